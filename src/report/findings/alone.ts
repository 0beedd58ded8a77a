import { isEqual, type RenderedObject } from '../objects/object.ts'
import { pairObjects } from '../objects/pair.ts'
import { builtInSchema } from './kubernetes-schemas.ts'
import { referencesOf } from './pods.ts'

/**
 * Whether all that the rules look at is in these objects. Nothing comes, goes or gets another name, nothing changes that others
 * read, and nothing else is asked of others: with what is the same before and after, the rules find no more than was so before.
 */
export function standsAlone(before: readonly RenderedObject[], after: readonly RenderedObject[]): boolean {
  return pairObjects(before, after).every(
    pair =>
      pair.kind === 'kept' &&
      (isEqual(pair.before.value, pair.after.value) || isOwnAffair(pair.before, pair.after)),
  )
}

// Of these others read what they hold; a kind that is not Kubernetes' own may make what others need, and has its schema elsewhere.
const readByOthers: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'CustomResourceDefinition'])

function isOwnAffair(before: RenderedObject, after: RenderedObject): boolean {
  return (
    !readByOthers.has(after.kind) &&
    builtInSchema(after.apiVersion, after.kind) instanceof Map &&
    needsOf(before) === needsOf(after)
  )
}

function needsOf(object: RenderedObject): string {
  return JSON.stringify(referencesOf(object).map(({ kind, name, key }) => [kind, name, key]))
}
