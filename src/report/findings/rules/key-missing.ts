import { namespaceOf, type RenderedObject, titleOf, valueAt } from '../../objects/object.ts'
import { referencesOf } from '../pods.ts'
import { indexObjects, type Observation, objectKey, type Rule, type Scene } from '../scene.ts'

/** An entry is named that its ConfigMap or Secret does not have. */
export const keyMissing: Rule = {
  id: 'key-missing',
  kind: 'reference',
  find: scene => {
    const old = new Set(missingKeys(scene.before).map(({ message }) => message))
    return missingKeys(scene.after).map(seen =>
      old.has(seen.message) ? { ...seen, severity: 'note' } : seen,
    )
  },
}

function missingKeys(objects: Scene['after']): readonly Observation[] {
  const index = indexObjects(objects)
  return objects.flatMap(object =>
    referencesOf(object).flatMap(({ kind, name, key, path }) => {
      const holder = index.get(objectKey(kind, namespaceOf(object), name))
      if (key === undefined || holder === undefined || holdsKey(holder, key)) return []
      return [
        {
          object,
          path,
          severity: 'warning' as const,
          message: `${titleOf(object)} needs the entry ${key} of ${titleOf(holder)}, which does not have it.`,
          advice: 'Add the entry, or correct the key.',
        },
      ]
    }),
  )
}

// What is encrypted in the repository has its keys in the open.
function holdsKey(holder: RenderedObject, key: string): boolean {
  return ['data', 'stringData', 'binaryData'].some(field => {
    const entries = valueAt(holder.value, field)
    return entries instanceof Map && entries.has(key)
  })
}
