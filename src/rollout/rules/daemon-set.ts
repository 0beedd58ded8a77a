import { numberAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress, type Rule } from '../rule.ts'

export const daemonSet: Rule = { group: 'apps', kinds: ['DaemonSet'], judge }

function judge(object: ClusterObject): ObjectReport {
  // Its controller always writes both: without them it has not looked at all.
  if (object.metadata.generation === undefined || count(object, 'observedGeneration') === undefined)
    return inProgress('its controller has not yet seen it')
  const wanted = count(object, 'desiredNumberScheduled')
  if (wanted === undefined) return inProgress('the number of its pods is not yet known')
  for (const [field, words] of steps) {
    const reached = count(object, field) ?? 0
    if (wanted > reached) return inProgress(`${reached}/${wanted} pods are ${words}`)
  }
  return current(`${wanted}/${wanted} pods are ready`)
}

const steps = [
  ['currentNumberScheduled', 'scheduled'],
  ['updatedNumberScheduled', 'updated'],
  ['numberAvailable', 'available'],
  ['numberReady', 'ready'],
] as const

function count(object: ClusterObject, field: string): number | undefined {
  return numberAt(object, 'status', field)
}
