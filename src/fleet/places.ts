import type { FluxCluster } from './clusters.ts'
import type { Delivery } from './deliver.ts'
import { containersOf } from './image.ts'
import { type Manifest, nothingWalked, type Walked } from './manifest.ts'
import { exactRank, isEnvironmentFolder, isSharedFolder, rankOf, tellingRank } from './names.ts'
import { deployedByValues } from './values.ts'

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

/** The environments of Flux clusters: the overlays that they take where these are named so, else the clusters themselves. */
export function clusterEnvironments(clusters: readonly FluxCluster[]): readonly EnvironmentPlace[] {
  const places = new Map<string, PlaceCluster[]>()
  for (const cluster of clusters) {
    for (const [name, deliveries] of splitCluster(cluster)) {
      places.set(name, [...(places.get(name) ?? []), { name: cluster.name, deliveries }])
    }
  }
  return [...places].map(([name, parts]) => ({ name, clusters: parts }))
}

function splitCluster(cluster: FluxCluster): ReadonlyMap<string, readonly Delivery[]> {
  const own = ownName(cluster)
  const parts = cluster.deliveries.flatMap(delivery => splitDelivery(cluster, delivery))
  const whole = wholeCluster(cluster, new Set(parts.flatMap(({ label }) => label ?? [])))
  if (whole !== undefined) return new Map([[whole, cluster.deliveries]])
  const groups = new Map<string, readonly Delivery[]>()
  for (const [name, group] of Map.groupBy(parts, ({ label }) => label ?? own)) {
    const deliveries = group.map(({ delivery }) => delivery)
    // What only carries Flux's own objects, or infrastructure, makes no environment of its own beside the labelled ones.
    if (name !== own || !deliveries.every(carriesNothing)) groups.set(name, deliveries)
  }
  return groups
}

interface Part {
  readonly label?: string
  readonly delivery: Delivery
}

/** A delivery under its label; one without, by the overlays that its objects came through. */
function splitDelivery(cluster: FluxCluster, delivery: Delivery): readonly Part[] {
  const label = labelOf(cluster, delivery)
  if (label !== undefined) return [{ label, delivery }]
  const groups = Map.groupBy(delivery.walked.manifests, manifestLabel)
  if (groups.size <= 1 && groups.has(undefined)) return [{ delivery }]
  const rest = { ...delivery, walked: { ...delivery.walked, manifests: groups.get(undefined) ?? [] } }
  groups.delete(undefined)
  const labelled = [...groups].map(([name, manifests]) => ({
    ...(name === undefined ? {} : { label: name }),
    delivery: { ...delivery, walked: { ...nothingWalked, manifests } },
  }))
  return [...labelled, { delivery: rest }]
}

/** The outermost overlay of an unmistakable name; never one of infrastructure. */
function manifestLabel({ trail, body }: Manifest): string | undefined {
  if (isInfrastructure(body.source.file)) return undefined
  const folder = trail.findLast(step => step.split('/').some(isEnvironmentFolder))
  return folder?.split('/').findLast(isEnvironmentFolder)
}

/** The one environment that a cluster is, if it is but one. */
function wholeCluster(cluster: FluxCluster, labels: ReadonlySet<string>): string | undefined {
  const [label] = labels
  if (label === undefined) return ownName(cluster)
  if (labels.size > 1) return undefined
  const [own, other] = [tellingRank(cluster.name), rankOf(label)]
  // `clusters/production` that takes `apps/staging` is still production; `clusters/prod-eu` that takes `apps/prod` is prod.
  return own !== undefined && other !== undefined && own !== other ? ownName(cluster) : label
}

/** `clusters/prod/eu-1` is an environment's cluster; else the cluster's name is the environment's. */
function ownName(cluster: FluxCluster): string {
  const match = /(?:^|\/)clusters\/([^/]+)\/[^/]+/.exec(cluster.entry)
  const outer = match?.[1]
  return outer !== undefined && exactRank(outer) !== undefined ? outer : cluster.name
}

/** Whether anything that could have a version reaches an environment. */
export function runsSomething({ clusters }: EnvironmentPlace): boolean {
  return clusters.some(({ deliveries }) => deliveries.some(({ walked }) => holdsWork(walked)))
}

function holdsWork({ manifests, plainFiles }: Walked): boolean {
  const works = manifests.some(
    manifest =>
      manifest.kind === 'HelmRelease' ||
      containersOf(manifest).length > 0 ||
      (manifest.remote?.versions.length ?? 0) > 0 ||
      (manifest.remote !== undefined && manifest.images.size > 0),
  )
  return works || plainFiles.some(file => deployedByValues(file, '').length > 0)
}

function carriesNothing(delivery: Delivery): boolean {
  return isInfrastructure(delivery.folder) || !holdsWork(delivery.walked)
}

/** The environment that a delivery's folder names, or its parent's; in a cluster of no telling name also its own name or namespace. */
function labelOf(cluster: FluxCluster, delivery: Delivery): string | undefined {
  if (delivery.name === undefined || isInfrastructure(delivery.folder)) return undefined
  const own = delivery.elsewhere === undefined ? environmentInPath(delivery.folder) : undefined
  const said = tellingRank(cluster.name) === undefined ? environmentInName(delivery) : undefined
  return own ?? said ?? (delivery.parent === undefined ? undefined : labelOf(cluster, delivery.parent))
}

/** `apps-prod`, or what goes to the namespace `prod`. */
function environmentInName({ name = '', targetNamespace = '' }: Delivery): string | undefined {
  const word = name.split(/[-_.]/).findLast(isEnvironmentFolder)
  return word ?? (isEnvironmentFolder(targetNamespace) ? targetNamespace : undefined)
}

/** The environment that a folder's path names; the deepest one. */
function environmentInPath(path: string): string | undefined {
  const steps = path.split('/')
  return steps.findLast((step, at) => isEnvironmentStep(step, steps[at - 1]))
}

function isEnvironmentStep(step: string, before: string | undefined): boolean {
  if (isSharedFolder(step) || step === '') return false
  return (
    isEnvironmentFolder(step) || (before !== undefined && /^(?:overlays|environments|envs)$/.test(before))
  )
}

/** A folder of what apps need and are not: controllers, their configuration, Flux itself. */
export function isInfrastructure(path: string): boolean {
  const steps = path.split('/')
  const index = steps.findLastIndex(step => /^(?:infra(?:structure)?(?:[-_].+)?|flux-system)$/i.test(step))
  return index !== -1 && !steps.slice(index + 1).includes('apps')
}
