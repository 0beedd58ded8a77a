import type { DeliveryFact } from '../../promotion/delivery.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { Plan } from '../../promotion/plan.ts'
import { type PullRequestEnd, slotBranch } from '../../promotion/slot.ts'
import type { Step } from '../../promotion/step.ts'
import type { Authorized } from '../authorize.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import { planPromotion } from '../plan/plan-promotion.ts'
import { applyPromotion, restorePrevious } from './delivery.ts'
import { recordDeployment } from './deployment.ts'
import { look } from './look.ts'
import { mergeWish } from './merge-wish.ts'
import { askPermission, permitted } from './observe.ts'
import { closedText } from './proposal-texts.ts'
import { propose } from './propose.ts'
import type { Run } from './request.ts'
import { schedule, unschedule } from './schedule.ts'
import { changePullRequest, type Situation } from './situation.ts'
import { tell } from './tell.ts'

/** A step that does something. */
export type Act = Exclude<Step, { readonly kind: 'wait' | 'end' }>

/** What a step left behind: the situation after it, and the fleet if it was read again. */
export interface Performed {
  readonly run: Run
  readonly situation: Situation
}

/** Does one step. What another process did in between is no failure: the situation is marked stale and looked at again. */
export async function perform(step: Act, run: Run, situation: Situation): Promise<Performed> {
  switch (step.kind) {
    case 'claim':
    case 'commit':
    case 'propose':
    case 'rename':
      return { run, situation: await propose(step, run, situation) }
    case 'close':
      return { run, situation: await close(step, run, situation) }
    case 'clean':
      return { run, situation: await clean(step.head, run, situation) }
    case 'look':
      return look(step.at, run, situation)
    case 'merge':
      return merge(step, run, situation)
    case 'schedule':
      return schedule(step, run, situation)
    case 'unschedule':
      return unschedule(step, run, situation)
    case 'record':
    case 'report':
    case 'conclude':
      return { run, situation: await recordDeployment(step, run, situation) }
    case 'apply':
      return { run, situation: await apply(run, situation) }
    case 'restore':
      return { run, situation: delivered(situation, await restorePrevious(run, situation)) }
    case 'note':
      return { run, situation: await note(step, run, situation) }
    default:
      return step satisfies never
  }
}

/** Permission is asked again right before, as for a merge: from here on it runs. */
async function apply(run: Run, situation: Situation): Promise<Situation> {
  const answer = await askPermission(run, situation)
  if (answer.kind === 'denied') return { ...situation, ...permitted(answer) }
  return delivered(situation, await applyPromotion(run, situation, answer.value))
}

/** Where somebody else was at it too, GitHub may say something else by now as well. */
function delivered(situation: Situation, delivery: DeliveryFact): Situation {
  return { ...situation, delivery, stale: situation.stale || delivery.kind === 'unknown' }
}

async function note(
  { number, end }: Extract<Act, { readonly kind: 'note' }>,
  run: Run,
  situation: Situation,
): Promise<Situation> {
  const mine = situation.pullRequests.find(each => each.number === number)
  const body = mine === undefined ? undefined : closedText(mine, end)
  if (body !== undefined) await run.gitops.pullRequests.update(number, { body })
  return changePullRequest(situation, number, { ended: end })
}

async function close(
  step: Extract<Act, { readonly kind: 'close' }>,
  run: Run,
  situation: Situation,
): Promise<Situation> {
  const pullRequest = situation.pullRequests.find(each => each.number === step.number)
  const body = pullRequest === undefined ? undefined : closedText(pullRequest, step.end)
  const change = { state: 'closed' as const, ...(body === undefined ? {} : { body }) }
  await run.gitops.pullRequests.update(step.number, change)
  const closed: { state: 'closed'; ended: PullRequestEnd } = { state: 'closed', ended: step.end }
  const { review: _r, mergeAnswer: _m, ...rest } = changePullRequest(situation, step.number, closed)
  if (step.end.kind !== 'redone' || pullRequest === undefined) return rest
  return clean(pullRequest.head, run, rest)
}

async function clean(head: Plan['base'], run: Run, situation: Situation): Promise<Situation> {
  const name = slotBranch(situation.goal.environment, situation.goal.app)
  if (await isProposedMeanwhile(name, run, situation)) return { ...situation, stale: true }
  const outcome = await run.gitops.repository.deleteBranch(name, head)
  if (outcome === 'moved') return { ...situation, stale: true }
  // By the time it is claimed again others may have come and gone.
  return { ...situation, branch: { kind: 'absent' }, searched: false }
}

/** Whoever was taken for dead may have been slow: a pull request that was opened since would be closed with its branch. */
async function isProposedMeanwhile(name: string, run: Run, situation: Situation): Promise<boolean> {
  const { branch, pullRequests } = situation
  if (branch.kind !== 'ours' || branch.claim.request === run.request.key) return false
  if (pullRequests.some(({ state }) => state === 'open')) return false
  const found = await run.gitops.pullRequests.find(name)
  return found.some(({ state }) => state === 'open')
}

/** Permission is asked again right before, and the head is the one that was planned: GitHub refuses any other. */
async function merge(
  step: Extract<Act, { readonly kind: 'merge' }>,
  run: Run,
  situation: Situation,
): Promise<Performed> {
  const answer = await askPermission(run, situation)
  if (answer.kind === 'denied') return { run, situation: { ...situation, ...permitted(answer) } }
  const merged = await mergePermitted(step, run, situation, answer.value)
  if (merged.mergedHere !== 'onto-another') return { run, situation: merged }
  // Something else was merged in between, so what is there now is not what was rendered: it is read.
  const reading = await readFleet(run.context, run.gitops)
  const planned = planPromotion(situation.goal, reading)
  return { run: { ...run, reading }, situation: { ...merged, planned } }
}

async function mergePermitted(
  step: Extract<Act, { readonly kind: 'merge' }>,
  run: Run,
  situation: Situation,
  goal: Authorized<Goal>,
): Promise<Situation> {
  const { planned } = situation
  const wish = await mergeWish(step, run, situation, goal)
  if (wish === undefined || planned.kind !== 'plan') return { ...situation, stale: true }
  const outcome = await run.gitops.pullRequests.merge(wish)
  if (outcome.kind !== 'merged') return { ...situation, mergeAnswer: outcome }
  tell(run, situation, { kind: 'promotion-merged', pullRequest: step.number, commit: outcome.sha })
  const merged = {
    state: 'merged' as const,
    mergeCommit: outcome.sha,
    mergedAt: run.context.clock.now(),
  }
  return {
    ...changePullRequest(situation, step.number, merged),
    // What was applied before has its record already.
    ...('id' in situation.deployment ? {} : { deployment: { kind: 'absent' } as const }),
    mergedHere: outcome.onto === planned.plan.base ? 'as-planned' : 'onto-another',
  }
}
