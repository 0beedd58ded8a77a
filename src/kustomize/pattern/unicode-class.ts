import { lastCodePoint, type Range } from './character-set.ts'

// Go's tables, by the names of Unicode's own property files; the spelling of these two is Go's.
const scriptSpellings: Readonly<Record<string, string>> = { Inherited: 'Zinh', Nko: 'Nkoo' }
const categories = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/
// A script is spelled in words, never by its code of four letters: Lao and Yi and Vai are words.
const scriptName = /^[A-Z][a-z]+(?:_[A-Z][a-z]*)*$/
// Beyond these, planes are unassigned or private.
const assigned: readonly Range[] = [
  [0, 0x3ffff],
  [0xe0000, 0xe01ff],
]
const privatePlanes: readonly Range[] = [
  [0xf0000, 0xffffd],
  [0x100000, 0x10fffd],
]

const known = new Map<string, readonly Range[] | undefined>()

/** The code points of a general category or script, by the name that Go knows it by; undefined if there is none. */
export function unicodeRanges(name: string): readonly Range[] | undefined {
  if (!known.has(name)) known.set(name, findRanges(name))
  return known.get(name)
}

function findRanges(name: string): readonly Range[] | undefined {
  if (name === 'Any') return [[0, lastCodePoint]]
  const test = testOf(name)
  if (test === undefined) return undefined
  const ranges = assigned.flatMap(range => rangesWithin(range, test))
  return name === 'C' || name === 'Co' ? [...ranges, ...privatePlanes] : ranges
}

function testOf(name: string): RegExp | undefined {
  // Go's C is without the unassigned.
  if (name === 'C') return /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u
  if (categories.test(name)) return new RegExp(`\\p{${name}}`, 'u')
  if (!scriptName.test(name) && name !== 'SignWriting') return undefined
  return scriptTest(name)
}

function scriptTest(name: string): RegExp | undefined {
  try {
    const long = new RegExp(`\\p{Script=${scriptSpellings[name] ?? name}}`, 'u')
    return isShortCode(name) ? undefined : long
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

// Four letters are a code, but for the scripts whose own names have four.
const fourLetters = new Set(['Ahom', 'Cham', 'Kawi', 'Lisu', 'Miao', 'Modi', 'Newa', 'Thai', 'Toto'])

function isShortCode(name: string): boolean {
  return name.length === 4 && !fourLetters.has(name)
}

function rangesWithin([from, to]: Range, test: RegExp): readonly Range[] {
  const ranges: Range[] = []
  let start = -1
  for (let code = from; code <= to + 1; code++) {
    const isMember = code <= to && test.test(String.fromCodePoint(code))
    if (isMember && start < 0) start = code
    if (isMember || start < 0) continue
    ranges.push([start, code - 1])
    start = -1
  }
  return ranges
}
