import { textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'

export const persistentVolumeClaim: Rule = { group: '', kinds: ['PersistentVolumeClaim'], judge }

function judge(object: ClusterObject): ObjectReport {
  switch (textAt(object, 'status', 'phase')) {
    case 'Bound':
      return current('it is bound')
    case 'Lost':
      return failed(object, 'volume', 'the volume it was bound to is gone')
    default:
      return inProgress(
        'it is not yet bound; with `volumeBindingMode: WaitForFirstConsumer` it waits for a pod that mounts it',
      )
  }
}
