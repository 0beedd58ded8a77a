import { canSee, demandAccess, demandAudience } from '../auth/permissions.ts'
import { appRoutes } from '../rest/apps.ts'
import { branchMergeRoutes } from '../rest/branch-merges.ts'
import { checkRoutes, commitCheckRoutes } from '../rest/checks.ts'
import { collaboratorRoutes, invitationRoutes } from '../rest/collaborators.ts'
import { commentRoutes } from '../rest/comments.ts'
import { commitRoutes } from '../rest/commits.ts'
import { contentRoutes } from '../rest/contents.ts'
import { deploymentRoutes } from '../rest/deployments.ts'
import { dispatchRoutes } from '../rest/dispatches.ts'
import { environmentRoutes } from '../rest/environments.ts'
import { forkRoutes } from '../rest/forks.ts'
import { objectRoutes } from '../rest/git-objects.ts'
import { refRoutes } from '../rest/git-refs.ts'
import { hookRoutes } from '../rest/hooks.ts'
import { issueRoutes } from '../rest/issues.ts'
import { mergeRoutes } from '../rest/merges.ts'
import { metaRoutes } from '../rest/meta.ts'
import { organizationRoutes } from '../rest/organizations.ts'
import { packageRoutes } from '../rest/packages.ts'
import { pullRoutes } from '../rest/pulls.ts'
import { repositoryRoutes } from '../rest/repositories.ts'
import { statusRoutes } from '../rest/statuses.ts'
import { workflowRunRoutes } from '../rest/workflow-runs.ts'
import type { WebhookSender } from '../webhooks/sender.ts'
import { findRepository } from '../world/world.ts'
import { type Answer, notFound, Refusal, refuse } from './answer.ts'
import type { Call } from './call.ts'
import { compileRoutes, type RepositoryRoute, type Route } from './route.ts'

/** Every route below a repository; the first that fits wins. */
export const belowRepository: readonly RepositoryRoute[] = [
  ...repositoryRoutes,
  ...collaboratorRoutes,
  ...forkRoutes,
  ...refRoutes,
  ...objectRoutes,
  ...contentRoutes,
  ...commitCheckRoutes,
  ...statusRoutes,
  ...commitRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...mergeRoutes,
  ...branchMergeRoutes,
  ...pullRoutes,
  ...checkRoutes,
  ...deploymentRoutes,
  ...environmentRoutes,
  ...dispatchRoutes,
  ...workflowRunRoutes,
]

/** Every route about no repository. */
export function globalRoutes(sender: WebhookSender): readonly Route[] {
  return [
    ...metaRoutes,
    ...appRoutes,
    ...hookRoutes(sender),
    ...organizationRoutes,
    ...invitationRoutes,
    ...packageRoutes,
  ]
}

/** Finds a call's route, checks that its caller may, and runs it. */
export function createDispatcher(sender: WebhookSender): (call: Call) => Promise<Answer> {
  const matchGlobal = compileRoutes(globalRoutes(sender))
  const matchRepository = compileRoutes(belowRepository)
  return async call => {
    const global = matchGlobal(call.method, call.path)
    if (global.kind === 'found') {
      const [, , audience, run] = global.row
      demandAudience(call.caller, audience)
      return run({ ...call, params: global.params })
    }
    const { repository, rest } = splitRepository(call)
    const match = matchRepository(call.method, rest)
    if (match.kind === 'none') return notFound()
    const [, , permission, role, run] = match.row
    demandAccess(call.world, call.caller, repository, { permission, role })
    if (repository.archived && call.method !== 'GET' && !isUnarchiving(call, rest))
      refuse(403, 'Repository was archived so is read-only.')
    return run({ ...call, params: match.params, repository })
  }
}

// GitHub, "Update a repository": `archived: false` unarchives.
function isUnarchiving({ method, body }: Call, rest: string): boolean {
  return method === 'PATCH' && rest === '' && body.archived === false
}

// A repository that was renamed: 301, or 307 where the method must be kept.
function redirect(call: Call, name: string, rest: readonly string[]): never {
  const { world, caller } = call
  const repository = world.repositories.get(world.formerNames.get(name.toLowerCase()) ?? 0)
  if (repository === undefined || !canSee(world, caller, repository)) return notFound()
  const search = call.query.size === 0 ? '' : `?${call.query}`
  const url = `${world.addresses.api}${['/repositories', repository.id, ...rest].join('/')}${search}`
  const status = call.method === 'GET' ? 301 : 307
  const message = status === 301 ? 'Moved Permanently' : 'Temporary Redirect'
  const body = { message, url, documentation_url: 'https://docs.github.com/rest' }
  throw new Refusal({ status, body, headers: { location: url } })
}

function splitRepository(call: Call) {
  const [, root, first = '', second = '', ...rest] = call.path.split('/')
  const { world } = call
  if (root === 'repos') {
    const [owner, name] = [decodeURIComponent(first), decodeURIComponent(second)]
    const repository = findRepository(world, owner, name) ?? redirect(call, `${owner}/${name}`, rest)
    return { repository, rest: rest.length === 0 ? '' : `/${rest.join('/')}` }
  }
  const repository =
    (root === 'repositories' ? world.repositories.get(Number(first)) : undefined) ?? notFound()
  const below = second === '' ? [] : [second, ...rest]
  return { repository, rest: below.length === 0 ? '' : `/${below.join('/')}` }
}
