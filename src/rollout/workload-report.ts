import { numberAt } from './fields.ts'
import { findCause } from './find-cause.ts'
import type { ClusterObject, Evidence, ObjectReport } from './object.ts'
import { objectStatus } from './object-status.ts'

/**
 * How a workload stands, with the cause that its new pods show: a rollout that cannot succeed has failed before its deadline, and one whose
 * deadline passed says why. `now` in milliseconds since 1970.
 */
export function workloadReport(
  workload: ClusterObject | undefined,
  evidence: Evidence,
  now: number,
): ObjectReport {
  const report = objectStatus(workload, now)
  if (workload === undefined || !mayHaveCause(workload, report)) return report
  const cause = findCause(workload, evidence, now)
  return cause === undefined ? report : { status: 'failed', message: cause.message, cause }
}

/** Until its controller has seen the newest generation, the pods are those of the one before. */
function mayHaveCause(workload: ClusterObject, { status }: ObjectReport): boolean {
  if (status !== 'in-progress' && status !== 'failed') return false
  const observed = numberAt(workload, 'status', 'observedGeneration')
  return observed === undefined || observed === (workload.metadata.generation ?? observed)
}
