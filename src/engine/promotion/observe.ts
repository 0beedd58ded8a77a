import type { Goal } from '../../promotion/goal.ts'
import type { AutoMergeFact, ReviewFacts, VersionKnowledge } from '../../promotion/observed.ts'
import type { Claim, SlotBranch, SlotPullRequest } from '../../promotion/slot.ts'
import { slotBranch } from '../../promotion/slot.ts'
import { readProposalMarker } from '../../report/marker.ts'
import { parseTrailers } from '../../report/trailers.ts'
import { type Authorization, authorize, type Grounds } from '../authorize.ts'
import { questionOf } from '../plan/ask-registries.ts'
import { knowVersion } from '../plan/know-version.ts'
import { planPromotion } from '../plan/plan-promotion.ts'
import { withDigest } from '../plan/with-digest.ts'
import type { AutoMerge, Branch, BranchCommit, PullRequest, PullRequestReview } from '../ports/ports.ts'
import { groundsOfNow, groundsOfRequest } from './grounds.ts'
import type { Run } from './request.ts'
import { requesterOf, type Situation } from './situation.ts'
import { readUpstream } from './upstream.ts'

/** What is on GitHub about the slot: its pull requests, its branch, and the review of the one that is open. */
export interface SlotReading {
  readonly pullRequests: readonly SlotPullRequest[]
  readonly branch: SlotBranch
  readonly review?: ReviewFacts
}

/** How much is read of a slot: nothing, when this comment was never acted on; its pull requests; its branch too, where no pull request tells. */
export type Thoroughness = 'fresh' | 'quick' | 'thorough'

/** Reads a slot. What a quick look leaves out, creating the branch will tell. */
export async function readSlot(run: Run, goal: Goal, thoroughness: Thoroughness): Promise<SlotReading> {
  if (thoroughness === 'fresh') return { pullRequests: [], branch: { kind: 'unread' } }
  const { repository, pullRequests } = run.gitops
  const name = slotBranch(goal.environment, goal.app)
  const found = await pullRequests.find(name)
  const open = found.find(each => each.state === 'open')
  if (open !== undefined) {
    const review = await pullRequests.review(open.number)
    const seen = found.map(each => (each.number === open.number ? review.pullRequest : each))
    if (review.pullRequest.state === 'open')
      return { pullRequests: seen.map(slotPullRequest), ...readReview(review) }
    return { pullRequests: seen.map(slotPullRequest), branch: slotBranchOf(await repository.branch(name)) }
  }
  const slots = found.map(slotPullRequest)
  const begun = slots.some(each => each.claim?.request === run.request.key)
  const branch: SlotBranch =
    thoroughness === 'thorough' || begun ? slotBranchOf(await repository.branch(name)) : { kind: 'unread' }
  return { pullRequests: slots.map(each => withClaim(each, branch)), branch }
}

/** Where somebody took our words out of its text, its commit says whose it is. */
function withClaim(pullRequest: SlotPullRequest, branch: SlotBranch): SlotPullRequest {
  const { ours, claim, head } = pullRequest
  if (!ours || claim !== undefined || branch.kind !== 'ours' || branch.head !== head) return pullRequest
  return { ...pullRequest, claim: branch.claim }
}

/** The parts of a situation that one look at an open pull request tells. */
export function readReview(review: PullRequestReview): {
  readonly branch: SlotBranch
  readonly review: ReviewFacts
} {
  const { pullRequest, commits } = review
  return {
    branch: slotBranchOf({ sha: pullRequest.head, commits }),
    review: {
      head: pullRequest.head,
      baseHead: review.baseHead,
      mergeable: review.mergeable,
      checks: review.checks,
      requiredChecks: review.requiredChecks,
      approvals: review.approvals,
      scheduled: review.scheduled,
      autoMerge: autoMergeFact(review.autoMerge),
      ...(review.leftQueue === undefined ? {} : { leftQueue: review.leftQueue }),
      settled: false,
    },
  }
}

function autoMergeFact(autoMerge: AutoMerge): AutoMergeFact {
  if (autoMerge.kind !== 'ours') return autoMerge
  const claim = parseTrailers(autoMerge.message)
  return { kind: 'ours', ...(claim === undefined ? {} : { claim }) }
}

/** One commit that is not ours makes the branch a person's. */
export function slotBranchOf(branch: Branch | undefined): SlotBranch {
  if (branch === undefined) return { kind: 'absent' }
  const head = branch.sha
  const last = branch.commits.at(-1)
  if (last === undefined) return { kind: 'claimed', head }
  const planned = branch.commits.filter(commit => !isUpdate(commit))
  const claim = planned.map(claimOf).at(-1)
  const allOurs = planned.every(commit => claimOf(commit) !== undefined)
  return allOurs && claim !== undefined
    ? { kind: 'ours', head, claim, committedAt: last.committedAt }
    : { kind: 'foreign', head }
}

