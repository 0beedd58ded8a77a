import type { Step } from '../promotion/lifecycle.ts'
import type { Plan } from '../promotion/plan.ts'
import {
  type Claim,
  type PlannedChange,
  type PullRequestEnd,
  type SlotPullRequest,
  slotBranch,
  viewSlot,
} from '../promotion/slot.ts'
import type { Target } from '../promotion/target.ts'
import type { Authorized } from './authorize.ts'
import { recordDeployment } from './deployment.ts'
import { askPermission, permitted, readReview, slotPullRequest } from './observe.ts'
import { planPromotion } from './plan-promotion.ts'
import { askedOf, claimTexts, closedText } from './proposal-texts.ts'
import { readFleet } from './read-fleet.ts'
import type { Run } from './request.ts'
import { requesterOf, type Situation } from './situation.ts'

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
      return propose(step, run, situation)
    case 'close':
      return { run, situation: await close(step, run, situation) }
    case 'clean':
      return { run, situation: await clean(step.head, run, situation) }
    case 'look':
      return look(step.at, run, situation)
    case 'merge':
      return { run, situation: await merge(step, run, situation) }
    case 'record':
    case 'report':
      return { run, situation: await recordDeployment(step, run, situation) }
    default:
      return step satisfies never
  }
}

type Proposing = Extract<Act, { readonly kind: 'claim' | 'commit' | 'propose' | 'rename' }>

async function propose(step: Proposing, run: Run, situation: Situation): Promise<Performed> {
  if (situation.permit !== undefined)
    return { run, situation: await carryOut(step, run, situation, situation.permit) }
  return { run, situation: { ...situation, ...permitted(await askPermission(run, situation)) } }
}

function carryOut(
  step: Proposing,
  run: Run,
  situation: Situation,
  target: Authorized<Target>,
): Promise<Situation> {
  switch (step.kind) {
    case 'claim':
      return claim(step.base, run, situation, target)
    case 'commit':
      return commit(step, run, situation, target)
    case 'propose':
      return open(step.plan, run, situation, target)
    case 'rename':
      return rename(step, run, situation, target)
    default:
      return step satisfies never
  }
}

async function claim(
  base: Plan['base'],
  run: Run,
  situation: Situation,
  target: Authorized<Target>,
): Promise<Situation> {
  const { repository } = run.gitops
  const name = slotBranch(target.environment, target.app)
  if ((await repository.createBranch(name, base)) === 'created')
    return { ...situation, branch: { kind: 'claimed', head: base } }
  return { ...situation, stale: true }
}

