import { type KubeObject, listAt, numberAt, textAt } from '../json.ts'

/** Whether an applied object has become what it is to be, as far as the stand-in's own controllers say. */
export function healthOf(object: KubeObject): 'current' | 'in-progress' | 'failed' {
  const observed = numberAt(object, 'status', 'observedGeneration')
  if (observed !== undefined && observed !== object.metadata.generation) return 'in-progress'
  switch (object.kind) {
    case 'Deployment':
      return deployment(object)
    case 'StatefulSet':
    case 'ReplicaSet':
      return ofNumbers(object, numberAt(object, 'spec', 'replicas') ?? 1, ['readyReplicas'])
    case 'DaemonSet':
      return ofNumbers(object, 1, ['updatedNumberScheduled', 'numberAvailable'])
    case 'Job':
      if (isTrue(object, 'Failed')) return 'failed'
      return isTrue(object, 'Complete') ? 'current' : 'in-progress'
    default:
      return byCondition(object)
  }
}

function deployment(object: KubeObject): 'current' | 'in-progress' | 'failed' {
  const progressing = conditionOf(object, 'Progressing')
  if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded') return 'failed'
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1
  const isOver = wanted > 0 && textAt(progressing, 'reason') !== 'NewReplicaSetAvailable'
  return isOver ? 'in-progress' : ofNumbers(object, wanted, ['updatedReplicas', 'availableReplicas'])
}

function ofNumbers(object: KubeObject, wanted: number, fields: readonly string[]) {
  const isThere = fields.every(field => (numberAt(object, 'status', field) ?? 0) >= wanted)
  return isThere ? 'current' : 'in-progress'
}

// Flux's own kinds say when nothing more will come of it.
function byCondition(object: KubeObject): 'current' | 'in-progress' | 'failed' {
  const ready = conditionOf(object, 'Ready')
  if (textAt(conditionOf(object, 'Stalled'), 'status') === 'True') return 'failed'
  if (ready === undefined)
    return object.kind === 'HelmRelease' || object.kind === 'Kustomization' ? 'in-progress' : 'current'
  return textAt(ready, 'status') === 'True' ? 'current' : 'in-progress'
}

export function conditionOf(object: KubeObject, type: string) {
  return listAt(object, 'status', 'conditions').find(entry => textAt(entry, 'type') === type)
}

function isTrue(object: KubeObject, type: string): boolean {
  return textAt(conditionOf(object, type), 'status') === 'True'
}
