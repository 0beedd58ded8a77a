import type { EnvironmentName, Sha } from './names.ts'
import { isNewer, parseRequestKey } from './origin.ts'
import type { Edit } from './plan.ts'

export const branchPrefix = 'lockkeeper/'

/** The branch that claims an app in an environment: one open promotion for each at a time. */
export function slotBranch(environment: EnvironmentName, app: string): string {
  return `${branchPrefix}${environment}/${app}`
}

/** What a commit or pull request of ours says of itself: whose promotion it is, and of what. */
export interface Claim {
  readonly request: string
  readonly app: string
  readonly environment: string
  readonly version: string
  readonly requestedBy: { readonly id: number; readonly login: string }
  /** Of the plan. */
  readonly digest: string
}

/** The slot's branch: not looked at, nobody's, claimed with nothing on it, ours with the newest commit's claim, or touched by a person. */
export type SlotBranch =
  | { readonly kind: 'unread' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'claimed'; readonly head: Sha }
  | { readonly kind: 'ours'; readonly head: Sha; readonly claim: Claim; readonly committedAt: Date }
  | { readonly kind: 'foreign'; readonly head: Sha }

/** A pull request from the slot's branch. `claim` is absent when it is not ours or says nothing. */
export interface SlotPullRequest {
  readonly number: number
  readonly url: string
  readonly head: Sha
  readonly base: string
  readonly state: 'open' | 'merged' | 'closed'
  readonly draft: boolean
  readonly ours: boolean
  readonly createdAt: Date
  readonly mergeCommit?: Sha
  readonly mergedAt?: Date
  readonly claim?: Claim
  /** What it changes, as we planned it. */
  readonly change?: PlannedChange
  /** Where, when and in what words it was asked for. */
  readonly asked?: Asked
  /** Why we closed it. */
  readonly ended?: PullRequestEnd
}

/** What a pull request of ours remembers of its plan, for people; nothing is decided on it. */
export interface PlannedChange {
  readonly from: string | undefined
  readonly edits: readonly Edit[]
  readonly rendered?: RenderedSize
}

/** How much a plan changes in what is rendered. */
export interface RenderedSize {
  readonly objects: number
  readonly fields: number
}

/** A command as it was given; kept for people and to find its thread when the comment is gone. */
export interface Asked {
  readonly issue: number
  readonly createdAt: Date
  readonly source: string
  readonly reason?: string
}

/** `redone`: the base moved underneath, another pull request of the same request follows; `failed`: still open, its clusters would not run it. */
export type PullRequestEnd =
  | { readonly kind: 'cancelled'; readonly by: string }
  | { readonly kind: 'redone' }
  | { readonly kind: 'needless' }
  | { readonly kind: 'refused' | 'failed'; readonly because: string }

/** The slot as one request sees it. */
export interface Slot {
  readonly branch: SlotBranch
  /** The pull request of this request: the merged one, else the newest, those that were redone left out. */
  readonly mine?: SlotPullRequest
  /** The open pull request from the branch, whosever it is. */
  readonly open?: SlotPullRequest
  /** The claim of a later request on the same slot, whatever became of it. */
  readonly later?: Claim
  /** How often this request's pull request was redone. */
  readonly redone: number
}

/** The slot as the request with that key sees it; pull requests newest first. */
export function viewSlot(
  request: string,
  branch: SlotBranch,
  pullRequests: readonly SlotPullRequest[],
): Slot {
  const own = pullRequests.filter(pullRequest => pullRequest.claim?.request === request)
  // A process that was late may have opened another beside what is merged.
  const mine =
    own.find(({ state }) => state === 'merged') ?? own.find(({ ended }) => ended?.kind !== 'redone')
  const open = pullRequests.find(pullRequest => pullRequest.state === 'open')
  const claims = pullRequests.map(pullRequest => pullRequest.claim).filter(claim => claim !== undefined)
  const all = branch.kind === 'ours' ? [branch.claim, ...claims] : claims
  const later = all.find(claim => isLater(claim.request, request))
  return {
    branch,
    ...(mine === undefined ? {} : { mine }),
    ...(open === undefined ? {} : { open }),
    ...(later === undefined ? {} : { later }),
    redone: own.length - own.filter(pullRequest => pullRequest.ended?.kind !== 'redone').length,
  }
}

function isLater(first: string, second: string): boolean {
  const [one, two] = [parseRequestKey(first), parseRequestKey(second)]
  if (one === undefined || two === undefined) return false
  return isNewer(one, two) === true
}

/** Somebody's commit is at the head, or our own: whatever the pull request still says, whoever it names has given it up. */
export function isTaken(branch: SlotBranch, request: string): boolean {
  return branch.kind === 'foreign' || (branch.kind === 'ours' && branch.claim.request === request)
}
