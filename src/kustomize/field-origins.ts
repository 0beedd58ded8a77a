import type { Place } from '../lib/problem.ts'
import { type At, findPlace } from './problems.ts'
import { placeOf, type Resource } from './resource.ts'
import { textOf } from './scalar.ts'
import type { ValuePath } from './yaml/positions.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/** Which layer last changed which field of a resource: joined steps → where. */
export type FieldOrigins = Map<string, At>

/** A way to a field: keys, and for list elements `[name=x]`, or their index where they have no name. */
export type FieldSteps = readonly string[]

const joint = '\0'

/** The step to a list element. */
function elementStep(element: Value, index: number): string {
  const name = element instanceof Map ? element.get('name') : undefined
  return name === undefined ? String(index) : `[name=${textOf(name)}]`
}

/** Notes where the fields were changed in which a tree differs from what it was. `whereIs` knows the place of a field. */
export function noteChanges(
  origins: FieldOrigins,
  before: Value | undefined,
  after: Value,
  whereIs: (steps: FieldSteps) => At,
): void {
  const visit = (old: Value | undefined, now: Value, steps: FieldSteps): void => {
    if (old === now) return
    if (old instanceof Map && now instanceof Map) {
      for (const [key, value] of now) visit(old.get(key), value, [...steps, key])
      return
    }
    if (Array.isArray(old) && Array.isArray(now)) {
      const known = new Map(old.map((element, index) => [elementStep(element, index), element]))
      for (const [index, element] of now.entries()) {
        const step = elementStep(element, index)
        visit(known.get(step), element, [...steps, step])
      }
      return
    }
    record(origins, steps, whereIs(steps))
  }
  visit(before, after, [])
}

/** What was known below a field that is now new is forgotten. */
function record(origins: FieldOrigins, steps: FieldSteps, at: At): void {
  const key = steps.join(joint)
  const below = key === '' ? '' : key + joint
  for (const known of origins.keys()) if (known.startsWith(below)) origins.delete(known)
  origins.set(key, at)
}

/** The file and line that a field of a resource comes from: the last layer that changed it, else where it was read. */
export function originOfField(resource: Resource, steps: FieldSteps): Place | undefined {
  for (let length = steps.length; length >= 0; length--) {
    const at = resource.origins?.get(steps.slice(0, length).join(joint))
    if (at !== undefined) return findPlace(at)
  }
  return placeOf(resource, pathIn(resource.readAs, steps))
}

/** The path in a tree as it was read for steps in a later one: as far as they go. */
export function pathIn(root: YamlMap, steps: FieldSteps): ValuePath {
  const path: (string | number)[] = []
  let node: Value | undefined = root
  for (const step of steps) {
    if (node instanceof Map) {
      if (!node.has(step)) break
      path.push(step)
      node = node.get(step)
    } else if (Array.isArray(node)) {
      const index = node.findIndex((element, at) => elementStep(element, at) === step)
      if (index < 0) break
      path.push(index)
      node = node[index]
    } else break
  }
  return path
}
