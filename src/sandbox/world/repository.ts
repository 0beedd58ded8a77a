import type { GitStore } from '../git/store.ts'
import type { Account, Role } from './accounts.ts'
import type { CheckRun, CheckSuite, CommitStatus, Deployment } from './checks.ts'
import type { Environment } from './environments.ts'
import type { Comment, Issue, Label } from './threads.ts'
import type { WorkflowRun } from './workflow-runs.ts'

/** How a merge queue works: a ruleset's parameters of `merge_queue`. Times in minutes. */
export interface QueueRules {
  /** Whether each pull request of a group has to pass, or only the last of them. */
  readonly grouping: 'ALLGREEN' | 'HEADGREEN'
  readonly method: 'MERGE' | 'SQUASH' | 'REBASE'
  readonly mostToBuild: number
  readonly mostToMerge: number
  readonly fewestToMerge: number
  /** For so long the front waits for the fewest. */
  readonly fewestWait: number
  /** Checks that have not answered by then have failed. */
  readonly checkTimeout: number
}

// GitHub's own when a queue is switched on.
const usualQueue: QueueRules = {
  grouping: 'ALLGREEN',
  method: 'MERGE',
  mostToBuild: 5,
  mostToMerge: 5,
  fewestToMerge: 1,
  fewestWait: 5,
  checkTimeout: 60,
}

/** The rules of a branch, a ruleset's unless said. `approvals` undefined: changes need no pull request. */
export interface BranchRules {
  /** They are the older branch protection's. */
  readonly older?: true
  /** `true`: one as GitHub switches it on. */
  readonly mergeQueue?: boolean | Partial<QueueRules>
  readonly requiredChecks: readonly string[]
  /** The one App whose check counts, by the name of a required check. */
  readonly requiredApps?: Readonly<Record<string, number>>
  readonly strict: boolean
  readonly approvals: number | undefined
}

/** Somebody was asked to become a collaborator. */
export interface Invitation {
  readonly id: number
  readonly invitee: Account
  readonly inviter: Account
  readonly role: Role
  readonly createdAt: number
}

/** A repository with everything in it. */
export interface Repository {
  readonly id: number
  readonly nodeId: string
  owner: Account
  name: string
  readonly description: string
  /** What it was forked from. */
  readonly parent: Repository | undefined
  private: boolean
  archived: boolean
  readonly defaultBranch: string
  hasIssues: boolean
  mergeMethods: readonly ('merge' | 'squash' | 'rebase')[]
  allowAutoMerge: boolean
  deleteBranchOnMerge: boolean
  readonly createdAt: number
  pushedAt: number
  readonly git: GitStore
  readonly roles: Map<number, Role>
  readonly invitations: Map<number, Invitation>
  readonly rules: Map<string, BranchRules>
  readonly issues: Map<number, Issue>
  readonly comments: Map<number, Comment>
  readonly labels: Label[]
  readonly suites: CheckSuite[]
  readonly runs: Map<number, CheckRun>
  readonly workflowRuns: Map<number, WorkflowRun>
  readonly statuses: CommitStatus[]
  readonly deployments: Map<number, Deployment>
  readonly environments: Map<string, Environment>
  // Commits that GitHub itself made and signed.
  readonly signed: Set<string>
}

/** How the merge queue of a branch works, if it has one. */
export function queueRules(repository: Repository, branch: string): QueueRules | undefined {
  const { mergeQueue = false } = repository.rules.get(branch) ?? {}
  if (mergeQueue === false) return undefined
  return mergeQueue === true ? usualQueue : { ...usualQueue, ...mergeQueue }
}

/** `owner/name`. */
export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`
}

/** The next number of an issue or pull request; they share one sequence. */
export function nextNumber(repository: Repository): number {
  return Math.max(0, ...repository.issues.keys()) + 1
}
