import type { Clock } from '../engine/ports/ports.ts'
import { barOf, type HostRules, reachOf } from './hosts.ts'
import type { Exchanged, Transport } from './transport.ts'

/** What to ask, of whom; `authorization` is shown to the URL's own origin and to nobody else. */
export interface Question {
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly url: URL
  readonly accept: string
  readonly authorization?: string | undefined
  /** A form; a question that has one is never sent on to where a redirect points. */
  readonly form?: URLSearchParams
  /** Of the answer's body, in bytes. */
  readonly limit: number
}

/** An answer, the URL that gave it, and whether that is another origin than the one that was asked. */
export type Answer =
  | Extract<Exchanged, { readonly kind: 'lost' | 'barred' }>
  | (Extract<Exchanged, { readonly kind: 'answered' }> & { readonly url: URL; readonly elsewhere: boolean })

export interface Sending {
  readonly transport: Transport
  readonly clock: Clock
  readonly rules: HostRules
  readonly userAgent: string
  /** When whoever asks gives up, in milliseconds since the epoch. */
  readonly endsAt: number
}

const maximumHops = 5
const maximumAttempts = 3
const redirects: readonly number[] = [301, 302, 303, 307, 308]
const passing: readonly number[] = [429, 500, 502, 503, 504]
// In milliseconds. A blob may come from far away; a registry that wants longer is asked another time.
const longestExchange = 20_000

/** Asks until there is an answer that will not pass by itself, and follows redirects. */
export async function send(sending: Sending, question: Question): Promise<Answer> {
  let { url, authorization } = question
  let elsewhere = false
  for (let hop = 0; hop <= maximumHops; hop++) {
    const bar = barOf(url, sending.rules)
    if (bar !== undefined)
      return {
        kind: 'barred',
        reason: `${question.url.host} ${hop === 0 ? 'has' : 'points to'} ${bar}`,
      }
    const exchanged = await attempt(sending, { ...question, url, authorization })
    if (exchanged.kind !== 'answered') return exchanged
    const next = question.form === undefined ? redirectOf(exchanged, url) : undefined
    if (next === undefined) return { ...exchanged, url, elsewhere }
    if (next.origin !== url.origin) {
      elsewhere = true
      authorization = undefined
    }
    url = next
  }
  return { kind: 'barred', reason: `${question.url.host} redirects more than ${maximumHops} times` }
}

function redirectOf(answer: Extract<Exchanged, { readonly kind: 'answered' }>, url: URL): URL | undefined {
  const location = answer.header('location')
  if (!redirects.includes(answer.status) || location === undefined) return undefined
  return URL.canParse(location, url.href) ? new URL(location, url) : undefined
}

async function attempt(sending: Sending, question: Question): Promise<Exchanged> {
  for (let attempts = 1; ; attempts++) {
    const left = sending.endsAt - sending.clock.now().getTime()
    if (left <= 0) return { kind: 'lost', reason: `${question.url.host} takes too long` }
    const exchanged = await sending.transport({
      ...outgoing(question, sending),
      timeout: Math.min(left, longestExchange),
    })
    const wait = waitAfter(exchanged, attempts, sending.clock.now())
    if (wait === undefined || attempts >= maximumAttempts) return exchanged
    if (sending.clock.now().getTime() + wait >= sending.endsAt) return exchanged
    await sending.clock.sleep(wait)
  }
}

function outgoing({ method, url, accept, authorization, form, limit }: Question, sending: Sending) {
  return {
    method,
    url,
    limit,
    reach: reachOf(url.host, sending.rules),
    headers: {
      accept,
      'accept-encoding': 'identity',
      'user-agent': sending.userAgent,
      ...(authorization === undefined ? {} : { authorization }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { body: form.toString() }),
  }
}

/** Milliseconds until trying again makes sense; nothing when it never does. */
export function waitAfter(exchanged: Exchanged, attempts: number, now: Date): number | undefined {
  const usual = 250 * 4 ** (attempts - 1)
  if (exchanged.kind !== 'answered') return exchanged.kind === 'lost' ? usual : undefined
  if (!passing.includes(exchanged.status)) return undefined
  return retryAfter(exchanged.header('retry-after'), now) ?? usual
}

// RFC 9110 §10.2.3: seconds, or a date.
function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
