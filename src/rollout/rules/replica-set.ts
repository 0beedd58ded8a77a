import { conditionOf, sayCondition } from '../conditions.ts'
import { numberAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress, type Rule } from '../rule.ts'

export const replicaSet: Rule = { group: 'apps', kinds: ['ReplicaSet'], judge }

function judge(object: ClusterObject): ObjectReport {
  const failure = conditionOf(object, 'ReplicaFailure')
  if (failure?.status === 'True') return inProgress(sayCondition(failure))
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1
  for (const [field, words] of steps) {
    const reached = numberAt(object, 'status', field) ?? 0
    if (wanted > reached) return inProgress(`${reached}/${wanted} replicas are ${words}`)
  }
  const existing = numberAt(object, 'status', 'replicas') ?? 0
  if (existing > wanted) return inProgress(`replicas still to end: ${existing - wanted}`)
  return current(`${wanted}/${wanted} replicas are ready`)
}

const steps = [
  ['fullyLabeledReplicas', 'labelled'],
  ['availableReplicas', 'available'],
  ['readyReplicas', 'ready'],
] as const
