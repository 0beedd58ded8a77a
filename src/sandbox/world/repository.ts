import type { GitStore } from '../git/store.ts'
import type { Account, Role } from './accounts.ts'
import type { CheckRun, CheckSuite, CommitStatus, Deployment } from './checks.ts'
import type { Environment } from './environments.ts'
import type { Comment, Issue, Label } from './threads.ts'
import type { WorkflowRun } from './workflow-runs.ts'

/** The rules of a branch (a ruleset's). `approvals` undefined: changes need no pull request. */
export interface BranchRules {
  readonly mergeQueue?: boolean
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

/** `owner/name`. */
export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`
}

/** The next number of an issue or pull request; they share one sequence. */
export function nextNumber(repository: Repository): number {
  return Math.max(0, ...repository.issues.keys()) + 1
}
