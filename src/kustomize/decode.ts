import type { Place } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'
import { fail } from './problems.ts'
import { bare } from './scalar.ts'
import { formatNumber } from './yaml/number.ts'
import type { Value } from './yaml/value.ts'

/** Where a decoder stands in a configuration, and how it reads. */
export interface Cursor {
  readonly path: readonly (string | number)[]
  /** The name of the outermost thing decoded, for messages: `Kustomization`. */
  readonly name: string
  /** Whether an unknown field is an error. */
  readonly strict: boolean
  /** Whether numbers and booleans do where a text is asked for, as in the configuration of a built-in plugin. */
  readonly coerce: boolean
  readonly placeOf: (path: readonly (string | number)[]) => Place | undefined
}

/** Reads a value as Go's JSON decoder would fill a field; undefined for null and for what is not there. */
export type Decoder<T> = (value: Value | undefined, cursor: Cursor) => T | undefined

/** The decoders of a struct's fields, by the fields' names. */
export type Fields<T> = { readonly [K in keyof T]-?: Decoder<Exclude<T[K], undefined>> }

function step(cursor: Cursor, key: string | number): Cursor {
  return { ...cursor, path: [...cursor.path, key] }
}

function refuseType(value: Value, expected: string, cursor: Cursor): never {
  const field = [cursor.name, ...cursor.path.filter(part => typeof part === 'string')].join('.')
  return fail(
    'FIELD_TYPE',
    `cannot unmarshal ${jsonType(value)} into ${field}, which takes ${expected}`,
    cursor.placeOf(cursor.path),
  )
}

function jsonType(value: Value): string {
  const plain = bare(value)
  if (plain === null) return 'null'
  if (Array.isArray(plain)) return 'array'
  if (plain instanceof Map) return 'object'
  if (typeof plain === 'boolean') return 'bool'
  return typeof plain === 'string' ? 'string' : 'number'
}

/** A text. */
export const text: Decoder<string> = (value, cursor) => {
  const plain = value === undefined ? null : bare(value)
  if (plain === null) return undefined
  if (typeof plain === 'string') return plain
  if (cursor.coerce && (typeof plain === 'number' || typeof plain === 'bigint')) return formatNumber(plain)
  if (cursor.coerce && typeof plain === 'boolean') return String(plain)
  return refuseType(plain, 'a string', cursor)
}

/** A decoder that takes no number for a text even where others do: for the fields of structs that Go embeds. */
export function exact<T>(decoder: Decoder<T>): Decoder<T> {
  return (value, cursor) => decoder(value, cursor.coerce ? { ...cursor, coerce: false } : cursor)
}

/** The decoders of a struct that Go embeds. */
export function exactly<T extends object>(fields: Fields<T>): Fields<T> {
  const entries = Object.entries<Decoder<unknown>>(fields).map(([name, decoder]) => [name, exact(decoder)])
  return Object.fromEntries(entries) as Fields<T>
}

/** `true` or `false`. */
export const flag: Decoder<boolean> = (value, cursor) => {
  const plain = value === undefined ? null : bare(value)
  if (plain === null) return undefined
  return typeof plain === 'boolean' ? plain : refuseType(plain, 'a bool', cursor)
}

/** A whole number of 64 bits. */
export const integer: Decoder<number | bigint> = (value, cursor) => {
  const plain = value === undefined ? null : bare(value)
  if (plain === null) return undefined
  if (typeof plain === 'bigint' && BigInt.asIntN(64, plain) === plain) return plain
  return typeof plain === 'number' && Number.isInteger(plain)
    ? plain
    : refuseType(plain, 'an integer', cursor)
}

/** Anything. */
export const anything: Decoder<Value> = value => value ?? undefined

/** A list of one kind of element; a null element is that kind's nothing. */
export function list<T>(element: Decoder<T>, nothing: T): Decoder<readonly T[]> {
  return (value, cursor) => {
    const plain = value === undefined ? null : bare(value)
    if (plain === null) return undefined
    if (!Array.isArray(plain)) return refuseType(plain, 'a list', cursor)
    return plain.map((each, index) => element(each, step(cursor, index)) ?? nothing)
  }
}

/** A map of one kind of value; a null value is that kind's nothing. */
export function dictionary<T>(element: Decoder<T>, nothing: T): Decoder<ReadonlyMap<string, T>> {
  return (value, cursor) => {
    const plain = value === undefined ? null : bare(value)
    if (plain === null) return undefined
    if (!(plain instanceof Map)) return refuseType(plain, 'a map', cursor)
    return new Map([...plain].map(([key, each]) => [key, element(each, step(cursor, key)) ?? nothing]))
  }
}

/** A struct: field names match without regard to case, the exact name first, as in Go. */
export function struct<T extends object>(fields: Fields<T>): Decoder<T> {
  const names = Object.keys(fields) as (keyof T & string)[]
  const byFold = new Map(names.map(name => [name.toLowerCase(), name]))
  return (value, cursor) => {
    const plain = value === undefined ? null : bare(value)
    if (plain === null) return undefined
    if (!(plain instanceof Map)) return refuseType(plain, 'a map', cursor)
    const result: Partial<T> = {}
    for (const key of [...plain.keys()].sort()) {
      const name = byFold.get(key.toLowerCase())
      if (name === undefined) refuseUnknown(key, names, cursor)
      else assign(result, name, fields[name](plain.get(key), step(cursor, key)))
    }
    return result as T
  }
}

function assign<T extends object, K extends keyof T>(
  target: Partial<T>,
  key: K,
  value: T[K] | undefined,
): void {
  if (value !== undefined) target[key] = value
}

function refuseUnknown(key: string, names: readonly string[], cursor: Cursor): void {
  if (!cursor.strict) return
  const [nearest] = similar(key, names)
  const path = [...cursor.path, key]
  fail(
    'FIELD_UNKNOWN',
    `unknown field "${key}"${cursor.path.length === 0 ? '' : ` in ${cursor.path.join('.')}`}`,
    cursor.placeOf(path),
    nearest === undefined ? undefined : `Did you mean "${nearest}"?`,
  )
}
