import { formatNumber } from '../../kustomize/yaml/number.ts'
import { printedValue, type Value } from '../../kustomize/yaml/value.ts'
import type { Step } from '../../lib/pointer.ts'

/** What tells the elements of a list apart: the values of some of their fields. */
export interface ListKeys {
  readonly keys: readonly string[]
  /** By those values joined. */
  readonly before: ReadonlyMap<string, number>
  readonly after: ReadonlyMap<string, number>
}

// Fields that name an element, where no schema says which do; the likeliest first.
const nameLike: readonly (readonly string[])[] = [
  ['name'],
  ['kind', 'name'],
  ['kind', 'namespace', 'name'],
  ['key'],
  ['id'],
  ['host'],
  ['secretName'],
  ['mountPath'],
  ['path'],
  ['containerPort'],
  ['port'],
  ['ip'],
  ['type'],
]

/** The keys by which two lists are matched: those of the schema, else a name-like one that all elements have once. */
export function listKeys(
  before: readonly Value[],
  after: readonly Value[],
  schemaKeys: readonly string[],
): ListKeys | undefined {
  const candidates = schemaKeys.length === 0 ? nameLike : [schemaKeys, ...nameLike]
  for (const keys of candidates) {
    const isSchema = keys === schemaKeys
    const left = places(before, keys, isSchema)
    const right = places(after, keys, isSchema)
    if (left !== undefined && right !== undefined) return { keys, before: left, after: right }
  }
  return undefined
}

function places(
  list: readonly Value[],
  keys: readonly string[],
  isSchema: boolean,
): ReadonlyMap<string, number> | undefined {
  const found = new Map<string, number>()
  for (const [at, element] of list.entries()) {
    const texts = keyTexts(element, keys, isSchema)
    if (texts === undefined || found.has(texts)) return undefined
    found.set(texts, at)
  }
  return found
}

/** The values of an element's key fields; nothing where one is missing. Of a schema's keys the first must be there. */
function keyTexts(element: Value, keys: readonly string[], isSchema: boolean): string | undefined {
  if (!(element instanceof Map)) return undefined
  const texts: string[] = []
  for (const [at, key] of keys.entries()) {
    const text = keyText(element.get(key))
    if (text === undefined && (!isSchema || at === 0)) return undefined
    texts.push(text ?? defaults[key] ?? '')
  }
  return texts.join('\u0000')
}

// What the API server fills in where a key's field is left out.
const defaults: Readonly<Record<string, string>> = { protocol: 'TCP' }

function keyText(value: Value | undefined): string | undefined {
  const printed = value === undefined ? undefined : printedValue(value)
  if (typeof printed === 'string') return printed
  return typeof printed === 'number' || typeof printed === 'bigint' ? formatNumber(printed) : undefined
}

/** The step to an element: `[name=web]`; further keys only where the first tells not enough: `[port=53,protocol=UDP]`. */
export function elementStep(found: ListKeys, texts: string): Step {
  const values = texts.split('\u0000')
  const [key = '', ...others] = found.keys
  const [value = '', ...rest] = values
  if (others.length === 0 || isAlone(found, value)) return { key, value }
  const more = others.map((other, at) => `,${other}=${rest[at] ?? ''}`).join('')
  return { key, value: `${value}${more}` }
}

function isAlone(found: ListKeys, value: string): boolean {
  const starts = (texts: string): boolean => texts.startsWith(`${value}\u0000`)
  return [found.before, found.after].every(side => [...side.keys()].filter(starts).length <= 1)
}
