import { type EnvironmentCluster, environmentPolicy } from '../../promotion/policy.ts'
import { recordRef } from '../../rollout/applied-record.ts'
import { environmentKustomizations } from '../../rollout/environment-kustomizations.ts'
import { inventoryOf } from '../../rollout/flux-inventory.ts'
import type { ClusterObject, ObjectRef } from '../../rollout/object.ts'
import { refOf } from '../../rollout/rule.ts'
import { fullName } from '../authorize.ts'
import type { Cluster, OpenCluster, Seen } from '../ports/cluster-port.ts'
import { holdRecord } from './hold-record.ts'
import { type Lookout, placeOf } from './look-at-rollout.ts'
import { sayUnseen } from './say-unseen.ts'
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

/** The workloads of an app that were brought into an environment: by Flux, by itself or through a HelmRelease, or by Lockkeeper. */
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
  if (inventory.kind === 'unseen') return { name, cluster, refs: [], unseen: sayUnseen(inventory, name) }
  const brought = await broughtInto(lookout, environment, cluster, inventory.value)
  if (brought.kind === 'unseen') return { name, cluster, refs: [], unseen: sayUnseen(brought, name) }
  const delivered = brought.value
  const isOwn = isWorkloadOf(lookout.reading.fleet, app)
  const refs = inventory.value
    .filter(object => isWorkload(object) && isDelivered(object, delivered) && isOwn(object))
    .map(refOf)
  return { name, cluster, refs }
}

/** Everything that the environment is made of there, as who brought it remembers. */
async function broughtInto(
  lookout: Lookout,
  environment: string,
  cluster: Cluster,
  inventory: readonly ClusterObject[],
): Promise<Seen<readonly ObjectRef[]>> {
  const policy = environmentPolicy(lookout.reading.policy, environment)
  if (policy?.delivery === 'apply') {
    const held = await holdRecord(cluster, recordRef(fullName(lookout.gitops.ref), environment))
    return held.kind === 'unseen' ? held : { kind: 'seen', value: held.value.record?.objects ?? [] }
  }
  const found = environmentKustomizations(inventory, placeOf(lookout, environment))
  return { kind: 'seen', value: found.flatMap(({ kustomization }) => inventoryOf(kustomization)) }
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
