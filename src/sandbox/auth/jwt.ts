import { createSign, createVerify } from 'node:crypto'
import type { App } from '../world/accounts.ts'
import type { World } from '../world/world.ts'

/** What a JSON web token came to: the App it speaks for, or why it is refused. */
export type JwtVerdict =
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'refused'; readonly message: string }

const undecodable = 'A JSON web token could not be decoded'

/** Whether a bearer value looks like a JSON web token. */
export function looksLikeJwt(value: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(value)
}

function parsePart(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Verifies an App's token by GitHub's rules: RS256, issuer, `iat` not ahead, `exp` at most ten minutes on. */
export function verifyAppJwt(world: World, token: string): JwtVerdict {
  const [header, payload, signature] = token.split('.')
  const claims = parsePart(payload)
  if (parsePart(header)?.alg !== 'RS256' || claims === undefined) return refused(undecodable)
  const issuer = String(claims.iss)
  const app = world.apps.find(candidate => issuer === String(candidate.id) || issuer === candidate.clientId)
  if (app === undefined) return refused('Integration not found')
  const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`)
  if (!verifier.verify(app.publicKey, signature ?? '', 'base64url')) return refused(undecodable)
  return verifyTimes(world, claims) ?? { kind: 'app', app }
}

function verifyTimes(world: World, claims: Readonly<Record<string, unknown>>): JwtVerdict | undefined {
  const now = world.clock.now() / 1000
  const { iat, exp } = claims
  if (typeof exp !== 'number' || exp <= now) {
    return refused(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    )
  }
  // GitHub forgives a minute of clock drift.
  if (exp > now + 660) return refused("'Expiration time' claim ('exp') is too far in the future")
  if (typeof iat !== 'number' || iat > now + 60) {
    return refused(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    )
  }
  return undefined
}

function refused(message: string): JwtVerdict {
  return { kind: 'refused', message }
}

/** Signs a token with an App's key; the stand-in uses it for the second form of installation tokens. */
export function signJwt(privateKey: string, claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
}
