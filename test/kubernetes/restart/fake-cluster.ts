import type { Answer, Api, ApiRequest, Fault, OpenAnswer } from '../../../src/kubernetes/api.ts'
import { FaultError } from '../../../src/kubernetes/api.ts'
import type { ClusterObject } from '../../../src/rollout/object.ts'

type Json = Record<string, unknown>

const kinds: Readonly<Record<string, string>> = {
  configmaps: 'ConfigMap',
  secrets: 'Secret',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  leases: 'Lease',
  events: 'Event',
}

interface Logged {
  readonly version: number
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly plural: string
  readonly object: ClusterObject
}

/** A fault for the requests that the test picks; nothing: the request is answered. `after` lets it happen, and loses the answer. */
export type Disturb = (
  request: ApiRequest,
  number: number,
) => { readonly fault: Fault; readonly after?: true } | undefined

/**
 * What becomes of one event of a watch: the connection breaks before or after it, in the middle of its line, its history is lost (410), or it
 * comes twice.
 */
export const eventFates = ['broken before', 'broken after', 'cut', 'gone', 'twice'] as const
export type EventFate = (typeof eventFates)[number]

/**
 * As much of an API server as the restart controller asks, in memory: lists, watches with history, server-side apply of annotations
 * with ownership and versions, Leases with versions, Events. Admission, RBAC and other managers' conflicts are the real one's.
 */
export class FakeCluster {
  readonly objects = new Map<string, ClusterObject>()
  readonly asked: string[] = []
  /** How often each workload's spec changed. */
  readonly replaced = new Map<string, number>()
  disturb: Disturb = () => undefined
  /** Picks a fate for the nth event that any watch is told; nothing: it arrives. */
  disturbEvent: (number: number) => EventFate | undefined = () => undefined
  /** How many events watches were told. */
  told = 0
  #version = 100
  #forgotten = 0
  #log: Logged[] = []
  #owned = new Map<string, ReadonlySet<string>>()
  #wake = new Set<() => void>()
  #broken = new Set<(fault: Fault | 'end') => void>()

