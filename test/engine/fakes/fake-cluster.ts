import type {
  Applied,
  ApplyMode,
  Cluster,
  FieldConflict,
  Seen,
} from '../../../src/engine/ports/cluster-port.ts'
import type { ClusterObject, Evidence, ObjectRef } from '../../../src/rollout/object.ts'
import type { Calls } from './calls.ts'

/** A cluster in memory: objects by name, as its API would return them. Nothing in it moves by itself. */
export class FakeCluster {
  readonly name: string
  readonly objects = new Map<string, ClusterObject>()
  readonly logs = new Map<string, readonly string[]>()
  /** What was asked of Flux and of workloads, in order. */
  readonly asked: string[] = []
  /** By `Kind name`: what another field manager owns there, or admission says. */
  readonly objections = new Map<string, Objection>()
  /** Every object that was applied or removed, in order: `apply Deployment podinfo`. */
  readonly changes: string[] = []
  /** Set: nothing can be seen, for this reason. */
  outage: string | undefined
  /** What to repair then. */
  advice: string | undefined
  /** Set: only single namespaces may be listed, and Flux's is none of them; what the API says of all. */
  barred: string | undefined
  /** Happens before each look: what the cluster did meanwhile. */
  onLook: (() => void) | undefined

  constructor(name: string) {
    this.name = name
  }

  /** By object: what its next version is counted from. */
  readonly #versions = new Map<string, number>()

  put(...objects: readonly ClusterObject[]): void {
    for (const object of objects) {
      const key = keyOf(refOf(object))
      this.objects.set(key, object)
      this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1)
    }
  }

  /** As its API returns it, with its version. */
  #read(ref: ObjectRef): ClusterObject | undefined {
    const object = this.get(ref)
    if (object === undefined) return undefined
    const resourceVersion = String(this.#versions.get(keyOf(ref)))
    return { ...object, metadata: { ...object.metadata, resourceVersion } }
  }

  get(ref: ObjectRef): ClusterObject | undefined {
    return this.objects.get(keyOf(ref))
  }

  /** The port, through somebody's calls. */
  port(calls: Calls): Cluster {
    const see = <T>(name: string, effect: () => T): Promise<Seen<T>> =>
      calls.run(`cluster.${name}`, () => {
        this.onLook?.()
        return this.outage === undefined
          ? { kind: 'seen' as const, value: effect() }
          : {
              ...{ kind: 'unseen' as const, reason: this.outage },
              ...(this.advice === undefined ? {} : { advice: this.advice }),
            }
      })
    return {
      name: this.name,
      inventory: async namespaces => {
        const found = await see('inventory', () => this.#inventory(namespaces))
        return this.barred === undefined || namespaces.length > 0
          ? found
          : { kind: 'unseen', reason: this.barred }
      },
      read: refs => see('read', () => refs.map(ref => this.#read(ref))),
      evidence: workload => see('evidence', () => this.#evidence(workload)),
      apply: (objects, mode) => see('apply', () => this.#apply(objects, mode)),
      remove: refs =>
        see('remove', () => {
          for (const ref of refs) {
            if (this.objects.delete(keyOf(ref))) this.changes.push(`remove ${ref.kind} ${ref.name}`)
          }
          return refs.map((ref): Applied => ({ kind: 'removed', ref }))
        }),
      restart: (workload, at) =>
        see('restart', () => (this.#ask('restart', workload, at) ? 'restarted' : 'absent')),
      reconcileNow: (object, at) =>
        see('reconcileNow', () => (this.#ask('reconcile', object, at) ? 'asked' : 'absent')),
    }
  }

  #inventory(namespaces: readonly string[]): readonly ClusterObject[] {
    return [...this.objects.values()].filter(
      ({ kind, metadata }) =>
        listed.has(kind) && (namespaces.length === 0 || namespaces.includes(metadata.namespace ?? '')),
    )
  }

  #apply(objects: readonly ClusterObject[], mode: ApplyMode): readonly Applied[] {
    const applied: Applied[] = []
    for (const given of objects) {
      const { resourceVersion, ...metadata } = given.metadata
      const object = { ...given, metadata }
      const [name, ref] = [`${object.kind} ${metadata.name}`, refOf(object)]
      if (mode === 'swap' && this.#read(ref)?.metadata.resourceVersion !== resourceVersion)
        return [...applied, { kind: 'moved', ref }]
      const objection = this.objections.get(name)
      const isSilent = mode === 'swap' || (mode === 'dry-run' && objection?.only === 'apply')
      if (objection !== undefined && !isSilent) {
        applied.push(
          'fields' in objection
            ? { kind: 'conflict', ref, fields: objection.fields }
            : { kind: 'refused', ref, reason: objection.reason },
        )
        break
      }
      const changed = !holds(this.get(ref), object)
      if (mode !== 'dry-run') {
        const status = this.get(ref)?.status
        this.put(status === undefined ? object : { ...object, status })
        this.changes.push(`apply ${name}`)
      }
      applied.push({
        kind: 'applied',
        object: mode === 'dry-run' ? object : (this.#read(ref) ?? object),
        changed,
      })
    }
    return applied
  }

  #ask(what: string, ref: ObjectRef, at: Date): boolean {
    const there = this.get(ref) !== undefined
    if (there) this.asked.push(`${what} ${ref.kind} ${ref.namespace ?? ''}/${ref.name} ${at.toISOString()}`)
    return there
  }

  #evidence({ namespace }: ObjectRef): Evidence {
    const of = (kind: string): readonly ClusterObject[] =>
      [...this.objects.values()].filter(each => each.kind === kind && each.metadata.namespace === namespace)
    return { replicaSets: of('ReplicaSet'), pods: of('Pod'), events: of('Event'), logs: this.logs }
  }
}

/** `only`: a dry run does not see it, as webhooks that ignore dry runs. */
type Objection = { readonly only?: 'apply' } & (
  | { readonly fields: readonly FieldConflict[] }
  | { readonly reason: string }
)

const listed: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'HelmRelease',
  'Kustomization',
  'GitRepository',
  'OCIRepository',
  'Bucket',
])

/** Whether everything that is wanted is there as it is wanted; of lists, entry by entry. */
function holds(there: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return there === wanted
  if (typeof there !== 'object' || there === null) return false
  const fields = new Map<string, unknown>(Object.entries(there))
  return Object.entries(wanted).every(([key, value]) => holds(fields.get(key), value))
}

function refOf({ apiVersion, kind, metadata: { name, namespace } }: ClusterObject): ObjectRef {
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) }
}

function keyOf({ apiVersion, kind, namespace = '', name }: ObjectRef): string {
  return [apiVersion.replace(/\/[^/]+$/, ''), kind, namespace, name].join(' ')
}
