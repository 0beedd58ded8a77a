import { type Problem, ProblemError } from '../../lib/problem.ts'
import { Scalar, type Value, type YamlMap } from './value.ts'

/** Why a key cannot be printed: it is no text, or stands there again, with these values. */
interface KeyFlaw {
  readonly problem: Problem
  readonly isText: boolean
  readonly spares: readonly Value[]
}

/** What a document holds that Kustomize reads, and carries until it prints. */
export const treeFlaws: ReadonlySet<string> = new Set(['YAML_DUPLICATE_KEY', 'YAML_KEY', 'YAML_NUMBER'])

const flawsOf = new WeakMap<YamlMap, ReadonlyMap<string, KeyFlaw>>()
// So that copying costs nothing where no file has such a key.
let hasFlaws = false

function setFlaw(map: YamlMap, key: string, flaw: KeyFlaw | undefined): void {
  const flaws = new Map(flawsOf.get(map))
  if (flaw === undefined) flaws.delete(key)
  else flaws.set(key, flaw)
  flawsOf.set(map, flaws)
  hasFlaws = true
}

/** Remembers of a key that it is no text. */
export function markNoText(map: YamlMap, key: string, problem: Problem): void {
  setFlaw(map, key, { spares: [], ...flawsOf.get(map)?.get(key), problem, isText: false })
}

/** Remembers the value of a key that the map has already: the first is the one that counts, until it is cleared. */
export function addSpare(map: YamlMap, key: string, value: Value, problem: Problem): void {
  const known = flawsOf.get(map)?.get(key) ?? { problem, isText: true, spares: [] }
  setFlaw(map, key, { ...known, spares: [...known.spares, value] })
}

/** A map that got a key of another: the key is as little a text there. */
export function inheritKey(map: YamlMap, from: YamlMap, key: string): void {
  const flaw = hasFlaws ? flawsOf.get(from)?.get(key) : undefined
  if (flaw?.isText === false) setFlaw(map, key, { ...flaw, spares: [] })
}

/** A copy of a map, which cannot be printed either if that could not. */
export function copyMap(map: YamlMap): YamlMap {
  const copy = new Map(map)
  const flaws = hasFlaws ? flawsOf.get(map) : undefined
  if (flaws !== undefined) flawsOf.set(copy, flaws)
  return copy
}

/** Takes a key out of a map; the same key behind it comes to light. */
export function clearKey(map: YamlMap, key: string): void {
  map.delete(key)
  const flaw = hasFlaws ? flawsOf.get(map)?.get(key) : undefined
  if (flaw === undefined) return
  const [next, ...spares] = flaw.spares
  if (next !== undefined) map.set(key, next)
  setFlaw(
    map,
    key,
    spares.length === 0 && (flaw.isText || next === undefined) ? undefined : { ...flaw, spares },
  )
}

/** A map's value under a key; of equal keys the last. */
export function lastValue(map: YamlMap, key: string, value: Value): Value {
  return (hasFlaws ? flawsOf.get(map)?.get(key)?.spares.at(-1) : undefined) ?? value
}

/** Throws if a tree holds what cannot be printed: a key twice or that is no text, or the infinite number that `refusals` tell of. */
export function refuseUnprintableIn(node: Value, refusals: readonly Problem[]): void {
  if (Array.isArray(node)) for (const element of node) refuseUnprintableIn(element, refusals)
  else if (node instanceof Map) refuseMap(node, refusals)
  else refuseNumber(node, refusals)
}

function refuseMap(map: YamlMap, refusals: readonly Problem[]): void {
  for (const [key, { problem, isText, spares }] of flawsOf.get(map) ?? [])
    if (map.has(key) && (!isText || spares.length > 0)) throw new ProblemError(problem)
  for (const value of map.values()) refuseUnprintableIn(value, refusals)
}

function refuseNumber(node: Value, refusals: readonly Problem[]): void {
  const value = node instanceof Scalar ? node.value : node
  if (typeof value !== 'number' || Number.isFinite(value)) return
  const problem = refusals.find(({ code }) => code === 'YAML_NUMBER')
  if (problem !== undefined) throw new ProblemError(problem)
}
