import { conditionOf, sayCondition } from '../conditions.ts'
import { listAt, textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'
import { unschedulableSince } from '../scheduling.ts'

export const pod: Rule = { group: '', kinds: ['Pod'], judge }

/** kstatus takes a pod that failed for current; here it is failed. */
function judge(object: ClusterObject, now: number): ObjectReport {
  switch (textAt(object, 'status', 'phase')) {
    case 'Succeeded':
      return current('it has ended well')
    case 'Failed':
      return failed(
        object,
        'other',
        `it has failed: ${textAt(object, 'status', 'message') ?? textAt(object, 'status', 'reason') ?? 'a container ended with an error'}`,
      )
    case 'Running':
      return running(object)
    case 'Pending':
      return pending(object, now)
    default:
      return inProgress('nothing has taken it up yet')
  }
}

function running(object: ClusterObject): ObjectReport {
  if (conditionOf(object, 'Ready')?.status === 'True') return current('it is ready')
  const crashing = listAt(object, 'status', 'containerStatuses').find(
    status => textAt(status, 'state', 'waiting', 'reason') === 'CrashLoopBackOff',
  )
  if (crashing === undefined) return inProgress('it runs and is not yet ready')
  return failed(object, 'crash-loop', `container ${textAt(crashing, 'name') ?? '?'} crashes again and again`)
}

function pending(object: ClusterObject, now: number): ObjectReport {
  const unscheduled = unschedulableSince(object, now)
  if (unscheduled === undefined) return inProgress('it is being started')
  const message = sayCondition(unscheduled.condition)
  return unscheduled.isLasting ? failed(object, 'unschedulable', message) : inProgress(message)
}