// GitHub's words for what brings a branch up to date; only we may have asked for it.
function isUpdate({ ours, message }: BranchCommit): boolean {
  return ours && /^Merge branch '[^'\n]+' into lockkeeper\//.test(message)
}

function claimOf(commit: BranchCommit): Claim | undefined {
  return commit.ours ? parseTrailers(commit.message) : undefined
}

/** A pull request as its slot sees it; what its text says counts only when we wrote it. */
export function slotPullRequest(pullRequest: PullRequest): SlotPullRequest {
  const record = pullRequest.ours ? readProposalMarker(pullRequest.body) : undefined
  const { branch: _, title: _t, body: _b, ...rest } = pullRequest
  return {
    ...rest,
    ...(record === undefined ? {} : { claim: record.claim, change: record.change }),
    ...(record?.asked === undefined ? {} : { asked: record.asked }),
    ...(record?.ended === undefined ? {} : { ended: record.ended }),
  }
}

/** Everything about one goal. A promotion that was begun is held to what it was begun with. */
export async function observe(
  run: Run,
  wanted: Goal,
  base: Partial<Situation>,
  thoroughness: Thoroughness,
): Promise<Situation> {
  const reading = await readSlot(run, wanted, thoroughness)
  const own = reading.pullRequests.find(each => each.claim?.request === run.request.key)
  const begun = own === undefined ? undefined : (signedClaim(reading.branch, run.request.key) ?? own.claim)
  const goal =
    begun === undefined ? await withDigest(questionOf(run), wanted) : { ...wanted, version: begun.version }
  const situation: Situation = {
    assumed: [],
    settled: false,
    looks: 0,
    searched: false,
    committed: false,
    mergedHere: false,
    deployment: { kind: 'unknown' },
    rollout: { kind: 'unknown' },
    delivery: { kind: 'unknown' },
    ...base,
    ...reading,
    goal,
    stale: false,
    planned: planPromotion(goal, run.reading),
    known: { kind: 'accepted' },
    upstream: new Map(),
    permission: { status: 'passed', detail: 'was given when it was proposed; asked again before the merge' },
    permit: undefined,
  }
  // Once it is merged or closed nobody asks the gates.
  const upstream = own === undefined || own.state === 'open' ? await readUpstream(run, goal) : new Map()
  if (begun !== undefined) return { ...situation, upstream, ...(await permittedMeanwhile(run, situation)) }
  const [known, answer] = await Promise.all([
    run.request.rollback?.fromHistory ? ranBefore : knowVersion(run, goal),
    askPermission(run, situation, run.entry),
  ])
  return { ...situation, upstream, known, ...permitted(answer) }
}

/** Whoever may write in the repository may change the text of our pull request; our commit nobody. */
function signedClaim(branch: SlotBranch, request: string): Claim | undefined {
  return branch.kind === 'ours' && branch.claim.request === request ? branch.claim : undefined
}

/** What GitHub would merge without asking us is asked for at every look. */
async function permittedMeanwhile(run: Run, situation: Situation): Promise<Partial<Situation>> {
  if (situation.review?.autoMerge?.kind !== 'ours') return {}
  return permitted(await askPermission(run, situation))
}

const ranBefore: VersionKnowledge = { kind: 'accepted' }

/** Asks whether the requester may do this; without grounds of an earlier moment, as things are now. */
export async function askPermission(
  run: Run,
  situation: Situation,
  earlier?: Grounds,
): Promise<Authorization<Goal>> {
  const actor = requesterOf(run, situation)
  if (actor === undefined) return { kind: 'denied', reason: 'nobody can be named who asked for it' }
  const { context, source, gitops, reading } = run
  const verb = { kind: 'promote', goal: situation.goal } as const
  const now = () =>
    groundsOfRequest(context, run.request.key, groundsOfNow(context, actor, gitops.ref, reading))
  const grounds = earlier ?? (await now())
  return authorize(situation.goal, { actor, source, gitops: gitops.ref, verb }, grounds)
}

/** The answer as a situation holds it. */
export function permitted(answer: Authorization<Goal>): Pick<Situation, 'permission' | 'permit'> {
  return answer.kind === 'authorized'
    ? { permission: { status: 'passed', detail: answer.detail }, permit: answer.value }
    : { permission: { status: 'blocked', detail: answer.reason }, permit: undefined }
}