async function commit(
  step: Extract<Act, { readonly kind: 'commit' }>,
  run: Run,
  situation: Situation,
  target: Authorized<Target>,
): Promise<Situation> {
  const claimed = claimOf(step.plan, run, situation)
  const outcome = await run.gitops.repository.commit({
    branch: slotBranch(target.environment, target.app),
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

async function open(
  plan: Plan,
  run: Run,
  situation: Situation,
  target: Authorized<Target>,
): Promise<Situation> {
  const claimed = claimOf(plan, run, situation)
  const { title, body } = claimTexts(plan, claimed, run.request)
  const branch = slotBranch(target.environment, target.app)
  const outcome = await run.gitops.pullRequests.open({ branch, title, body })
  if (outcome.kind !== 'opened') return { ...situation, stale: true }
  const opened: SlotPullRequest = {
    ...slotPullRequest(outcome.pullRequest),
    claim: claimed,
    change: changeOf(plan),
    asked: askedOf(run.request),
  }
  publish(run, situation, { kind: 'promotion-proposed', pullRequest: opened.number })
  return { ...situation, pullRequests: [opened, ...situation.pullRequests] }
}

type Told =
  | { readonly kind: 'promotion-proposed'; readonly pullRequest: number }
  | { readonly kind: 'promotion-merged'; readonly pullRequest: number; readonly commit: string }

function publish({ context, request }: Run, { target }: Situation, told: Told): void {
  const { app, environment, version: release } = target
  const head = { version: 1, at: context.clock.now(), request: request.key } as const
  context.publish({ ...head, app, environment, release, ...told })
}

async function rename(
  step: Extract<Act, { readonly kind: 'rename' }>,
  run: Run,
  situation: Situation,
  _target: Authorized<Target>,
): Promise<Situation> {
  const claimed = claimOf(step.plan, run, situation)
  const { title, body } = claimTexts(step.plan, claimed, run.request)
  await run.gitops.pullRequests.update(step.number, { title, body })
  return changePullRequest(situation, step.number, { claim: claimed, change: changeOf(step.plan) })
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
  const name = slotBranch(situation.target.environment, situation.target.app)
  const outcome = await run.gitops.repository.deleteBranch(name, head)
  return outcome === 'moved' ? { ...situation, stale: true } : { ...situation, branch: { kind: 'absent' } }
}

async function look(
  at: Extract<Act, { readonly kind: 'look' }>['at'],
  run: Run,
  situation: Situation,
): Promise<Performed> {
  const { clock, delays } = run.context
  switch (at) {
    case 'slot':
      return { run, situation: await lookAtSlot(run, situation) }
    case 'leader':
      await clock.sleep(delays.abandoned)
      return { run, situation: { ...situation, stale: true, looks: situation.looks + 1 } }
    case 'deployment':
      return { run, situation: await recordDeployment({ kind: 'look' }, run, situation) }
    case 'review':
      return lookAtReview(run, situation)
    case 'checks':
      await clock.sleep(delays.settle)
      return lookAtReview(run, { ...situation, settled: true })
    case 'mergeability':
      await clock.sleep(delays.mergeability[situation.looks] ?? 0)
      return lookAtReview(run, { ...situation, looks: situation.looks + 1 })
    default:
      return at satisfies never
  }
}

/** Whatever another process did here, it did before the branch was claimed: it is seen now. */
async function lookAtSlot(run: Run, situation: Situation): Promise<Situation> {
  const { environment, app } = situation.target
  const found = await run.gitops.pullRequests.find(slotBranch(environment, app))
  const pullRequests = found.map(slotPullRequest)
  const { mine, open } = viewSlot(run.request.key, situation.branch, pullRequests)
  return { ...situation, pullRequests, searched: true, stale: (mine ?? open) !== undefined }
}

/** When the base moved, the fleet is read again and the promotion planned on what is there now. */
async function lookAtReview(run: Run, situation: Situation): Promise<Performed> {
  const open = situation.pullRequests.find(each => each.state === 'open')
  if (open === undefined) return { run, situation: { ...situation, stale: true } }
  const review = await run.gitops.pullRequests.review(open.number)
  const seen = changePullRequest(situation, open.number, slotPullRequest(review.pullRequest))
  if (review.pullRequest.state !== 'open') return { run, situation: { ...seen, stale: true } }
  const next = { ...seen, ...readReview(review) }
  if (review.baseHead === run.reading.snapshot.commit) return { run, situation: next }
  const reading = await readFleet(run.context, run.gitops)
  const planned = planPromotion(situation.target, reading)
  return { run: { ...run, reading }, situation: { ...next, planned } }
}

/** Permission is asked again right before, and the head is the one that was planned: GitHub refuses any other. */
async function merge(
  step: Extract<Act, { readonly kind: 'merge' }>,
  run: Run,
  situation: Situation,
): Promise<Situation> {
  const answer = await askPermission(run, situation)
  if (answer.kind === 'denied') return { ...situation, ...permitted(answer) }
  if (situation.planned.kind !== 'plan') return { ...situation, stale: true }
  return mergePermitted(step, run, situation, answer.value)
}

async function mergePermitted(
  step: Extract<Act, { readonly kind: 'merge' }>,
  run: Run,
  situation: Situation,
  _target: Authorized<Target>,
): Promise<Situation> {
  const { planned, branch } = situation
  if (planned.kind !== 'plan' || branch.kind !== 'ours') return { ...situation, stale: true }
  const texts = claimTexts(planned.plan, branch.claim, run.request)
  const outcome = await run.gitops.pullRequests.merge({
    number: step.number,
    head: step.head,
    title: `${texts.title} (#${step.number})`,
    message: texts.trailers,
  })
  if (outcome.kind !== 'merged') return { ...situation, mergeAnswer: outcome }
  publish(run, situation, { kind: 'promotion-merged', pullRequest: step.number, commit: outcome.sha })
  const merged = {
    state: 'merged' as const,
    mergeCommit: outcome.sha,
    mergedAt: run.context.clock.now(),
  }
  return { ...changePullRequest(situation, step.number, merged), deployment: { kind: 'absent' } }
}

function changePullRequest(
  situation: Situation,
  number: number,
  change: Partial<SlotPullRequest>,
): Situation {
  const pullRequests = situation.pullRequests.map(each =>
    each.number === number ? { ...each, ...change } : each,
  )
  return { ...situation, pullRequests }
}

function changeOf({ from, edits }: Plan): PlannedChange {
  return { from, edits }
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
