import { announceInstallation, selectRepository } from '../acts/installations.ts'
import { mintToken } from '../auth/installation-token.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, type Call, numberParam, param } from '../http/call.ts'
import { optionalObject, optionalTexts } from '../http/fields.ts'
import { list, namedList } from '../http/page.ts'
import type { Route } from '../http/route.ts'
import { appShape, installationShape } from '../shapes/account.ts'
import { minimalRepository, repositoryShape } from '../shapes/repository.ts'
import type { App, Installation, PermissionLevel, Permissions } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import type { Repository } from '../world/repository.ts'
import { findRepository, roleOf, type World } from '../world/world.ts'

/** Apps, their installations and tokens. */
export const appRoutes: readonly Route[] = [
  ['GET', '/app', 'app', getApp],
  ['GET', '/app/installations', 'app', listInstallations],
  ['GET', '/app/installations/:id', 'app', getInstallation],
  ['DELETE', '/app/installations/:id', 'app', deleteInstallation],
  ['POST', '/app/installations/:id/access_tokens', 'app', createToken],
  ['PUT', '/app/installations/:id/suspended', 'app', suspend],
  ['DELETE', '/app/installations/:id/suspended', 'app', unsuspend],
  ['GET', '/apps/:slug', 'anyone', getPublicApp],
  ['GET', '/repos/:owner/:repo/installation', 'app', getRepositoryInstallation],
  ['GET', '/orgs/:org/installation', 'app', getAccountInstallation],
  ['GET', '/users/:org/installation', 'app', getAccountInstallation],
  ['GET', '/installation/repositories', 'installation', listRepositories],
  ['DELETE', '/installation/token', 'installation', revokeToken],
  ['PUT', '/user/installations/:id/repositories/:repository', 'person', call => select(call, true)],
  ['DELETE', '/user/installations/:id/repositories/:repository', 'person', call => select(call, false)],
]

/** The App whose JWT the call carries. */
export function callingApp(call: Call): App {
  return call.caller.kind === 'app' ? call.caller.app : notFound()
}

function installationsOf(call: Call): readonly Installation[] {
  return [...call.world.installations.values()].filter(({ app }) => app === callingApp(call))
}

function findInstallation(call: Call): Installation {
  return installationsOf(call).find(({ id }) => id === numberParam(call, 'id')) ?? notFound()
}

function getApp(call: Call): Answer {
  const count = installationsOf(call).length
  return ok({ ...appShape(call.world, callingApp(call)), installations_count: count })
}

function getPublicApp(call: Call): Answer {
  const app = call.world.apps.find(({ slug }) => slug === param(call, 'slug')) ?? notFound()
  return ok(appShape(call.world, app))
}

function listInstallations(call: Call): Promise<Answer> {
  return list(call, installationsOf(call), installation => installationShape(call.world, installation))
}

function getInstallation(call: Call): Answer {
  return ok(installationShape(call.world, findInstallation(call)))
}

function deleteInstallation(call: Call): Answer {
  const installation = findInstallation(call)
  announceInstallation(call.world, installation, 'deleted')
  call.world.installations.delete(installation.id)
  return noContent
}

function suspend(call: Call): Answer {
  const installation = findInstallation(call)
  installation.suspendedAt ??= call.world.clock.now()
  announceInstallation(call.world, installation, 'suspend')
  return noContent
}

function unsuspend(call: Call): Answer {
  const installation = findInstallation(call)
  installation.suspendedAt = undefined
  announceInstallation(call.world, installation, 'unsuspend')
  return noContent
}

/** An owner lets an installation at one more repository, or at one less. */
function select(call: Call, isIn: boolean): Answer {
  const { world } = call
  const sender = actorOf(call)
  const installation = world.installations.get(numberParam(call, 'id')) ?? notFound()
  const repository = world.repositories.get(numberParam(call, 'repository')) ?? notFound()
  const { account, repositories } = installation
  if (repository.owner !== account || roleOf(world, repository, sender) === 'none') notFound()
  if (roleOf(world, repository, sender) !== 'admin') refuse(403, 'Must have admin rights to Repository.')
  if (repositories === undefined && !isIn)
    refuse(422, 'The installation reaches all repositories of the account.')
  const isChanged = selectRepository(world, installation, { repository, isIn, sender })
  return isChanged ? noContent : { status: 304 }
}

