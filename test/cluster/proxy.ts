import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from 'node:http'
import { request as requestHttps } from 'node:https'
import type { AddressInfo } from 'node:net'

/** Stands between a program and an API server: counts requests, and ends watches when the test says so. */
export interface Proxy {
  /** Plain http on the loopback address; credentials are handed on as they are. */
  readonly url: string
  /** `METHOD /path`, in order; watches as `WATCH`. */
  readonly asked: readonly string[]
  /** Ends every watch that is open: `gone` says first that the history is lost, `cut` breaks the connection. */
  endWatches(how: 'gone' | 'cut'): void
  close(): Promise<void>
}

interface State {
  readonly server: string
  readonly authority: Buffer | undefined
  readonly asked: string[]
  readonly watches: Map<ServerResponse, ClientRequest>
}

/** Opens a proxy to the server of a kubeconfig. */
export async function openProxy(kubeconfig: string): Promise<Proxy> {
  const { server, authority } = clusterOf(kubeconfig)
  const state: State = { server, authority, asked: [], watches: new Map() }
  const listener = createServer((incoming, outgoing) => forward(state, incoming, outgoing))
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    asked: state.asked,
    endWatches: how => endWatches(state, how),
    async close() {
      listener.closeAllConnections()
      await new Promise(resolve => listener.close(resolve))
    },
  }
}

function clusterOf(kubeconfig: string) {
  const { clusters } = JSON.parse(kubeconfig) as {
    clusters: { cluster: { server: string; 'certificate-authority-data'?: string } }[]
  }
  const { server = '', 'certificate-authority-data': data } = clusters[0]?.cluster ?? {}
  return { server, authority: data === undefined ? undefined : Buffer.from(data, 'base64') }
}

function forward(state: State, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const url = new URL(`${state.server}${incoming.url}`)
  const isWatch = url.searchParams.get('watch') === 'true'
  state.asked.push(`${isWatch ? 'WATCH' : incoming.method} ${url.pathname}`)
  const { host: _, ...headers } = incoming.headers
  const start = url.protocol === 'https:' ? requestHttps : requestHttp
  const options = { method: incoming.method ?? 'GET', headers }
  const sent = start(
    url,
    state.authority === undefined ? options : { ...options, ca: state.authority },
    answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      outgoing.flushHeaders()
      answer.pipe(outgoing)
    },
  )
  if (isWatch) state.watches.set(outgoing, sent)
  outgoing.on('close', () => {
    state.watches.delete(outgoing)
    sent.destroy()
  })
  sent.on('error', () => outgoing.destroy())
  incoming.pipe(sent)
}

function endWatches({ watches }: State, how: 'gone' | 'cut'): void {
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    code: 410,
    reason: 'Expired',
    message: 'too old resource version',
  }
  for (const [watch, sent] of watches) {
    watches.delete(watch)
    if (how === 'cut') watch.destroy()
    else {
      sent.removeAllListeners('error')
      sent.on('error', () => undefined)
      sent.destroy()
      watch.end(`${JSON.stringify({ type: 'ERROR', object: status })}\n`)
    }
  }
}
