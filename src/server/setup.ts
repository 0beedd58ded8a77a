import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ApiBase } from '../github/client/api-base.ts'
import { redact } from '../github/client/redaction.ts'
import { convertManifest, createManifest, type Registered, registrationUrl } from '../github/manifest.ts'
import { closedPage, confirmPage, failedPage, registeredPage } from './setup-page.ts'

export interface SetupOptions {
  readonly base: ApiBase
  readonly name: string
  /** Owns the GitHub App; nothing: the person who registers it. */
  readonly organization?: string
  /** Where webhooks shall go; nothing: GitHub is polled. */
  readonly webhookUrl?: string
  readonly port?: number
  /** The time in milliseconds. */
  readonly now?: () => number
}

export interface Setup {
  /** What to open in a browser on this machine. */
  readonly url: string
  /** The credentials, once GitHub gave them. */
  readonly registered: Promise<Registered>
  close(): Promise<void>
}

const host = '127.0.0.1'
// GitHub takes a manifest's code for an hour, and nobody should find this page open later.
const patience = 3_600_000

/** Serves the page that registers a GitHub App by its manifest, to this machine alone, until it is done. */
export async function startSetup(options: SetupOptions): Promise<Setup> {
  const door = { state: newState(), done: false }
  const deadline = (options.now ?? Date.now)() + patience
  const { promise, resolve } = Promise.withResolvers<Registered>()
  const server = createServer((request, response) => {
    const context = { options, door, deadline, origin: originOf(server.address()), resolve }
    void answer(context, request, response)
  })
  server.headersTimeout = 5_000
  server.requestTimeout = 10_000
  await new Promise<void>((listening, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, listening)
  })
  return {
    url: `${originOf(server.address())}/`,
    registered: promise,
    close: () => new Promise<void>(closed => server.close(() => closed()).closeAllConnections()),
  }
}

interface Context {
  readonly options: SetupOptions
  /** What GitHub must bring back, for one answer only; and whether the credentials are here. */
  readonly door: { state: string; done: boolean }
  readonly deadline: number
  readonly origin: string
  readonly resolve: (registered: Registered) => void
}

function newState(): string {
  return randomBytes(32).toString('base64url')
}

async function answer(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { origin, options, deadline, door } = context
  const url = new URL(request.url ?? '/', origin)
  // A name that was made to point at this machine must not reach the page.
  if (request.headers.host !== new URL(origin).host || request.method !== 'GET')
    return reply(response, 404, '')
  if ((options.now ?? Date.now)() > deadline)
    return reply(response, 410, closedPage('This page has expired.'))
  if (door.done) return reply(response, 410, closedPage('The credentials are in the terminal.'))
  if (url.pathname === '/') return reply(response, 200, firstPage(context))
  if (url.pathname === '/registered') return finish(context, url.searchParams, response)
  reply(response, 404, '')
}

function firstPage({ options, door, origin }: Context): string {
  const { base, name, organization, webhookUrl } = options
  const redirectUrl = `${origin}/registered`
  const manifest = createManifest({
    name,
    redirectUrl,
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
  })
  return confirmPage(registrationUrl(base, organization, door.state), manifest)
}

async function finish(context: Context, query: URLSearchParams, response: ServerResponse): Promise<void> {
  const { door } = context
  if (!isSame(query.get('state') ?? '', door.state))
    return reply(response, 403, failedPage('This answer belongs to no question of ours.'))
  // Whoever sees this address later, in a history or a log, can do nothing with it.
  door.state = newState()
  try {
    const registered = await convertManifest(context.options.base, query.get('code') ?? '')
    door.done = true
    reply(response, 200, registeredPage(registered.html_url))
    context.resolve(registered)
  } catch (error) {
    reply(response, 502, failedPage(redact(error instanceof Error ? error.message : 'GitHub gave nothing.')))
  }
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  })
  response.end(body)
}

function originOf(address: AddressInfo | string | null): string {
  return `http://${host}:${typeof address === 'object' && address !== null ? address.port : 0}`
}

/** What to put into the server's environment, as lines of a file that a shell or `docker --env-file` reads. */
export function environmentOf(registered: Registered): string {
  const key = registered.pem.trim().replaceAll('\n', '\\n')
  const secret = registered.webhook_secret === null ? [] : [`WEBHOOK_SECRET=${registered.webhook_secret}`]
  return [`APP_ID=${registered.id}`, `PRIVATE_KEY="${key}"`, ...secret, ''].join('\n')
}
