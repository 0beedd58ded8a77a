import type { DeliveryFact } from '../../promotion/delivery.ts'
import type { GateResult } from '../../promotion/gate.ts'
import type { Goal } from '../../promotion/goal.ts'
import type {
  DeploymentFact,
  MergeAnswer,
  Observed,
  PermissionFact,
  Planned,
  ReviewFacts,
  ScheduleAnswer,
  VersionKnowledge,
  Withdrawal,
} from '../../promotion/observed.ts'
import { environmentPolicy } from '../../promotion/policy.ts'
import type { RolloutFact } from '../../promotion/rollout.ts'
import { type SlotBranch, type SlotPullRequest, viewSlot } from '../../promotion/slot.ts'
import type { Authorized } from '../authorize.ts'
import type { Person } from '../ports/ports.ts'
import type { Run } from './request.ts'

/** One promotion as this run has seen and changed it. What a write returned is taken over, not read again. */
export interface Situation {
  readonly goal: Goal
  readonly planned: Planned
  readonly known: VersionKnowledge
  readonly upstream: Observed['upstream']
  readonly permission: PermissionFact
  /** What the executor needs; absent until it was asked for in this run. */
  readonly permit: Authorized<Goal> | undefined
  readonly pullRequests: readonly SlotPullRequest[]
  readonly branch: SlotBranch
  readonly review?: ReviewFacts
  readonly deployment: DeploymentFact
  readonly rollout: RolloutFact
  readonly delivery: DeliveryFact
  readonly mergeAnswer?: MergeAnswer
  readonly scheduleAnswer?: ScheduleAnswer
  /** The gates, asked right after a merge that was not this run's. */
  readonly lookedBack?: readonly GateResult[]
  readonly withdrawn?: Withdrawal
  readonly assumed: readonly Goal[]
  /** True once this run gave checks the time to appear. */
  readonly settled: boolean
  /** True once the slot's pull requests were read while its branch was claimed: nobody else could end there in between. */
  readonly searched: boolean
  /** This run merged the pull request, onto the base it was planned on or onto another. */
  readonly mergedHere: false | 'as-planned' | 'onto-another'
  /** This run made the branch's newest commit. */
  readonly committed: boolean
  /** Looks at mergeability so far. */
  readonly looks: number
  /** Another process changed the slot under us: read it again before deciding. */
  readonly stale: boolean
}

/** The facts on which the next step is decided. */
export function observedIn(run: Run, situation: Situation): Observed {
  const { request, reading, context } = run
  const { goal, pullRequests, branch } = situation
  return {
    request: request.key,
    rollback: request.rollback !== undefined,
    requester: requesterOf(run, situation) ?? nobody,
    goal,
    fleet: reading.fleet,
    policy: policyFor(run, goal),
    versions: reading.policy.versions,
    known: situation.known,
    permission: situation.permission,
    planned: situation.planned,
    upstream: situation.upstream,
    slot: viewSlot(request.key, branch, pullRequests),
    defaultBranch: reading.snapshot.branch,
    assumed: situation.assumed,
    deployment: situation.deployment,
    rollout: situation.rollout,
    delivery: situation.delivery,
    searched: situation.searched,
    mergedHere: situation.mergedHere === 'as-planned',
    lookedBack: situation.lookedBack !== undefined,
    records: situation.mergedHere !== false || isLongMerged(run, pullRequests),
    leads: situation.committed || isAbandoned(run, branch),
    patient: situation.looks < context.delays.mergeability.length,
    ...(situation.review === undefined ? {} : { review: reviewIn(run, situation.settled, situation.review) }),
    ...(situation.withdrawn === undefined ? {} : { withdrawn: situation.withdrawn }),
    ...(situation.mergeAnswer === undefined ? {} : { mergeAnswer: situation.mergeAnswer }),
    ...(situation.scheduleAnswer === undefined ? {} : { scheduleAnswer: situation.scheduleAnswer }),
  }
}

function reviewIn({ context }: Run, settled: boolean, review: ReviewFacts): ReviewFacts {
  return {
    ...review,
    settled: settled || context.delays.settle === 0,
    ...(context.startsNoWorkflows === true ? { startsNoWorkflows: true } : {}),
  }
}

/** Between a commit and its pull request lies one request: who took longer than this died. */
function isAbandoned({ context }: Run, branch: SlotBranch): boolean {
  if (branch.kind !== 'ours') return false
  return context.clock.now().getTime() - branch.committedAt.getTime() >= context.delays.abandoned
}

/** Between a merge and its deployment lies one request. Somebody's own merge is recorded a little later than ours. */
function isLongMerged({ context, request }: Run, pullRequests: Situation['pullRequests']): boolean {
  const mine = pullRequests.find(each => each.claim?.request === request.key && each.state === 'merged')
  const mergedAt = mine?.mergedAt?.getTime() ?? 0
  return context.clock.now().getTime() - mergedAt >= context.delays.abandoned
}

const nobody: Person = { id: 0, login: 'ghost' }

/** Who asked: the comment's author, else whom our own signed commit names. A pull request's text can be edited and is not asked. */
export function requesterOf({ request }: Pick<Run, 'request'>, { branch }: Situation): Person | undefined {
  if (request.requester !== undefined) return request.requester
  const claim = branch.kind === 'ours' ? branch.claim : undefined
  return claim?.request === request.key ? claim.requestedBy : undefined
}

function policyFor({ reading }: Run, goal: Goal): Observed['policy'] {
  const policy = environmentPolicy(reading.policy, goal.environment)
  if (policy === undefined) throw new Error(`no policy for ${goal.environment}`)
  return policy
}

/** The situation after something happened to one of its pull requests. */
export function changePullRequest(
  situation: Situation,
  number: number,
  change: Partial<SlotPullRequest>,
): Situation {
  const pullRequests = situation.pullRequests.map(each =>
    each.number === number ? { ...each, ...change } : each,
  )
  return { ...situation, pullRequests }
}