function getRepositoryInstallation(call: Call): Answer {
  const repository = findRepository(call.world, param(call, 'owner'), param(call, 'repo')) ?? notFound()
  const found = installationsOf(call).find(installation => reaches(installation, repository))
  return ok(installationShape(call.world, found ?? notFound()))
}

function getAccountInstallation(call: Call): Answer {
  const login = param(call, 'org').toLowerCase()
  const found = installationsOf(call).find(({ account }) => account.login.toLowerCase() === login)
  return ok(installationShape(call.world, found ?? notFound()))
}

function reaches(installation: Installation, repository: Repository): boolean {
  if (installation.account.id !== repository.owner.id) return false
  return installation.repositories === undefined || installation.repositories.has(repository.id)
}

function reachable(world: World, installation: Installation): readonly Repository[] {
  return [...world.repositories.values()].filter(repository => reaches(installation, repository))
}

function createToken(call: Call): Answer {
  const { world, body } = call
  const installation = findInstallation(call)
  if (installation.suspendedAt !== undefined) refuse(403, 'This installation has been suspended')
  const wanted = wantedRepositories(call, installation)
  const permissions = narrowedPermissions(installation, optionalObject(body, 'permissions'))
  const chosen = wanted && new Set(wanted.map(({ id }) => id))
  const repositories = chosen ?? installation.repositories
  const token = mintToken(world, installation, { permissions, repositories })
  return created({
    token: token.value,
    expires_at: iso(token.expiresAt),
    permissions,
    repository_selection: repositories === undefined ? 'all' : 'selected',
    ...(wanted === undefined ? {} : { repositories: wanted.map(found => repositoryShape(world, found)) }),
  })
}

function wantedRepositories(call: Call, installation: Installation): readonly Repository[] | undefined {
  const names = optionalTexts(call.body, 'repositories')
  const ids = call.body.repository_ids
  if (names === undefined && !Array.isArray(ids)) return undefined
  const wanted: readonly unknown[] = [...(names ?? []), ...(Array.isArray(ids) ? ids : [])]
  if (wanted.length > 500) refuse(422, 'A maximum of 500 repositories is allowed.')
  const all = reachable(call.world, installation)
  const missing =
    'There is at least one repository that does not exist or is not accessible to the parent installation.'
  return wanted.map(key => all.find(({ id, name }) => id === key || name === key) ?? refuse(422, missing))
}

function narrowedPermissions(
  installation: Installation,
  wanted: Readonly<Record<string, unknown>> | undefined,
) {
  if (wanted === undefined) return installation.permissions
  const order = ['read', 'write', 'admin']
  for (const [name, level] of Object.entries(wanted)) {
    const granted = installation.permissions[name]
    if (granted === undefined || order.indexOf(String(level)) > order.indexOf(granted)) {
      refuse(422, 'The permissions requested are not granted to this installation.')
    }
  }
  const narrowed = Object.entries(wanted).map(([name, level]) => [name, level as PermissionLevel])
  return { metadata: 'read', ...Object.fromEntries(narrowed) } as Permissions
}

function listRepositories(call: Call): Promise<Answer> {
  const { caller, world } = call
  if (caller.kind !== 'installation') return notFound()
  const { installation, token } = caller
  const seen = reachable(world, installation).filter(
    ({ id }) => token.repositories === undefined || token.repositories.has(id),
  )
  return namedList(call, 'repositories', seen, repository => ({
    ...repositoryShape(world, repository),
    ...minimalRepository(world, repository),
  }))
}

function revokeToken(call: Call): Answer {
  if (call.caller.kind === 'installation') call.world.tokens.delete(call.caller.token.value)
  return noContent
}
