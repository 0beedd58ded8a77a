import { goJson } from '../../kustomize/yaml/go-json.ts'
import type { Value } from '../../kustomize/yaml/value.ts'
import { likeness } from './likeness.ts'
import { groupOf, namespaceOf, type RenderedObject } from './object.ts'

/** What an object was before it was renamed, and how it was recognised. */
export interface FormerObject {
  readonly before: RenderedObject
  readonly how: 'hash' | 'name'
}

// Comparing every removed object of a kind with every added one: beyond this only equal content is looked for.
const mostComparisons = 2500
// Half of what two objects say must be the same for one to be the other renamed.
const leastLikeness = 0.5

/** Which of the added objects are removed ones under another name; by the added object. */
export function pairRenamed(
  gone: readonly RenderedObject[],
  come: readonly RenderedObject[],
): ReadonlyMap<RenderedObject, FormerObject> {
  const found = new Map<RenderedObject, FormerObject>()
  const groups = Map.groupBy(gone, kindKey)
  for (const [key, added] of Map.groupBy(come, kindKey)) {
    const removed = groups.get(key) ?? []
    if (removed.length > 0) pairKind(removed, added, found)
  }
  return found
}

function kindKey(object: RenderedObject): string {
  return `${groupOf(object)}\u0000${object.kind}`
}

function pairKind(
  removed: readonly RenderedObject[],
  added: readonly RenderedObject[],
  found: Map<RenderedObject, FormerObject>,
): void {
  const open = new Set(removed)
  const take = (after: RenderedObject, before: RenderedObject, how: FormerObject['how']): void => {
    open.delete(before)
    found.set(after, { before, how })
  }
  pairByKey(open, added, found, generatedKey, (after, before) => take(after, before, 'hash'))
  pairByKey(open, added, found, placeKey, (after, before) => take(after, before, 'name'))
  const left = added.filter(object => !found.has(object))
  if (left.length * open.size > mostComparisons) pairEqual(open, left, take)
  else pairSimilar(open, left, take)
}

type Take = (after: RenderedObject, before: RenderedObject, how: FormerObject['how']) => void

/** Pairs the objects of which there is one on each side with that key. */
function pairByKey(
  open: ReadonlySet<RenderedObject>,
  added: readonly RenderedObject[],
  found: ReadonlyMap<RenderedObject, FormerObject>,
  keyOf: (object: RenderedObject) => string | undefined,
  take: (after: RenderedObject, before: RenderedObject) => void,
): void {
  const known = Map.groupBy(open, keyOf)
  for (const [key, objects] of Map.groupBy(
    added.filter(object => !found.has(object)),
    keyOf,
  )) {
    const others = known.get(key)
    const [after] = objects
    const [before] = others ?? []
    if (key === undefined || objects.length !== 1 || others?.length !== 1) continue
    if (after !== undefined && before !== undefined) take(after, before)
  }
}

// The letters that a hash of Kustomize's has: hexadecimal, with five digits replaced.
const hashSuffix = /-[2456789bcdfghkmt]{10}$/

function generatedKey(object: RenderedObject): string | undefined {
  if (!['ConfigMap', 'Secret'].includes(object.kind)) return undefined
  return `${namespaceOf(object)}\u0000${object.name.replace(hashSuffix, '')}`
}

/** The same name in another namespace is the same object moved. */
function placeKey(object: RenderedObject): string {
  return object.name
}

function pairEqual(open: ReadonlySet<RenderedObject>, added: readonly RenderedObject[], take: Take): void {
  const alike = Map.groupBy(open, contentKey)
  for (const after of added) {
    const before = alike.get(contentKey(after))?.shift()
    if (before !== undefined) take(after, before, 'name')
  }
}

function contentKey(object: RenderedObject): string {
  return goJson(new Map([...object.value].filter(([key]) => key !== 'metadata' && key !== 'apiVersion')))
}

function pairSimilar(open: ReadonlySet<RenderedObject>, added: readonly RenderedObject[], take: Take): void {
  const pairs = added.flatMap(after =>
    [...open].map(before => ({ after, before, score: score(before, after) })),
  )
  const taken = new Set<RenderedObject>()
  for (const { after, before, score: likely } of pairs.toSorted((left, right) => right.score - left.score)) {
    if (likely < leastLikeness || taken.has(after) || !open.has(before)) continue
    taken.add(after)
    take(after, before, 'name')
  }
}

/** How likely the one is the other renamed: names that have nothing in common are no rename. */
function score(before: RenderedObject, after: RenderedObject): number {
  if (!isSameStem(before.name, after.name)) return 0
  return likeness(withoutNames(before), withoutNames(after), [
    [before.name, after.name],
    [before.namespace ?? '', after.namespace ?? ''],
  ])
}

/** A prefix or suffix more or less, or in the other's place. */
function isSameStem(left: string, right: string): boolean {
  if (left.includes(right) || right.includes(left)) return true
  const least = Math.max(3, Math.min(left.length, right.length) / 2)
  return commonStart(left, right) >= least || commonStart(reverse(left), reverse(right)) >= least
}

function commonStart(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  return at
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('')
}

function withoutNames(object: RenderedObject): Value {
  const metadata = object.value.get('metadata')
  const rest = new Map(object.value)
  rest.delete('apiVersion')
  rest.delete('kind')
  if (metadata instanceof Map) {
    const kept = new Map(metadata)
    kept.delete('name')
    kept.delete('namespace')
    if (kept.size === 0) rest.delete('metadata')
    else rest.set('metadata', kept)
  }
  return rest
}
