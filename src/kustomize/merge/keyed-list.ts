import { fail } from '../problems.ts'
import { isMissingOrNull, plainScalar, textOf } from '../scalar.ts'
import { elementSchema, type Schema } from '../schema/state.ts'
import type { Value } from '../yaml/value.ts'
import { type MergeContext, mergeNodes } from './strategic-merge.ts'
import { distinctTuples, fieldText, type Tuple, unifyTuples, usedKeys } from './tuples.ts'

// Kustomize changes list elements in place, so one element may stand in two lists: a cell is such an element.
interface Cell {
  value: Value
}

interface KeyedList {
  readonly schema: Schema | undefined
  readonly keys: readonly string[]
}

/**
 * Merges two lists whose elements are told apart by `keys`, or are a set of scalars if there are none. Elements of the patch come
 * first, in its order; what only the base has follows. Its oddities (elements without a key, equal keys) are Kustomize's.
 */
export function mergeKeyedList(
  base: Value[],
  patch: Value[] | undefined,
  list: KeyedList,
  context: MergeContext,
): Value[] {
  const keys = list.keys.length === 0 ? [''] : list.keys
  const untouched = patch === undefined ? mergeUntouched(base, keys, list, context) : undefined
  if (untouched !== undefined) return untouched
  const baseCells = base.map(value => ({ value }))
  const patchCells = patch === base ? baseCells : patch?.map(value => ({ value }))
  const tuples = distinctTuples(
    [...(patchCells ?? []), ...baseCells].map(cell => cell.value),
    keys,
  )
  if (tuples.length === 0) return base.filter(each => !isMissingOrNull(each))
  const merge: Merge = {
    list,
    keys,
    used: usedKeys(tuples, keys),
    base: baseCells,
    patch: patchCells,
    context,
  }
  const merged = mergeTuples(merge, keys.length > 1 ? unifyTuples(tuples) : tuples)
  return appendRest(merge, merged).map(cell => cell.value)
}

interface Merge {
  readonly list: KeyedList
  readonly keys: readonly string[]
  readonly used: readonly string[]
  base: Cell[]
  readonly patch: readonly Cell[] | undefined
  readonly context: MergeContext
}

/** The common case, a list that the patch does not mention and whose elements are told apart by their first key. */
function mergeUntouched(
  base: Value[],
  keys: readonly string[],
  list: KeyedList,
  context: MergeContext,
): Value[] | undefined {
  const [first = ''] = keys
  const seen = new Set(base.map(each => (first === '' ? textOf(each) : fieldText(each, first))))
  if (seen.size < base.length || seen.has('')) return undefined
  if (first === '') return base
  const schema = elementSchema(list.schema)
  let result = base
  for (const [index, element] of base.entries()) {
    const { node } = mergeNodes(element, undefined, schema, context)
    if (!(node instanceof Map)) return undefined
    if (node === element) continue
    if (result === base) result = base.slice()
    result[index] = node
  }
  return result
}

function mergeTuples(merge: Merge, tuples: readonly Tuple[]): Cell[] {
  const used = usedKeys(tuples, merge.keys)
  const schema = elementSchema(merge.list.schema)
  let merged: Cell[] = []
  for (const tuple of tuples) {
    const values =
      merge.keys.length === used.length ? tuple : tuple.filter((_, at) => used.includes(merge.keys[at] ?? ''))
    const cell = mergeElement(merge, used, values, schema)
    if (cell === undefined) merge.base = setElement(merge.base, undefined, used, values)
    else merged = setElement(merged, cell, used, values)
  }
  return merged
}

function mergeElement(
  merge: Merge,
  keys: readonly string[],
  values: Tuple,
  schema: Schema | undefined,
): Cell | undefined {
  const base = findElement(merge.base, keys, values)
  const patch = merge.patch === undefined ? undefined : findElement(merge.patch, keys, values)
  const merged = mergeNodes(base?.value, patch?.value, schema, merge.context)
  const cell = merged.from === 'base' ? base : patch
  if (cell === undefined || isMissingOrNull(merged.node) || isEmptyMap(merged.node)) return undefined
  cell.value = withKeys(merged.node, keys, values)
  return cell
}

