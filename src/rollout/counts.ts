import { numberAt } from './fields.ts'
import type { ClusterObject } from './object.ts'

/** How many pods of a workload are ready, and how many it wants. */
export function countsOf(workload: ClusterObject): { readonly ready: number; readonly wanted: number } {
  if (workload.kind === 'DaemonSet')
    return {
      ready: numberAt(workload, 'status', 'numberReady') ?? 0,
      wanted: numberAt(workload, 'status', 'desiredNumberScheduled') ?? 0,
    }
  return {
    ready: numberAt(workload, 'status', 'readyReplicas') ?? 0,
    wanted: numberAt(workload, 'spec', 'replicas') ?? 1,
  }
}