  /** Creates or replaces an object, keeping its uid. A changed spec is a new generation, and for a Deployment a new annotation too. */
  put(object: Json & { kind: string; metadata: Json & { name: string } }): ClusterObject {
    const plural = Object.keys(kinds).find(name => kinds[name] === object.kind) ?? ''
    const { namespace, name } = object.metadata
    const key = `${plural}/${namespace}/${name}`
    const before = this.objects.get(key)
    this.#version += 1
    const counted = (of: Json) => [of.spec, plural === 'deployments' && (of.metadata as Json).annotations]
    const changed =
      before !== undefined && JSON.stringify(counted(before)) !== JSON.stringify(counted(object))
    if (before !== undefined && JSON.stringify(before.spec) !== JSON.stringify(object.spec))
      this.replaced.set(object.metadata.name, (this.replaced.get(object.metadata.name) ?? 0) + 1)
    const metadata = {
      generation: 1,
      uid: `uid-${this.#version}`,
      ...(before === undefined ? {} : { uid: before.metadata.uid, generation: before.metadata.generation }),
      ...object.metadata,
      resourceVersion: String(this.#version),
    }
    if (changed) metadata.generation = (before.metadata.generation ?? 0) + 1
    const stored = JSON.parse(JSON.stringify({ apiVersion: 'v1', ...object, metadata })) as ClusterObject
    this.objects.set(key, stored)
    this.#note(before === undefined ? 'ADDED' : 'MODIFIED', plural, stored)
    return stored
  }

  delete(plural: string, namespace: string, name: string): void {
    const key = `${plural}/${namespace}/${name}`
    const object = this.objects.get(key)
    if (object === undefined) return
    this.objects.delete(key)
    this.#owned.delete(key)
    this.#version += 1
    const metadata = { ...object.metadata, resourceVersion: String(this.#version) }
    this.#note('DELETED', plural, { ...object, metadata })
  }

  get(plural: string, name: string, namespace = 'shop'): ClusterObject {
    const object = this.objects.get(`${plural}/${namespace}/${name}`)
    if (object === undefined) throw new Error(`there is no ${plural}/${name}`)
    return object
  }

  list(plural: string): readonly ClusterObject[] {
    return [...this.objects].filter(([key]) => key.startsWith(`${plural}/`)).map(([, object]) => object)
  }

  /** Ends every watch: in order, or with a fault. */
  breakWatches(how: Fault | 'end'): void {
    for (const end of [...this.#broken]) end(how)
  }

  /** Keeps no history: whoever asks for what was is answered 410. */
  compact(): void {
    this.#forgotten = this.#version
    this.#log = []
  }

  /** A connection of one user. */
  connect(): Api {
    return {
      name: 'test',
      send: async request => {
        const disturbed = this.#ask(request)
        if (disturbed !== undefined && disturbed.after !== true) return disturbed.fault
        const answer = this.#answer(request)
        return disturbed === undefined ? answer : disturbed.fault
      },
      open: async (request, signal) => {
        const disturbed = this.#ask(request)
        return disturbed === undefined ? this.#watch(request, signal) : disturbed.fault
      },
      close: () => {},
    }
  }

  #ask(request: ApiRequest) {
    const how = request.query?.watch === 'true' ? 'WATCH' : request.method
    this.asked.push(`${how} ${request.path}`)
    return this.disturb(request, this.asked.length)
  }

  #note(type: Logged['type'], plural: string, object: ClusterObject): void {
    this.#log.push({ version: this.#version, type, plural, object })
    for (const wake of [...this.#wake]) wake()
  }

  #answer(request: ApiRequest): Answer {
    const { plural, namespace, name } = partsOf(request.path)
    const key = `${plural}/${namespace}/${name}`
    switch (request.method) {
      case 'GET':
        return name === '' ? this.#listed(plural, namespace) : this.#found(key)
      case 'POST':
        return this.#created(plural, request.body as ClusterObject)
      case 'PUT':
        return this.#replaced(key, request.body as ClusterObject)
      case 'PATCH':
        return this.#applied(key, request)
      default:
        throw new Error(`${request.method} is not known here`)
    }
  }

  #listed(plural: string, namespace: string): Answer {
    const items = this.list(plural).filter(
      ({ metadata }) => namespace === '' || metadata.namespace === namespace,
    )
    const metadata = { resourceVersion: String(this.#version) }
    return answered({ kind: `${kinds[plural]}List`, apiVersion: 'v1', metadata, items })
  }

  #found(key: string): Answer {
    const object = this.objects.get(key)
    return object === undefined ? faultOf('not-found') : answered(object)
  }

  #created(plural: string, object: ClusterObject): Answer {
    const { namespace, name } = object.metadata
    if (this.objects.has(`${plural}/${namespace}/${name}`)) return faultOf('conflict')
    return answered(this.put(object as never))
  }

  #replaced(key: string, object: ClusterObject): Answer {
    const before = this.objects.get(key)
    if (before === undefined) return faultOf('not-found')
    if (before.metadata.resourceVersion !== object.metadata.resourceVersion) return faultOf('conflict')
    return answered(this.put(object as never))
  }

  #applied(key: string, { body, query, contentType }: ApiRequest): Answer {
    if (contentType !== 'application/apply-patch+yaml' || query?.fieldManager === undefined)
      throw new Error('only server-side apply is known here')
    const applied = body as ClusterObject
    const before = this.objects.get(key)
    if (before === undefined) return faultOf('not-found')
    const { uid, resourceVersion } = before.metadata
    if (applied.metadata.uid !== uid || applied.metadata.resourceVersion !== resourceVersion)
      return faultOf('conflict')
    const owned = this.#owned.get(key) ?? new Set()
    const now = new Set([...ownable(applied)].map(([path]) => path))
    const after = structuredClone(before) as Json
    for (const path of owned) if (!now.has(path)) setAt(after, path.split(' '), undefined)
    for (const [path, value] of ownable(applied)) setAt(after, path.split(' '), value)
    this.#owned.set(key, now)
    return answered(JSON.stringify(after) === JSON.stringify(before) ? before : this.put(after as never))
  }

  #watch({ path, query = {} }: ApiRequest, signal: AbortSignal): OpenAnswer | Fault {
    const { plural, namespace } = partsOf(path)
    let version = Number(query.resourceVersion)
    if (version < this.#forgotten) return faultOf('gone')
    let ended: Fault | 'end' | undefined
    const lines = async function* (this: FakeCluster): AsyncGenerator<string> {
      yield JSON.stringify({ type: 'BOOKMARK', object: bookmark(version) })
      for (;;) {
        for (const logged of this.#log.filter(each => each.version > version)) {
          version = logged.version
          const wanted =
            logged.plural === plural && ['', logged.object.metadata.namespace].includes(namespace)
          if (!wanted) continue
          this.told += 1
          yield* told(
            JSON.stringify({ type: logged.type, object: logged.object }),
            this.disturbEvent(this.told),
          )
        }
        if (ended !== undefined && ended !== 'end') throw new FaultError(ended)
        if (ended === 'end' || signal.aborted) return
        await new Promise<void>(resolve => {
          const wake = () => {
            this.#wake.delete(wake)
            this.#broken.delete(end)
            resolve()
          }
          const end = (how: Fault | 'end') => {
            ended = how
            wake()
          }
          this.#wake.add(wake)
          this.#broken.add(end)
          signal.addEventListener('abort', wake, { once: true })
        })
      }
    }
    return { kind: 'open', lines: lines.call(this) }
  }
}

function* told(line: string, fate: EventFate | undefined): Iterable<string> {
  if (fate === 'broken before') throw new FaultError(faultOf('unreachable'))
  if (fate === 'gone') yield JSON.stringify({ type: 'ERROR', object: { code: 410, message: 'too old' } })
  yield fate === 'cut' ? line.slice(0, line.length / 2) : line
  if (fate === 'twice') yield line
  if (fate === 'broken after') throw new FaultError(faultOf('unreachable'))
}

function bookmark(version: number) {
  return { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: '', resourceVersion: String(version) } }
}

