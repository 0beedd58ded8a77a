import type { Account } from '../world/accounts.ts'
import type { Deployment } from '../world/checks.ts'
import type { Environment } from '../world/environments.ts'
import type { Repository } from '../world/repository.ts'
import type { WorkflowRun } from '../world/workflow-runs.ts'
import type { World } from '../world/world.ts'
import { reviewRun } from './workflow-runs.ts'

/** A person's answer to jobs that wait for environments, given by their numbers. */
export interface PendingReview {
  readonly by: Account
  readonly environments: readonly unknown[]
  readonly state: 'approved' | 'rejected'
  readonly comment: string
}

/** What became of an answer; `message` in the words of GitHub's REST endpoint. */
export type ReviewOutcome =
  | { readonly kind: 'reviewed'; readonly deployment: Deployment }
  | { readonly kind: 'nothing-waits' | 'no-reviewer'; readonly message: string }

/** Lets a reviewer of an environment approve or reject what waits for it. */
export function reviewPending(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  { by, environments, state, comment }: PendingReview,
): ReviewOutcome {
  const { waiting } = run
  if (waiting === undefined || !environments.includes(waiting.environment.id))
    return { kind: 'nothing-waits', message: 'No pending deployment requests to approve or reject' }
  const isOwn = waiting.environment.preventSelfReview && run.actor === by
  if (!isReviewer(waiting.environment, by) || isOwn)
    return { kind: 'no-reviewer', message: 'The user is not a reviewer of the environment' }
  reviewRun(world, repository, run, { by, approved: state === 'approved', comment })
  return { kind: 'reviewed', deployment: waiting.deployment }
}

/** Whether somebody is asked by an environment, as a person or in a team. */
export function isReviewer({ reviewers }: Environment, { id }: Account): boolean {
  return reviewers.some(reviewer =>
    reviewer.type === 'User'
      ? reviewer.account.id === id
      : reviewer.team.members.some(({ account, state }) => account.id === id && state === 'active'),
  )
}
