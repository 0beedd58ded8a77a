/** Any JSON; objects and lists are replaced, never changed, once they are stored. */
export type Json = null | boolean | number | string | readonly Json[] | JsonMap

export interface JsonMap {
  readonly [key: string]: Json | undefined
}

/** An object of the Kubernetes API. */
export interface KubeObject extends JsonMap {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: Metadata
}

export interface Metadata extends JsonMap {
  readonly name: string
  readonly namespace?: string
  readonly uid: string
  readonly resourceVersion: string
  readonly generation?: number
  readonly creationTimestamp: string
  readonly deletionTimestamp?: string
  readonly finalizers?: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly ownerReferences?: readonly OwnerReference[]
  readonly managedFields?: readonly JsonMap[]
}

export interface OwnerReference extends JsonMap {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly uid: string
  readonly controller?: boolean
  readonly blockOwnerDeletion?: boolean
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** What stands under a path of keys. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = value
  for (const key of path) found = isMap(found) && Object.hasOwn(found, key) ? found[key] : undefined
  return found
}

export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : undefined
}

export function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path)
  return typeof found === 'number' ? found : undefined
}

export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path)
  return isList(found) ? found : []
}

export function mapAt(value: Json | undefined, ...path: readonly string[]): JsonMap {
  const found = at(value, ...path)
  return isMap(found) ? found : {}
}

/** Equal in every value; the order of keys does not count, and a key without a value is none. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((entry, index) => isSame(entry, right[index]))
  if (!isMap(left) || !isMap(right)) return false
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every(key => isSame(left[key], right[key]))
}

/** A map without the keys that have no value, deeply: as it is once written and read again. */
export function compact(value: Json): Json {
  if (isList(value)) return value.map(compact)
  if (!isMap(value)) return value
  const entries = Object.entries(value).flatMap(([key, entry]) =>
    entry === undefined ? [] : [[key, compact(entry)] as const],
  )
  return Object.fromEntries(entries)
}
