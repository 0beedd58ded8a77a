import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { PullIssue } from '../world/threads.ts'
import { inBackground, type World } from '../world/world.ts'
import { mergePull } from './merge.ts'
import { emitPull } from './pulls.ts'

/** Whether a pull request's base takes changes only from its merge queue. */
export function hasQueue(repository: Repository, issue: PullIssue): boolean {
  return repository.rules.get(issue.pull.baseRef)?.mergeQueue === true
}

/** Puts a pull request into the queue; it is merged in the background, or falls out when rules fail. */
export async function enqueue(
  world: World,
  repository: Repository,
  issue: PullIssue,
  actor: Account,
): Promise<void> {
  if (issue.pull.queuedAt !== undefined) return
  issue.pull.queuedAt = world.clock.now()
  await emitPull(world, repository, issue, { action: 'enqueued', sender: actor })
  inBackground(world, runQueue(world, repository, issue, actor))
}

/** Takes a pull request out of the queue. */
export async function dequeue(
  world: World,
  repository: Repository,
  issue: PullIssue,
  leave: { readonly actor: Account; readonly reason: string },
): Promise<void> {
  issue.pull.queuedAt = undefined
  const payload = { reason: leave.reason }
  await emitPull(world, repository, issue, { action: 'dequeued', sender: leave.actor, payload })
}

async function runQueue(
  world: World,
  repository: Repository,
  issue: PullIssue,
  actor: Account,
): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, world.behaviour.mergeQueueDelay))
  if (issue.pull.queuedAt === undefined || issue.state === 'closed') return
  const sha = issue.pull.headSha
  const wish = { method: 'merge', title: undefined, message: undefined, sha, actor, fromQueue: true } as const
  const result = await mergePull(world, repository, issue, wish)
  if (result.kind === 'refused' && issue.pull.queuedAt === undefined) return
  const reason = result.kind === 'merged' ? 'MERGE' : 'CI_FAILURE'
  await dequeue(world, repository, issue, { actor, reason })
}

/** The pull requests in the queue of a base branch, in order. */
export function queueOf(repository: Repository, baseRef: string): readonly PullIssue[] {
  return [...repository.issues.values()]
    .filter(
      (issue): issue is PullIssue => issue.pull?.queuedAt !== undefined && issue.pull.baseRef === baseRef,
    )
    .sort((left, right) => (left.pull.queuedAt ?? 0) - (right.pull.queuedAt ?? 0))
}
