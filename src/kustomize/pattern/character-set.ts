/** The last code point of Unicode. */
export const lastCodePoint = 0x10ffff

/** Code points from the first to the last. */
export type Range = readonly [from: number, to: number]

/** What a pattern asks of one character: ranges of code points, or their complement. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [from: number, to: number])[]
  readonly isNegated: boolean
}

/** The line feed. */
export const newline = 10
const digits: CharacterSet = { ranges: [[48, 57]], isNegated: false }
const words: CharacterSet = {
  ranges: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  isNegated: false,
}
const spaces: CharacterSet = {
  ranges: [
    [9, 10],
    [12, 13],
    [32, 32],
  ],
  isNegated: false,
}

/** The classes that a backslash and a letter stand for. */
export const shorthands: Readonly<Record<string, CharacterSet>> = { d: digits, w: words, s: spaces }
/** The controls that a backslash and a letter stand for. */
export const escapedControls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }
/** The classes of POSIX by name, as first and last characters of their ranges. */
export const posixClasses: Readonly<Record<string, string>> = {
  alnum: '09AZaz',
  alpha: 'AZaz',
  ascii: '\0\x7f',
  blank: '\t\t  ',
  cntrl: '\0\x1f\x7f\x7f',
  digit: '09',
  graph: '!~',
  lower: 'az',
  print: ' ~',
  punct: '!/:@[`{~',
  space: '\t\r  ',
  upper: 'AZ',
  word: '09AZaz__',
  xdigit: '09AFaf',
}

/** A range with its letters in the other case. Wide ranges hold both anyway. */
export function foldRange([from, to]: readonly [number, number]): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [[from, to]]
  for (let code = from; code <= to && code - from < 1024; code++) {
    const character = String.fromCodePoint(code)
    for (const other of [character.toLowerCase(), character.toUpperCase()]) {
      const folded = other.codePointAt(0) ?? code
      if (folded !== code && [...other].length === 1) ranges.push([folded, folded])
    }
  }
  return ranges
}

/** All characters but these. */
export function complement(
  ranges: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const result: (readonly [number, number])[] = []
  let next = 0
  for (const [from, to] of [...ranges].sort((left, right) => left[0] - right[0])) {
    if (from > next) result.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  if (next <= lastCodePoint) result.push([next, lastCodePoint])
  return result
}
