import type { Sha } from '../../promotion/names.ts'
import type { LeftQueue } from '../../promotion/observed.ts'
import type { Deployments } from './deployments-port.ts'
import type { Snapshot, SnapshotEntry } from './snapshot.ts'
import type { State } from './state-port.ts'
import type { Workflows } from './workflow-port.ts'

// Outcomes that are not failures are in the return types; a rejected promise is a broken network, a missing right, or a bug.

/** A repository by its number; owner and name may change under it. */
export interface RepositoryRef {
  readonly id: number
  readonly owner: string
  readonly name: string
}

/** The GitHub App on one account: which repositories it sees, and the ports of one of them. */
export interface Installation {
  repositories(): Promise<readonly RepositoryRef[]>
  open(ref: RepositoryRef): RepositoryPorts
}

export interface RepositoryPorts {
  readonly ref: RepositoryRef
  readonly repository: Repository
  readonly pullRequests: PullRequests
  readonly threads: Threads
  readonly deployments: Deployments
  readonly people: People
  readonly workflows: Workflows
  readonly commits: Commits
  readonly state: State
}

export interface Repository {
  /** Reads the default branch. Request count does not depend on the repository's size. */
  snapshot(wanted: (path: string, entry: SnapshotEntry) => boolean): Promise<Snapshot>
  /** One small file of the default branch, or nothing. */
  read(path: string): Promise<{ readonly commit: Sha; readonly text: string } | undefined>
  branch(name: string): Promise<Branch | undefined>
  /** Must-not-exist compare-and-swap. */
  createBranch(name: string, at: Sha): Promise<'created' | 'exists'>
  /** Compare-and-swap on the branch's head; signed by GitHub. */
  commit(commit: NewCommit): Promise<Committed>
  /** Deletes the branch if its head is still the known one. */
  deleteBranch(name: string, expectedHead: Sha): Promise<'deleted' | 'moved' | 'absent'>
  hasTag(names: readonly string[]): Promise<boolean>
}

export type Committed = { readonly kind: 'committed'; readonly sha: Sha } | { readonly kind: 'head-moved' }

export interface Branch {
  readonly sha: Sha
  /** Those that the default branch lacks, oldest first; none: the branch claims a slot and nothing is on it yet. */
  readonly commits: readonly BranchCommit[]
}

export interface BranchCommit {
  readonly sha: Sha
  readonly message: string
  /** Made by our GitHub App through GitHub's API: its author is our bot and the signature is GitHub's own. */
  readonly ours: boolean
  readonly committedAt: Date
}

export interface NewCommit {
  readonly branch: string
  readonly expectedHead: Sha
  readonly message: string
  readonly files: ReadonlyMap<string, string>
}

export interface PullRequest {
  readonly number: number
  readonly url: string
  readonly branch: string
  readonly head: Sha
  /** The name of the branch it merges into. */
  readonly base: string
  readonly state: 'open' | 'merged' | 'closed'
  readonly draft: boolean
  /** Written by our GitHub App. */
  readonly ours: boolean
  readonly title: string
  readonly body: string
  readonly createdAt: Date
  readonly mergeCommit?: Sha
  readonly mergedAt?: Date
}

export interface PullRequests {
  /** All of the branch, in any state, newest first. */
  find(branch: string): Promise<readonly PullRequest[]>
  open(proposal: Pick<PullRequest, 'branch' | 'title' | 'body'>): Promise<Opened>
  update(
    number: number,
    change: {
      readonly title?: string
      readonly body?: string
      readonly state?: 'closed'
      /** Takes back what would have GitHub merge it by itself. */
      readonly scheduled?: false
    },
  ): Promise<void>
  /** Everything that decides whether it may be merged, read at once. */
  review(number: number): Promise<PullRequestReview>
  /** Merges exactly that head, by the repository's first allowed method of squash, merge, rebase. */
  merge(
    request: Pick<PullRequest, 'number' | 'head' | 'title'> & { readonly message: string },
  ): Promise<MergeOutcome>
  /** Has GitHub do the same by itself once its own rules let it. */
  schedule(request: Parameters<PullRequests['merge']>[0]): Promise<Scheduled>
  /** Ours: the open ones, and those that ended since. */
  recent(since: Date): Promise<readonly PullRequest[]>
}

export type Opened =
  | { readonly kind: 'opened'; readonly pullRequest: PullRequest }
  | { readonly kind: 'exists' }
  | { readonly kind: 'nothing-to-merge' }

