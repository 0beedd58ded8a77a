import { textOf } from '../kustomize/scalar.ts'
import { printedValue, type Value } from '../kustomize/yaml/value.ts'

/** A text that a plan puts in the place of another; `before` is empty where something is inserted. */
export interface Replacement {
  readonly before: string
  readonly after: string
}

/** Whether one value comes from the other by nothing but the replacements, in its texts and numbers. */
export function explains(replacements: readonly Replacement[], before: Value, after: Value): boolean {
  if (before === after) return true
  const [left, right] = [printedValue(before), printedValue(after)]
  if (Array.isArray(left))
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((value, at) => explains(replacements, value, right[at] ?? null))
    )
  if (left instanceof Map)
    return (
      right instanceof Map &&
      left.size === right.size &&
      [...left].every(([key, value]) => {
        const other = right.get(key)
        return other !== undefined && explains(replacements, value, other)
      })
    )
  if (Array.isArray(right) || right instanceof Map) return false
  if (left === null || right === null) return left === right
  if (typeof left === typeof right && left === right) return true
  return explainsText(replacements, textOf(left), textOf(right))
}

/** Whether a text comes from another by replacing some occurrences. */
export function explainsText(replacements: readonly Replacement[], before: string, after: string): boolean {
  const start = commonStart(before, after)
  // A replacement may begin in what both have in common, but not earlier than its own length.
  const longest = Math.max(0, ...replacements.map(each => Math.max(each.before.length, each.after.length)))
  const from = Math.max(0, start - longest)
  return reaches(replacements, before.slice(from), after.slice(from))
}

function commonStart(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  return at
}

// Positions in the other text for one position in this one: each replacement shifts them alike, so they stay few.
const mostPositions = 64

function reaches(replacements: readonly Replacement[], before: string, after: string): boolean {
  const open = new Map<number, Set<number>>([[0, new Set([0])]])
  const add = (left: number, right: number): void => {
    const known = open.get(left) ?? new Set<number>()
    if (known.size < mostPositions) open.set(left, known.add(right))
  }
  for (let left = 0; left < before.length; left++) {
    for (const right of open.get(left) ?? []) {
      if (before[left] === after[right]) add(left + 1, right + 1)
      for (const { before: old, after: now } of replacements) {
        const fits = old !== '' && before.startsWith(old, left) && after.startsWith(now, right)
        if (fits) add(left + old.length, right + now.length)
      }
    }
    open.delete(left)
    if (open.size === 0) return false
  }
  return open.get(before.length)?.has(after.length) === true
}