function partsOf(path: string): {
  readonly plural: string
  readonly namespace: string
  readonly name: string
} {
  const match = /^\/(?:api\/v1|apis\/[^/]+\/[^/]+)(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+))?$/.exec(
    path,
  )
  if (match === null) throw new Error(`${path} is not known here`)
  return { namespace: match[1] ?? '', plural: match[2] ?? '', name: match[3] ?? '' }
}

/** The annotations of an applied object, on itself and on its pod template, by path. */
function* ownable(object: ClusterObject): Iterable<readonly [string, string]> {
  const { spec } = object as { spec?: { template: { metadata: { annotations: Record<string, string> } } } }
  for (const [name, value] of Object.entries(object.metadata.annotations ?? {}))
    yield [`metadata annotations ${name}`, value]
  for (const [name, value] of Object.entries(spec?.template.metadata.annotations ?? {}))
    yield [`spec template metadata annotations ${name}`, value]
}

function setAt(object: Json, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path
  if (rest.length === 0 && value === undefined) delete object[key]
  else if (rest.length === 0) object[key] = value
  else {
    object[key] ??= {}
    setAt(object[key] as Json, rest, value)
  }
}

function answered(body: object): Answer {
  return { kind: 'answered', body: structuredClone(body) as Json }
}

export function faultOf(code: Fault['code']): Fault {
  return { kind: 'fault', code, message: `test: ${code}` }
}
