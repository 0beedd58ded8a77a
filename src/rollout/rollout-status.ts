import { conditionsOf } from './conditions.ts'
import { fieldAt, numberAt, textAt } from './fields.ts'
import type { ClusterObject, ObjectReport } from './object.ts'
import { current, failed, inProgress } from './rule.ts'

/**
 * The rules of `kubectl rollout status`, for those who want its answers: it looks at fewer fields than kstatus, lets extra pods of the new
 * set pass, asks for no `Available`, and knows three kinds only. Every other is unknown.
 */
export function rolloutStatus(object: ClusterObject): ObjectReport {
  switch (`${object.apiVersion.split('/')[0]}/${object.kind}`) {
    case 'apps/Deployment':
      return deployment(object)
    case 'apps/StatefulSet':
      return statefulSet(object)
    case 'apps/DaemonSet':
      return daemonSet(object)
    default:
      return { status: 'unknown', message: `kubectl rollout status does not know ${object.kind}` }
  }
}

function deployment(object: ClusterObject): ObjectReport {
  if (isUnobserved(object)) return unobserved
  const progressing = conditionsOf(object).find(({ type }) => type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return failed(object, 'deadline', progressing.message || 'its progress deadline passed')
  const [updated, replicas] = [count(object, 'updatedReplicas'), count(object, 'replicas')]
  const wanted = numberAt(object, 'spec', 'replicas')
  if (wanted !== undefined && updated < wanted) return inProgress(`${updated}/${wanted} replicas are updated`)
  if (replicas > updated) return inProgress(`old replicas still to end: ${replicas - updated}`)
  const available = count(object, 'availableReplicas')
  if (available < updated) return inProgress(`${available}/${updated} updated replicas are available`)
  return current(`${available}/${updated} replicas are available`)
}

function daemonSet(object: ClusterObject): ObjectReport {
  if (textAt(object, 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') return notRolling(object)
  if (isUnobserved(object)) return unobserved
  const wanted = count(object, 'desiredNumberScheduled')
  const updated = count(object, 'updatedNumberScheduled')
  if (updated < wanted) return inProgress(`${updated}/${wanted} pods are updated`)
  const available = count(object, 'numberAvailable')
  if (available < wanted) return inProgress(`${available}/${wanted} pods are available`)
  return current(`${available}/${wanted} pods are available`)
}

function statefulSet(object: ClusterObject): ObjectReport {
  if (textAt(object, 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') return notRolling(object)
  if (count(object, 'observedGeneration') === 0 || isUnobserved(object)) return unobserved
  const wanted = numberAt(object, 'spec', 'replicas')
  const isReady = count(object, 'readyReplicas')
  if (wanted !== undefined && isReady < wanted) return inProgress(`${isReady}/${wanted} pods are ready`)
  if (fieldAt(object, 'spec', 'updateStrategy', 'rollingUpdate') !== undefined) return parted(object, wanted)
  const [update, revision] = [
    textAt(object, 'status', 'updateRevision'),
    textAt(object, 'status', 'currentRevision'),
  ]
  if (update !== revision) return inProgress(`revision ${update} has not yet replaced ${revision}`)
  return current(`${count(object, 'currentReplicas')} pods are of revision ${revision}`)
}

function parted(object: ClusterObject, replicas: number | undefined): ObjectReport {
  const partition = numberAt(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition')
  const updated = count(object, 'updatedReplicas')
  const wanted = replicas === undefined || partition === undefined ? 0 : replicas - partition
  if (updated < wanted) return inProgress(`${updated}/${wanted} pods are updated`)
  return current(`${updated} pods are updated`)
}

const unobserved = inProgress('its controller has not yet seen its newest generation')

function isUnobserved(object: ClusterObject): boolean {
  return (object.metadata.generation ?? 0) > count(object, 'observedGeneration')
}

function notRolling(object: ClusterObject): ObjectReport {
  return { status: 'unknown', message: `${object.kind} is not updated by RollingUpdate` }
}

function count(object: ClusterObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0
}
