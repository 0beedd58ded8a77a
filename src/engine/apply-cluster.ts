import type { DesiredObjects } from '../proof/environment-objects.ts'
import { type AppliedRecord, formatRecord, joined, parseRecord, prunable } from '../rollout/applied-record.ts'
import type { ClusterObject, ObjectRef } from '../rollout/object.ts'
import { refOf } from '../rollout/rule.ts'
import { nameRef } from '../rollout/verdict.ts'
import type { Applied, Cluster, Seen } from './cluster-port.ts'
import { sayUnseen } from './say-unseen.ts'

/** What brings an environment's objects to one cluster, and what it says of itself there. */
export interface Bringing {
  readonly cluster: Cluster
  readonly desired: DesiredObjects
  /** Where the record of the environment lies. */
  readonly record: ObjectRef
  /** What the record says of whom it is for. */
  readonly mark: Pick<AppliedRecord, 'repository' | 'request' | 'app' | 'revision' | 'unwellBefore'>
  /** Whose it is in the end: until then somebody has to go on with it. */
  readonly settled: string
  /** The records of other environments in that cluster: what they hold is not removed. */
  readonly beside: readonly ObjectRef[]
}

/** How something went in one cluster; `because` names the cluster, the object and what stands against it. */
export type Brought =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused' | 'unseen'; readonly because: string }

/** What a try came to; `unchanged`: what applying would leave as it is. */
export type Tried =
  | { readonly kind: 'tried'; readonly unchanged: readonly ObjectRef[] }
  | Exclude<Brought, { readonly kind: 'done' }>

/** The record of what was applied, or that none can be read. */
export async function readRecord(cluster: Cluster, ref: ObjectRef): Promise<Seen<AppliedRecord | undefined>> {
  const read = await cluster.read([ref])
  return read.kind === 'unseen' ? read : { kind: 'seen', value: parseRecord(read.value[0]) }
}

// So many at once tell a person what is the matter; a list of hundreds hides it.
const mostRefusals = 5

/** Tries all of it without changing anything, and says everything that stands against it. */
export async function tryObjects({
  cluster,
  desired,
}: Pick<Bringing, 'cluster' | 'desired'>): Promise<Tried> {
  const refusals: string[] = []
  const unchanged: ObjectRef[] = []
  for (let rest = desired.objects; rest.length > 0 && refusals.length < mostRefusals; ) {
    const tried = await cluster.apply(rest, 'dry-run')
    if (tried.kind === 'unseen') return unseen(cluster, tried)
    refusals.push(...tried.value.flatMap(each => refusalOf(each) ?? []))
    unchanged.push(
      ...tried.value.flatMap(each => (each.kind === 'applied' && !each.changed ? refOf(each.object) : [])),
    )
    rest = tried.value.length === 0 ? [] : rest.slice(tried.value.length)
  }
  const refused = unlessRefused(cluster, refusals)
  return refused.kind === 'done' ? { kind: 'tried', unchanged } : refused
}

/**
 * Applies all of it in order, then removes what the inventory holds besides. The record says first for whom this is begun and what may be there by
 * then, so that whoever goes on after a crash knows.
 */
export async function bringObjects(bringing: Bringing): Promise<Brought> {
  const { cluster, desired, record, mark, settled } = bringing
  const before = await readRecord(cluster, record)
  if (before.kind === 'unseen') return unseen(cluster, before)
  if (before.value !== undefined && before.value.repository !== mark.repository)
    return {
      kind: 'refused',
      because: `${cluster.name}: ${nameRef(record)} is the record of ${before.value.repository}`,
    }
  const [old, now] = [before.value?.objects ?? [], desired.objects.map(refOf)]
  const state = { ...mark, digest: desired.digest }
  return inOrder([
    () => provideNamespace(cluster, record),
    () => write(cluster, formatRecord(record, { ...state, whole: false, objects: joined(old, now) })),
    () => applyAll(cluster, desired.objects),
    () => prune(bringing, old, now),
    () => write(cluster, formatRecord(record, { ...state, request: settled, whole: true, objects: now })),
  ])
}

async function inOrder(steps: readonly (() => Promise<Brought>)[]): Promise<Brought> {
  for (const step of steps) {
    const brought = await step()
    if (brought.kind !== 'done') return brought
  }
  return { kind: 'done' }
}

/** Only where it lacks: who may not make namespaces may have been given this one. */
async function provideNamespace(cluster: Cluster, { namespace = '' }: ObjectRef): Promise<Brought> {
  const ref = { apiVersion: 'v1', kind: 'Namespace', name: namespace }
  const read = await cluster.read([ref])
  if (read.kind === 'unseen') return unseen(cluster, read)
  if (read.value[0] !== undefined) return { kind: 'done' }
  return applyAll(cluster, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }])
}

// The record is ours alone: nobody else's field in it counts.
async function write(cluster: Cluster, record: ClusterObject): Promise<Brought> {
  return outcomeOf(cluster, await cluster.apply([record], 'force'))
}

async function applyAll(cluster: Cluster, objects: readonly ClusterObject[]): Promise<Brought> {
  return outcomeOf(cluster, await cluster.apply(objects, 'apply'))
}

async function prune(
  { cluster, beside }: Bringing,
  before: readonly ObjectRef[],
  now: readonly ObjectRef[],
): Promise<Brought> {
  if (prunable(before, now, []).length === 0) return { kind: 'done' }
  const others: ObjectRef[] = []
  for (const ref of beside) {
    const record = await readRecord(cluster, ref)
    if (record.kind === 'unseen') return unseen(cluster, record)
    others.push(...(record.value?.objects ?? []))
  }
  return outcomeOf(cluster, await cluster.remove(prunable(before, now, others)))
}

function outcomeOf(cluster: Cluster, applied: Seen<readonly Applied[]>): Brought {
  if (applied.kind === 'unseen') return unseen(cluster, applied)
  return unlessRefused(
    cluster,
    applied.value.flatMap(each => refusalOf(each) ?? []),
  )
}

function unlessRefused(cluster: Cluster, refusals: readonly string[]): Brought {
  return refusals.length === 0
    ? { kind: 'done' }
    : { kind: 'refused', because: `${cluster.name}: ${refusals.join('; ')}` }
}

function unseen(
  cluster: Cluster,
  why: Extract<Seen<unknown>, { readonly kind: 'unseen' }>,
): Extract<Brought, { readonly kind: 'refused' | 'unseen' }> {
  return { kind: 'unseen', because: `${cluster.name}: ${sayUnseen(why, cluster.name)}` }
}

function refusalOf(applied: Applied): string | undefined {
  switch (applied.kind) {
    case 'applied':
    case 'removed':
      return undefined
    case 'conflict': {
      const fields = applied.fields.map(({ manager, path }) => `${path} is ${manager}'s`)
      return `${nameRef(applied.ref)}: conflict: ${fields.join(', ')}`
    }
    case 'refused':
      return `${nameRef(applied.ref)}: ${applied.reason}`
    default:
      return applied satisfies never
  }
}
