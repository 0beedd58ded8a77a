import { conditionOf, conditionsOf } from '../conditions.ts'
import { numberAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'

// Without a deadline the controller writes no `Progressing` condition; this number stands for "none".
const noDeadline = 2 ** 31 - 1

export const deployment: Rule = { group: 'apps', kinds: ['Deployment'], judge }

function judge(object: ClusterObject): ObjectReport {
  const exceeded = conditionsOf(object).find(
    ({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded',
  )
  if (exceeded !== undefined)
    return failed(object, 'deadline', exceeded.message || 'its progress deadline passed')
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1
  return counted(object, wanted) ?? concluded(object) ?? current(`${wanted}/${wanted} replicas are available`)
}

function counted(object: ClusterObject, wanted: number): ObjectReport | undefined {
  const count = (field: string) => numberAt(object, 'status', field) ?? 0
  const [existing, updated] = [count('replicas'), count('updatedReplicas')]
  if (wanted > existing) return inProgress(`${existing}/${wanted} replicas exist`)
  if (wanted > updated) return inProgress(`${updated}/${wanted} replicas are updated`)
  if (existing > wanted) return inProgress(`old replicas still to end: ${existing - wanted}`)
  const available = count('availableReplicas')
  if (updated > available) return inProgress(`${available}/${updated} updated replicas are available`)
  const isReady = count('readyReplicas')
  return wanted > isReady ? inProgress(`${isReady}/${wanted} replicas are ready`) : undefined
}

function concluded(object: ClusterObject): ObjectReport | undefined {
  const deadline = numberAt(object, 'spec', 'progressDeadlineSeconds') ?? noDeadline
  const progressing = conditionOf(object, 'Progressing')
  const arrived = progressing?.status === 'True' && progressing.reason === 'NewReplicaSetAvailable'
  if (deadline !== noDeadline && !arrived) return inProgress('its new ReplicaSet is not yet available')
  if (conditionOf(object, 'Available')?.status !== 'True') return inProgress('it is not yet available')
  return undefined
}
