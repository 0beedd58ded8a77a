import { repositoryPage } from '../../shapes/repository.ts'
import { iso } from '../../world/clock.ts'
import { fullName, type Repository } from '../../world/repository.ts'
import { isPull } from '../../world/threads.ts'
import { roleOf } from '../../world/world.ts'
import { connect, type PageArguments } from '../connection.ts'
import { type Context, demand, type Fields } from '../context.ts'
import { fail } from '../failure.ts'
import { actorNode } from './actor.ts'
import { deploymentNode } from './deployment.ts'
import { objectNode } from './git.ts'
import { pullNode } from './pull.ts'
import { namedRef, refNode } from './ref.ts'
import { threadNode } from './thread.ts'

/** A repository that the caller may see. */
export function repositoryNode(context: Context, repository: Repository): Fields {
  return {
    __typename: 'Repository',
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    owner: actorNode(context.call.world, repository.owner),
    url: repositoryPage(context.call.world, repository),
    description: repository.description,
    createdAt: iso(repository.createdAt),
    pushedAt: iso(repository.pushedAt),
    updatedAt: iso(repository.pushedAt),
    ...switchFields(context, repository),
    ...gitFields(context, repository),
    ...threadsFields(context, repository),
  }
}

function switchFields(context: Context, repository: Repository): Fields {
  const { world, caller } = context.call
  const allows = (method: 'merge' | 'squash' | 'rebase') => repository.mergeMethods.includes(method)
  const role = caller.kind === 'user' ? roleOf(world, repository, caller.user) : 'none'
  return {
    isArchived: repository.archived,
    isDisabled: false,
    isLocked: false,
    isFork: repository.parent !== undefined,
    isPrivate: repository.private,
    isEmpty: async () => (await repository.git.refs('refs/heads/')).length === 0,
    hasIssuesEnabled: repository.hasIssues,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    viewerPermission: role === 'none' ? null : role.toUpperCase(),
    autoMergeAllowed: repository.allowAutoMerge,
    deleteBranchOnMerge: repository.deleteBranchOnMerge,
    mergeCommitAllowed: allows('merge'),
    rebaseMergeAllowed: allows('rebase'),
    squashMergeAllowed: allows('squash'),
  }
}

function gitFields(context: Context, repository: Repository): Fields {
  const readable = () => demand(context, repository, 'contents:read')
  return {
    defaultBranchRef: () => {
      readable()
      return namedRef(repository, `refs/heads/${repository.defaultBranch}`)
    },
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => {
      readable()
      return namedRef(repository, qualifiedName)
    },
    refs: async (page: PageArguments & { readonly refPrefix: string; readonly query?: string | null }) => {
      readable()
      const all = await repository.git.refs(page.refPrefix)
      const fitting = all.filter(ref => ref.name.includes(page.query ?? ''))
      return connect(fitting, page, { name: 'refs', toNode: ref => refNode(repository, ref) })
    },
    object: async (wanted: { readonly oid?: string | null; readonly expression?: string | null }) => {
      readable()
      const oid = wanted.oid ?? (await repository.git.head(wanted.expression ?? ''))?.oid
      return oid === undefined ? null : objectNode(repository, oid)
    },
  }
}

interface Numbered {
  readonly number: number
}

interface Listing extends PageArguments {
  readonly states?: readonly string[] | null
  readonly baseRefName?: string | null
  readonly headRefName?: string | null
  readonly environments?: readonly string[] | null
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null
}

function ordered<Element extends { readonly createdAt: number; readonly updatedAt: number }>(
  all: readonly Element[],
  page: Listing,
): readonly Element[] {
  const key = page.orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt'
  const sorted = [...all].sort((left, right) => left[key] - right[key])
  return page.orderBy?.direction === 'DESC' ? sorted.reverse() : sorted
}

function threadsFields(context: Context, repository: Repository): Fields {
  const find = (number: number, kind: 'Issue' | 'PullRequest' | 'either') => {
    demand(
      context,
      repository,
      kind === 'PullRequest' ? 'pull_requests:read' : 'issues:read|pull_requests:read',
    )
    const issue = repository.issues.get(number)
    const fits = issue !== undefined && (kind === 'either' || isPull(issue) === (kind === 'PullRequest'))
    const named =
      kind === 'either' ? 'an issue or pull request' : kind === 'Issue' ? 'an Issue' : 'a PullRequest'
    if (!fits) return fail('NOT_FOUND', `Could not resolve to ${named} with the number of ${number}.`)
    return threadNode(context, repository, issue)
  }
  return {
    issue: ({ number }: Numbered) => find(number, 'Issue'),
    pullRequest: ({ number }: Numbered) => find(number, 'PullRequest'),
    issueOrPullRequest: ({ number }: Numbered) => find(number, 'either'),
    issues: (page: Listing) => {
      demand(context, repository, 'issues:read')
      const fits = (state: string) => page.states?.includes(state.toUpperCase()) ?? true
      const all = [...repository.issues.values()].filter(issue => !isPull(issue) && fits(issue.state))
      return connect(ordered(all, page), page, {
        name: 'issues',
        toNode: issue => threadNode(context, repository, issue),
      })
    },
    pullRequests: (page: Listing) => listPulls(context, repository, page),
    deployments: (page: Listing) => {
      demand(context, repository, 'deployments:read')
      const all = [...repository.deployments.values()].filter(
        ({ environment }) => page.environments?.includes(environment) ?? true,
      )
      const toNode = (deployment: (typeof all)[number]) => deploymentNode(context, repository, deployment)
      return connect(ordered(all, page), page, { name: 'deployments', toNode })
    },
  }
}

function listPulls(context: Context, repository: Repository, page: Listing) {
  demand(context, repository, 'pull_requests:read')
  const stateOf = (merged: boolean, state: string) => (merged ? 'MERGED' : state.toUpperCase())
  const all = [...repository.issues.values()]
    .filter(isPull)
    .filter(
      ({ pull, state }) =>
        (page.states?.includes(stateOf(pull.mergedAt !== undefined, state)) ?? true) &&
        (page.baseRefName ?? pull.baseRef) === pull.baseRef &&
        (page.headRefName ?? pull.headRef) === pull.headRef,
    )
  return connect(ordered(all, page), page, {
    name: 'pullRequests',
    toNode: issue => pullNode(context, repository, issue),
  })
}
