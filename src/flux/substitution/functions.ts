import { lossyText, toBytes, widthAt } from './bytes.ts'
import { matchPattern } from './pattern.ts'

type Change = (value: string, args: readonly string[]) => string

/** What each operator makes of a value; those that Flux does not know fall back to the arguments when the value is empty. */
const changes: ReadonlyMap<string, Change> = new Map<string, Change>([
  [',', value => changeFirst(value, lower)],
  [',,', value => changeAll(value, lower)],
  ['^', value => changeFirst(value, upper)],
  ['^^', value => changeAll(value, upper)],
  ['#', (value, [pattern]) => (pattern === undefined ? String(value.length) : trimShortest(value, pattern))],
  ['##', (value, [pattern = '']) => trimLongest(value, pattern)],
  ['%', (value, [pattern = '']) => fromEnd(value, pattern, trimShortest)],
  ['%%', (value, [pattern = '']) => fromEnd(value, pattern, trimLongest)],
  [':', substring],
  ['/', (value, [old = '', by = '']) => replaceFirst(value, old, by)],
  ['//', (value, [old = '', by = '']) => replaceEach(value, old, by)],
  ['/#', replacePrefix],
  ['/%', replaceSuffix],
])

/** The operators that stand in for a variable that is not set. */
export const defaultOperators: ReadonlySet<string> = new Set(['=', ':=', ':-', ':?', ':+'])

/** Applies an operator to a value; all are bytes, one character each. */
export function applyOperator(operator: string, value: string, args: readonly string[]): string {
  return (changes.get(operator) ?? orDefault)(value, args)
}

function orDefault(value: string, args: readonly string[]): string {
  return value === '' ? args.join('') : value
}

/** One character for one, as Go maps case: `ß` has no capital. */
function upper(character: string): string {
  return simple(character, character.toUpperCase())
}

function lower(character: string): string {
  return character === 'İ' ? 'i' : simple(character, character.toLowerCase())
}

function simple(character: string, changed: string): string {
  return [...changed].length === 1 ? changed : character
}

function changeAll(value: string, change: (character: string) => string): string {
  return toBytes([...lossyText(value)].map(change).join(''))
}

function changeFirst(value: string, change: (character: string) => string): string {
  const width = widthAt(value, 0)
  return value === '' ? '' : changeAll(value.slice(0, width), change) + value.slice(width)
}

function parseInteger(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined
  const value = BigInt(text.replace('+', ''))
  return BigInt.asIntN(64, value) === value ? Number(value) : undefined
}

/** Offsets and lengths that are no numbers leave the value as it is. */
function substring(value: string, [offset = '', length]: readonly string[]): string {
  const from = parseInteger(offset)
  if (from === undefined) return value
  const start = from < 0 ? Math.max(0, value.length + from) : from
  if (length === undefined) return value.slice(start)
  const count = parseInteger(length)
  if (count === undefined) return value
  return value.slice(start, count < 0 ? Math.max(start, value.length + count) : start + count)
}

function replaceFirst(value: string, old: string, by: string): string {
  const at = value.indexOf(old)
  return at === -1 ? value : value.slice(0, at) + by + value.slice(at + old.length)
}

/** An empty text stands before every character and at the end. */
function replaceEach(value: string, old: string, by: string): string {
  if (old !== '') return value.replaceAll(old, () => by)
  let result = by
  for (let at = 0; at < value.length; ) {
    const width = widthAt(value, at)
    result += value.slice(at, at + width) + by
    at += width
  }
  return result
}

function replacePrefix(value: string, args: readonly string[]): string {
  const [old, by] = args
  if (old === undefined || by === undefined || !value.startsWith(old)) return value
  return by + value.slice(old.length)
}

function replaceSuffix(value: string, args: readonly string[]): string {
  const [old, by] = args
  if (old === undefined || by === undefined || !value.endsWith(old)) return value
  return value.slice(0, value.length - old.length) + by
}

/** A beginning of no length is never looked at; a malformed pattern changes nothing. */
function trimShortest(value: string, pattern: string): string {
  let shortest = 0
  for (let end = value.length; end > 0; end--) {
    const found = matchPattern(pattern, value.slice(0, end))
    if (found === 'bad') return value
    if (found === 'yes') shortest = end
  }
  return value.slice(shortest)
}

function trimLongest(value: string, pattern: string): string {
  for (let end = value.length; end > 0; end--) {
    const found = matchPattern(pattern, value.slice(0, end))
    if (found === 'bad') return value
    if (found === 'yes') return value.slice(end)
  }
  return value
}

/** Flux turns value and pattern round, so that a class or an escape in the pattern means something else. */
function fromEnd(value: string, pattern: string, trim: (value: string, pattern: string) => string): string {
  return reverse(trim(reverse(value), reverse(pattern)))
}

function reverse(bytes: string): string {
  return toBytes([...lossyText(bytes)].reverse().join(''))
}
