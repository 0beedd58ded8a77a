import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, FaultBox } from '../faults/fault-box.ts'
import { readBody } from '../http/exchange.ts'
import { RequestLog } from '../http/request-log.ts'
import { type ApiAnswer, type ApiParts, answerApi } from './api/answer.ts'
import { failure, StatusError } from './api/status.ts'
import { Watches } from './api/watch.ts'
import { Writes } from './api/writes.ts'
import type { BehaviourOf, ContainerBehaviour } from './controllers/context.ts'
import { startSimulation } from './controllers/simulation.ts'
import { type JsonMap, type KubeObject, listAt, textAt } from './json.ts'
import { ResourceTable } from './resources.ts'
import { ObjectStore } from './store.ts'

/** How a stand-in for a cluster is started; everything has a default. */
export interface SandboxClusterOptions {
  readonly name?: string
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port?: number
  /** The time in milliseconds; the machine's by default. */
  readonly now?: () => number
  /** What a container does; by default it is ready after half a second. */
  readonly behaviourOf?: BehaviourOf
  /** Whether Deployments and the like make pods; on by default. */
  readonly simulates?: boolean
}

/** A running stand-in for a cluster: an API server, its controllers and one node. */
export interface SandboxCluster {
  readonly name: string
  readonly url: string
  /** What a client has to show. */
  readonly token: string
  /** A kubeconfig for it, as JSON. */
  readonly kubeconfig: string
  readonly faults: FaultBox
  readonly requests: RequestLog
  readonly watches: Watches
  readonly store: ObjectStore
  readonly resources: ResourceTable
  readonly writes: Writes
  /** Forgets the past: open watches end as too old, and older versions are refused. */
  expire(): void
  close(): Promise<void>
}

const ready: ContainerBehaviour = { kind: 'ready', after: 500 }

/** Starts a stand-in for a Kubernetes cluster on this machine, with its usual namespaces. */
export async function startSandboxCluster(options: SandboxClusterOptions = {}): Promise<SandboxCluster> {
  const now = options.now ?? Date.now
  const behaviourOf = options.behaviourOf ?? (() => ready)
  const [store, resources, faults, requests] = [
    new ObjectStore(),
    new ResourceTable(),
    new FaultBox(),
    new RequestLog(),
  ]
  const [writes, watches] = [new Writes(store, now), new Watches()]
  seed(resources, writes)
  const parts: ApiParts = { store, resources, writes, watches, logOf: createLog(behaviourOf) }
  const name = options.name ?? 'sandbox'
  const token = `sandbox-${name}`
  const server = createServer((request, response) => {
    void answer({ parts, faults, requests, token, now }, request, response).catch(() => response.destroy())
  })
  const url = await listen(server, options.port ?? 0)
  const stop =
    options.simulates === false ? undefined : startSimulation({ store, resources, writes, behaviourOf }, now)
  const beat = setInterval(() => watches.bookmarkAll(), 30_000).unref()
  const expire = () => {
    store.compact()
    watches.closeAll('expire')
  }
  const close = () => {
    stop?.()
    clearInterval(beat)
    watches.closeAll('end')
    return closeServer(server)
  }
  const kubeconfig = kubeconfigOf(name, url, token)
  return { name, url, token, kubeconfig, faults, requests, watches, store, resources, writes, expire, close }
}

function seed(resources: ResourceTable, writes: Writes): void {
  const manager = 'kube-apiserver'
  const create = (kind: string, name: string) => {
    const resource = resources.byKind('v1', kind)
    if (resource !== undefined)
      writes.create(
        { resource, namespace: undefined, manager },
        { apiVersion: 'v1', kind, metadata: { name } },
      )
  }
  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease']) create('Namespace', name)
  create('Node', 'sandbox')
}

function kubeconfigOf(name: string, server: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  })
}

