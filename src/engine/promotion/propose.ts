import type { Goal } from '../../promotion/goal.ts'
import type { Plan } from '../../promotion/plan.ts'
import { type Claim, type SlotPullRequest, slotBranch } from '../../promotion/slot.ts'
import type { Step } from '../../promotion/step.ts'
import type { Authorized } from '../authorize.ts'
import { askPermission, permitted, slotPullRequest } from './observe.ts'
import { askedOf, changeOf, claimTexts } from './proposal-texts.ts'
import type { Run } from './request.ts'
import { changePullRequest, requesterOf, type Situation } from './situation.ts'
import { tell } from './tell.ts'

/** What brings a plan to a pull request. */
export type Proposing = Extract<Step, { readonly kind: 'claim' | 'commit' | 'propose' | 'rename' }>

/** Does one step towards the pull request; who asked must be permitted in this run. */
export async function propose(step: Proposing, run: Run, situation: Situation): Promise<Situation> {
  if (situation.permit !== undefined) return carryOut(step, run, situation, situation.permit)
  return { ...situation, ...permitted(await askPermission(run, situation)) }
}

function carryOut(
  step: Proposing,
  run: Run,
  situation: Situation,
  goal: Authorized<Goal>,
): Promise<Situation> {
  switch (step.kind) {
    case 'claim':
      return claim(step.base, run, situation, goal)
    case 'commit':
      return commit(step, run, situation, goal)
    case 'propose':
      return open(step.plan, run, situation, goal)
    case 'rename':
      return rename(step, run, situation, goal)
    default:
      return step satisfies never
  }
}

async function claim(
  base: Plan['base'],
  run: Run,
  situation: Situation,
  goal: Authorized<Goal>,
): Promise<Situation> {
  const { repository } = run.gitops
  const name = slotBranch(goal.environment, goal.app)
  if ((await repository.createBranch(name, base)) === 'created')
    return { ...situation, branch: { kind: 'claimed', head: base } }
  return { ...situation, stale: true }
}

async function commit(
  step: Extract<Step, { readonly kind: 'commit' }>,
  run: Run,
  situation: Situation,
  goal: Authorized<Goal>,
): Promise<Situation> {
  const claimed = claimOf(step.plan, run, situation)
  await takeBack(run, situation)
  const outcome = await run.gitops.repository.commit({
    branch: slotBranch(goal.environment, goal.app),
    expectedHead: step.onto,
    message: claimTexts(step.plan, claimed, run.request).commit,
    files: step.plan.files,
  })
  if (outcome.kind === 'head-moved') return { ...situation, stale: true }
  const { review: _r, mergeAnswer: _m, ...rest } = situation
  const pullRequests = situation.pullRequests.map(each =>
    each.state === 'open' ? { ...each, head: outcome.sha } : each,
  )
  return {
    ...rest,
    pullRequests,
    settled: false,
    branch: { kind: 'ours', head: outcome.sha, claim: claimed, committedAt: run.context.clock.now() },
    committed: true,
  }
}

/** Who asked GitHub to merge by itself asked for what was there then, not for what comes now. */
async function takeBack(run: Run, { review, pullRequests }: Situation): Promise<void> {
  const open = pullRequests.find(each => each.state === 'open')
  if (review?.scheduled !== true || open === undefined) return
  await run.gitops.pullRequests.update(open.number, { scheduled: false })
}

async function open(plan: Plan, run: Run, situation: Situation, goal: Authorized<Goal>): Promise<Situation> {
  const claimed = claimOf(plan, run, situation)
  const { title, body } = claimTexts(plan, claimed, run.request)
  const branch = slotBranch(goal.environment, goal.app)
  const outcome = await run.gitops.pullRequests.open({ branch, title, body })
  if (outcome.kind !== 'opened') return { ...situation, stale: true }
  const opened: SlotPullRequest = {
    ...slotPullRequest(outcome.pullRequest),
    claim: claimed,
    change: changeOf(plan),
    asked: askedOf(run.request),
  }
  tell(run, situation, { kind: 'promotion-proposed', pullRequest: opened.number })
  return { ...situation, pullRequests: [opened, ...situation.pullRequests] }
}

async function rename(
  step: Extract<Step, { readonly kind: 'rename' }>,
  run: Run,
  situation: Situation,
  _goal: Authorized<Goal>,
): Promise<Situation> {
  const claimed = claimOf(step.plan, run, situation)
  const { title, body } = claimTexts(step.plan, claimed, run.request)
  await run.gitops.pullRequests.update(step.number, { title, body })
  return changePullRequest(situation, step.number, { claim: claimed, change: changeOf(step.plan) })
}

function claimOf(plan: Plan, run: Run, situation: Situation): Claim {
  const requester = requesterOf(run, situation)
  if (requester === undefined) throw new Error('a permitted promotion has a requester')
  return {
    request: run.request.key,
    app: plan.app,
    environment: plan.environment,
    version: plan.to,
    requestedBy: { id: requester.id, login: requester.login },
    digest: plan.digest,
  }
}
