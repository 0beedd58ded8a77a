import { isKind, titleOf, valueAt } from '../../objects/object.ts'
import { keptPairs, type Rule } from '../scene.ts'

/** A workload is scaled to nothing, or suspended. */
export const scaledToZero: Rule = {
  id: 'scaled-to-zero',
  kind: 'danger',
  find: scene =>
    keptPairs(scene).flatMap(({ before, after }) => {
      if (!isKind(after, 'apps', 'Deployment', 'StatefulSet', 'ReplicaSet')) return []
      const was = valueAt(before.value, 'spec', 'replicas')
      if (valueAt(after.value, 'spec', 'replicas') !== 0 || was === 0) return []
      return [
        {
          object: after,
          path: '/spec/replicas',
          severity: 'error',
          message: `${titleOf(after)} is scaled to 0: nothing of it runs any more.`,
          advice: 'Set at least one replica, or merge it by hand if that is meant.',
        },
      ]
    }),
}
