import type { ClusterProgress, FailureCause, RolloutSight, RolloutVerdict } from '../../promotion/rollout.ts'
import { fieldAt, numberAt } from '../../rollout/fields.ts'
import type { Cause } from '../../rollout/object.ts'
import { judgeCluster, judgeEnvironment, nameRef, type Patience } from '../../rollout/verdict.ts'
import type { WatchedWorkload } from './see-objects.ts'
import type { WatchedCluster } from './watch.ts'

/** What all clusters together came to. Before its time is over nothing is unknown for good: it may be seen yet. */
export function rolloutSight(clusters: readonly WatchedCluster[], patience: SightPatience): RolloutSight {
  const judged = judgeEnvironment(clusters, patience)
  const settled = clusters.flatMap(({ objects }) => objects.flatMap(({ since }) => since ?? []))
  const cause = judged.kind === 'failed' && judged.cause !== undefined ? causeOf(judged.cause) : undefined
  return {
    verdict: patient(judged, patience),
    because: judged.kind === 'succeeded' ? '' : judged.because,
    ...('isBeside' in judged ? { hasArrived: true } : {}),
    clusters: clusters.map(cluster => clusterProgress(cluster, patience)),
    ...(cause === undefined ? {} : { cause }),
    ...(settled.length === 0 ? {} : { settledAt: Math.max(...settled) }),
  }
}

/** `isOnlyLook`: nobody waits for another one. */
interface SightPatience extends Patience {
  readonly isOnlyLook?: boolean
}

function patient(
  judged: ReturnType<typeof judgeCluster>,
  { isOver, isOnlyLook = false }: SightPatience,
): RolloutVerdict {
  const mayBeSeenYet = judged.kind === 'unknown' && !judged.final && !isOver && !isOnlyLook
  return mayBeSeenYet ? 'in-progress' : judged.kind
}

function causeOf({ object, message, log = [] }: Cause): FailureCause {
  return { object: nameRef(object), message, log }
}

function clusterProgress(cluster: WatchedCluster, patience: SightPatience): ClusterProgress {
  const judged = judgeCluster(cluster, patience)
  const applied = appliedIn(cluster)
  const { workloads, lasting } = cluster
  return {
    name: cluster.name,
    verdict: patient(judged, patience),
    pods: podsOf(workloads),
    digests: [
      ...new Set(cluster.images.flatMap(image => (image.kind === 'promised' ? (image.digest ?? []) : []))),
    ],
    objects: cluster.objects.map(({ ref, report: { status, message } }) => ({
      name: nameRef(ref),
      status,
      message,
    })),
    ...(judged.kind === 'succeeded' ? {} : { because: judged.because }),
    ...(lasting === undefined ? {} : { lasting }),
    ...(applied === undefined ? {} : { applied }),
  }
}

/** The revision that every Flux Kustomization has applied, if all have; whether it then becomes healthy is the rollout's to say. */
function appliedIn({ flux }: WatchedCluster): string | undefined {
  const applied = flux.flatMap(each => {
    const isThere = each.kind === 'applied' || ('isApplied' in each && each.isApplied)
    return isThere ? (each.revision ?? []) : []
  })
  return applied.length === flux.length ? applied[0] : undefined
}

/** Of the workloads that run the app's images; where none is known to, of all. */
function podsOf(workloads: readonly WatchedWorkload[]): ClusterProgress['pods'] {
  const own = workloads.filter(({ isApp }) => isApp)
  const counted = own.length > 0 ? own : workloads
  const sum = (count: (workload: WatchedWorkload) => number): number =>
    counted.reduce((total, workload) => total + count(workload), 0)
  return { ready: sum(({ object }) => readyOf(object)), wanted: sum(({ object }) => wantedOf(object)) }
}

/** Pods of the newest revision: those of the one before are ready too, and do not count. */
function readyOf(object: WatchedWorkload['object']): number {
  const at = (field: string): number | undefined => numberAt(object, 'status', field)
  const ready = at('readyReplicas') ?? at('numberReady') ?? 0
  const older = (at('replicas') ?? 0) - (at('updatedReplicas') ?? at('replicas') ?? 0)
  return Math.max(0, ready - Math.max(0, older))
}

function wantedOf(object: WatchedWorkload['object']): number {
  if (object.kind === 'DaemonSet') return numberAt(object, 'status', 'desiredNumberScheduled') ?? 0
  if (object.kind === 'Job') return 0
  return fieldAt(object, 'spec', 'replicas') === undefined ? 1 : (numberAt(object, 'spec', 'replicas') ?? 1)
}
