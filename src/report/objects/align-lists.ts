import { goJson } from '../../kustomize/yaml/go-json.ts'
import type { Value } from '../../kustomize/yaml/value.ts'
import { alignTexts } from './align.ts'
import { likeness } from './likeness.ts'

/** Places of one element in the list before and in the list after; one of them may be missing. */
export interface Place {
  readonly before?: number
  readonly after?: number
}

// Comparing each element of a differing stretch with each other one: beyond this they are paired in order.
const mostComparisons = 400
const leastLikeness = 0.4

/** Pairs the differing elements of two lists that no key tells apart: equal ones stay, the most alike become each other. */
export function alignLists(before: readonly Value[], after: readonly Value[]): readonly Place[] {
  return alignTexts(before.map(goJson), after.map(goJson)).flatMap(stretch => {
    if (stretch.kind === 'equal') return []
    const left = range(stretch.before, stretch.beforeEnd)
    const right = range(stretch.after, stretch.afterEnd)
    return pairStretch(before, after, left, right)
  })
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, at) => start + at)
}

function pairStretch(
  before: readonly Value[],
  after: readonly Value[],
  left: readonly number[],
  right: readonly number[],
): readonly Place[] {
  const isScalar = [...left.map(at => before[at]), ...right.map(at => after[at])].every(
    value => !(value instanceof Map) && !Array.isArray(value),
  )
  const pairs =
    isScalar || left.length * right.length > mostComparisons || left.length + right.length === 2
      ? pairInOrder(left, right)
      : pairAlike(before, after, left, right)
  const known = new Set(pairs.values())
  return [
    ...left.flatMap(at => (known.has(at) ? [] : [{ before: at }])),
    ...right.map(at => {
      const former = pairs.get(at)
      return former === undefined ? { after: at } : { before: former, after: at }
    }),
  ]
}

/** By the place after, the place before. */
function pairInOrder(left: readonly number[], right: readonly number[]): ReadonlyMap<number, number> {
  return new Map(
    right.flatMap((at, index) => (left[index] === undefined ? [] : [[at, left[index]] as const])),
  )
}

function pairAlike(
  before: readonly Value[],
  after: readonly Value[],
  left: readonly number[],
  right: readonly number[],
): ReadonlyMap<number, number> {
  const scored = right.flatMap(to =>
    left.map(from => ({ from, to, score: likeness(before[from] ?? null, after[to] ?? null) })),
  )
  const pairs = new Map<number, number>()
  const used = new Set<number>()
  for (const { from, to, score } of scored.toSorted((one, other) => other.score - one.score)) {
    if (score < leastLikeness || used.has(from) || pairs.has(to)) continue
    used.add(from)
    pairs.set(to, from)
  }
  return pairs
}
