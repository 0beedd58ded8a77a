import { randomBytes } from 'node:crypto'

/** How the stand-in wants to know who asks. */
export type Authentication = 'none' | 'basic' | 'token'

/** Who may read: by `user:password`, by a refresh token, by the tokens that were given out (with the scope of each). */
export interface Access {
  readonly authentication: Authentication
  readonly passwords: ReadonlyMap<string, string>
  readonly refreshTokens: ReadonlySet<string>
  readonly issued: Map<string, IssuedToken>
}

interface IssuedToken {
  readonly repository: string
  /** Whether it was given to somebody, not to anybody. */
  readonly named: boolean
}

/** What the request may read of a repository. */
export type Grant = 'anonymous' | 'named' | 'none'

/** The grant of an `Authorization` header for a repository. */
export function grantOf(access: Access, authorization: string | undefined, repository: string): Grant {
  const [scheme = '', secret = ''] = (authorization ?? '').split(' ')
  switch (access.authentication) {
    case 'none':
      return 'named'
    case 'basic':
      return scheme === 'Basic' && isPassword(access, secret) ? 'named' : 'none'
    case 'token': {
      const token = scheme === 'Bearer' ? access.issued.get(secret) : undefined
      if (token === undefined || (repository !== '' && token.repository !== repository)) return 'none'
      return token.named ? 'named' : 'anonymous'
    }
    default:
      return access.authentication satisfies never
  }
}

/** Gives a token for a scope, or none: wrong credentials get nothing, no credentials an anonymous one. */
export function issueToken(
  access: Access,
  asked: {
    readonly scope: string
    readonly authorization?: string | undefined
    readonly refresh?: string | undefined
  },
): string | undefined {
  const [scheme, secret = ''] = (asked.authorization ?? '').split(' ')
  const isWrong = asked.authorization !== undefined && !(scheme === 'Basic' && isPassword(access, secret))
  if (isWrong || (asked.refresh !== undefined && !access.refreshTokens.has(asked.refresh))) return undefined
  const repository = /^repository:([^:]+):pull$/.exec(asked.scope)?.[1]
  if (repository === undefined) return undefined
  const token = randomBytes(24).toString('base64url')
  const named = asked.authorization !== undefined || asked.refresh !== undefined
  access.issued.set(token, { repository, named })
  return token
}

function isPassword({ passwords }: Access, secret: string): boolean {
  const [name = '', ...password] = Buffer.from(secret, 'base64').toString('utf8').split(':')
  return passwords.has(name) && passwords.get(name) === password.join(':')
}
