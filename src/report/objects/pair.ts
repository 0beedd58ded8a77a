import { identityKey, type RenderedObject } from './object.ts'
import { pairRenamed } from './rename.ts'

/** The object before and after; one of them may be missing. */
export type Pair =
  | { readonly kind: 'added'; readonly after: RenderedObject }
  | { readonly kind: 'removed'; readonly before: RenderedObject }
  | { readonly kind: 'kept'; readonly before: RenderedObject; readonly after: RenderedObject }
  | {
      readonly kind: 'renamed'
      readonly before: RenderedObject
      readonly after: RenderedObject
      /** `hash`: only the suffix that tells the content of a generated ConfigMap or Secret. */
      readonly how: 'hash' | 'name'
    }

/** Objects matched by group, kind, namespace and name, in the order of `after`; what was removed follows. */
export function pairObjects(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
): readonly Pair[] {
  const waiting = new Map<string, RenderedObject[]>()
  for (const object of before) {
    const key = identityKey(object)
    const same = waiting.get(key)
    if (same === undefined) waiting.set(key, [object])
    else same.push(object)
  }
  const found = new Map<RenderedObject, RenderedObject>()
  for (const object of after) {
    const match = waiting.get(identityKey(object))?.shift()
    if (match !== undefined) found.set(object, match)
  }
  const gone = [...waiting.values()].flat()
  const renamed = pairRenamed(
    gone,
    after.filter(object => !found.has(object)),
  )
  const followed = new Set([...renamed.values()].map(({ before: object }) => object))
  return [
    ...after.map((object): Pair => {
      const same = found.get(object)
      if (same !== undefined) return { kind: 'kept', before: same, after: object }
      const other = renamed.get(object)
      if (other === undefined) return { kind: 'added', after: object }
      return { kind: 'renamed', before: other.before, after: object, how: other.how }
    }),
    ...gone
      .filter(object => !followed.has(object))
      .map((object): Pair => ({ kind: 'removed', before: object })),
  ]
}
