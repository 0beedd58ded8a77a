import { type Answer, notFound, ok } from '../http/answer.ts'
import { param, type RepositoryCall } from '../http/call.ts'
import { namedList } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { repositoryPage, repositoryUrl } from '../shapes/repository.ts'
import { iso } from '../world/clock.ts'

/** Environments: made by the first deployment that names them, without rules. */
export const environmentRoutes: readonly RepositoryRoute[] = [
  ['GET', '/environments', 'actions:read', 'read', listEnvironments],
  ['GET', '/environments/:name', 'actions:read', 'read', getEnvironment],
]

function environmentShape(call: RepositoryCall, name: string, id: number) {
  const { world, repository } = call
  return {
    id,
    node_id: `EN_${id}`,
    name,
    url: `${repositoryUrl(world, repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${repositoryPage(world, repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.createdAt),
    protection_rules: [],
    deployment_branch_policy: null,
  }
}

function listEnvironments(call: RepositoryCall): Promise<Answer> {
  const all = [...call.repository.environments]
  return namedList(call, 'environments', all, ([name, id]) => environmentShape(call, name, id))
}

function getEnvironment(call: RepositoryCall): Answer {
  const name = param(call, 'name')
  return ok(environmentShape(call, name, call.repository.environments.get(name) ?? notFound()))
}
