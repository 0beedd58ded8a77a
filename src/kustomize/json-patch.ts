import { ProblemError } from '../lib/problem.ts'
import { asJson } from './as-json.ts'
import { fail } from './problems.ts'
import { bare, isString, withElement, withField } from './scalar.ts'
import { parseConfig } from './yaml/parse-config.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/** One operation of a JSON 6902 patch. An absent value counts as null. */
export interface Operation {
  readonly op: string
  readonly path: string
  readonly from: string | undefined
  readonly value: Value
  readonly hasValue: boolean
}

type Container = YamlMap | Value[]

/** Reads a JSON 6902 patch: JSON if it starts with `[`, else YAML 1.1. Undefined if it is neither a list of maps nor empty. */
export function parseJsonPatch(text: string, file: string): readonly Operation[] | undefined {
  const value = text.startsWith('[') ? parseJson(text) : parseConfig(text, file).value
  if (value === null) return []
  if (!Array.isArray(value) || !value.every(each => each === null || each instanceof Map)) return undefined
  return value.map(each => operationOf(each instanceof Map ? each : new Map()))
}

function operationOf(map: YamlMap): Operation {
  return {
    op: textOr(map.get('op'), 'unknown'),
    path: textOr(map.get('path'), ''),
    from: isString(map.get('from')) ? textOr(map.get('from'), '') : undefined,
    value: map.get('value') ?? null,
    hasValue: map.has('value'),
  }
}

function textOr(value: Value | undefined, otherwise: string): string {
  const plain = value === undefined ? undefined : bare(value)
  return typeof plain === 'string' ? plain : otherwise
}

function parseJson(text: string): Value | undefined {
  try {
    return fromJson(JSON.parse(text))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return undefined
  }
}

function fromJson(json: unknown): Value {
  if (Array.isArray(json)) return json.map(fromJson)
  if (typeof json === 'number' && !Number.isFinite(json))
    fail('PATCH_INVALID', 'json: cannot unmarshal number into Go value of type float64: it is too great')
  if (typeof json !== 'object' || json === null) return json as null | string | number | boolean
  return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]))
}

/** Applies the operations in order. Numbers come out as Go's float64 carries them. Throws on the first that does not apply. */
export function applyJsonPatch(root: YamlMap, operations: readonly Operation[]): YamlMap {
  let document: Value = root
  for (const operation of operations) document = applyOperation(document, operation)
  const result = asJson(document)
  if (result instanceof Map) return result
  return fail('PATCH_FAILED', 'the patch makes the resource something else than a map')
}

function applyOperation(document: Value, operation: Operation): Value {
  const { op, path, value } = operation
  switch (op) {
    case 'add':
      return edit(document, path, op, (container, key) => addTo(container, key, value, path))
    case 'remove':
      return edit(document, path, op, (container, key) => removeFrom(container, key, path))
    case 'replace':
      return replaceAt(document, path, value)
    case 'move':
      return move(document, operation)
    case 'copy':
      return copy(document, operation)
    case 'test':
      return test(document, operation)
    default:
      return fail(
        'PATCH_INVALID',
        `Unexpected kind: ${op}`,
        undefined,
        'Known are add, remove, replace, move, copy and test.',
      )
  }
}

function decodeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~')
}

function missingPath(op: string, path: string): never {
  return fail('PATCH_FAILED', `${op} operation does not apply: doc is missing path: "${path}"`)
}

/** Changes the container that holds a path's last key. What precedes the first slash is not looked at, as in Kustomize. */
function edit(
  document: Value,
  path: string,
  op: string,
  change: (container: Container, key: string) => Container,
): Value {
  const parts = path.split('/')
  if (parts.length < 2) return missingPath(op, path)
  const keys = parts.slice(1).map(decodeKey)
  const descend = (node: Value, depth: number): Value => {
    if (!(node instanceof Map) && !Array.isArray(node)) return missingPath(op, path)
    const key = keys[depth] ?? ''
    if (depth === keys.length - 1) return change(node, key)
    const next = childOf(node, key)
    if (next === undefined) return missingPath(op, path)
    const changed = descend(next, depth + 1)
    if (changed === next) return node
    return node instanceof Map
      ? withField(node, key, changed)
      : withElement(node, indexIn(node, key) ?? 0, changed)
  }
  return descend(document, 0)
}

