import { parseChallenges } from './challenge.ts'
import { credentialsFor, type Keychain } from './keychain.ts'
import { type Answer, type Question, type Sending, send } from './send.ts'
import { type Authorized, basicOf, fetchToken } from './tokens.ts'

/** Where a question goes: whose credentials it needs, and for what. */
export interface Place {
  readonly host: string
  readonly repository: string
}

/** One visit to the registries: everything that its questions share. */
export interface Visit extends Sending {
  readonly keychain: Keychain
  /** Authorizations by host and repository; may be emptied at any time. */
  readonly remembered: Map<string, Extract<Authorized, { readonly kind: 'authorized' }>>
}

export type Asked = Answer | Extract<Authorized, { readonly kind: 'denied' }>

// Enough for the apps of a large fleet; what falls out is asked for again.
const mostRemembered = 500

/** Asks a registry, and once more with what it wants to see when it says that it must know who asks. */
export async function ask(
  visit: Visit,
  place: Place,
  question: Omit<Question, 'authorization'>,
): Promise<Asked> {
  const key = `${question.url.host} ${place.repository}`
  const known = visit.remembered.get(key)
  const current = known !== undefined && known.until > visit.clock.now().getTime() ? known : undefined
  const answer = await send(visit, { ...question, authorization: current?.authorization })
  // Only the registry itself may ask who we are, not a place that it points to.
  if (answer.kind !== 'answered' || answer.status !== 401 || answer.elsewhere) return answer
  const authorized = await authorize(visit, place, answer.header('www-authenticate') ?? '', question.url)
  if (authorized.kind !== 'authorized') return authorized
  if (visit.remembered.size >= mostRemembered) visit.remembered.clear()
  visit.remembered.set(key, authorized)
  return send(visit, { ...question, authorization: authorized.authorization })
}

async function authorize(visit: Visit, place: Place, header: string, url: URL): Promise<Authorized> {
  const challenges = parseChallenges(header)
  const credentials = credentialsFor(visit.keychain, place.host, place.repository)
  const until = Number.POSITIVE_INFINITY
  if (credentials?.kind === 'bearer')
    return { kind: 'authorized', authorization: `Bearer ${credentials.token}`, until }
  const challenge = challenges.find(({ scheme }) => scheme === 'bearer')
  if (challenge !== undefined) {
    const scope = `repository:${place.repository}:pull`
    return fetchToken(visit, { registry: url, scope, challenge, credentials })
  }
  const basic = challenges.some(({ scheme }) => scheme === 'basic') ? basicOf(credentials) : undefined
  if (basic !== undefined) return { kind: 'authorized', authorization: basic, until }
  return { kind: 'denied', reason: `${place.host} wants credentials, and there are none for it` }
}
