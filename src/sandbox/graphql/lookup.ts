import { canSee } from '../auth/permissions.ts'
import type { Deployment } from '../world/checks.ts'
import type { Environment } from '../world/environments.ts'
import { type NodeKey, parseNodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import { type Comment, type Issue, isPull, type PullIssue } from '../world/threads.ts'
import type { WorkflowRun } from '../world/workflow-runs.ts'
import { findRepository } from '../world/world.ts'
import type { Context, Fields } from './context.ts'
import { demand } from './context.ts'
import { fail } from './failure.ts'
import { actorNode } from './nodes/actor.ts'
import { checkRunNode } from './nodes/checks.ts'
import { deploymentNode } from './nodes/deployment.ts'
import { objectNode } from './nodes/git.ts'
import { reviewNode } from './nodes/pull.ts'
import { namedRef } from './nodes/ref.ts'
import { repositoryNode } from './nodes/repository.ts'
import { commentNode, threadNode } from './nodes/thread.ts'

function missing(id: string): never {
  return fail('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)
}

/** A repository by its global id, if the caller may see it. */
export function repositoryById(context: Context, id: string): Repository {
  const key = parseNodeId(id)
  const repository = context.call.world.repositories.get(Number(key?.parts[0]))
  const { world, caller } = context.call
  if (key === undefined || repository === undefined || !canSee(world, caller, repository)) return missing(id)
  return repository
}

/** A repository by `owner/name`, if the caller may see it; a former name leads to it where renames are followed. */
export function repositoryByName(
  context: Context,
  owner: string,
  name: string,
  followRenames = false,
): Repository {
  const { world, caller } = context.call
  const former = followRenames ? world.formerNames.get(`${owner}/${name}`.toLowerCase()) : undefined
  const repository = findRepository(world, owner, name) ?? world.repositories.get(former ?? 0)
  if (repository !== undefined && canSee(world, caller, repository)) return repository
  return fail('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`)
}

/** An issue or pull request by its global id. */
export function threadById(context: Context, id: string): { repository: Repository; issue: Issue } {
  const repository = repositoryById(context, id)
  const issue = repository.issues.get(Number(parseNodeId(id)?.parts[1])) ?? missing(id)
  return { repository, issue }
}

/** A pull request by its global id. */
export function pullById(context: Context, id: string): { repository: Repository; issue: PullIssue } {
  const { repository, issue } = threadById(context, id)
  return isPull(issue) ? { repository, issue } : missing(id)
}

/** A comment by its global id. */
export function commentById(context: Context, id: string): { repository: Repository; comment: Comment } {
  const repository = repositoryById(context, id)
  const comment = repository.comments.get(Number(parseNodeId(id)?.parts[1])) ?? missing(id)
  return { repository, comment }
}

/** A deployment by its global id. */
export function deploymentById(
  context: Context,
  id: string,
): { repository: Repository; deployment: Deployment } {
  const repository = repositoryById(context, id)
  const deployment = repository.deployments.get(Number(parseNodeId(id)?.parts[1])) ?? missing(id)
  return { repository, deployment }
}

/** A run of a workflow by its global id. */
export function workflowRunById(context: Context, id: string): { repository: Repository; run: WorkflowRun } {
  const key = parseNodeId(id)
  if (key?.kind !== 'WorkflowRun') return missing(id)
  const repository = repositoryById(context, id)
  return { repository, run: repository.workflowRuns.get(Number(key.parts[1])) ?? missing(id) }
}

/** An environment of a repository by its global id. */
export function environmentById(
  context: Context,
  id: string,
): { repository: Repository; environment: Environment } {
  const key = parseNodeId(id)
  if (key?.kind !== 'Environment') return missing(id)
  const repository = repositoryById(context, id)
  const number = Number(key.parts[1])
  const environment = [...repository.environments.values()].find(each => each.id === number) ?? missing(id)
  return { repository, environment }
}

/** A ref's full name and repository by its global id. */
export function refById(context: Context, id: string): { repository: Repository; name: string } {
  const key = parseNodeId(id)
  if (key?.kind !== 'Ref') return missing(id)
  return { repository: repositoryById(context, id), name: key.parts[1] ?? '' }
}

/** Whatever a global id stands for, if the caller may read it. */
export async function nodeById(context: Context, id: string): Promise<Fields> {
  const key = parseNodeId(id)
  const found = key === undefined ? null : await resolveNode(context, id, key)
  return found ?? missing(id)
}

const readable: Readonly<Partial<Record<NodeKey['kind'], string>>> = {
  Issue: 'issues:read|pull_requests:read',
  PullRequest: 'pull_requests:read',
  IssueComment: 'issues:read|pull_requests:read',
  PullRequestReview: 'pull_requests:read',
  Ref: 'contents:read',
  Commit: 'contents:read',
  Tree: 'contents:read',
  Blob: 'contents:read',
  CheckRun: 'checks:read',
  Deployment: 'deployments:read',
}

async function resolveNode(context: Context, id: string, key: NodeKey): Promise<Fields | null> {
  const { world } = context.call
  const [, second = '', third = ''] = key.parts
  if (key.kind === 'User' || key.kind === 'Bot' || key.kind === 'Organization') {
    const account = [...world.accounts.values()].find(({ nodeId }) => nodeId === id)
    return account === undefined ? null : actorNode(world, account)
  }
  const permission = readable[key.kind]
  if (key.kind !== 'Repository' && permission === undefined) return null
  const repository = repositoryById(context, id)
  if (permission !== undefined) demand(context, repository, permission)
  switch (key.kind) {
    case 'Repository':
      return repositoryNode(context, repository)
    case 'Ref':
      return namedRef(repository, second)
    case 'Commit':
    case 'Tree':
    case 'Blob':
      return objectNode(repository, second)
    default:
      return resolveRecord(context, repository, { kind: key.kind, id: Number(second), inner: Number(third) })
  }
}

function resolveRecord(
  context: Context,
  repository: Repository,
  key: { readonly kind: NodeKey['kind']; readonly id: number; readonly inner: number },
): Fields | null {
  const orNull = <Found>(found: Found | undefined, toNode: (found: Found) => Fields) =>
    found === undefined ? null : toNode(found)
  switch (key.kind) {
    case 'Issue':
    case 'PullRequest':
      return orNull(repository.issues.get(key.id), issue => threadNode(context, repository, issue))
    case 'IssueComment':
      return orNull(repository.comments.get(key.id), comment => commentNode(context, repository, comment))
    case 'CheckRun':
      return orNull(repository.runs.get(key.id), run => checkRunNode(context, repository, run))
    case 'Deployment':
      return orNull(repository.deployments.get(key.id), found => deploymentNode(context, repository, found))
    case 'PullRequestReview': {
      const issue = repository.issues.get(key.id)
      if (issue === undefined || !isPull(issue)) return null
      const review = issue.pull.reviews.find(({ id }) => id === key.inner)
      return orNull(review, found => reviewNode(context, repository, issue, found))
    }
    default:
      return null
  }
}