function childOf(node: Container, key: string): Value | undefined {
  if (node instanceof Map) return node.get(key)
  const index = indexIn(node, key)
  return index === undefined ? undefined : node[index]
}

/** An index as Go's Atoi reads it; negative ones count from the end. Undefined if it is none or outside. */
function indexIn(list: readonly Value[], key: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(key)) return undefined
  const index = Number(key) < 0 ? Number(key) + list.length : Number(key)
  return index >= 0 && index < list.length ? index : undefined
}

function addTo(container: Container, key: string, value: Value, path: string): Container {
  if (container instanceof Map) return withField(container, key, value)
  if (key === '-') return [...container, value]
  const index = /^[+-]?[0-9]+$/.test(key) ? Number(key) : Number.NaN
  const at = index < 0 ? index + container.length + 1 : index
  if (!(at >= 0 && at <= container.length)) {
    return fail('PATCH_FAILED', `error in add for path: '${path}': Unable to access invalid index: ${key}`)
  }
  return container.toSpliced(at, 0, value)
}

function removeFrom(container: Container, key: string, path: string): Container {
  if (container instanceof Map) {
    if (container.has(key)) return withField(container, key, undefined)
    return fail(
      'PATCH_FAILED',
      `error in remove for path: '${path}': Unable to remove nonexistent key: ${key}`,
    )
  }
  const index = indexIn(container, key)
  if (index !== undefined) return container.toSpliced(index, 1)
  return fail('PATCH_FAILED', `error in remove for path: '${path}': Unable to access invalid index: ${key}`)
}

function replaceAt(document: Value, path: string, value: Value): Value {
  // Kustomize forgets to fail on anything else in place of the whole.
  if (path === '') return value instanceof Map || Array.isArray(value) ? value : document
  return edit(document, path, 'replace', (container, key) => {
    if (container instanceof Map) return withField(container, key, value)
    const index = indexIn(container, key)
    if (index !== undefined) return withElement(container, index, value)
    return fail('PATCH_FAILED', `replace operation does not apply: doc is missing key: ${path}`)
  })
}

function lookUp(document: Value, path: string, op: string): Value | undefined {
  let found: Value | undefined
  edit(document, path, op, (container, key) => {
    found = childOf(container, key)
    if (found === undefined && Array.isArray(container)) missingPath(op, path)
    return container
  })
  return found
}

function fromOf(operation: Operation): string {
  return operation.from ?? fail('PATCH_INVALID', `${operation.op} operation, missing from field`)
}

function move(document: Value, operation: Operation): Value {
  const from = fromOf(operation)
  const value = lookUp(document, from, 'move') ?? null
  const without = edit(document, from, 'move', (container, key) => removeFrom(container, key, from))
  return edit(without, operation.path, 'move', (container, key) =>
    addTo(container, key, value, operation.path),
  )
}

function copy(document: Value, operation: Operation): Value {
  const value = lookUp(document, fromOf(operation), 'copy') ?? null
  return edit(document, operation.path, 'copy', (container, key) =>
    addTo(container, key, value, operation.path),
  )
}

function test(document: Value, operation: Operation): Value {
  const { path, value } = operation
  const found = path === '' ? document : lookUp(document, path, 'test')
  if (equal(found ?? null, value)) return document
  return fail('PATCH_FAILED', `testing value ${path} failed`)
}

function equal(left: Value, right: Value): boolean {
  const [one, other] = [bare(left), bare(right)]
  if (one instanceof Map) {
    if (!(other instanceof Map) || one.size !== other.size) return false
    return [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key) ?? null))
  }
  if (!Array.isArray(one)) return one === other
  if (!Array.isArray(other) || one.length !== other.length) return false
  return one.every((value, index) => equal(value, other[index] ?? null))
}
