import { conditionOf, sayCondition } from '../conditions.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress, type Rule } from '../rule.ts'

export const horizontalPodAutoscaler: Rule = {
  group: 'autoscaling',
  kinds: ['HorizontalPodAutoscaler'],
  judge,
}

function judge(object: ClusterObject): ObjectReport {
  const able = conditionOf(object, 'AbleToScale')
  if (able === undefined) return inProgress('its controller has not yet looked at it')
  if (able.status === 'False') return inProgress(sayCondition(able))
  const active = conditionOf(object, 'ScalingActive')
  // A workload scaled to zero by hand switches it off; that is no fault.
  if (active?.status === 'False' && active.reason !== 'ScalingDisabled')
    return inProgress(sayCondition(active))
  return current('it can scale')
}
