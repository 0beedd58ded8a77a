import { generateKeyPairSync } from 'node:crypto'
import type { Clock } from '../../src/engine/ports/ports.ts'
import { type Connection, createConnection } from '../../src/github/client/connection.ts'

/** What the scripted GitHub was asked, without what is the same each time. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly authorization: string
  readonly body: unknown
  readonly headers: Headers
  readonly at: number
}

/** What it answers: JSON with a status, whole or cut off behind its text, or nothing at all. */
export type Scripted =
  | {
      readonly status: number
      readonly body?: unknown
      readonly headers?: Record<string, string>
      readonly cut?: true
    }
  | 'reset'

export const base = { rest: 'https://api.test', graphql: 'https://api.test/graphql' }

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
})

/** A clock that sleeping moves. */
export function jumpingClock(start = 1_700_000_000_000): Clock & { readonly slept: number[] } {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => new Date(now),
    async sleep(milliseconds) {
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}

/** A connection to a GitHub that answers from a script, in order; tokens are minted beside it. */
export function scripted(
  answers: readonly Scripted[],
  ungranted: readonly string[] = [],
): {
  readonly connection: Connection
  readonly clock: ReturnType<typeof jumpingClock>
  readonly asked: Asked[]
  readonly minted: unknown[]
} {
  const clock = jumpingClock()
  const asked: Asked[] = []
  const minted: unknown[] = []
  const script = [...answers]
  const answer = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input))
    const headers = new Headers(init.headers)
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    if (url.pathname.endsWith('/access_tokens')) {
      minted.push(body)
      if (ungranted.some(name => name in body.permissions))
        return json({ status: 422, body: { message: 'The permissions requested are not granted.' } })
      return json({ status: 201, body: { token: `ghs_${minted.length}`, expires_at: inAnHour(clock) } })
    }
    asked.push({
      method: init.method ?? 'GET',
      path: `${url.pathname}${url.search}`,
      authorization: headers.get('authorization') ?? '',
      body,
      headers,
      at: clock.now().getTime(),
    })
    const next = script.shift()
    if (next === undefined) throw new Error(`nothing scripted for ${url.pathname}`)
    if (next === 'reset') throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') })
    return json(next)
  }
  const connection = createConnection({ base, appId: 7, privateKey, clock, fetch: answer as typeof fetch })
  return { connection, clock, asked, minted }
}

function inAnHour(clock: Clock): string {
  return new Date(clock.now().getTime() + 3_600_000).toISOString()
}

function json({ status, body, headers = {}, cut }: Exclude<Scripted, 'reset'>): Response {
  const empty = status === 204 || status === 304
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {})
  return new Response(empty ? null : cut ? cutOff(text) : text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

function cutOff(text: string): ReadableStream {
  return new ReadableStream({
    start: stream => stream.enqueue(new TextEncoder().encode(text)),
    pull: stream => stream.error(new TypeError('terminated')),
  })
}
