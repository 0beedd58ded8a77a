import { conditionsOf, sayCondition } from '../conditions.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'

export const customResourceDefinition: Rule = {
  group: 'apiextensions.k8s.io',
  kinds: ['CustomResourceDefinition'],
  judge,
}

function judge(object: ClusterObject): ObjectReport {
  for (const condition of conditionsOf(object)) {
    const { type, status, reason } = condition
    if (type === 'NamesAccepted' && status === 'False')
      return failed(object, 'other', sayCondition(condition))
    if (type !== 'Established') continue
    if (status === 'True') return current('it is established')
    if (status === 'False' && reason !== 'Installing') return failed(object, 'other', sayCondition(condition))
  }
  return inProgress('it is not yet established')
}
