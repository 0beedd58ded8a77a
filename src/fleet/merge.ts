import { child, isNull, type ListNode, type MapNode, type Node, textAt } from '../flux/node.ts'
import { indexSegment, parsePointer } from '../lib/pointer.ts'

// The lists of a pod that a strategic merge matches by name, as far as versions stand in them.
const listsByName = new Set(['containers', 'initContainers', 'ephemeralContainers'])

/** A strategic merge, for workloads; the lists of other objects are replaced whole, as a JSON merge does. */
export function mergeMaps(base: MapNode, patch: MapNode): MapNode {
  const entries = new Map(base.entries)
  for (const [key, value] of patch.entries) {
    if (isNull(value)) entries.delete(key)
    else entries.set(key, mergeValues(entries.get(key), value, key))
  }
  return { kind: 'map', entries, source: base.source, start: base.start }
}

function mergeValues(base: Node | undefined, patch: Node, key: string): Node {
  if (base?.kind === 'map' && patch.kind === 'map') {
    return textAt(patch, '$patch') === 'replace' ? patch : mergeMaps(base, patch)
  }
  if (base?.kind === 'list' && patch.kind === 'list' && listsByName.has(key)) return mergeByName(base, patch)
  return patch
}

function mergeByName(base: ListNode, patch: ListNode): ListNode {
  const values = [...base.values]
  for (const entry of patch.values) {
    const name = textAt(entry, 'name')
    const index = values.findIndex(value => name !== undefined && textAt(value, 'name') === name)
    const present = values[index]
    if (textAt(entry, '$patch') === 'delete') values.splice(index, index === -1 ? 0 : 1)
    else if (present?.kind === 'map' && entry.kind === 'map') values[index] = mergeMaps(present, entry)
    else values.push(entry)
  }
  return { kind: 'list', values, source: base.source, start: base.start }
}

/** Applies a JSON patch as far as it can be: an operation whose place is missing changes nothing. */
export function applyJsonPatch(body: MapNode, operations: readonly Node[]): MapNode {
  return operations.reduce<MapNode>((current, operation) => {
    const steps = parsePointer(textAt(operation, 'path') ?? '')
    const op = textAt(operation, 'op')
    if (steps === undefined || steps.length === 0 || op === undefined) return current
    const value = child(operation, 'value')
    const changed = changeAt(current, steps, op, value)
    return changed.kind === 'map' ? changed : current
  }, body)
}

/** The body with another node where one stands. */
export function replaceAt(body: MapNode, steps: readonly string[], value: Node): MapNode {
  const changed = steps.length === 0 ? body : changeAt(body, steps, 'replace', value)
  return changed.kind === 'map' ? changed : body
}

function changeAt(node: Node, steps: readonly string[], op: string, value: Node | undefined): Node {
  const [step, ...rest] = steps
  if (step === undefined) return node
  if (node.kind === 'map') return { ...node, entries: changeMap(node, step, rest, op, value) }
  return node.kind === 'list' ? { ...node, values: changeList(node, step, rest, op, value) } : node
}

function changeMap(
  node: MapNode,
  step: string,
  rest: readonly string[],
  op: string,
  value: Node | undefined,
): ReadonlyMap<string, Node> {
  const entries = new Map(node.entries)
  const present = entries.get(step)
  if (rest.length > 0) {
    if (present !== undefined) entries.set(step, changeAt(present, rest, op, value))
  } else if (op === 'remove') entries.delete(step)
  else if ((op === 'add' || op === 'replace') && value !== undefined) entries.set(step, value)
  return entries
}

function changeList(
  node: ListNode,
  step: string,
  rest: readonly string[],
  op: string,
  value: Node | undefined,
): readonly Node[] {
  const values = [...node.values]
  const index = step === '-' ? values.length : (indexSegment(step) ?? -1)
  const present = values[index]
  if (index < 0 || index > values.length) return values
  if (rest.length > 0) {
    if (present !== undefined) values[index] = changeAt(present, rest, op, value)
  } else if (op === 'remove') values.splice(index, 1)
  else if (value !== undefined && op === 'add') values.splice(index, 0, value)
  else if (value !== undefined && op === 'replace') values[index] = value
  return values
}
