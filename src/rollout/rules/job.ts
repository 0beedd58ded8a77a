import { conditionsOf, sayCondition } from '../conditions.ts'
import { numberAt, textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'

export const job: Rule = { group: 'batch', kinds: ['Job'], judge }

/** kstatus takes a Job that runs for current; here, as for Flux, it is current once it is complete. */
function judge(object: ClusterObject): ObjectReport {
  for (const condition of conditionsOf(object)) {
    if (condition.status !== 'True') continue
    if (condition.type === 'Complete') return current('it is complete')
    // `FailureTarget` comes while its last pods end, `Failed` after them.
    if (condition.type === 'Failed' || condition.type === 'FailureTarget')
      return failed(object, 'other', sayCondition(condition))
    if (condition.type === 'Suspended') return current('it is suspended')
  }
  if (textAt(object, 'status', 'startTime') === undefined) return inProgress('it has not yet started')
  const succeeded = numberAt(object, 'status', 'succeeded') ?? 0
  const wanted = numberAt(object, 'spec', 'completions') ?? numberAt(object, 'spec', 'parallelism') ?? 1
  return inProgress(`${succeeded}/${wanted} pods have ended well`)
}
