import type { EnvironmentCluster } from '../../promotion/policy.ts'
import {
  type EnvironmentPlace,
  environmentKustomizations,
  type SourcedKustomization,
} from '../../rollout/environment-kustomizations.ts'
import { commitsToCompare, type FluxProgress, fluxProgress } from '../../rollout/flux-progress.ts'
import { healthExpressionsOf } from '../../rollout/health-expressions.ts'
import type { ClusterObject, ObjectRef } from '../../rollout/object.ts'
import { refOf } from '../../rollout/rule.ts'
import type { ClusterSight } from '../../rollout/verdict.ts'
import type { Cluster, OpenCluster, Seen, Unseen } from '../ports/cluster-port.ts'
import { sayUnseen } from './say-unseen.ts'
import {
  type Expected,
  type Judged,
  readInventory,
  type Sighting,
  seeObject,
  type WatchedWorkload,
  workloadKinds,
} from './see-objects.ts'
import { type OwnDelivery, ownProgress } from './watch-applied.ts'

/** What is looked for in the clusters of an environment. */
export interface Watched extends Expected {
  readonly place: EnvironmentPlace
  /** Where Lockkeeper applies in Flux's place. */
  readonly own?: OwnDelivery
  /** Whether a commit that a cluster is at contains the one that was merged; nothing when it could not be asked. */
  readonly contains: (head: string) => Promise<boolean | undefined>
}

/** One cluster as it was seen, with what people want to know of the app beside the verdict. */
export interface WatchedCluster extends ClusterSight {
  /** A person has to connect or repair it before anything of it is seen. */
  readonly lasting?: true
  readonly workloads: readonly WatchedWorkload[]
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
        ? nothingSeen(name, { kind: 'unseen', reason: 'it is not connected', lasting: true })
        : watchCluster(name, cluster, watched)
    }),
  )
}

function nothingSeen(name: string, why: Unseen): WatchedCluster {
  const lasting = why.lasting === true ? { lasting: true as const } : {}
  return {
    ...{ name, unseen: sayUnseen(why, name), ...lasting },
    ...{ flux: [], objects: [], images: [], workloads: [] },
  }
}

const noInventory: Seen<readonly ClusterObject[]> = { kind: 'seen', value: [] }

async function watchCluster(name: string, cluster: Cluster, watched: Watched): Promise<WatchedCluster> {
  // Where Lockkeeper applies there need be no Flux, nor a right to look for it: its record names the objects.
  const inventory = watched.own === undefined ? await cluster.inventory([]) : noInventory
  if (inventory.kind === 'unseen') return nothingSeen(name, inventory)
  const carried = await carriedInto(cluster, inventory.value, watched)
  if (carried.kind === 'unseen') return nothingSeen(name, carried)
  const { flux, ...told } = carried.value
  const refs = distinct(flux.flatMap(each => ('inventory' in each ? each.inventory : [])))
  const read = await readInventory(cluster, refs)
  if (read.kind === 'unseen') return { ...nothingSeen(name, read), flux }
  const judged = { ...watched, ...told, flux }
  const released = helmWorkloads(read.value, inventory.value)
  const seen = await Promise.all([
    ...refs.map((ref, index) => seeObject(cluster, ref, read.value[index], judged)),
    ...released.map(object => seeObject(cluster, refOf(object), object, judged)),
  ])
  return { name, flux, ...joined(seen) }
}

function joined(sightings: readonly Sighting[]): Omit<WatchedCluster, 'name' | 'flux'> {
  const unseen = sightings.find(each => each.unseen !== undefined)?.unseen
  return {
    objects: sightings.map(({ object }) => object),
    images: sightings.flatMap(({ images }) => images),
    workloads: sightings.flatMap(({ workload }) => workload ?? []),
    ...(unseen === undefined ? {} : { unseen }),
  }
}

/** How far what is meant has come, and what whoever brings it says of the objects. */
type Carried = Pick<Judged, 'flux' | 'expressions' | 'unwellBefore'>

async function carriedInto(
  cluster: Cluster,
  inventory: readonly ClusterObject[],
  watched: Watched,
): Promise<Seen<Carried>> {
  if (watched.own !== undefined) {
    const own = await ownProgress(cluster, watched.own)
    if (own.kind === 'unseen') return own
    const { progress, ...told } = own.value
    return { kind: 'seen', value: { flux: [progress], expressions: [], ...told } }
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

/** Each once. */
function distinct(refs: readonly ObjectRef[]): readonly ObjectRef[] {
  return [
    ...new Map(
      refs.map(ref => [JSON.stringify([ref.apiVersion, ref.kind, ref.namespace, ref.name]), ref]),
    ).values(),
  ]
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
