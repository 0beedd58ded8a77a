import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Place } from '../lib/problem.ts'

/** Keys and indices from the root of the configuration. */
export type Path = readonly PropertyKey[]

/** Where things stand in the file. */
export interface Located {
  /** The place of the value at a path, or of the nearest thing around it that is there. */
  readonly placeOf: (path: Path) => Place
  /** The place of the key at a path. */
  readonly placeOfKey: (path: Path) => Place
}

/** The places in a parsed file; `place` turns an offset into one. */
export function locate(contents: Node, place: (offset: number) => Place): Located {
  return {
    placeOf: path => place(offsetOf(contents, path, 'value')),
    placeOfKey: path => place(offsetOf(contents, path, 'key')),
  }
}

function offsetOf(contents: Node, path: Path, part: 'key' | 'value'): number {
  let node: unknown = contents
  let offset = contents.range?.[0] ?? 0
  for (const [index, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : undefined
    const key = pair?.key
    const value: unknown =
      pair === undefined && isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value
    const keyOffset = isScalar(key) ? (key.range?.[0] ?? offset) : offset
    if (value === undefined && pair === undefined) return offset
    offset = keyOffset
    if (part === 'key' && index === path.length - 1) return offset
    offset = rangeStart(value) ?? offset
    node = value
  }
  return offset
}

function rangeStart(node: unknown): number | undefined {
  if (isAlias(node) || isMap(node) || isSeq(node) || isScalar(node)) return node.range?.[0]
  return undefined
}
