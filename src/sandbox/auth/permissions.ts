import { notFound, problem, Refusal, refuse } from '../http/answer.ts'
import type { Caller } from '../http/call.ts'
import type { Audience } from '../http/route.ts'
import { type PermissionLevel, type Permissions, type Role, roles } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import { roleOf, type World } from '../world/world.ts'

const levels: readonly PermissionLevel[] = ['read', 'write', 'admin']

/** Whether rights include one of the alternatives of `issues:write|pull_requests:write`. */
export function grants(permissions: Permissions, wanted: string): boolean {
  return wanted.split('|').some(alternative => {
    const [name = '', level = 'read'] = alternative.split(':')
    if (name === 'metadata') return true
    const granted = permissions[name]
    return granted !== undefined && levels.indexOf(granted) >= levels.indexOf(level as PermissionLevel)
  })
}

/** Whether a caller may see that a repository exists. */
export function canSee(world: World, caller: Caller, repository: Repository): boolean {
  if (!repository.private) return true
  if (caller.kind === 'user') return roleOf(world, repository, caller.user) !== 'none'
  return caller.kind === 'installation' && covers(caller, repository)
}

/** Whether an installation's token reaches a repository. */
export function covers(caller: Extract<Caller, { kind: 'installation' }>, repository: Repository): boolean {
  const { installation, token } = caller
  if (installation.account.id !== repository.owner.id) return false
  if (installation.repositories !== undefined && !installation.repositories.has(repository.id)) return false
  return token.repositories === undefined || token.repositories.has(repository.id)
}

/** Stops a request that its caller may not make: 404 for what it cannot see, 403 for what it may not do. */
export function demandAccess(
  world: World,
  caller: Caller,
  repository: Repository,
  needs: { readonly permission: string; readonly role: Role },
): void {
  if (!canSee(world, caller, repository)) notFound()
  const reason = whyRefused(world, caller, repository, needs)
  if (reason === undefined) return
  if (caller.kind === 'anonymous') refuse(401, 'Requires authentication')
  const answer = problem(403, reason)
  const accepted = needs.permission.replaceAll(':', '=').replaceAll('|', '; ')
  throw new Refusal({ ...answer, headers: { 'x-accepted-github-permissions': accepted } })
}

/** Why a caller may not do what a permission and a role name; undefined when it may. */
export function whyRefused(
  world: World,
  caller: Caller,
  repository: Repository,
  needs: { readonly permission: string; readonly role: Role },
): string | undefined {
  const isRead = !/:(write|admin)/.test(needs.permission)
  switch (caller.kind) {
    case 'installation': {
      // Public things can be read by any token, as by anyone.
      if (!covers(caller, repository)) return isRead ? undefined : 'Resource not accessible by integration'
      return grants(caller.token.permissions, needs.permission)
        ? undefined
        : 'Resource not accessible by integration'
    }
    case 'user': {
      const role = roleOf(world, repository, caller.user)
      return roles.indexOf(role) >= roles.indexOf(needs.role)
        ? undefined
        : 'Must have admin rights to Repository.'
    }
    case 'app':
      return 'Resource not accessible by integration'
    case 'anonymous':
      return isRead && needs.role === 'read' ? undefined : 'Requires authentication'
    default:
      return caller satisfies never
  }
}

/** Stops a request about no repository whose caller is not of the audience. */
export function demandAudience(caller: Caller, audience: Audience): void {
  if (audience === 'anyone' || caller.kind === audience) return
  if (audience === 'person' && caller.kind === 'user') return
  if (audience === 'signed-in' && caller.kind !== 'anonymous' && caller.kind !== 'app') return
  if (caller.kind === 'anonymous') refuse(401, 'Requires authentication')
  if (audience === 'app') refuse(401, 'A JSON web token could not be decoded')
  refuse(403, 'Resource not accessible by integration')
}
