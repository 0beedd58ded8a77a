import { namespaceOf, type RenderedObject, titleOf } from '../../objects/object.ts'
import { type Reference, referencesOf } from '../pods.ts'
import { isBuiltIn, providedKeys } from '../provided.ts'
import { type Observation, objectKey, type Rule } from '../scene.ts'

/** Something is named that nothing of the environment provides. */
export const referenceMissing: Rule = {
  id: 'reference-missing',
  kind: 'reference',
  find: scene => {
    const dangling = missing(scene.after)
    if (dangling.length === 0) return []
    const old = new Set(missing(scene.before).map(keyOf))
    const provided = providedKeys(scene.before)
    return dangling.map(each => observe(each, old.has(keyOf(each)), provided))
  },
}

interface Dangling {
  readonly object: RenderedObject
  readonly reference: Reference
}

function missing(objects: readonly RenderedObject[]): readonly Dangling[] {
  const provided = providedKeys(objects)
  return objects.flatMap(object =>
    referencesOf(object)
      .filter(({ kind, name }) => !isBuiltIn(kind, name) && !name.includes('${'))
      .filter(({ kind, name }) => !provided.has(objectKey(kind, namespaceOf(object), name)))
      .map(reference => ({ object, reference })),
  )
}

function keyOf({ object, reference }: Dangling): string {
  return [object.kind, namespaceOf(object), object.name, reference.kind, reference.name].join('\u0000')
}

function observe({ object, reference }: Dangling, isOld: boolean, before: ReadonlySet<string>): Observation {
  const { kind, name, path } = reference
  const wasThere = before.has(objectKey(kind, namespaceOf(object), name))
  const reason = wasThere ? 'this change removes it' : 'nothing here provides it'
  return {
    object,
    path,
    severity: isOld ? 'note' : 'warning',
    message: `${titleOf(object)} needs the ${kind} ${name}: ${reason}.`,
    advice:
      'Add it, or correct the name; if it is made in the cluster by hand or by a chart, see that it is there first.',
  }
}
