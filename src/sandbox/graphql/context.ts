import { canSee, whyRefused } from '../auth/permissions.ts'
import type { Call } from '../http/call.ts'
import type { Role } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import { fail, forbid } from './failure.ts'

/** What a resolver is given besides its arguments. */
export interface Context {
  readonly call: Call
}

/** A node's fields: values, or functions of arguments. */
export type Fields = Readonly<Record<string, unknown>>

/** Stops a field whose caller lacks a permission on the repository. */
export function demand(
  context: Context,
  repository: Repository,
  permission: string,
  role: Role = 'read',
): void {
  const { world, caller } = context.call
  if (!canSee(world, caller, repository)) fail('NOT_FOUND', 'Could not resolve to a Repository.')
  const reason = whyRefused(world, caller, repository, { permission, role })
  if (reason === undefined) return
  if (caller.kind === 'installation') forbid()
  fail('FORBIDDEN', reason)
}
