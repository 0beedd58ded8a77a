import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, FaultBox } from '../faults/fault-box.ts'
import type { Answer } from '../http/answer.ts'
import type { Authentication } from './access.ts'
import { type RegistryRepository, storeChart, storeImage } from './content.ts'
import { answerRegistry, type RegistryBehaviour, type RegistryCall, type RegistryWorld } from './routes.ts'

/** How a stand-in is started; everything has a default. */
export interface SandboxRegistryOptions {
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port?: number
  /** `token` by default, as public registries do. */
  readonly authentication?: Authentication
  /** Login to password. */
  readonly passwords?: Readonly<Record<string, string>>
  readonly refreshTokens?: readonly string[]
  readonly behaviour?: Partial<RegistryBehaviour>
}

/** A request that came in. */
export interface RegistryRequest {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}

/** A running stand-in. */
export interface SandboxRegistry {
  /** `127.0.0.1:<port>`, as image references name it. */
  readonly host: string
  readonly url: string
  readonly requests: readonly RegistryRequest[]
  readonly faults: FaultBox
  readonly behaviour: RegistryBehaviour
  /** Puts an image and answers its digest; the repository is made at its first image. */
  pushImage(repository: string, tag: string, options?: PushOptions): string
  /** Puts a chart at `<repository>/<chart>`. */
  pushChart(repository: string, chart: string, version: string): string
  /** Lists a chart in `/charts/index.yaml`, newest first. */
  listChart(chart: string, versions: readonly string[]): void
  /** Forgets every token that was given out. */
  expireTokens(): void
  close(): Promise<void>
}

export interface PushOptions {
  /** `linux/amd64` by default; several make an index. */
  readonly platforms?: readonly string[]
  readonly private?: boolean
}

/** Starts a stand-in for an OCI registry and a Helm repository on this machine. */
export async function startSandboxRegistry(options: SandboxRegistryOptions = {}): Promise<SandboxRegistry> {
  const world = createWorld(options)
  const faults = new FaultBox()
  const requests: RegistryRequest[] = []
  const server = createServer((request, response) => {
    void answer({ world, faults, requests }, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  world.url = `http://${host}`
  return {
    host,
    url: world.url,
    requests,
    faults,
    behaviour: world.behaviour,
    pushImage: (name, tag, pushed = {}) =>
      storeImage(repositoryOf(world, name, pushed.private), tag, pushed.platforms ?? ['linux/amd64']),
    pushChart: (name, chart, version) => storeChart(repositoryOf(world, `${name}/${chart}`), chart, version),
    listChart: (chart, versions) => void world.charts.set(chart, versions),
    expireTokens: () => world.access.issued.clear(),
    close: () => close(server),
  }
}

function createWorld(options: SandboxRegistryOptions): RegistryWorld {
  return {
    url: '',
    access: {
      authentication: options.authentication ?? 'token',
      passwords: new Map(Object.entries(options.passwords ?? {})),
      refreshTokens: new Set(options.refreshTokens ?? []),
      issued: new Map(),
    },
    repositories: new Map(),
    charts: new Map(),
    behaviour: { digestHeader: true, tagsPerPage: 1000, blobsAt: undefined, ...options.behaviour },
  }
}

function repositoryOf(world: RegistryWorld, name: string, isPrivate = false): RegistryRepository {
  const known = world.repositories.get(name)
  if (known !== undefined) return known
  const created = { stored: new Map(), tags: new Map(), private: isPrivate }
  world.repositories.set(name, created)
  return created
}

interface Parts {
  readonly world: RegistryWorld
  readonly faults: FaultBox
  readonly requests: RegistryRequest[]
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = await readCall(request)
  const path = `${call.url.pathname}${call.url.search}`
  parts.requests.push({ method: call.method, path, authorization: call.authorization })
  const struck = parts.faults.strike(call.method, path)
  for (const fault of struck) {
    if (fault.kind === 'delay') await new Promise(resolve => setTimeout(resolve, fault.milliseconds).unref())
    if (fault.kind === 'before') await fault.run()
  }
  const fault = struck.find(({ kind }) => kind !== 'delay' && kind !== 'before')
  if (fault?.kind === 'reset') return void request.socket.resetAndDestroy()
  write(call, response, faultAnswer(fault) ?? answerRegistry(parts.world, call), fault)
}

function faultAnswer(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind !== 'status') return undefined
  return {
    status: fault.status,
    ...(fault.body === undefined ? {} : { body: fault.body }),
    ...(fault.headers === undefined ? {} : { headers: fault.headers }),
  }
}

async function readCall(request: IncomingMessage): Promise<RegistryCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://stand-in.invalid'),
    authorization: request.headers.authorization,
    accept: request.headers.accept ?? '*/*',
    form: new URLSearchParams(Buffer.concat(chunks).toString('utf8')),
  }
}

function write(
  call: RegistryCall,
  response: ServerResponse,
  answered: Answer,
  fault: Fault | undefined,
): void {
  const text = answered.body === undefined ? '' : JSON.stringify(answered.body)
  const bytes = answered.bytes ?? Buffer.from(text)
  response.writeHead(answered.status, { 'content-length': String(bytes.length), ...answered.headers })
  if (call.method === 'HEAD') return void response.end()
  if (fault?.kind !== 'truncate') return void response.end(bytes)
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}
