import { simpleCommit } from '../shapes/check.ts'
import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { PullIssue } from '../world/threads.ts'
import { emit, inBackground, type World } from '../world/world.ts'
import { mergePull } from './merge.ts'
import { branchTip } from './mergeability.ts'
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
  await emitGroup(world, repository, issue, { actor, action: 'checks_requested' })
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
  const reason =
    leave.reason === 'MERGE' ? 'merged' : leave.reason === 'CI_FAILURE' ? 'invalidated' : 'dequeued'
  await emitGroup(world, repository, issue, { actor: leave.actor, action: 'destroyed', reason })
}

// A group here is one pull request: GitHub's own merge of it on a branch that nobody else writes.
async function emitGroup(
  world: World,
  repository: Repository,
  { number, pull }: PullIssue,
  { actor, action, reason }: { readonly actor: Account; readonly action: string; readonly reason?: string },
): Promise<void> {
  const base = (await branchTip(repository, pull.baseRef)) ?? pull.baseSha
  const payload = {
    ...(reason === undefined ? {} : { reason }),
    merge_group: {
      head_sha: pull.headSha,
      head_ref: `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${number}-${base}`,
      base_sha: base,
      base_ref: `refs/heads/${pull.baseRef}`,
      head_commit: await simpleCommit(repository, pull.headSha),
    },
  }
  emit(world, { event: 'merge_group', action, repository, sender: actor, payload })
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
  const result = await mergeInTurn(world, repository, issue, wish)
  if (result.kind === 'refused' && issue.pull.queuedAt === undefined) return
  const reason = result.kind === 'merged' ? 'MERGE' : 'CI_FAILURE'
  await dequeue(world, repository, issue, { actor, reason })
}

// Another entry may move the base at the same moment: then this one goes onto what that left.
async function mergeInTurn(...merge: Parameters<typeof mergePull>): ReturnType<typeof mergePull> {
  for (let turn = 0; ; turn++) {
    const result = await mergePull(...merge)
    if (result.kind === 'merged' || turn > 20 || !result.message.startsWith('Base branch was modified'))
      return result
  }
}

/** The pull requests in the queue of a base branch, in order. */
export function queueOf(repository: Repository, baseRef: string): readonly PullIssue[] {
  return [...repository.issues.values()]
    .filter(
      (issue): issue is PullIssue => issue.pull?.queuedAt !== undefined && issue.pull.baseRef === baseRef,
    )
    .sort((left, right) => (left.pull.queuedAt ?? 0) - (right.pull.queuedAt ?? 0))
}
