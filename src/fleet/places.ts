import type { FluxCluster } from './clusters.ts'
import type { Delivery } from './deliver.ts'
import { containersOf } from './image.ts'
import { exactRank, isEnvironmentFolder, isSharedFolder, rankOf } from './names.ts'

/** An environment before its apps are known: what reaches it, cluster by cluster. */
export interface EnvironmentPlace {
  readonly name: string
  readonly clusters: readonly PlaceCluster[]
}

export interface PlaceCluster {
  /** Nothing where no cluster is known: an overlay folder. */
  readonly name?: string
  readonly deliveries: readonly Delivery[]
}

/** The environments of Flux clusters: the overlay folders that they take where these are named so, else the clusters themselves. */
export function clusterEnvironments(clusters: readonly FluxCluster[]): readonly EnvironmentPlace[] {
  const names = new Set(clusters.map(({ name }) => name))
  const places = new Map<string, PlaceCluster[]>()
  for (const cluster of clusters) {
    for (const [name, deliveries] of splitCluster(cluster, names)) {
      places.set(name, [...(places.get(name) ?? []), { name: cluster.name, deliveries }])
    }
  }
  return [...places].map(([name, parts]) => ({ name, clusters: parts }))
}

function splitCluster(
  cluster: FluxCluster,
  clusterNames: ReadonlySet<string>,
): ReadonlyMap<string, readonly Delivery[]> {
  const labels = new Map(cluster.deliveries.map(delivery => [delivery, labelOf(delivery, clusterNames)]))
  const found = new Set([...labels.values()].flatMap(label => label ?? []))
  const whole = wholeCluster(cluster, found)
  if (whole !== undefined) return new Map([[whole, cluster.deliveries]])
  const groups = Map.groupBy(cluster.deliveries, delivery => labels.get(delivery) ?? ownName(cluster))
  // What only carries Flux's own objects, or infrastructure, makes no environment of its own beside the labelled ones.
  const own = groups.get(ownName(cluster)) ?? []
  if (!found.has(ownName(cluster)) && own.every(delivery => carriesNothing(delivery)))
    groups.delete(ownName(cluster))
  return groups
}

/** The one environment that a cluster is, if it is but one. */
function wholeCluster(cluster: FluxCluster, labels: ReadonlySet<string>): string | undefined {
  const [label] = labels
  if (label === undefined) return ownName(cluster)
  if (labels.size > 1) return undefined
  const [own, other] = [rankOf(cluster.name), rankOf(label)]
  // `clusters/production` that takes `apps/staging` is still production; `clusters/prod-eu` that takes `apps/prod` is prod.
  return own !== undefined && other !== undefined && own !== other ? ownName(cluster) : label
}

/** `clusters/prod/eu-1` is an environment's cluster; else the cluster's name is the environment's. */
function ownName(cluster: FluxCluster): string {
  const match = /(?:^|\/)clusters\/([^/]+)\/[^/]+/.exec(cluster.entry)
  const outer = match?.[1]
  return outer !== undefined && exactRank(outer) !== undefined ? outer : cluster.name
}

function carriesNothing(delivery: Delivery): boolean {
  return (
    isInfrastructure(delivery.folder) ||
    delivery.walked.manifests.every(
      manifest => manifest.kind !== 'HelmRelease' && containersOf(manifest).length === 0,
    )
  )
}

function labelOf(delivery: Delivery, clusterNames: ReadonlySet<string>): string | undefined {
  if (delivery.name === undefined || isInfrastructure(delivery.folder)) return undefined
  const own = environmentInPath(delivery.folder, clusterNames)
  return own ?? (delivery.parent === undefined ? undefined : labelOf(delivery.parent, clusterNames))
}

/** The environment that a folder's path names; the deepest one. */
export function environmentInPath(path: string, known: ReadonlySet<string> = new Set()): string | undefined {
  const steps = path.split('/')
  const index = steps.findLastIndex((step, at) => isEnvironmentStep(step, steps[at - 1], known))
  return steps[index]
}

function isEnvironmentStep(step: string, before: string | undefined, known: ReadonlySet<string>): boolean {
  if (isSharedFolder(step) || step === '') return false
  if (before !== undefined && /^(?:overlays|environments|envs)$/.test(before)) return true
  return isEnvironmentFolder(step) || known.has(step)
}

/** A folder of what apps need and are not: controllers, their configuration, Flux itself. */
export function isInfrastructure(path: string): boolean {
  const steps = path.split('/')
  const index = steps.findLastIndex(step => /^(?:infra(?:structure)?|flux-system)$/i.test(step))
  return index !== -1 && !steps.slice(index + 1).includes('apps')
}
