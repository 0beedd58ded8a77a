import { numberAt, textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress, type Rule } from '../rule.ts'

export const statefulSet: Rule = { group: 'apps', kinds: ['StatefulSet'], judge }

function judge(object: ClusterObject): ObjectReport {
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete')
    return current('its pods are updated when somebody deletes them (OnDelete)')
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1
  const partition = numberAt(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition')
  return (
    counted(object, wanted) ??
    (partition === undefined ? revised(object, wanted) : parted(object, wanted - partition))
  )
}

function counted(object: ClusterObject, wanted: number): ObjectReport | undefined {
  const [existing, isReady] = [count(object, 'replicas'), count(object, 'readyReplicas')]
  if (wanted > existing) return inProgress(`${existing}/${wanted} replicas exist`)
  if (wanted > isReady) return inProgress(`${isReady}/${wanted} replicas are ready`)
  if (existing > wanted) return inProgress(`replicas still to end: ${existing - wanted}`)
  return undefined
}

/** Only the pods from the partition's ordinal on are updated. */
function parted(object: ClusterObject, wanted: number): ObjectReport {
  const updated = count(object, 'updatedReplicas')
  if (updated < wanted) return inProgress(`${updated}/${wanted} replicas of the partition are updated`)
  return current(`${updated} replicas are updated, as its partition says`)
}

function revised(object: ClusterObject, wanted: number): ObjectReport {
  const [revision, update] = [
    textAt(object, 'status', 'currentRevision'),
    textAt(object, 'status', 'updateRevision'),
  ]
  const arrived = count(object, 'currentReplicas')
  if (wanted > arrived) return inProgress(`${arrived}/${wanted} replicas are of the current revision`)
  if (revision !== update) return inProgress(`revision ${update} has not yet replaced ${revision}`)
  return current(`${wanted}/${wanted} replicas are ready`)
}

function count(object: ClusterObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0
}
