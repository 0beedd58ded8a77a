import { Octokit } from '@octokit/core'
import type { ApiBase } from './api-base.ts'

/** One HTTP request as Octokit writes it: `GET /repos/{owner}/{repo}` and what fills it in. */
export interface Outgoing {
  readonly route: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>
  /** The body is handed on unread. */
  readonly stream?: boolean
}

export type Sent =
  | { readonly kind: 'lost'; readonly reason: string }
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: unknown
      /** GitHub's `message`, or a cut of what came in its place; of an error only. */
      readonly message: string
    }

export type Send = (outgoing: Outgoing) => Promise<Sent>

/** One request as who looks on sees it: its route, never what fills it in. In milliseconds. */
export interface SentRequest {
  readonly route: string
  readonly kind: 'read' | 'write' | 'graphql' | 'token'
  readonly status: number | 'lost'
  readonly milliseconds: number
  readonly headers: Readonly<Record<string, string>>
}

/** Of the API whose shapes we read: GitHub, "API versions". */
export const apiVersion = '2022-11-28'

// GitHub itself gives up after 10 s; a write's answer is worth waiting for a little longer than a read's.
// A stream's time counts to its end.
const timeouts = { read: 15_000, write: 30_000, stream: 180_000 }

export interface SendOptions {
  readonly base: ApiBase
  readonly userAgent: string
  readonly fetch?: typeof fetch
  /** Is told of every request once it has ended. */
  readonly observe?: (sent: SentRequest) => void
  /** Another Octokit than the plain one, to compare with. */
  readonly octokit?: typeof Octokit
}

/** Sends requests once each, whatever comes back: no retry, no waiting, no token of its own. */
export function createSend(options: SendOptions): Send {
  const octokit = new (options.octokit ?? Octokit)({
    baseUrl: options.base.rest,
    userAgent: options.userAgent,
    log: silent,
    ...(options.fetch === undefined ? {} : { request: { fetch: options.fetch } }),
  })
  const { observe } = options
  return async outgoing => {
    const started = performance.now()
    const sent = await sendOnce(octokit, outgoing)
    observe?.({
      route: outgoing.route.replace(/https?:\/\/\S+(?=\/graphql)/, ''),
      kind: kindOf(outgoing.route),
      status: sent.kind === 'lost' ? 'lost' : sent.status,
      milliseconds: performance.now() - started,
      headers: sent.kind === 'lost' ? {} : sent.headers,
    })
    return sent
  }
}

function kindOf(route: string): SentRequest['kind'] {
  if (route.endsWith('/graphql')) return 'graphql'
  if (route.endsWith('/access_tokens')) return 'token'
  return route.startsWith('GET ') ? 'read' : 'write'
}

async function sendOnce(
  octokit: Octokit,
  { route, parameters, headers, stream = false }: Outgoing,
): Promise<Sent> {
  const reads = route.startsWith('GET ')
  const timeout = stream ? timeouts.stream : reads ? timeouts.read : timeouts.write
  // `fetch` follows a moved write as a GET: a repository that was renamed is looked up again instead.
  const redirect = reads ? 'follow' : 'manual'
  try {
    const answer = await octokit.request(route, {
      ...parameters,
      headers: { 'x-github-api-version': apiVersion, ...headers },
      request: { signal: AbortSignal.timeout(timeout), redirect, parseSuccessResponseBody: false },
    })
    return stream ? answered(answer, '') : await withBody(answer)
  } catch (error) {
    return fromError(error)
  }
}

// Octokit throws what it got as an answer under this name, and a broken network too, then without the answer.
function fromError(error: unknown): Sent {
  if (!(error instanceof Error)) throw error
  if (error.name === 'AbortError') return { kind: 'lost', reason: error.message }
  if (error.name !== 'HttpError') throw error
  const { response } = error as Error & { readonly response?: Answered }
  if (response === undefined) return { kind: 'lost', reason: error.message }
  return isBrokenOff(response) ? brokenOff : answered(response, messageOf(response.data))
}

// Octokit hands on what it could not parse as text, and as an empty one what did not come to its end. Without the words a
// refusal cannot be told from another, but a limit can: by its headers.
function isBrokenOff({ status, headers, data }: Answered): boolean {
  if (status < 400 || status >= 500 || typeof data !== 'string' || !isJson(headers)) return false
  return status !== 429 && headers['retry-after'] === undefined && headers['x-ratelimit-remaining'] !== '0'
}

function isJson(headers: Answered['headers']): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/.test(String(headers['content-type'] ?? ''))
}

// Octokit would look at every value in search of integers beyond 2^53, and hand on a text that broke off as an empty one.
async function withBody(answer: Answered): Promise<Sent> {
  const text = await textOf(answer.data).catch(() => undefined)
  if (text === undefined) return brokenOff
  if (!isJson(answer.headers)) return answered({ ...answer, data: text }, '')
  try {
    return answered({ ...answer, data: parseJson(text) }, '')
  } catch {
    return brokenOff
  }
}

// Numbers of webhook deliveries, since February 2026 (octokit/request.js#797).
const longNumber = /[[:,]\s*\d{16}/

/** JSON's value, in which an integer that a number would round is its text. */
function parseJson(text: string): unknown {
  return longNumber.test(text) ? JSON.parse(text, exact) : JSON.parse(text)
}

function exact(_key: string, value: unknown, token?: { readonly source?: string }): unknown {
  const source = token?.source ?? ''
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(source) ? value : source
}

const brokenOff: Sent = { kind: 'lost', reason: 'an answer that broke off' }

// Nothing comes with a 204.
async function textOf(body: unknown): Promise<string> {
  return body instanceof ReadableStream ? new Response(body).text() : ''
}

interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  readonly data: unknown
}

function answered(answer: Answered, message: string): Sent {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]),
  )
  return { kind: 'answered', status: answer.status, headers, body: answer.data, message }
}

// A gateway answers in HTML: its first line is enough to say so.
function messageOf(body: unknown): string {
  if (typeof body === 'string') return body.slice(0, 200)
  const { message, errors } = (typeof body === 'object' && body !== null ? body : {}) as {
    message?: unknown
    errors?: unknown
  }
  const details = Array.isArray(errors) ? errors.map(detailOf).filter(text => text !== '') : []
  return [typeof message === 'string' ? message : '', ...details].filter(text => text !== '').join(': ')
}

function detailOf(error: unknown): string {
  if (typeof error === 'string') return error
  const { message, code, field } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >
  if (typeof message === 'string') return message
  return [field, code].filter(text => typeof text === 'string').join(' ')
}

const silent = { debug: noop, info: noop, warn: noop, error: noop }

function noop(): void {}
