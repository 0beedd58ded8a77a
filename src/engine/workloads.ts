import type { EnvironmentCluster } from '../promotion/policy.ts'
import { environmentKustomizations } from '../rollout/environment-kustomizations.ts'
import { inventoryOf } from '../rollout/flux-inventory.ts'
import type { ClusterObject, ObjectRef } from '../rollout/object.ts'
import { refOf } from '../rollout/rule.ts'
import type { Cluster, OpenCluster } from './cluster-port.ts'
import { type Lookout, placeOf } from './look-at-rollout.ts'
import { sayUnseen } from './watch.ts'
import { isWorkloadOf } from './workload-of.ts'

/** An app's workloads in one cluster, or why they could not be looked for. */
export interface Workloads {
  readonly name: string
  readonly cluster?: Cluster
  readonly refs: readonly ObjectRef[]
  readonly unseen?: string
}

export interface Wanted {
  readonly app: string
  readonly environment: string
  readonly clusters: readonly EnvironmentCluster[]
  readonly open: OpenCluster
}

/** The workloads of an app that Flux brought into an environment, by itself or through a HelmRelease. */
export function findWorkloads(lookout: Lookout, wanted: Wanted): Promise<readonly Workloads[]> {
  return Promise.all(wanted.clusters.map(cluster => findIn(lookout, wanted, cluster)))
}

async function findIn(
  lookout: Lookout,
  { app, environment, open }: Wanted,
  { name, place }: EnvironmentCluster,
): Promise<Workloads> {
  const cluster = place === undefined ? undefined : open(place)
  if (cluster === undefined) return { name, refs: [] }
  const inventory = await cluster.inventory([])
  if (inventory.kind === 'unseen') return { name, cluster, refs: [], unseen: sayUnseen(inventory) }
  const delivered = environmentKustomizations(inventory.value, placeOf(lookout, environment)).flatMap(
    ({ kustomization }) => inventoryOf(kustomization),
  )
  const isOwn = isWorkloadOf(lookout.reading.fleet, app)
  const refs = inventory.value
    .filter(object => isWorkload(object) && isDelivered(object, delivered) && isOwn(object))
    .map(refOf)
  return { name, cluster, refs }
}

function isWorkload({ kind }: ClusterObject): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet'
}

function isDelivered({ kind, metadata }: ClusterObject, delivered: readonly ObjectRef[]): boolean {
  const release = metadata.labels?.['helm.toolkit.fluxcd.io/name']
  const namespace = metadata.labels?.['helm.toolkit.fluxcd.io/namespace']
  return delivered.some(
    ref =>
      (ref.kind === kind && ref.name === metadata.name && ref.namespace === metadata.namespace) ||
      (ref.kind === 'HelmRelease' && ref.name === release && ref.namespace === namespace),
  )
}
