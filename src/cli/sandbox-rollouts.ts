import type { Cluster, OpenCluster } from '../engine/ports/cluster-port.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { EnvironmentPolicy } from '../promotion/policy.ts'
import { conditionOf } from '../rollout/conditions.ts'
import { listAt, numberAt, textAt } from '../rollout/fields.ts'
import { newPods } from '../rollout/new-pods.ts'
import type { ClusterObject, Evidence, ObjectReport } from '../rollout/object.ts'
import { refOf } from '../rollout/rule.ts'
import { splitImage } from '../rollout/running-image.ts'
import { workloadReport } from '../rollout/workload-report.ts'
import type { EnvironmentRollout, PodLine, WorkloadRollout } from '../sandbox/page/serve-page.ts'

/** What the page shows of the clusters: every environment with one, as our own rules judge its workloads. */
export function readRollouts(
  fleet: Pick<Fleet, 'environments'>,
  policies: readonly EnvironmentPolicy[],
  open: OpenCluster,
): Promise<readonly EnvironmentRollout[]> {
  const connected = policies.flatMap(({ name, clusters }) =>
    clusters.flatMap(({ place }) => (place === undefined ? [] : [{ name, place }])),
  )
  return Promise.all(
    connected.map(async ({ name, place }) => {
      const namespaces = fleet.environments.find(environment => environment.name === name)?.namespaces ?? []
      const cluster = open(place)
      const several = policies.find(policy => policy.name === name)?.clusters.length ?? 1
      const shown = several > 1 ? `${name}, ${place.name}` : name
      if (cluster === undefined) return { name: shown, problem: 'it is not connected', workloads: [] }
      return readEnvironment(shown, cluster, namespaces)
    }),
  )
}

const kinds: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet']

async function readEnvironment(
  name: string,
  cluster: Cluster,
  namespaces: readonly string[],
): Promise<EnvironmentRollout> {
  const inventory = await cluster.inventory(namespaces)
  if (inventory.kind === 'unseen') return { name, problem: inventory.reason, workloads: [] }
  const own = inventory.value.filter(({ kind }) => kinds.includes(kind))
  const workloads = await Promise.all(own.map(workload => readWorkload(cluster, workload)))
  return { name, workloads }
}

const nothing: Evidence = { replicaSets: [], pods: [], events: [], logs: new Map() }

async function readWorkload(cluster: Cluster, workload: ClusterObject): Promise<WorkloadRollout> {
  const seen = await cluster.evidence(refOf(workload))
  const evidence = seen.kind === 'seen' ? seen.value : nothing
  const report = workloadReport(workload, evidence, Date.now())
  const pods = podLines(workload, evidence, report)
  return {
    name: workload.metadata.name,
    version: versionOf(workload, 'spec', 'template', 'spec'),
    // Of the version beside it: those of the version before are on their way out.
    ready: pods.filter(({ state }) => state === 'ready').length,
    wanted:
      numberAt(workload, 'spec', 'replicas') ?? numberAt(workload, 'status', 'desiredNumberScheduled') ?? 1,
    health: healthOf(report),
    message: report.message,
    pods,
  }
}

function healthOf({ status }: ObjectReport): WorkloadRollout['health'] {
  return status === 'current' || status === 'failed' ? status : 'in-progress'
}

/** The tag of the first container's image. */
function versionOf(object: ClusterObject, ...path: readonly string[]): string {
  const [first] = listAt(object, ...path, 'containers')
  const { tag, digest } = splitImage(textAt(first, 'image') ?? '')
  return tag ?? digest?.slice(0, 14) ?? ''
}

function podLines(workload: ClusterObject, evidence: Evidence, { cause }: ObjectReport): readonly PodLine[] {
  const fresh = new Set(newPods(workload, evidence))
  return evidence.pods.map(pod => ({
    name: pod.metadata.name,
    version: versionOf(pod, 'spec'),
    state: podState(pod, { isNew: fresh.has(pod), isBlamed: cause?.object.name === pod.metadata.name }),
  }))
}

function podState(
  pod: ClusterObject,
  { isNew, isBlamed }: { readonly isNew: boolean; readonly isBlamed: boolean },
): PodLine['state'] {
  if (isBlamed) return 'failed'
  if (conditionOf(pod, 'Ready')?.status !== 'True') return 'starting'
  return isNew ? 'ready' : 'old'
}
