import { Agent as HttpAgent } from 'node:http'
import { type AgentOptions, Agent as HttpsAgent, type RequestOptions } from 'node:https'
import { resolve } from 'node:path'
import { KubeConfig } from '@kubernetes/client-node'
import type { Kubeconfig } from './kubeconfig.ts'

/** Gives each request its credentials and its connection: client-node knows the ways to sign in, Node keeps the connections. */
export interface SignIn {
  readonly server: string
  /** `long`: the connection is held by one answer, a watch, and not given back. */
  options(use: 'short' | 'long'): Promise<RequestOptions>
  close(): void
}

type Agent = HttpAgent | HttpsAgent

/** Nothing is sent yet. This file brings client-node along, which takes a tenth of a second: it is loaded when it is needed. */
export function signIn(source: Kubeconfig | 'in-cluster'): SignIn {
  const client = new KubeConfig()
  if (source === 'in-cluster') client.loadFromCluster()
  else loadContext(client, source)
  const agents = new Map<string, Agent>()
  return {
    server: client.getCurrentCluster()?.server ?? '',
    options: async use => withHeaders(await optionsOf(client, agents, use), source),
    close: () => {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}

function withHeaders(options: RequestOptions, source: Kubeconfig | 'in-cluster'): RequestOptions {
  if (source === 'in-cluster' || source.impersonation === undefined) return options
  const more = Object.entries(source.impersonation).map(([name, values]) => [name, [...values]])
  return { ...options, headers: { ...(options.headers as object), ...Object.fromEntries(more) } }
}

function loadContext(client: KubeConfig, { text, folder, context, server, tokenFile }: Kubeconfig): void {
  client.loadFromString(text)
  client.makePathsAbsolute(folder)
  client.setCurrentContext(context)
  const cluster = client.getCurrentCluster()
  const user = client.getCurrentUser()
  if (cluster === null) return
  // client-node asks for this flag before it speaks plain http; that it is on loopback was checked.
  const plain = server.startsWith('http:')
  client.loadFromOptions({
    clusters: [{ ...cluster, skipTLSVerify: plain || cluster.skipTLSVerify }],
    // client-node knows a token's file only under an authentication provider.
    users: [tokenFile === undefined ? user : { ...user, ...fileProvider(resolve(folder, tokenFile)) }],
    contexts: [client.getContextObject(context)],
    currentContext: context,
  })
}

function fileProvider(tokenFile: string) {
  return { authProvider: { name: 'tokenFile', config: { tokenFile } } }
}

// The agents that client-node makes close each connection after its answer: a handshake for every request.
async function optionsOf(
  client: KubeConfig,
  agents: Map<string, Agent>,
  use: 'short' | 'long',
): Promise<RequestOptions> {
  const options: RequestOptions = { headers: {} }
  await client.applyToHTTPSOptions(options)
  const cluster = client.getCurrentCluster()
  if (cluster?.proxyUrl !== undefined && cluster.proxyUrl !== '') return options
  // A program that signs in may give another certificate each time.
  const name = `${use} ${String(options.cert ?? '')}`
  const agent = agents.get(name) ?? createAgent(cluster?.server ?? '', use, options)
  agents.set(name, agent)
  return { headers: options.headers ?? {}, auth: options.auth ?? null, agent }
}

function createAgent(server: string, use: 'short' | 'long', options: RequestOptions): Agent {
  // TCP finds the half-open connections of watches: an API server that is gone answers no probe.
  const sockets = { keepAlive: true, keepAliveMsecs: 30_000, ...(use === 'short' ? { maxSockets: 8 } : {}) }
  if (server.startsWith('http:')) return new HttpAgent(sockets)
  const { ca, cert, key, rejectUnauthorized, servername } = options
  const tls: AgentOptions = { ca, cert, key, rejectUnauthorized, servername }
  return new HttpsAgent({ ...sockets, ...Object.fromEntries(Object.entries(tls).filter(isGiven)) })
}

function isGiven([, value]: readonly [string, unknown]): boolean {
  return value !== undefined
}
