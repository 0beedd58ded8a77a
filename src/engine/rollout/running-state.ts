import type { EnvironmentCluster } from '../../promotion/policy.ts'
import { recordRef } from '../../rollout/applied-record.ts'
import { driftOf } from '../../rollout/drift.ts'
import type { ClusterObject, ObjectRef } from '../../rollout/object.ts'
import { type Running, runningIn } from '../../rollout/running.ts'
import { fullName } from '../authorize.ts'
import type { Context } from '../context.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import type { Cluster, OpenCluster, Seen } from '../ports/cluster-port.ts'
import type { RepositoryPorts } from '../ports/ports.ts'
import { holdRecord } from './hold-record.ts'
import { sayUnseen } from './say-unseen.ts'

/** What the connected clusters run of the fleet. */
export interface RunningState {
  readonly running: readonly RunningApp[]
  /** Environments in a cluster that could not be looked at. */
  readonly unseen: readonly UnseenCluster[]
}

export interface RunningApp extends Running {
  /** How it differs from what git says, in words. */
  readonly drift: readonly string[]
  readonly workloads: readonly ClusterObject[]
}

export interface UnseenCluster {
  readonly cluster: string
  readonly environments: readonly string[]
  readonly reason: string
}

/** Where running apps are looked for. */
export interface RunningQuestion {
  readonly context: Pick<Context, 'clock' | 'clusters'>
  readonly reading: Pick<FleetReading, 'fleet' | 'policy'>
  /** Whose records tell where Lockkeeper itself has applied; absent: none does. */
  readonly gitops?: Pick<RepositoryPorts, 'ref'>
}

/** Looks at every connected cluster of some environments, each once; without names, of all. */
export async function readRunning(
  question: RunningQuestion,
  only?: readonly string[],
): Promise<RunningState> {
  const { context, reading } = question
  const { clusters: open } = context
  if (open === undefined) return { running: [], unseen: [] }
  const policies = reading.policy.environments.filter(({ name }) => only?.includes(name) ?? true)
  const places = new Map<string, { readonly cluster: EnvironmentCluster; readonly environments: string[] }>()
  for (const { name, clusters } of policies)
    for (const cluster of clusters) {
      const { environments } = places.get(cluster.name) ?? { environments: [] }
      places.set(cluster.name, { cluster, environments: [...environments, name] })
    }
  const seen = await Promise.all(
    [...places.values()].map(({ cluster, environments }) =>
      readCluster(question, open, cluster, environments),
    ),
  )
  return { running: seen.flatMap(each => each.running), unseen: seen.flatMap(each => each.unseen) }
}

async function readCluster(
  question: RunningQuestion,
  open: OpenCluster,
  { name, place }: EnvironmentCluster,
  environments: readonly string[],
): Promise<RunningState> {
  const cluster = place === undefined ? undefined : open(place)
  if (cluster === undefined) return { running: [], unseen: [] }
  const { context, reading } = question
  const inventory = await inventoryOf(question, cluster, environments)
  if (inventory.kind === 'unseen')
    return { running: [], unseen: [{ cluster: name, environments, reason: sayUnseen(inventory, name) }] }
  const { fleet, policy } = reading
  const view = {
    ...{ name, environments, labels: policy.labels },
    objects: inventory.value,
    now: context.clock.now().getTime(),
  }
  const running = runningIn(fleet, view).map(each => ({
    ...each,
    drift: driftOf(fleet, each, inventory.value),
    workloads: inventory.value.filter(object => isAmong(each.objects, object)),
  }))
  return { running, unseen: [] }
}

function isAmong(refs: readonly ObjectRef[], { kind, metadata }: ClusterObject): boolean {
  return refs.some(
    ref => ref.kind === kind && ref.name === metadata.name && ref.namespace === metadata.namespace,
  )
}

/** All that may be read. With rights in single namespaces and no Flux to begin at, the records tell which namespaces those are. */
async function inventoryOf(
  { reading, gitops }: RunningQuestion,
  cluster: Cluster,
  environments: readonly string[],
): Promise<Seen<readonly ClusterObject[]>> {
  const everywhere = await cluster.inventory([])
  if (everywhere.kind === 'seen' || gitops === undefined) return everywhere
  const namespaces: string[] = []
  for (const { name, delivery } of reading.policy.environments) {
    if (delivery !== 'apply' || !environments.includes(name)) continue
    const held = await holdRecord(cluster, recordRef(fullName(gitops.ref), name))
    const objects = held.kind === 'seen' ? (held.value.record?.objects ?? []) : []
    namespaces.push(...objects.flatMap(({ namespace }) => namespace ?? []))
  }
  return namespaces.length === 0 ? everywhere : cluster.inventory([...new Set(namespaces)])
}
