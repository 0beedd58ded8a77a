import { refuse } from '../http/answer.ts'
import type { Caller } from '../http/call.ts'
import type { World } from '../world/world.ts'
import { looksLikeJwt, verifyAppJwt } from './jwt.ts'

const anonymous: Caller = { kind: 'anonymous' }

/** Who sends a request; a token that is unknown or over is refused with 401 as GitHub does. */
export function identifyCaller(world: World, authorization: string | undefined): Caller {
  const secret = readSecret(authorization)
  if (secret === undefined) return anonymous
  const user = world.userTokens.get(secret)
  if (user !== undefined) return { kind: 'user', user, token: secret }
  const token = world.tokens.get(secret)
  if (token !== undefined && token.expiresAt > world.clock.now()) {
    if (token.installation.suspendedAt !== undefined) refuse(403, 'This installation has been suspended')
    return { kind: 'installation', installation: token.installation, token }
  }
  if (secret.startsWith('gh') || !looksLikeJwt(secret)) return refuse(401, 'Bad credentials')
  const verdict = verifyAppJwt(world, secret)
  return verdict.kind === 'app' ? verdict : refuse(401, verdict.message)
}

// `Bearer`, the older `token`, and what git sends: Basic with the token as password.
function readSecret(authorization: string | undefined): string | undefined {
  const match = /^(?<scheme>\S+) +(?<value>\S+)$/.exec(authorization?.trim() ?? '')
  const value = match?.groups?.value ?? ''
  switch (match?.groups?.scheme?.toLowerCase()) {
    case 'bearer':
    case 'token':
      return value
    case 'basic':
      return readBasic(Buffer.from(value, 'base64').toString('utf8'))
    default:
      return undefined
  }
}

function readBasic(pair: string): string {
  const split = pair.indexOf(':')
  const password = pair.slice(split + 1)
  return password === '' || password === 'x-oauth-basic' ? pair.slice(0, split) : password
}
