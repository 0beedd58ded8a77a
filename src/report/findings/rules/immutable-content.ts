import { isEqual, isKind, type RenderedObject, titleOf, valueAt } from '../../objects/object.ts'
import { keptPairs, type Rule } from '../scene.ts'

/** A ConfigMap or Secret that was marked immutable changes. */
export const immutableContent: Rule = {
  id: 'immutable-content',
  kind: 'immutable',
  find: scene =>
    keptPairs(scene).flatMap(({ before, after }) => {
      if (!isKind(after, '', 'ConfigMap', 'Secret') || valueAt(before.value, 'immutable') !== true) return []
      return ['data', 'binaryData', 'stringData', 'immutable']
        .filter(field => !isSame(before, after, field))
        .map(field => ({
          object: after,
          path: `/${field}`,
          severity: 'error' as const,
          message: `${titleOf(after)} is marked immutable: /${field} cannot be changed.`,
          advice: 'Give it another name, as the hash suffix of a generator does.',
        }))
    }),
}

function isSame(before: RenderedObject, after: RenderedObject, field: string): boolean {
  return isEqual(before.value.get(field) ?? null, after.value.get(field) ?? null)
}
