import type { Account, App, Team } from './accounts.ts'

/** A person or a team whose approval an environment asks for. */
export type Reviewer =
  | { readonly type: 'User'; readonly account: Account }
  | { readonly type: 'Team'; readonly team: Team }

/** An environment of a repository with its protection rules; the first deployment that names it makes it, without any. */
export interface Environment {
  readonly id: number
  readonly name: string
  readonly createdAt: number
  updatedAt: number
  /** Minutes. */
  waitTimer: number
  preventSelfReview: boolean
  reviewers: readonly Reviewer[]
  branchPolicy: { readonly protected_branches: boolean; readonly custom_branch_policies: boolean } | null
  /** Apps whose own rule is switched on, by the rule's number. */
  readonly customRules: Map<number, App>
}

/** An environment without rules. */
export function plainEnvironment(id: number, name: string, now: number): Environment {
  return {
    id,
    name,
    createdAt: now,
    updatedAt: now,
    waitTimer: 0,
    preventSelfReview: false,
    reviewers: [],
    branchPolicy: null,
    customRules: new Map(),
  }
}

/** Whether a job that names it has to wait for somebody. */
export function isGuarded({ waitTimer, reviewers, customRules }: Environment): boolean {
  return waitTimer > 0 || reviewers.length > 0 || customRules.size > 0
}
