import { isNilOrEmpty, textOf } from '../scalar.ts'
import type { Value } from '../yaml/value.ts'

/** The texts of the keys that tell one list element from another; empty where it lacks one. */
export type Tuple = readonly string[]

/** The text of a field that tells elements apart; empty for an element that is no map or has no such field. */
export function fieldText(element: Value, key: string): string {
  if (!(element instanceof Map)) return ''
  const value = element.get(key)
  return isNilOrEmpty(value) ? '' : textOf(value)
}

/** The tuples of keys that elements have, each once, in order; of scalars their texts, if the only key is empty. */
export function distinctTuples(elements: readonly Value[], keys: readonly string[]): readonly Tuple[] {
  const seen = new Set<string>()
  const tuples: Tuple[] = []
  for (const element of elements) {
    const tuple = keys[0] === '' ? [textOf(element)] : keys.map(key => fieldText(element, key))
    const joined = tuple.join('\u0000')
    if (!seen.has(joined)) tuples.push(tuple)
    seen.add(joined)
  }
  return tuples
}

/** Fills what one tuple leaves open from another that agrees with it in some key: `80/—` and `80/TCP` are one. */
export function unifyTuples(tuples: readonly Tuple[]): readonly Tuple[] {
  const unified: Tuple[] = [...tuples]
  for (let left = 0; left < unified.length; left++) {
    const tuple = unified[left] ?? []
    for (let right = 0; right < unified.length; right++) {
      const union = unite(tuple, unified[right] ?? [])
      if (union === undefined) continue
      unified[left] = union
      unified[right] = union
    }
  }
  return unified
}

function unite(left: Tuple, right: Tuple): Tuple | undefined {
  let agrees = false
  const union: string[] = []
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? ''
    if (value === other) agrees = true
    else if (value !== '' && other !== '') return undefined
    union.push(value === '' ? other : value)
  }
  return agrees ? union : undefined
}

/** The keys that any element has; all if none has any. */
export function usedKeys(tuples: readonly Tuple[], keys: readonly string[]): readonly string[] {
  const used = keys.filter((_, index) => tuples.some(tuple => tuple[index] !== ''))
  return used.length === 0 ? keys : used
}
