import { randomUUID } from 'node:crypto'
import type { Repository } from '../world/repository.ts'
import type { AsyncMerge, PullIssue } from '../world/threads.ts'
import { inBackground, type World } from '../world/world.ts'
import { headMoved, type MergeWish, mergePull } from './merge.ts'
import { enqueue, hasQueue } from './merge-queue.ts'

/** GitHub keeps the result of an asynchronous merge for a day. */
const keptFor = 24 * 3600 * 1000

/** Records a merge request and merges in the background; rules are judged only when it runs. */
export function requestMerge(
  world: World,
  repository: Repository,
  issue: PullIssue,
  wish: MergeWish & { readonly action: AsyncMerge['action'] },
): AsyncMerge {
  const request: AsyncMerge = {
    uuid: randomUUID(),
    method: wish.method,
    action: wish.action,
    expectedHead: wish.sha ?? issue.pull.headSha,
    title: wish.title,
    message: wish.message,
    actor: wish.actor,
    status: 'pending',
    outcome: '',
    sha: undefined,
    updatedAt: world.clock.now(),
  }
  issue.pull.asyncMerges.push(request)
  inBackground(world, runMerge(world, repository, issue, request))
  return request
}

async function runMerge(world: World, repository: Repository, issue: PullIssue, request: AsyncMerge) {
  await world.later(world.behaviour.asyncMergeDelay)
  const { method, title, message, actor, expectedHead: sha } = request
  if (sha !== issue.pull.headSha) return fail(world, request, headMoved)
  if (hasQueue(repository, issue) && request.action !== 'direct_merge') {
    request.status = 'enqueued'
    request.outcome = 'Pull Request was added to the merge queue'
    return enqueue(world, repository, issue, actor)
  }
  const result = await mergePull(world, repository, issue, { method, title, message, sha, actor })
  request.updatedAt = world.clock.now()
  if (result.kind === 'merged') {
    request.status = 'merged'
    request.sha = result.sha
    request.outcome = 'Pull Request successfully merged'
  } else fail(world, request, result.message)
}

function fail(world: World, request: AsyncMerge, message: string): void {
  request.status = 'failed'
  request.outcome = message
  request.updatedAt = world.clock.now()
}

/** The merge request that is still under way. */
export function pendingMerge(issue: PullIssue): AsyncMerge | undefined {
  return issue.pull.asyncMerges.find(request => request.status === 'pending')
}

/** A merge request by its id, unless its day is over. */
export function findMergeRequest(world: World, issue: PullIssue, uuid: string): AsyncMerge | undefined {
  return issue.pull.asyncMerges.find(
    request => request.uuid === uuid && world.clock.now() - request.updatedAt < keptFor,
  )
}
