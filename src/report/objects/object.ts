import { notNamespaced, splitApiVersion } from '../../kustomize/resource-id.ts'
import { printedValue, type Value, type YamlMap } from '../../kustomize/yaml/value.ts'
import type { Place } from '../../lib/problem.ts'

/** One object as rendered; a `RenderedDocument` is one. */
export interface RenderedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string | undefined
  /** Where it ends up: `default` where none is named, `_non_namespaceable_` for the cluster-scoped. */
  readonly effectiveNamespace?: string
  readonly value: YamlMap
  /** Where a field of it is said: keys, and list elements as `[name=x]` or their index. */
  readonly originOf?: (steps: readonly string[]) => Place | undefined
}

/** What an object is called. */
export interface ObjectName {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string | undefined
  readonly name: string
}

/** The object's API group; empty for the core group. */
export function groupOf(object: { readonly apiVersion: string }): string {
  return splitApiVersion(object.apiVersion).group
}

/** Where the object ends up; the cluster-scoped and those in no namespace share one. */
export function namespaceOf(object: RenderedObject): string {
  const namespace = object.effectiveNamespace ?? object.namespace ?? 'default'
  return namespace === notNamespaced ? 'default' : namespace
}

/** Equal for what the API server takes for one object, whatever the version of its API. */
export function identityKey(object: RenderedObject): string {
  return [groupOf(object), object.kind, namespaceOf(object), object.name].join('\u0000')
}

/** Whether the object is of a kind, in any version of that group. */
export function isKind(object: RenderedObject, group: string, ...kinds: readonly string[]): boolean {
  return kinds.includes(object.kind) && groupOf(object) === group
}

/** `Deployment podinfo/podinfo`, or without a namespace where it has none. */
export function titleOf({ kind, namespace, name }: Omit<ObjectName, 'apiVersion'>): string {
  return `${kind} ${namespace === undefined || namespace === '' ? '' : `${namespace}/`}${name}`
}

/** What stands under a chain of keys; nothing where it is absent. */
export function valueAt(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  let at = value
  for (const key of keys) at = at instanceof Map ? at.get(key) : undefined
  return at === undefined ? undefined : printedValue(at)
}

/** The text under a chain of keys; nothing for anything but a text. */
export function textAt(value: Value | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueAt(value, ...keys)
  return typeof found === 'string' ? found : undefined
}

/** The list under a chain of keys; empty for anything but a list. */
export function listAt(value: Value | undefined, ...keys: readonly string[]): readonly Value[] {
  const found = valueAt(value, ...keys)
  return Array.isArray(found) ? found : []
}

/** Whether two values are printed alike, whatever the order of their keys. */
export function isEqual(left: Value, right: Value): boolean {
  if (left === right) return true
  const [one, other] = [printedValue(left), printedValue(right)]
  if (Array.isArray(one)) return Array.isArray(other) && isEqualList(one, other)
  if (one instanceof Map) return other instanceof Map && isEqualMap(one, other)
  return one === other || (Number.isNaN(one) && Number.isNaN(other))
}

function isEqualList(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((value, at) => isEqual(value, right[at] ?? null))
}

function isEqualMap(left: YamlMap, right: YamlMap): boolean {
  if (left.size !== right.size) return false
  for (const [key, value] of left) {
    const other = right.get(key)
    if (other === undefined || !isEqual(value, other)) return false
  }
  return true
}
