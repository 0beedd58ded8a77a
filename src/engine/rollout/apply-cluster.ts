import type { DesiredObjects } from '../../proof/environment-objects.ts'
import { type AppliedRecord, isSameRecord, joined, prunable, restored } from '../../rollout/applied-record.ts'
import type { ClusterObject, ObjectRef } from '../../rollout/object.ts'
import { refOf } from '../../rollout/rule.ts'
import { nameRef } from '../../rollout/verdict.ts'
import type { Applied, Cluster, Seen } from '../ports/cluster-port.ts'
import { type HeldRecord, holdRecord, type Swapped, swapRecord } from './hold-record.ts'
import { sayUnseenIn, withoutName } from './say-unseen.ts'

/** What brings an environment's objects to one cluster, and what it says of itself there. */
export interface Bringing {
  readonly cluster: Cluster
  readonly desired: DesiredObjects
  /** Where the record of the environment lies. */
  readonly ref: ObjectRef
  /** The record as it was read when it was decided to bring this. */
  readonly held: HeldRecord
  /** What the record says of whom it is for. */
  readonly mark: Pick<AppliedRecord, 'repository' | 'request' | 'app' | 'revision' | 'unwellBefore'>
  /** Whose it is in the end: until then somebody has to go on with it. */
  readonly settled: string
  /** The records of other environments in that cluster: what they hold is not removed. */
  readonly beside: readonly ObjectRef[]
}

/**
 * How something went in one cluster; `because` names the cluster, the object and what stands against it. `moved`: somebody else has begun something
 * there meanwhile.
 */
export type Brought =
  | { readonly kind: 'done' | 'moved' }
  | { readonly kind: 'refused' | 'unseen'; readonly because: string }

type Unmoved = { readonly kind: 'done' } | Extract<Brought, { readonly because: string }>

/** What a try came to; `unchanged`: what applying would leave as it is. */
export type Tried =
  | { readonly kind: 'tried'; readonly unchanged: readonly ObjectRef[] }
  | Extract<Brought, { readonly because: string }>

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
    refusals.push(...tried.value.flatMap(each => refusalOf(each, cluster.name) ?? []))
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
 * then, so that whoever goes on after a crash knows; it is written by compare-and-swap, so that of two who begin one gives way.
 */
export async function bringObjects(bringing: Bringing): Promise<Brought> {
  const { cluster, desired, ref, mark, settled, held } = bringing
  if (held.record !== undefined && held.record.repository !== mark.repository)
    return {
      kind: 'refused',
      because: `${cluster.name}: ${nameRef(ref)} is the record of ${held.record.repository}`,
    }
  const [old, now] = [held.record?.objects ?? [], desired.objects.map(refOf)]
  const state = { ...mark, digest: desired.digest }
  const begun = await begin(bringing, { ...state, whole: false, objects: joined(old, now) })
  if (begun.kind !== 'held') return begun
  const applied = await applyAll(cluster, desired.objects)
  const pruned = applied.kind === 'done' ? await prune(bringing, old, now) : applied
  if (pruned.kind !== 'done') return pruned
  const whole = { ...state, request: settled, whole: true, objects: now }
  const ended = await swapRecord(cluster, ref, whole, begun.version)
  if (ended.kind === 'moved') return giveWay(bringing, now)
  return ended.kind === 'held' ? { kind: 'done' } : ended
}

/** Another process of the same promotion may have begun the very same: both go on with it then. */
async function begin({ cluster, ref, held }: Bringing, record: AppliedRecord): Promise<Swapped> {
  if (held.record !== undefined && isSameRecord(held.record, record))
    return { kind: 'held', version: held.version }
  const provided =
    held.version === undefined ? await provideNamespace(cluster, ref) : { kind: 'done' as const }
  return provided.kind === 'done' ? swapRecord(cluster, ref, record, held.version) : provided
}

// Whoever loses as often as this leaves it to the winners.
const mostTries = 5

/**
 * Somebody else wrote the record while this was applied: what is there now may be a part of each. Unless they brought the same, the record says so, and
 * holds all that may be there; whom it names goes on with it, or this one where what it found was put back.
 */
async function giveWay(
  { cluster, ref, mark, desired }: Bringing,
  now: readonly ObjectRef[],
): Promise<Brought> {
  for (let tries = 0; tries < mostTries; tries++) {
    const held = await holdRecord(cluster, ref)
    if (held.kind === 'unseen') return unseen(cluster, held)
    const { record: theirs, version } = held.value
    if (theirs === undefined || theirs.repository !== mark.repository) return { kind: 'moved' }
    if (theirs.request === mark.request && theirs.digest === desired.digest) return { kind: 'moved' }
    const request = theirs.request === restored ? mark.request : theirs.request
    const mixed = { ...theirs, request, whole: false, objects: joined(theirs.objects, now) }
    const swapped = await swapRecord(cluster, ref, mixed, version)
    if (swapped.kind !== 'moved') return swapped.kind === 'held' ? { kind: 'moved' } : swapped
  }
  return { kind: 'moved' }
}

/** Only where it lacks: who may not make namespaces, nor look at them, may have been given this one. */
async function provideNamespace(cluster: Cluster, { namespace = '' }: ObjectRef): Promise<Unmoved> {
  const ref = { apiVersion: 'v1', kind: 'Namespace', name: namespace }
  const read = await cluster.read([ref])
  if (read.kind === 'unseen' || read.value[0] !== undefined) return { kind: 'done' }
  return applyAll(cluster, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }])
}

async function applyAll(cluster: Cluster, objects: readonly ClusterObject[]): Promise<Unmoved> {
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
    const held = await holdRecord(cluster, ref)
    if (held.kind === 'unseen') return unseen(cluster, held)
    others.push(...(held.value.record?.objects ?? []))
  }
  return outcomeOf(cluster, await cluster.remove(prunable(before, now, others)))
}

function outcomeOf(cluster: Cluster, applied: Seen<readonly Applied[]>): Unmoved {
  if (applied.kind === 'unseen') return unseen(cluster, applied)
  return unlessRefused(
    cluster,
    applied.value.flatMap(each => refusalOf(each, cluster.name) ?? []),
  )
}

function unlessRefused(cluster: Cluster, refusals: readonly string[]): Unmoved {
  return refusals.length === 0
    ? { kind: 'done' }
    : { kind: 'refused', because: `${cluster.name}: ${refusals.join('; ')}` }
}

function unseen(
  cluster: Cluster,
  why: Extract<Seen<unknown>, { readonly kind: 'unseen' }>,
): Extract<Brought, { readonly because: string }> {
  return { kind: 'unseen', because: sayUnseenIn(cluster.name, why) }
}

// For people: once, and knowing what it takes from whom.
const takeOver =
  'leave it out of the manifests, or take it over: kubectl apply --server-side --field-manager=lockkeeper --force-conflicts'

function refusalOf(applied: Applied, cluster: string): string | undefined {
  switch (applied.kind) {
    case 'applied':
    case 'removed':
      return undefined
    case 'conflict': {
      const fields = applied.fields.map(({ manager, path }) => `${path} is ${manager}'s`)
      return `${nameRef(applied.ref)}: conflict: ${fields.join(', ')}; ${takeOver}`
    }
    case 'moved':
      return `${nameRef(applied.ref)}: somebody else has changed it meanwhile`
    case 'refused':
      return `${nameRef(applied.ref)}: ${withoutName(applied.reason, cluster)}`
    default:
      return applied satisfies never
  }
}
