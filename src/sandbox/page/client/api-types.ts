/** A person of the sandbox with the token to act as them. */
export interface Person {
  readonly login: string
  readonly role: string
  readonly token: string
}

/** A line of the list of threads. */
export interface ThreadLine {
  readonly repository: string
  readonly number: number
  readonly title: string
  readonly kind: 'pull' | 'issue'
  readonly state: 'open' | 'closed' | 'merged'
  readonly author: string
  readonly updatedAt: number
}

/** Something changed in the sandbox. */
export interface Change {
  readonly kind: string
  readonly repository?: string
  readonly number?: number
}

/** Who did something, as GitHub's API says it. */
export interface User {
  readonly login: string
  readonly type: string
}

/** GitHub's issue, as far as it is shown. */
export interface Issue {
  readonly number: number
  readonly title: string
  readonly body: string | null
  readonly state: 'open' | 'closed'
  readonly user: User | null
  readonly created_at: string
  readonly closed_at: string | null
  readonly locked: boolean
  readonly pull_request?: { readonly merged_at?: string | null }
  readonly reactions?: Reactions
}

/** How many of each reaction. */
export type Reactions = Readonly<Record<string, number | string>>

/** GitHub's comment. */
export interface Comment {
  readonly id: number
  readonly body: string
  readonly user: User | null
  readonly created_at: string
  readonly updated_at: string
  readonly reactions?: Reactions
}

/** GitHub's pull request. */
export interface Pull {
  readonly merged: boolean
  readonly merged_at: string | null
  readonly merged_by: User | null
  readonly mergeable: boolean | null
  readonly draft: boolean
  readonly merge_commit_sha: string | null
  readonly head: { readonly ref: string; readonly sha: string }
  readonly base: { readonly ref: string; readonly sha: string }
}

/** A file of a pull request; no patch: binary or too large. */
export interface ChangedFile {
  readonly filename: string
  readonly previous_filename?: string
  readonly status: string
  readonly additions: number
  readonly deletions: number
  readonly patch?: string
}

/** A commit of a pull request. */
export interface Commit {
  readonly sha: string
  readonly commit: {
    readonly message: string
    readonly author: { readonly name: string; readonly date: string } | null
  }
  readonly author: User | null
}

/** A commit with what it changed. */
export interface WholeCommit extends Commit {
  readonly files?: readonly ChangedFile[]
}

/** A review, bound to the head it was given on. */
export interface Review {
  readonly id: number
  readonly user: User | null
  readonly body: string
  readonly state: string
  readonly commit_id: string | null
  readonly submitted_at?: string
}

/** A check run or, made alike, a commit status. */
export interface Check {
  readonly name: string
  readonly by: string
  readonly state: 'running' | 'passed' | 'failed' | 'neutral'
  readonly detail: string
}

/** The matrix app × environment. */
export interface Matrix {
  readonly environments: readonly { readonly name: string }[]
  readonly rows: readonly {
    readonly app: string
    readonly environment: string
    readonly version?: string
    readonly problem?: string
  }[]
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

/** What the clusters run. */
export interface Rollouts {
  readonly environments: readonly EnvironmentRollout[]
  readonly note: string
}

/** One environment's cluster, or why it cannot be looked at. */
export interface EnvironmentRollout {
  readonly name: string
  readonly problem?: string
  readonly workloads: readonly WorkloadRollout[]
}

/** A Deployment, StatefulSet or DaemonSet. */
export interface WorkloadRollout {
  readonly name: string
  readonly version: string
  readonly ready: number
  readonly wanted: number
  readonly health: 'current' | 'in-progress' | 'failed'
  readonly message: string
  readonly pods: readonly PodLine[]
}

/** One pod; `old`: ready, of the version before. */
export interface PodLine {
  readonly name: string
  readonly version: string
  readonly state: 'ready' | 'old' | 'starting' | 'failed'
}
