import type { Account, App } from './accounts.ts'

/** GitHub's eight reactions. */
export const reactionContents = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
] as const

/** One reaction by one account. */
export interface Reaction {
  readonly id: number
  readonly user: Account
  readonly content: (typeof reactionContents)[number]
  readonly createdAt: number
}

/** A label of a repository. */
export interface Label {
  readonly id: number
  readonly name: string
  readonly color: string
}

/** A comment on an issue or pull request; `user` undefined is a deleted account. */
export interface Comment {
  readonly id: number
  readonly issueNumber: number
  readonly user: Account | undefined
  readonly app: App | undefined
  body: string
  readonly createdAt: number
  updatedAt: number
  editedAt: number | undefined
  editor: Account | undefined
  minimizedReason: string | undefined
  readonly reactions: Reaction[]
}

/** A review of a pull request, bound to the head it was given on. */
export interface Review {
  readonly id: number
  readonly user: Account
  body: string
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  readonly commitId: string
  readonly submittedAt: number
}

/** The asynchronous merge request of a pull request, as its poll shows it. */
export interface AsyncMerge {
  readonly uuid: string
  readonly method: 'merge' | 'squash' | 'rebase'
  readonly action: 'default' | 'direct_merge' | 'merge_queue'
  readonly expectedHead: string
  readonly title: string | undefined
  readonly message: string | undefined
  readonly actor: Account
  status: 'pending' | 'merged' | 'enqueued' | 'failed'
  outcome: string
  sha: string | undefined
  updatedAt: number
}

/** Auto-merge as someone switched it on. */
export interface AutoMerge {
  readonly enabledBy: Account
  readonly method: 'merge' | 'squash' | 'rebase'
  readonly title: string | undefined
  readonly message: string | undefined
}

/** A merge that the queue has made on a branch of its own: merged once its checks are met. */
export interface MergeGroup {
  readonly ref: string
  /** What it was made on: the base branch, or the group of whoever is before it. */
  readonly base: string
  readonly sha: string
  readonly formedAt: number
  /** Calls off what waits for it. */
  readonly end: AbortController
  /** Not before the queue's delay is over. */
  isRipe: boolean
}

/** A pull request came into the merge queue, or left it. */
export interface QueueEvent {
  readonly kind: 'added' | 'removed'
  readonly at: number
  readonly actor: Account
  /** Of a removal, as webhooks write it: `CI_FAILURE`. */
  readonly reason?: string
}

/** What an issue has besides when it is a pull request. */
export interface PullRequest {
  readonly headRepositoryId: number
  readonly headOwner: string
  readonly headRef: string
  headSha: string
  baseRef: string
  baseSha: string
  draft: boolean
  readonly maintainerCanModify: boolean
  mergedAt: number | undefined
  mergedBy: Account | undefined
  mergeCommitSha: string | undefined
  // The merge that GitHub tries before anyone asks for it, and its base and head.
  testMerge: { readonly key: string; readonly sha: string } | undefined
  autoMerge: AutoMerge | undefined
  // When it was put into the merge queue.
  queuedAt: number | undefined
  // Its merge as the queue tests it, on top of those before it.
  group: MergeGroup | undefined
  readonly queueEvents: QueueEvent[]
  readonly asyncMerges: AsyncMerge[]
  readonly reviews: Review[]
  // How often mergeability was asked for since base or head moved: GitHub answers null at first.
  mergeableReads: number
  mergeableKey: string
}

/** An issue; with `pull`, a pull request. */
export interface Issue {
  readonly id: number
  readonly number: number
  title: string
  body: string | null
  readonly user: Account | undefined
  readonly app: App | undefined
  state: 'open' | 'closed'
  stateReason: 'completed' | 'reopened' | 'not_planned' | null
  locked: boolean
  lockReason: string | null
  labels: Label[]
  readonly createdAt: number
  updatedAt: number
  closedAt: number | undefined
  closedBy: Account | undefined
  readonly reactions: Reaction[]
  readonly pull: PullRequest | undefined
}

/** An issue known to be a pull request. */
export interface PullIssue extends Issue {
  readonly pull: PullRequest
}

/** Whether an issue is a pull request. */
export function isPull(issue: Issue): issue is PullIssue {
  return issue.pull !== undefined
}
