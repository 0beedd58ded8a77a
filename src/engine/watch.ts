import type { EnvironmentCluster } from '../promotion/policy.ts'
import { absentReport } from '../rollout/absent.ts'
import {
  type EnvironmentPlace,
  environmentKustomizations,
  type SourcedKustomization,
} from '../rollout/environment-kustomizations.ts'
import { commitsToCompare, type FluxProgress, fluxProgress } from '../rollout/flux-progress.ts'
import { type HealthExpressions, healthExpressionsOf } from '../rollout/health-expressions.ts'
import type { ClusterObject, Evidence, ObjectRef } from '../rollout/object.ts'
import { objectStatus } from '../rollout/object-status.ts'
import { refOf } from '../rollout/rule.ts'
import { isSettled } from '../rollout/rules/settled.ts'
import { type ImageReport, imageReport, type PromisedImage } from '../rollout/running-image.ts'
import { lastTransition } from '../rollout/stable.ts'
import type { ClusterSight, SeenObject } from '../rollout/verdict.ts'
import { workloadReport } from '../rollout/workload-report.ts'
import type { Cluster, OpenCluster, Seen, Unseen } from './cluster-port.ts'
import { type OwnDelivery, ownProgress } from './watch-applied.ts'

/** What is looked for in the clusters of an environment. */
export interface Watched {
  readonly place: EnvironmentPlace
  /** Where Lockkeeper applies in Flux's place. */
  readonly own?: OwnDelivery
  /** The images whose pods must run what was promised; none: the app's version is a chart's. */
  readonly promised: readonly PromisedImage[]
  /** Whether a workload is the app's own. */
  readonly isApp: (workload: ClusterObject) => boolean
  /** The other app that an object is of, if it is one's. */
  readonly neighbourOf: (object: ClusterObject) => string | undefined
  /** Whether a commit that a cluster is at contains the one that was merged; nothing when it could not be asked. */
  readonly contains: (head: string) => Promise<boolean | undefined>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** One cluster as it was seen, with what people want to know of the app beside the verdict. */
export interface WatchedCluster extends ClusterSight {
  readonly workloads: readonly WatchedWorkload[]
}

export interface WatchedWorkload {
  readonly object: ClusterObject
  readonly evidence: Evidence
  /** It is the app's: by an image that was promised, or by its name. */
  readonly isApp: boolean
}

/** Looks at every cluster of an environment once. One that is not connected is a cluster that was not seen. */
export function watchClusters(
  clusters: readonly EnvironmentCluster[],
  open: OpenCluster,
  watched: Watched,
): Promise<readonly WatchedCluster[]> {
  return Promise.all(
    clusters.map(async ({ name, place }) => {
      const cluster = place === undefined ? undefined : open(place)
      return cluster === undefined
        ? nothingSeen(name, 'it is not connected')
        : watchCluster(name, cluster, watched)
    }),
  )
}

function nothingSeen(name: string, unseen: string): WatchedCluster {
  return { name, unseen, flux: [], objects: [], images: [], workloads: [] }
}

async function watchCluster(name: string, cluster: Cluster, watched: Watched): Promise<WatchedCluster> {
  const inventory = await cluster.inventory([])
  if (inventory.kind === 'unseen') return nothingSeen(name, sayUnseen(inventory))
  const carried = await carriedInto(cluster, inventory.value, watched)
  if (carried.kind === 'unseen') return nothingSeen(name, sayUnseen(carried))
  const { flux, expressions } = carried.value
  const refs = distinct(flux.flatMap(each => ('inventory' in each ? each.inventory : [])))
  const read = await readInventory(cluster, refs)
  if (read.kind === 'unseen') return { ...nothingSeen(name, sayUnseen(read)), flux }
  const judged = { ...watched, expressions, flux }
  const released = helmWorkloads(read.value, inventory.value)
  const seen = await Promise.all([
    ...refs.map((ref, index) => seeObject(cluster, ref, read.value[index], judged)),
    ...released.map(object => seeObject(cluster, refOf(object), object, judged)),
  ])
  return { name, flux, ...joined(seen) }
}

/** As they are now. What the least rights do not let us read and what is as it was applied anyway (Secrets, above all) counts as it was applied. */
async function readInventory(
  cluster: Cluster,
  refs: readonly ObjectRef[],
): Promise<Seen<readonly (ClusterObject | undefined)[]>> {
  const telling = refs.filter(ref => !isSettled(ref))
  const [read, rest] = await Promise.all([cluster.read(telling), cluster.read(refs.filter(isSettled))])
  if (read.kind === 'unseen' || (rest.kind === 'unseen' && telling.length === 0))
    return read.kind === 'unseen' ? read : rest
  const [told, settled] = [read.value.values(), rest.kind === 'seen' ? rest.value.values() : undefined]
  const next = (ref: ObjectRef): ClusterObject | undefined => {
    if (!isSettled(ref)) return told.next().value
    return settled === undefined ? asApplied(ref) : settled.next().value
  }
  return { kind: 'seen', value: refs.map(next) }
}

function asApplied({ apiVersion, kind, ...metadata }: ObjectRef): ClusterObject {
  return { apiVersion, kind, metadata }
}

/** How far what is meant has come, and the health expressions of what brings it. */
interface Carried {
  readonly flux: readonly FluxProgress[]
  readonly expressions: readonly HealthExpressions[]
}

async function carriedInto(
  cluster: Cluster,
  inventory: readonly ClusterObject[],
  watched: Watched,
): Promise<Seen<Carried>> {
  if (watched.own !== undefined) {
    const progress = await ownProgress(cluster, watched.own)
    return progress.kind === 'unseen'
      ? progress
      : { kind: 'seen', value: { flux: [progress.value], expressions: [] } }
  }
  const sourced = environmentKustomizations(inventory, watched.place)
  if (sourced.length === 0)
    return {
      kind: 'unseen',
      reason: `no Flux Kustomization there applies ${watched.place.paths.join(' or ')}`,
    }
  const flux = await Promise.all(sourced.map(each => progressOf(each, watched)))
  const expressions = sourced.flatMap(({ kustomization }) => healthExpressionsOf(kustomization))
  return { kind: 'seen', value: { flux, expressions } }
}

async function progressOf(sourced: SourcedKustomization, watched: Watched): Promise<FluxProgress> {
  const contains = new Map<string, boolean>()
  for (const commit of commitsToCompare(sourced)) {
    const answer = await watched.contains(commit)
    if (answer !== undefined) contains.set(commit, answer)
  }
  return fluxProgress({ ...sourced, contains }, watched.now)
}

/** With the health expressions of the Kustomizations that applied what is looked at. */
interface Judged extends Watched {
  readonly expressions: readonly HealthExpressions[]
  readonly flux: readonly FluxProgress[]
}

/** What was seen of one object: how it stands and, of a workload, why, and what its pods run. */
interface Sighting {
  readonly object?: SeenObject
  readonly images: readonly ImageReport[]
  readonly workload?: WatchedWorkload
  readonly unseen?: string
}

const workloadKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job'])

async function seeObject(
  cluster: Cluster,
  ref: ObjectRef,
  object: ClusterObject | undefined,
  { now, promised, isApp, neighbourOf, expressions, flux }: Judged,
): Promise<Sighting> {
  if (object === undefined) return { object: { ref, report: absentReport(ref, flux) }, images: [] }
  const neighbour = neighbourOf(object)
  const beside = neighbour === undefined ? {} : { neighbour }
  if (!workloadKinds.has(ref.kind))
    return { object: { ref, report: objectStatus(object, now, expressions), ...beside }, images: [] }
  const evidence = await cluster.evidence(ref)
  if (evidence.kind === 'unseen')
    return {
      object: { ref, report: objectStatus(object, now), ...beside },
      images: [],
      unseen: sayUnseen(evidence),
    }
  const since = lastTransition(object, evidence.value)
  const report = workloadReport(object, evidence.value, now)
  const images = promised.flatMap(image => imageReport(object, evidence.value, image) ?? [])
  return {
    object: { ref, report, ...(since === undefined ? {} : { since }), ...(images.length > 0 ? {} : beside) },
    images: report.status === 'current' ? images : images.filter(({ kind }) => kind === 'promised'),
    workload: { object, evidence: evidence.value, isApp: images.length > 0 || isApp(object) },
  }
}

function joined(sightings: readonly Sighting[]): Omit<WatchedCluster, 'name' | 'flux'> {
  const unseen = sightings.find(each => each.unseen !== undefined)?.unseen
  return {
    objects: sightings.flatMap(({ object }) => object ?? []),
    images: sightings.flatMap(({ images }) => images),
    workloads: sightings.flatMap(({ workload }) => workload ?? []),
    ...(unseen === undefined ? {} : { unseen }),
  }
}

/** What Helm made of the HelmReleases among these: it is in no Flux Kustomization's inventory. */
function helmWorkloads(
  objects: readonly (ClusterObject | undefined)[],
  inventory: readonly ClusterObject[],
): readonly ClusterObject[] {
  const releases = new Set(
    objects.flatMap(object =>
      object?.kind === 'HelmRelease' ? `${object.metadata.namespace ?? ''}/${object.metadata.name}` : [],
    ),
  )
  return inventory.filter(({ kind, metadata: { labels = {} } }) => {
    const release = `${labels['helm.toolkit.fluxcd.io/namespace'] ?? ''}/${labels['helm.toolkit.fluxcd.io/name'] ?? ''}`
    return workloadKinds.has(kind) && releases.has(release)
  })
}

function distinct(refs: readonly ObjectRef[]): readonly ObjectRef[] {
  return [
    ...new Map(
      refs.map(ref => [JSON.stringify([ref.apiVersion, ref.kind, ref.namespace, ref.name]), ref]),
    ).values(),
  ]
}

/** Why something could not be seen, with what to repair. */
export function sayUnseen({ reason, advice }: Unseen): string {
  return advice === undefined ? reason : `${reason}; ${advice}`
}

/** Asks Flux to fetch the environment's sources at once; what it fetches, its Kustomizations then apply. */
export async function hurrySources(
  clusters: readonly EnvironmentCluster[],
  open: OpenCluster,
  place: EnvironmentPlace,
  at: Date,
): Promise<void> {
  for (const { place: where } of clusters) {
    const cluster = where === undefined ? undefined : open(where)
    if (cluster === undefined) continue
    const inventory: Seen<readonly ClusterObject[]> = await cluster.inventory([])
    if (inventory.kind === 'unseen') continue
    const sources = environmentKustomizations(inventory.value, place).flatMap(({ source }) => source ?? [])
    for (const source of distinct(sources.map(refOf))) await cluster.reconcileNow(source, at)
  }
}