function isEmptyMap(node: Value | undefined): boolean {
  return node instanceof Map && node.size === 0
}

/** The element with the keys by which it was found, where it lacks them. */
function withKeys(node: Value, keys: readonly string[], values: Tuple): Value {
  if (!(node instanceof Map)) return node
  const missing = keys.flatMap((key, at) =>
    node.has(key) || !values[at] ? [] : [[key, plainScalar(values[at])] as const],
  )
  return missing.length === 0 ? node : new Map<string, Value>([...node, ...missing])
}

/** The first element that has these values; what the tuple leaves open does not count. */
function findElement(cells: readonly Cell[], keys: readonly string[], values: Tuple): Cell | undefined {
  if (keys[0] === '') return cells.find(cell => textOf(cell.value) === values[0])
  const known = keys.flatMap((key, at) => (values[at] ? [[key, values[at]] as const] : []))
  const wanted = known.length === 0 ? keys.map((key, at) => [key, values[at] ?? ''] as const) : known
  return cells.find(
    ({ value }) => value instanceof Map && wanted.every(([key, text]) => hasText(value, key, text)),
  )
}

function hasText(element: Map<string, Value>, key: string, text: string): boolean {
  const value = element.get(key)
  return value !== undefined && textOf(value) === text
}

/**
 * Puts `element` where elements with these values stand, or at the end; takes them out if it is undefined. Empty elements go. An
 * empty value matches any element that has the key; without values nothing but the element stays.
 */
function setElement(
  cells: readonly Cell[],
  element: Cell | undefined,
  keys: readonly string[],
  values: Tuple,
): Cell[] {
  const result: Cell[] = []
  let isFound = false
  for (const cell of cells) {
    if (isMissingOrNull(cell.value) || isEmptyMap(cell.value)) continue
    if (!(cell.value instanceof Map) && keys[0] !== '' && (values[0] ?? '') !== '') result.push(cell)
    else if (!matches(cell.value, keys, values)) {
      if (values.length > 0) result.push(cell)
    } else {
      isFound = true
      if (element !== undefined) result.push(element)
    }
  }
  if (element !== undefined && !isFound && !isMissingOrNull(element.value)) result.push(element)
  return result
}

function matches(value: Value, keys: readonly string[], values: Tuple): boolean {
  let isMatch = false
  for (const [at, key] of keys.entries()) {
    if (at < values.length) isMatch = matchesKey(value, key, values[at] ?? '')
    if (!isMatch) return false
  }
  return isMatch
}

function matchesKey(value: Value, key: string, text: string): boolean {
  if (key === '') return textOf(value) === text
  if (!(value instanceof Map))
    return fail('PATCH_FAILED', `wrong node kind: expected a map with '${key}' in the list`)
  const found = value.get(key)
  return found !== undefined && (text === '' || textOf(found) === text)
}

/** After the merged elements those of the base; each takes the place of the merged one that it has become. */
function appendRest(merge: Merge, merged: readonly Cell[]): Cell[] {
  const { used } = merge
  let result = [...merged]
  for (const cell of merge.base) {
    if (used[0] === '') {
      result = setElement(result, cell, used, [textOf(cell.value)])
      continue
    }
    const values: string[] = []
    for (const key of used) {
      const found = keyValue(cell.value, key)
      if (found === undefined) result.push(cell)
      else values.push(textOf(found))
    }
    if (used.length > 1) result = setElement(result, undefined, used, values)
    result = setElement(result, cell, used, values)
  }
  return result
}

function keyValue(element: Value, key: string): Value | undefined {
  if (isMissingOrNull(element)) return undefined
  if (element instanceof Map) return element.get(key)
  return fail('PATCH_FAILED', `wrong node kind: expected a map with '${key}' in the list`)
}
