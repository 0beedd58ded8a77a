import { printedValue, type Value } from '../../kustomize/yaml/value.ts'
import { namespaceOf, type RenderedObject } from './object.ts'
import type { Pair } from './pair.ts'

/** Names of generated objects that changed with their content, by namespace: what refers to them follows of itself. */
export interface Renames {
  readonly to: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly from: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** The renames among the pairs that only the content's hash made. */
export function hashRenames(pairs: readonly Pair[]): Renames {
  const to = new Map<string, Map<string, string>>()
  const from = new Map<string, Map<string, string>>()
  for (const pair of pairs) {
    if (pair.kind !== 'renamed' || pair.how !== 'hash') continue
    // Each name as it is told from others: one without its hash may be any word.
    if (!isHashed(pair.before.name) || !isHashed(pair.after.name)) continue
    const namespace = namespaceOf(pair.after)
    entry(to, namespace).set(pair.before.name, pair.after.name)
    entry(from, namespace).set(pair.after.name, pair.before.name)
  }
  return { to, from }
}

function isHashed(name: string): boolean {
  return /-[2456789bcdfghkmt]{10}$/.test(name)
}

function entry(maps: Map<string, Map<string, string>>, key: string): Map<string, string> {
  const found = maps.get(key) ?? new Map<string, string>()
  maps.set(key, found)
  return found
}

/** The object's value with every text that is one of the names replaced; the same value where none is. */
export function followNames(
  object: RenderedObject,
  names: ReadonlyMap<string, ReadonlyMap<string, string>>,
): RenderedObject {
  const own = names.get(namespaceOf(object))
  if (own === undefined) return object
  const value = replaceTexts(object.value, own)
  return value === object.value || !(value instanceof Map) ? object : { ...object, value }
}

/** A value with every text that is one of the names replaced. */
export function replaceTexts(value: Value, names: ReadonlyMap<string, string>): Value {
  const node = printedValue(value)
  if (typeof node === 'string') {
    const name = names.get(node)
    return name ?? value
  }
  if (Array.isArray(node)) {
    const list = node.map(element => replaceTexts(element, names))
    return list.some((element, at) => element !== node[at]) ? list : value
  }
  if (!(node instanceof Map)) return value
  const replaced = new Map([...node].map(([key, field]) => [key, replaceTexts(field, names)]))
  return [...replaced].some(([key, field]) => field !== node.get(key)) ? replaced : value
}

/** Which of the names are texts in the value. */
export function textsAmong(value: Value, names: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (each: Value): void => {
    const node = printedValue(each)
    if (typeof node === 'string' && names.has(node)) found.add(node)
    else if (Array.isArray(node)) for (const element of node) visit(element)
    else if (node instanceof Map) for (const field of node.values()) visit(field)
  }
  visit(value)
  return found
}
