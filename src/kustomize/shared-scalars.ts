import { withElement, withField } from './scalar.ts'
import type { ValuePath } from './yaml/positions.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/**
 * One scalar that stands in several fields. Kustomize puts a new label as one node into all of them, and later changes nodes in
 * place: so a change of one of the fields changes the others.
 */
export interface SharedScalar {
  readonly value: Value
  readonly paths: readonly ValuePath[]
}

/** A tree after an edit, with what shared a changed scalar changed too. */
export function spreadShared(
  root: YamlMap,
  shared: readonly SharedScalar[],
): { readonly root: YamlMap; readonly shared: readonly SharedScalar[] } {
  let result = root
  const kept: SharedScalar[] = []
  for (const { value, paths } of shared) {
    const present = paths.filter(path => valueAt(root, path) !== undefined)
    const changed = present.findLast(path => valueAt(root, path) !== value)
    const next = changed === undefined ? value : (valueAt(root, changed) ?? value)
    if (changed !== undefined) for (const path of present) result = withValueAt(result, path, next) as YamlMap
    if (present.length > 1) kept.push({ value: next, paths: present })
  }
  return { root: result, shared: kept }
}

/** What stays shared under a strategic merge: not what stands where the patch replaces a map, or in a list that it names. */
export function keepShared(shared: readonly SharedScalar[], patch: YamlMap): readonly SharedScalar[] {
  return shared.map(({ value, paths }) => ({ value, paths: paths.filter(path => !isReplaced(patch, path)) }))
}

function isReplaced(patch: YamlMap, path: ValuePath): boolean {
  let node: Value | undefined = patch
  for (const step of path) {
    if (Array.isArray(node)) return true
    if (!(node instanceof Map)) return false
    if (node.has('$patch')) return true
    node = node.get(String(step))
  }
  return false
}

/** The node at a path of a tree. */
export function valueAt(root: Value, path: ValuePath): Value | undefined {
  let node: Value | undefined = root
  for (const step of path) {
    if (node instanceof Map) node = node.get(String(step))
    else if (Array.isArray(node)) node = node[Number(step)]
    else return undefined
  }
  return node
}

function withValueAt(node: Value, path: ValuePath, value: Value): Value {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (node instanceof Map) {
    const key = String(step)
    const child = node.get(key)
    return child === undefined ? node : withField(node, key, withValueAt(child, rest, value))
  }
  if (!Array.isArray(node)) return node
  const child = node[Number(step)]
  return child === undefined ? node : withElement(node, Number(step), withValueAt(child, rest, value))
}
