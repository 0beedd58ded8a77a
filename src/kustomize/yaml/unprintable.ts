import { type Problem, ProblemError } from '../../lib/problem.ts'
import type { Value, YamlMap } from './value.ts'

// Maps with a key twice, or with a key that is no text: kyaml carries them through a merge, but cannot print them.
const problems = new WeakMap<YamlMap, Problem>()

/** Remembers why a map cannot be printed. */
export function markUnprintable(map: YamlMap, problem: Problem): void {
  if (!problems.has(map)) problems.set(map, problem)
}

/** Remembers of a map what is remembered of another, from which it got a key. */
export function inheritUnprintable(map: YamlMap, from: YamlMap): void {
  const problem = problems.get(from)
  if (problem !== undefined) markUnprintable(map, problem)
}

/** A copy of a map, which cannot be printed either if that could not. */
export function copyMap(map: YamlMap): YamlMap {
  const copy = new Map(map)
  inheritUnprintable(copy, map)
  return copy
}

/** Throws if a tree holds a map that cannot be printed. */
export function refuseUnprintableIn(node: Value): void {
  if (Array.isArray(node)) for (const element of node) refuseUnprintableIn(element)
  if (!(node instanceof Map)) return
  const problem = problems.get(node)
  if (problem !== undefined) throw new ProblemError(problem)
  for (const value of node.values()) refuseUnprintableIn(value)
}
