import type { Account, App, Installation, InstallationToken } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { World } from '../world/world.ts'
import { refuse } from './answer.ts'

/** Who sends a request, by what it carries in `Authorization`. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'installation'; readonly installation: Installation; readonly token: InstallationToken }
  | { readonly kind: 'user'; readonly user: Account; readonly token: string }

/** A JSON object as it came in. */
export type Body = Readonly<Record<string, unknown>>

/** One request, with what the router found out. `params` are decoded. */
export interface Call {
  readonly world: World
  readonly caller: Caller
  readonly method: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Body
  readonly apiVersion: string
}

/** A request about one repository that the caller may see. */
export interface RepositoryCall extends Call {
  readonly repository: Repository
}

/** The account in whose name a caller acts: a person, or an App's bot. */
export function actorOf(call: Call): Account {
  const { caller } = call
  switch (caller.kind) {
    case 'user':
      return caller.user
    case 'installation':
      return caller.installation.app.bot
    case 'app':
      return caller.app.bot
    case 'anonymous':
      return refuse(401, 'Requires authentication')
    default:
      return caller satisfies never
  }
}

/** The App through which a caller acts, if it is one. */
export function appOf(call: Call): App | undefined {
  if (call.caller.kind === 'installation') return call.caller.installation.app
  return call.caller.kind === 'app' ? call.caller.app : undefined
}

/** A path parameter that the route's pattern guarantees. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? ''
}

/** A numeric path parameter; NaN finds nothing. */
export function numberParam(call: Call, name: string): number {
  return Number(call.params[name])
}
