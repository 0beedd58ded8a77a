import { environmentNamed } from '../acts/deployments.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { numberParam, param, type RepositoryCall } from '../http/call.ts'
import { optionalFlag, optionalObject, optionalObjects } from '../http/fields.ts'
import { namedList } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import type { Json } from '../shapes/account.ts'
import { environmentShape } from '../shapes/environment.ts'
import type { App } from '../world/accounts.ts'
import type { Environment, Reviewer } from '../world/environments.ts'
import { nodeId } from '../world/node-ids.ts'
import { takeId } from '../world/world.ts'

/** Environments with their protection rules; the first deployment that names one makes it, without any. */
export const environmentRoutes: readonly RepositoryRoute[] = [
  ['GET', '/environments', 'actions:read', 'read', listEnvironments],
  ['GET', '/environments/:name', 'actions:read', 'read', getEnvironment],
  ['PUT', '/environments/:name', 'administration:write', 'admin', putEnvironment],
  ['DELETE', '/environments/:name', 'administration:write', 'admin', deleteEnvironment],
  ['GET', '/environments/:name/deployment_protection_rules', 'actions:read', 'read', listCustomRules],
  ['POST', '/environments/:name/deployment_protection_rules', 'administration:write', 'admin', addCustomRule],
  ['GET', '/environments/:name/deployment_protection_rules/:id', 'actions:read', 'read', getCustomRule],
  [
    'DELETE',
    '/environments/:name/deployment_protection_rules/:id',
    'administration:write',
    'admin',
    removeCustomRule,
  ],
]

function find(call: RepositoryCall): Environment {
  return call.repository.environments.get(param(call, 'name')) ?? notFound()
}

function listEnvironments(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const all = [...repository.environments.values()]
  return namedList(call, 'environments', all, each => environmentShape(world, repository, each))
}

function getEnvironment(call: RepositoryCall): Answer {
  return ok(environmentShape(call.world, call.repository, find(call)))
}

// GitHub, "Deployments and environments": at most thirty days, six reviewers, six rules.
const longestWait = 43_200
const most = 6

function putEnvironment(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const wait = body.wait_timer ?? 0
  if (typeof wait !== 'number' || !Number.isInteger(wait) || wait < 0 || wait > longestWait)
    return refuse(422, `Wait timer must be an integer between 0 and ${longestWait}.`)
  const reviewers = (optionalObjects(body, 'reviewers') ?? []).map(wish => readReviewer(call, wish))
  if (reviewers.length > most) return refuse(422, `An environment takes at most ${most} reviewers.`)
  const branchPolicy = readBranchPolicy(call)
  const environment = environmentNamed(world, repository, param(call, 'name'))
  environment.waitTimer = wait
  environment.reviewers = reviewers
  environment.preventSelfReview = optionalFlag(body, 'prevent_self_review', false)
  environment.branchPolicy = branchPolicy
  environment.updatedAt = world.clock.now()
  return ok(environmentShape(world, repository, environment))
}

function readReviewer({ world }: RepositoryCall, { type, id }: Readonly<Record<string, unknown>>): Reviewer {
  const account = [...world.accounts.values()].find(each => each.id === id && each.type === 'User')
  const team = world.teams.find(each => each.id === id)
  if (type === 'User' && account !== undefined) return { type, account }
  if (type === 'Team' && team !== undefined) return { type, team }
  return refuse(422, `Failed to find the reviewer ${String(type)} ${String(id)}.`)
}

function readBranchPolicy({ body }: RepositoryCall): Environment['branchPolicy'] {
  const wish = optionalObject(body, 'deployment_branch_policy')
  if (wish === undefined) return null
  const [guarded, custom] = [wish.protected_branches === true, wish.custom_branch_policies === true]
  if (guarded === custom)
    return refuse(422, 'protected_branches and custom_branch_policies cannot have the same value.')
  return { protected_branches: guarded, custom_branch_policies: custom }
}

function deleteEnvironment(call: RepositoryCall): Answer {
  call.repository.environments.delete(find(call).name)
  return noContent
}

function customRule({ world }: RepositoryCall, id: number, app: App): Json {
  return {
    id,
    node_id: nodeId('GateRule', id),
    enabled: true,
    app: {
      id: app.id,
      slug: app.slug,
      integration_url: `${world.addresses.api}/apps/${app.slug}`,
      node_id: app.nodeId,
    },
  }
}

function listCustomRules(call: RepositoryCall): Answer {
  const rules = [...find(call).customRules].map(([id, app]) => customRule(call, id, app))
  return ok({ total_count: rules.length, custom_deployment_protection_rules: rules })
}

function addCustomRule(call: RepositoryCall): Answer {
  const { world, body } = call
  const environment = find(call)
  const app = world.apps.find(({ id }) => id === body.integration_id)
  if (app === undefined)
    return refuse(422, 'The App is not installed, or takes no deployment protection rules.')
  if (environment.customRules.size >= most) return refuse(422, `An environment takes at most ${most} rules.`)
  const id = takeId(world)
  environment.customRules.set(id, app)
  return created(customRule(call, id, app))
}

function getCustomRule(call: RepositoryCall): Answer {
  const id = numberParam(call, 'id')
  return ok(customRule(call, id, find(call).customRules.get(id) ?? notFound()))
}

function removeCustomRule(call: RepositoryCall): Answer {
  return find(call).customRules.delete(numberParam(call, 'id')) ? noContent : notFound()
}
