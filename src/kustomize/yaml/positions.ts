import type { Place } from '../../lib/problem.ts'
import { type Offsets, parseDocument } from './parser.ts'
import type { Dialect } from './resolve.ts'
import { placeIn, type Source } from './source.ts'
import { isMap, type Value } from './value.ts'

/** Keys and list indexes from a document's root. */
export type ValuePath = readonly (string | number)[]

/** Where the parts of a parsed document stand. An unknown path answers with its nearest known ancestor. */
export interface Positions {
  /** Of a mapping's key, or of a list's element. */
  key(path: ValuePath): Place
  /** Of the value after the key, or of a list's element. */
  value(path: ValuePath): Place
}

/**
 * The positions of a source's first document. Costs nothing until asked: then the source is read once more, with its
 * offsets noted, so that rendering never pays for places that nobody looks at.
 */
export function positionsOf(source: Source, dialect: Dialect): Positions {
  let known: Known | undefined
  function look(path: ValuePath, part: 0 | 1): Place {
    known ??= readPositions(source, dialect)
    return placeIn(source, offsetOf(known, path, part))
  }
  return { key: path => look(path, 0), value: path => look(path, 1) }
}

interface Known {
  readonly root: Value
  readonly start: number
  readonly offsets: Offsets
}

function readPositions(source: Source, dialect: Dialect): Known {
  const offsets: Offsets = new Map()
  const { value, start } = parseDocument(source, { dialect, reprints: false, offsets })
  return { root: value ?? null, start, offsets }
}

function offsetOf(known: Known, path: ValuePath, part: 0 | 1): number {
  let at: Value | undefined = known.root
  let offset = known.start
  for (const [depth, step] of path.entries()) {
    if (!isMap(at) && !Array.isArray(at)) return offset
    const pair = known.offsets.get(at)?.get(step)
    if (pair === undefined) return offset
    offset = pair[depth === path.length - 1 ? part : 1]
    at = isMap(at) ? at.get(String(step)) : at[Number(step)]
  }
  return offset
}