export interface PullRequestReview {
  readonly pullRequest: PullRequest
  /** What the base branch lacks, oldest first; the last is the pull request's head. */
  readonly commits: readonly BranchCommit[]
  /** The commit that the base branch is at now. */
  readonly baseHead: Sha
  readonly mergeable: 'yes' | 'conflict' | 'unknown'
  /** Of the head commit: check runs and statuses, newest of each name. */
  readonly checks: readonly Check[]
  /** Names that the rules of the base branch require; `unknown` when the rules could not be read. */
  readonly requiredChecks: readonly string[] | 'unknown'
  readonly approvals: readonly Approval[]
  /** GitHub will merge it by itself when its own rules let it: auto-merge is on, or it waits in the merge queue. */
  readonly scheduled: boolean
  readonly autoMerge: AutoMerge
  /** Its head was in the merge queue, and left it unmerged; for another reason than that we took it out. */
  readonly leftQueue?: LeftQueue
}

/** Who has GitHub merge it by itself. `forbidden`: the repository does not allow it. */
export type AutoMerge =
  | { readonly kind: 'forbidden' | 'off' | 'theirs' }
  /** `message`: what we gave the merge to say; empty where the commits keep their own. */
  | { readonly kind: 'ours'; readonly message: string }

export interface Check {
  readonly name: string
  readonly status: 'passed' | 'failed' | 'pending'
  readonly url?: string
}

/** An approving review that is not dismissed; `commit` is the one that was looked at. */
export interface Approval {
  readonly by: { readonly id: number; readonly login: string }
  readonly commit: Sha
  readonly canWrite: boolean
}

export type MergeOutcome =
  /** `onto`: what the base branch was at right before, the merge's first parent. */
  | { readonly kind: 'merged'; readonly sha: Sha; readonly onto: Sha }
  | { readonly kind: 'pending' }
  | { readonly kind: 'head-moved' }
  /** `awaits`: checks and reviews are missing that GitHub itself asks for, and nothing else. */
  | { readonly kind: 'blocked'; readonly reason: string; readonly awaits?: true }

/** `ready`: GitHub would merge it at once, so there is nothing to wait for. */
export type Scheduled =
  | { readonly kind: 'scheduled' }
  | { readonly kind: 'ready' | 'head-moved' }
  | { readonly kind: 'unavailable'; readonly reason: string }

export interface Person {
  readonly id: number
  readonly login: string
}

export interface Comment {
  readonly id: number
  readonly issue: number
  readonly url: string
  readonly body: string
  readonly author: Person & { readonly type: 'person' | 'bot' | 'ghost' }
  /** Written by our GitHub App. */
  readonly ours: boolean
  readonly createdAt: Date
  readonly edited: boolean
}

export interface Thread {
  readonly issue: number
  /** Locked threads and archived repositories take no reply. */
  readonly writable: boolean
  readonly pullRequest: boolean
  /** The head of this pull request is in a fork. */
  readonly fromFork: boolean
}

/** A thread and its comments since a moment, oldest first; read at once. */
export interface Conversation {
  readonly thread: Thread
  readonly comments: readonly Comment[]
}

export interface Threads {
  comment(id: number): Promise<Comment | undefined>
  conversation(issue: number, since: Date): Promise<Conversation | undefined>
  /** 👀: seen, nothing more. `first`: our reaction was not there, so nothing of ours has acted on this comment yet. */
  acknowledge(comment: number): Promise<'first' | 'again'>
  write(issue: number, body: string): Promise<Comment>
  /** Edits a comment of ours, or removes it (`undefined`). Nothing happens when it is gone already. */
  rewrite(comment: number, body: string | undefined): Promise<void>
  /** The repository's comments since then, in every thread, oldest first. */
  recent(since: Date): Promise<readonly Comment[]>
}

export type Permission = 'admin' | 'write' | 'read' | 'none'

export interface People {
  /** By number, so that a reused login inherits nothing. `none` for bots, strangers and whoever is not known. */
  permission(person: Person): Promise<Permission>
  /** An active member of `owner/team`, of a child team too. Throws a problem where no owner lets us look. */
  inTeam(team: string, person: Person): Promise<boolean>
}

/** The order of a repository's commits. */
export interface Commits {
  /** Whether `head` is the commit or descends from it; `unknown` when the repository knows one of them not. */
  contains(head: string, commit: string): Promise<'yes' | 'no' | 'unknown'>
}

export interface Clock {
  now(): Date
  sleep(milliseconds: number): Promise<void>
}
