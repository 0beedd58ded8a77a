import * as z from 'zod'
import type { Challenge } from './challenge.ts'
import { sharesCredentials } from './hosts.ts'
import type { Credentials } from './keychain.ts'
import { type Answer, type Question, type Sending, send } from './send.ts'

/** An `Authorization` header and how long it is good, in milliseconds since the epoch; or why there is none. */
export type Authorized =
  | { readonly kind: 'authorized'; readonly authorization: string; readonly until: number }
  | { readonly kind: 'denied'; readonly reason: string }
  | Exclude<Answer, { readonly kind: 'answered' }>

const Token = z.looseObject({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
})

const largestToken = 262_144
// Distribution's token specification: a token that does not say how long it lasts lasts a minute.
const usualLifetime = 60
// In milliseconds: what is about to end is not begun with.
const margin = 5_000

/** Fetches a bearer token as a registry's challenge asks for one: distribution's token and OAuth2 specifications. */
export async function fetchToken(
  sending: Sending,
  wanted: {
    readonly registry: URL
    readonly scope: string
    readonly challenge: Challenge
    readonly credentials: Credentials | undefined
  },
): Promise<Authorized> {
  const { registry, challenge, credentials } = wanted
  const realm = challenge.parameters.get('realm') ?? ''
  if (!URL.canParse(realm))
    return { kind: 'denied', reason: `${registry.host} names no place to get a token` }
  const url = new URL(realm)
  if (credentials !== undefined && !sharesCredentials(registry, url))
    return {
      kind: 'denied',
      reason: `${registry.host} wants its credentials shown to ${url.host}, which is not below its own domain`,
    }
  const service = challenge.parameters.get('service')
  const scope = challenge.parameters.get('scope') ?? wanted.scope
  const answer = await send(sending, tokenQuestion(url, { service, scope, credentials }))
  return readToken(answer, registry, sending.clock.now().getTime())
}

function tokenQuestion(
  url: URL,
  asked: {
    readonly service: string | undefined
    readonly scope: string
    readonly credentials: Credentials | undefined
  },
): Question {
  const { service, scope, credentials } = asked
  const parameters = { ...(service === undefined ? {} : { service }), scope }
  const common = { accept: 'application/json', limit: largestToken }
  if (credentials?.kind === 'identity') {
    const grant = { grant_type: 'refresh_token', client_id: 'lockkeeper', refresh_token: credentials.token }
    return { ...common, method: 'POST', url, form: new URLSearchParams({ ...grant, ...parameters }) }
  }
  const full = new URL(url)
  for (const [name, value] of Object.entries(parameters)) full.searchParams.set(name, value)
  return { ...common, method: 'GET', url: full, authorization: basicOf(credentials) }
}

/** The `Authorization` that shows a password. */
export function basicOf(credentials: Credentials | undefined): string | undefined {
  if (credentials?.kind !== 'basic') return undefined
  const { username, password } = credentials
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

function readToken(answer: Answer, registry: URL, now: number): Authorized {
  if (answer.kind !== 'answered') return answer
  if ([400, 401, 403, 404].includes(answer.status))
    return { kind: 'denied', reason: `${registry.host} gives no token for it (${answer.status})` }
  if (answer.status !== 200)
    return { kind: 'lost', reason: `the token service of ${registry.host} answered ${answer.status}` }
  const token = parseToken(answer.body)
  if (token === undefined)
    return { kind: 'lost', reason: `the token service of ${registry.host} gave no token` }
  const until = now + token.lifetime * 1000 - margin
  return { kind: 'authorized', authorization: `Bearer ${token.token}`, until }
}

function parseToken(body: Uint8Array): { readonly token: string; readonly lifetime: number } | undefined {
  try {
    const parsed = Token.parse(JSON.parse(Buffer.from(body).toString('utf8')))
    const token = parsed.token ?? parsed.access_token ?? ''
    // It becomes a header.
    if (!/^[\x21-\x7e]+$/.test(token)) return undefined
    return { token, lifetime: Math.max(parsed.expires_in ?? usualLifetime, usualLifetime) }
  } catch {
    return undefined
  }
}
