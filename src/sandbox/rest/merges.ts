import { findMergeRequest, pendingMerge, requestMerge } from '../acts/async-merge.ts'
import { mergePull, updatePullBranch } from '../acts/merge.ts'
import { type Answer, noContent, notFound, ok, problem, refuse } from '../http/answer.ts'
import { actorOf, param, type RepositoryCall } from '../http/call.ts'
import { optionalText, optionalWord } from '../http/fields.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { repositoryUrl } from '../shapes/repository.ts'
import type { AsyncMerge, PullIssue } from '../world/threads.ts'
import { demandPull } from './pulls.ts'

/** Merging, at once and in the background. */
export const mergeRoutes: readonly RepositoryRoute[] = [
  ['GET', '/pulls/:number/merge', 'pull_requests:read', 'read', isMerged],
  ['PUT', '/pulls/:number/merge', 'contents:write', 'write', merge],
  ['PUT', '/pulls/:number/merge-async', 'contents:write', 'write', mergeAsync],
  ['GET', '/pulls/:number/merge-async/:uuid', 'pull_requests:read|contents:read', 'read', getMergeResult],
  ['PUT', '/pulls/:number/update-branch', 'pull_requests:write', 'write', updateBranch],
]

const methods = ['merge', 'squash', 'rebase'] as const

function isMerged(call: RepositoryCall): Answer {
  return demandPull(call).pull.mergedAt === undefined ? notFound() : noContent
}

function readWish(call: RepositoryCall) {
  const { body } = call
  return {
    method: optionalWord(body, 'merge_method', methods) ?? 'merge',
    title: optionalText(body, 'commit_title'),
    message: optionalText(body, 'commit_message'),
    sha: optionalText(body, 'sha'),
    actor: actorOf(call),
  }
}

async function merge(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const result = await mergePull(world, repository, demandPull(call), readWish(call))
  if (result.kind === 'refused') return problem(result.status, result.message)
  return ok({ sha: result.sha, merged: true, message: 'Pull Request successfully merged' })
}

function mergeAsync(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  if (world.behaviour.ghes) notFound()
  const issue = demandPull(call)
  const merged = issue.pull.mergeCommitSha
  if (merged !== undefined) return ok(mergedShape(merged))
  const obstacle = basicObstacle(issue)
  if (obstacle !== undefined)
    return { status: 400, body: { status: 'failed', details: { message: obstacle } } }
  if (issue.pull.queuedAt !== undefined) {
    return ok({ status: 'enqueued', details: { message: 'Pull Request is in the merge queue' } })
  }
  const pending = pendingMerge(issue)
  if (pending !== undefined) return { status: 409, body: requestShape(pending) }
  const action = optionalWord(body, 'merge_action', ['default', 'direct_merge', 'merge_queue']) ?? 'default'
  const request = requestMerge(world, repository, issue, { ...readWish(call), action })
  return { status: 202, body: requestShape(request) }
}

function mergedShape(sha: string) {
  return { status: 'merged', details: { message: 'Pull Request successfully merged', sha } }
}

// Rules are judged only when the merge runs; at submission GitHub looks at the bare state.
function basicObstacle(issue: PullIssue): string | undefined {
  if (issue.state === 'closed') return 'Pull Request is closed'
  return issue.pull.draft ? 'Pull Request is still a draft' : undefined
}

function requestShape(request: AsyncMerge) {
  return {
    status: 'pending',
    details: {
      message: 'Merge request is pending',
      uuid: request.uuid,
      merge_method: request.method,
      merge_action: request.action,
      expected_head_sha: request.expectedHead,
    },
  }
}

function getMergeResult(call: RepositoryCall): Answer {
  const request = findMergeRequest(call.world, demandPull(call), param(call, 'uuid')) ?? notFound()
  switch (request.status) {
    case 'pending':
      return ok(requestShape(request))
    case 'merged':
      return ok(mergedShape(request.sha ?? ''))
    case 'enqueued':
    case 'failed':
      return ok({ status: request.status, details: { message: request.outcome } })
    default:
      return request.status satisfies never
  }
}

async function updateBranch(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const issue = demandPull(call)
  const expected = optionalText(call.body, 'expected_head_sha')
  if (expected !== undefined && expected !== issue.pull.headSha) {
    refuse(422, `expected head sha didn't match current head ref.`)
  }
  const outcome = await updatePullBranch(world, repository, issue, actorOf(call))
  if (outcome === 'conflict') return refuse(422, 'merge conflict between base and head')
  if (outcome === 'up-to-date') return refuse(422, 'There are no new commits on the base branch.')
  const url = `${repositoryUrl(world, repository)}/pulls/${issue.number}`
  return { status: 202, body: { message: 'Updating pull request branch.', url } }
}
