import { lookup } from 'node:dns/promises'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { allowsAddress, type Reach } from './addresses.ts'

/** One HTTP request. `limit` in bytes of the answer's body. */
export interface Outgoing {
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly reach: Reach
  readonly limit: number
  /** In milliseconds, for connecting, answer and body together. */
  readonly timeout: number
}

/** `lost` may be tried again; `barred` by our own rules never may. No reason holds a URL, a header or a body. */
export type Exchanged =
  | { readonly kind: 'lost' | 'barred'; readonly reason: string }
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly header: (name: string) => string | undefined
      readonly body: Uint8Array
    }

export type Transport = (outgoing: Outgoing) => Promise<Exchanged>

/** The addresses of a name; an empty list when it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

interface Agents {
  readonly http: HttpAgent
  readonly https: HttpsAgent
}

/**
 * Sends one request to an address that was checked, follows nothing, repeats nothing. Node's `fetch` cannot be told which address to
 * connect to, so a name could change between check and connection; `node:https` can.
 */
export function createTransport(resolve: Resolve = resolveName): Transport {
  // Connections are kept by host and port alone: what was reached as private must not serve a public name.
  const agents: Readonly<Record<Reach, Agents>> = { public: createAgents(), private: createAgents() }
  return async outgoing => {
    const { hostname } = outgoing.url
    const addresses = await addressesOf(hostname.replace(/^\[|\]$/g, ''), resolve)
    if (addresses.length === 0) return { kind: 'lost', reason: `${hostname} has no address` }
    if (!addresses.every(address => allowsAddress(address, outgoing.reach)))
      return { kind: 'barred', reason: `${hostname} is at an address that is not asked` }
    return exchange(outgoing, addresses, agents[outgoing.reach])
  }
}

function createAgents(): Agents {
  return {
    http: new HttpAgent({ keepAlive: true, maxSockets: 8 }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: 8 }),
  }
}

async function addressesOf(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  if (isIP(hostname) !== 0) return [hostname]
  try {
    return await resolve(hostname)
  } catch {
    return []
  }
}

async function resolveName(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address)
}

function exchange(outgoing: Outgoing, addresses: readonly string[], agents: Agents): Promise<Exchanged> {
  const { url, method, headers, body, timeout } = outgoing
  const { promise, resolve } = Promise.withResolvers<Exchanged>()
  const options = {
    method,
    headers,
    lookup: pinned(addresses),
    signal: AbortSignal.timeout(timeout),
  }
  const request =
    url.protocol === 'https:'
      ? requestHttps(url, { ...options, agent: agents.https })
      : requestHttp(url, { ...options, agent: agents.http })
  request.on('error', error => resolve({ kind: 'lost', reason: reasonOf(url, error) }))
  request.on('response', response => void read(outgoing, response).then(resolve))
  request.end(body)
  return promise
}

function pinned(addresses: readonly string[]): LookupFunction {
  const found = addresses.map(address => ({ address, family: isIP(address) }))
  return (_hostname, options, callback) => {
    if (options.all === true) return callback(null, found)
    callback(null, found[0]?.address ?? '', found[0]?.family ?? 4)
  }
}

async function read({ url, limit }: Outgoing, response: IncomingMessage): Promise<Exchanged> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response) {
      size += (chunk as Buffer).length
      if (size > limit) {
        response.destroy()
        return { kind: 'barred', reason: `${url.host} answered more than ${limit} bytes` }
      }
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    return { kind: 'lost', reason: reasonOf(url, error) }
  }
  const header = (name: string): string | undefined => {
    const value = response.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  return { kind: 'answered', status: response.statusCode ?? 0, header, body: Buffer.concat(chunks) }
}

function reasonOf(url: URL, error: unknown): string {
  const { name, code } = error as { readonly name?: string; readonly code?: unknown }
  if (name === 'AbortError' || name === 'TimeoutError') return `${url.host} did not answer in time`
  return `${url.host} could not be reached${typeof code === 'string' ? ` (${code})` : ''}`
}
