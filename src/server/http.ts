import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { ProblemError } from '../lib/problem.ts'

/** What one path answers, as plain text; `type` where that has a media type of its own. */
export type Route = (request: IncomingMessage) => Promise<{
  readonly status: number
  readonly text: string
  readonly type?: string
}>

/** Routes by method and path, such as `GET /healthz`. */
export type Routes = Readonly<Record<string, Route>>

export interface Listener {
  readonly port: number
  /** Takes no new connection, lets those that are being answered end if they do soon. */
  close(): Promise<void>
}

// GitHub sends a webhook within seconds; who needs longer is holding the line.
const patience = { headers: 5_000, request: 20_000, idle: 10_000, check: 1_000, linger: 5_000, end: 5_000 }
const mostConnections = 512

/** Listens until it is closed; a path without a route is 404, an exception 500 without its text. Throws a problem where it cannot listen. */
export async function listen(
  routes: Routes,
  at: { readonly host: string | undefined; readonly port: number },
): Promise<Listener> {
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: patience.check,
    },
    (request, response) => void answer(routes, request, response),
  )
  makeRoom(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(at, error)))
    server.listen({ port: at.port, ...(at.host === undefined ? {} : { host: at.host }) }, () => resolve())
  })
  return { port: (server.address() as AddressInfo).port, close: () => close(server) }
}

function cannotListen(
  { host = 'this machine', port }: { readonly host: string | undefined; readonly port: number },
  { code, message }: NodeJS.ErrnoException,
): ProblemError {
  return new ProblemError({
    code: 'CANNOT_LISTEN',
    message: `Port ${port} of ${host} cannot be listened at: ${code ?? message}.`,
    advice: 'Set PORT, METRICS_PORT or HOST to what is free here.',
  })
}

/** Beyond the most connections the oldest goes, not the newest: who holds the line must not keep GitHub out, nor who asks for our health. */
function makeRoom(server: Server): void {
  const connected = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    const [oldest] = connected
    if (oldest !== undefined && connected.size >= mostConnections) {
      connected.delete(oldest)
      oldest.destroy()
    }
    connected.add(socket)
    socket.once('close', () => connected.delete(socket))
  })
}

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? ''
  // HTTP: what answers GET answers HEAD; Node leaves its body out.
  const name = `${request.method === 'HEAD' ? 'GET' : request.method} ${path}`
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined
  const { status, text, type } =
    route === undefined ? { status: 404, text: 'not found' } : await settle(route(request))
  // A body that was not read to its end would be taken for the next request.
  const headers = request.complete ? {} : { connection: 'close' }
  response.writeHead(status, {
    'content-type': type ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text) + 1,
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.write(`${text}\n`)
  if (!request.complete) await drained(request)
  response.end()
}

/**
 * Lets who still sends send on for a while, keeping nothing. RFC 9112, 9.6: where a server closes earlier, its own answer is lost on the way.
 */
async function drained(request: IncomingMessage): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, patience.linger)
  request.once('end', resolve).once('close', resolve).once('error', resolve).resume()
  await promise
  clearTimeout(timer)
}

async function settle(answered: ReturnType<Route>): ReturnType<Route> {
  try {
    return await answered
  } catch {
    return { status: 500, text: 'failed' }
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeIdleConnections()
  // A server that closes looks after its deadlines no more, and there is work to end besides.
  const late = setTimeout(() => server.closeAllConnections(), patience.end)
  await closed
  clearTimeout(late)
}