/** What a container has written so far, which is what its behaviour says. */
function createLog(behaviourOf: BehaviourOf) {
  return (pod: KubeObject, name: string | undefined, previous: boolean): string | undefined => {
    const containers = listAt(pod, 'spec', 'containers')
    const container = containers.find(entry => name === undefined || textAt(entry, 'name') === name)
    const status = listAt(pod, 'status', 'containerStatuses').find(
      entry => textAt(entry, 'name') === textAt(container, 'name'),
    )
    if (container === undefined || textAt(status, 'containerID') === undefined) return undefined
    const behaviour = behaviourOf(textAt(container, 'image') ?? '', pod.metadata.annotations ?? {})
    if (behaviour.kind === 'crash') return behaviour.log
    return previous ? undefined : `${textAt(container, 'image')} is listening\n`
  }
}

interface Serving {
  readonly parts: ApiParts
  readonly faults: FaultBox
  readonly requests: RequestLog
  readonly token: string
  readonly now: () => number
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now()
  const target = request.url ?? '/'
  const method = request.method ?? 'GET'
  const struck = serving.faults.strike(method, target)
  const body = (await readBody(request))?.toString('utf8') ?? ''
  for (const fault of struck) {
    if (fault.kind === 'delay') await new Promise(resolve => setTimeout(resolve, fault.milliseconds))
    if (fault.kind === 'before') await fault.run()
  }
  const fault = struck.find(({ kind }) => kind !== 'delay' && kind !== 'before' && kind !== 'after')
  const log = (status: number, answerBytes: number) =>
    serving.requests.add({
      at: serving.now(),
      method,
      path: target,
      status,
      who: request.headers['user-agent'] ?? '',
      requestBytes: body.length,
      answerBytes,
      milliseconds: performance.now() - started,
      operation: '',
    })
  if (fault?.kind === 'reset') {
    log(0, 0)
    request.socket.resetAndDestroy()
    return
  }
  const answered = refusalOf(fault, 'before') ?? carryOut(serving, request, response, body)
  for (const after of struck) if (after.kind === 'after') await after.run()
  const final = refusalOf(fault, 'after') ?? answered
  log(final.kind === 'streaming' ? 200 : final.code, write(response, final, fault))
}

function carryOut(
  { parts, token }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): ApiAnswer {
  const url = new URL(request.url ?? '/', 'http://stand-in.invalid')
  try {
    if (request.headers.authorization !== `Bearer ${token}`)
      throw new StatusError(401, 'Unauthorized', 'Unauthorized')
    const call = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
    }
    return answerApi(parts, call, response)
  } catch (error) {
    if (error instanceof StatusError) return { kind: 'json', code: error.code, body: error.status }
    return {
      kind: 'json',
      code: 500,
      body: failure(500, 'InternalError', `Internal error occurred: ${String(error)}`),
    }
  }
}

function refusalOf(fault: Fault | undefined, when: 'before' | 'after'): ApiAnswer | undefined {
  const wanted = when === 'before' ? 'status' : 'status-after'
  if (fault?.kind !== wanted || !('status' in fault)) return undefined
  const given = fault.kind === 'status' ? fault.body : undefined
  const body = (given ?? failure(fault.status, 'InternalError', 'Injected fault')) as JsonMap
  return { kind: 'json', code: fault.status, body }
}

function write(response: ServerResponse, answered: ApiAnswer, fault: Fault | undefined): number {
  if (answered.kind === 'streaming') return 0
  if (fault?.kind === 'drop-answer') {
    response.destroy()
    return 0
  }
  const bytes = Buffer.from(answered.kind === 'json' ? JSON.stringify(answered.body) : answered.text)
  response.writeHead(answered.code, {
    'content-type': answered.kind === 'json' ? 'application/json' : 'text/plain',
    'content-length': bytes.length,
    ...(fault?.kind === 'status' ? fault.headers : {}),
  })
  if (fault?.kind !== 'truncate') response.end(bytes)
  else response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
  return bytes.length
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}
