import { formatNumber } from './number.ts'
import { parseTimestamp } from './timestamp.ts'

/** `resource`: as kyaml reads resource files (go-yaml v3); `config`: as it reads kustomization.yaml (go-yaml v2, YAML 1.1). */
export type Dialect = 'resource' | 'config'

/** What a scalar that carries no tag is. The key `<<` is the parser's business: as a value it is a string. */
export type ScalarTag = 'str' | 'null' | 'bool' | 'int' | 'float' | 'timestamp'

const sharedWords: readonly (readonly [string, ScalarTag, Bare])[] = [
  ...['true', 'True', 'TRUE'].map(word => [word, 'bool', true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, 'bool', false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, 'null', null] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, 'float', Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, 'float', Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, 'float', -Infinity] as const),
]

const yaml11Words: readonly (readonly [string, ScalarTag, Bare])[] = [
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(word => [word, 'bool', true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(word => [word, 'bool', false] as const),
]

type Word = readonly [ScalarTag, Bare]

function wordTable(rows: readonly (readonly [string, ScalarTag, Bare])[]): ReadonlyMap<string, Word> {
  return new Map(rows.map(([word, tag, value]) => [word, [tag, value]]))
}

const words: Readonly<Record<Dialect, ReadonlyMap<string, Word>>> = {
  resource: wordTable(sharedWords),
  config: wordTable([...sharedWords, ...yaml11Words]),
}

// The first characters of anything that a plain scalar can be but a string: sign, digit, dot, or one of the words above.
const interesting = new Uint8Array(128)
for (const character of '+-0123456789.yYnNtTfFoO~') interesting[character.charCodeAt(0)] = 1

const decimalFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
// Here Go's own parser decides, which lets underscores stand between digits.
const dotFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/
const goInteger = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]*)|([1-9][0-9]*))$/
const longestWord = 5
const minInt64 = -(2n ** 63n)
/** The greatest of Go's 64-bit integers. */
export const maxInt64 = 2n ** 63n - 1n
const maxUint64 = 2n ** 64n - 1n

/** A scalar's value alone. */
export type Bare = null | boolean | number | bigint | string

export interface Resolved {
  readonly tag: ScalarTag
  readonly value: Bare
}

const nullScalar: Resolved = { tag: 'null', value: null }

/** What an untagged plain scalar means in a dialect. A date's value is its RFC 3339 text; NaN and infinities stay. */
export function resolvePlain(text: string, dialect: Dialect): Resolved {
  if (text === '') return nullScalar
  const first = text.charCodeAt(0)
  if (first >= 128 || interesting[first] === 0) return { tag: 'str', value: text }
  if (text.length <= longestWord) {
    const word = words[dialect].get(text)
    if (word !== undefined) return { tag: word[0], value: word[1] }
  }
  return resolveNumber(text, first, dialect) ?? { tag: 'str', value: text }
}

/** Whether a dialect reads a plain scalar of this text as anything but a string. */
export function isAmbiguousIn(text: string, dialect: Dialect): boolean {
  return !isSurelyText(text) && resolvePlain(text, dialect).tag !== 'str'
}

/** Whether the first character alone tells that a plain scalar is a string; false for the empty text. */
export function isSurelyText(text: string): boolean {
  const first = text.charCodeAt(0)
  return first >= 128 || interesting[first] === 0
}

/** What Kustomize prints for a scalar that is no string. */
export function canonicalText(value: Bare): string {
  return typeof value === 'number' || typeof value === 'bigint' ? formatNumber(value) : String(value)
}

function resolveNumber(text: string, first: number, dialect: Dialect): Resolved | undefined {
  if (first === 0x2e) return dotFloat.test(text) ? finite(text.replaceAll('_', '')) : undefined
  const numeric = first === 0x2b || first === 0x2d || (first >= 0x30 && first <= 0x39)
  if (!numeric) return undefined
  const time = parseTimestamp(text)
  // v2 recognises a date and then keeps its text; v3 makes a time of it, which JSON prints in full.
  if (time !== undefined) return { tag: 'timestamp', value: dialect === 'config' ? text : time }
  const plain = text.includes('_') ? text.replaceAll('_', '') : text
  const integer = parseGoInteger(plain)
  if (integer !== undefined) return { tag: 'int', value: integer }
  return decimalFloat.test(plain) ? finite(plain) : undefined
}

function finite(text: string): Resolved | undefined {
  const float = Number(text)
  return Number.isFinite(float) ? { tag: 'float', value: normalizeFloat(float) } : undefined
}

/** An integer as Go's ParseInt with base 0 reads it (`0x`, `0b`, `0o`, a leading 0 for octal), within 64 bits. */
export function parseGoInteger(text: string): number | bigint | undefined {
  const short = text.length <= 15
  if (short && /^(?:0|[1-9][0-9]*)$/.test(text)) return Number(text)
  const match = goInteger.exec(text)
  if (match === null) return undefined
  const [, sign = '', hexadecimal, binary, octal, legacyOctal, decimal] = match
  const magnitude = BigInt(decimal ?? prefixed(hexadecimal, binary, octal ?? legacyOctal))
  const exact = sign === '-' ? -magnitude : magnitude
  // ParseUint, tried after ParseInt, takes no sign.
  const most = sign === '' ? maxUint64 : maxInt64
  return exact >= minInt64 && exact <= most ? smallest(exact) : undefined
}

function prefixed(
  hexadecimal: string | undefined,
  binary: string | undefined,
  octal: string | undefined,
): string {
  if (hexadecimal !== undefined) return `0x${hexadecimal}`
  return binary === undefined ? `0o${octal || '0'}` : `0b${binary}`
}

function smallest(exact: bigint): number | bigint {
  return exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(exact)
    : exact
}

/** A float as it comes back from Go's JSON: integral and within 64 bits, it is an integer; `-0` is `0`. */
export function normalizeFloat(float: number): number | bigint {
  if (!Number.isInteger(float)) return float
  if (Number.isSafeInteger(float)) return float === 0 ? 0 : float
  if (Math.abs(float) >= 1e21) return float
  const exact = BigInt(String(float))
  return exact >= minInt64 && exact <= maxUint64 ? exact : float
}
