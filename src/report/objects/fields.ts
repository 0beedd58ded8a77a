import { elementSchema, fieldSchema, mergeKeys, type Schema } from '../../kustomize/schema/state.ts'
import { compareBytes } from '../../kustomize/yaml/order.ts'
import { printedValue, type Value, type YamlMap } from '../../kustomize/yaml/value.ts'
import type { Step } from '../../lib/pointer.ts'
import { alignLists } from './align-lists.ts'
import { elementStep, type ListKeys, listKeys } from './list-keys.ts'
import { hidingOf, isSecret } from './mask/hidden.ts'
import { isEqual } from './object.ts'

/** One field before and after; absent where it was not there. */
export interface FieldChange {
  readonly kind: 'value'
  readonly steps: readonly Step[]
  readonly before?: Value
  readonly after?: Value
  /** Where it stands says that it is secret; `base64` is how a Secret's `data` holds it. */
  readonly hidden?: HiddenForm
}

export type HiddenForm = 'plain' | 'base64'

/** The elements of a list, named by their keys, in another order. */
export interface OrderChange {
  readonly kind: 'order'
  readonly steps: readonly Step[]
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Whether Kubernetes looks at the order; it does not where it matches the elements by key. */
  readonly matters: boolean
}

export type Change = FieldChange | OrderChange

/** The smallest changes that lead from one value to the other; keys in order. */
export function diffValues(
  before: Value | undefined,
  after: Value | undefined,
  schema: Schema | undefined,
  steps: readonly Step[] = [],
): readonly Change[] {
  const changes: Change[] = []
  visit({ changes, before, after, schema, steps })
  return changes
}

interface Visit {
  readonly changes: Change[]
  readonly before: Value | undefined
  readonly after: Value | undefined
  readonly schema: Schema | undefined
  readonly steps: readonly Step[]
}

function visit({ changes, before, after, schema, steps }: Visit): void {
  if (before === undefined || after === undefined) {
    changes.push(valueChange(steps, before, after))
    return
  }
  if (before === after) return
  const left = printedValue(before)
  const right = printedValue(after)
  if (left instanceof Map && right instanceof Map) visitMaps(changes, left, right, schema, steps)
  else if (Array.isArray(left) && Array.isArray(right)) visitLists(changes, left, right, schema, steps)
  else if (!isEqual(left, right)) changes.push(valueChange(steps, left, right))
}

function valueChange(
  steps: readonly Step[],
  before: Value | undefined,
  after: Value | undefined,
): FieldChange {
  return {
    kind: 'value',
    steps,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
}

function visitMaps(
  changes: Change[],
  before: YamlMap,
  after: YamlMap,
  schema: Schema | undefined,
  steps: readonly Step[],
): void {
  const differing = [...before.keys()].filter(key => !isSame(before.get(key), after.get(key)))
  const added = [...after.keys()].filter(key => !before.has(key))
  for (const key of [...differing, ...added].sort(compareBytes)) {
    const path = [...steps, key]
    const sides = { before: before.get(key), after: after.get(key) }
    const hiding = [hidingOf(before, key), hidingOf(after, key)].filter(each => each !== undefined)
    if (hiding.length > 0) {
      const form = key === 'data' && [before, after].some(isSecret) ? 'base64' : 'plain'
      changes.push(...hiddenChanges(sides, hiding.includes('whole') ? 'whole' : 'entries', form, path))
      continue
    }
    const opened = opensOut.has(key) ? withEmptyMaps(sides) : sides
    visit({ changes, ...opened, schema: fieldSchema(schema, key), steps: path })
  }
}

interface Sides {
  readonly before: Value | undefined
  readonly after: Value | undefined
}

/** A hidden field as one change, or as one of each of its entries. */
function hiddenChanges(
  { before, after }: Sides,
  hiding: 'whole' | 'entries',
  hidden: HiddenForm,
  steps: readonly Step[],
): readonly Change[] {
  const maps = [before, after].every(side => side === undefined || side instanceof Map)
  if (hiding === 'whole' || !maps) return [{ ...valueChange(steps, before, after), hidden }]
  const left: YamlMap = before instanceof Map ? before : new Map()
  const right: YamlMap = after instanceof Map ? after : new Map()
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter(key => !isSame(left.get(key), right.get(key)))
    .sort(compareBytes)
    .map(key => ({ ...valueChange([...steps, key], left.get(key), right.get(key)), hidden }))
}

// Maps whose entries are looked at one by one even where the whole map comes or goes.
const opensOut: ReadonlySet<string> = new Set(['labels', 'annotations', 'metadata'])

function withEmptyMaps({ before, after }: Sides): Sides {
  if (before === undefined && after instanceof Map) return { before: new Map(), after }
  if (after === undefined && before instanceof Map) return { before, after: new Map() }
  return { before, after }
}

function isSame(before: Value | undefined, after: Value | undefined): boolean {
  return before !== undefined && after !== undefined && isEqual(before, after)
}

function visitLists(
  changes: Change[],
  before: readonly Value[],
  after: readonly Value[],
  schema: Schema | undefined,
  steps: readonly Step[],
): void {
  const element = elementSchema(schema)
  const keys = mergeKeys(schema) ?? []
  const found = listKeys(before, after, keys)
  if (found !== undefined)
    visitKeyed({ changes, before, after, schema: element, steps }, found, keys.length > 0)
  else {
    for (const pair of alignLists(before, after)) {
      const at = pair.after ?? pair.before ?? 0
      const left = pair.before === undefined ? undefined : before[pair.before]
      const right = pair.after === undefined ? undefined : after[pair.after]
      visit({ changes, before: left, after: right, schema: element, steps: [...steps, at] })
    }
  }
}

interface ListVisit {
  readonly changes: Change[]
  readonly before: readonly Value[]
  readonly after: readonly Value[]
  readonly schema: Schema | undefined
  readonly steps: readonly Step[]
}

function visitKeyed(list: ListVisit, found: ListKeys, isSchema: boolean): void {
  const { changes, before, after, schema, steps } = list
  const elementAt = (side: readonly Value[], at: number | undefined): Value | undefined =>
    at === undefined ? undefined : side[at]
  const gone = [...found.before.keys()].filter(key => !found.after.has(key))
  const successors = isSchema ? sameNames(list, found, gone) : new Map<string, string>()
  const followed = new Set(successors.values())
  for (const [key, at] of found.after) {
    const left = elementAt(before, found.before.get(successors.get(key) ?? key))
    if (isSame(left, after[at])) continue
    visit({ changes, before: left, after: after[at], schema, steps: [...steps, elementStep(found, key)] })
  }
  for (const key of gone) {
    if (followed.has(key)) continue
    const left = elementAt(before, found.before.get(key))
    visit({ changes, before: left, after: undefined, schema, steps: [...steps, elementStep(found, key)] })
  }
  const order = orderChange(found, steps, isSchema)
  if (order !== undefined) changes.push(order)
}

/** Elements whose key changed but not their name: a port that moved. By the key after, the key before. */
function sameNames(
  { before, after }: ListVisit,
  found: ListKeys,
  gone: readonly string[],
): Map<string, string> {
  const named = new Map<string, string>()
  for (const key of gone) {
    const name = nameOf(before[found.before.get(key) ?? -1])
    if (name !== undefined && !found.keys.includes('name')) named.set(name, key)
  }
  const pairs = new Map<string, string>()
  for (const [key, at] of found.after) {
    const name = nameOf(after[at])
    const former = name === undefined || found.before.has(key) ? undefined : named.get(name)
    if (former === undefined || name === undefined) continue
    named.delete(name)
    pairs.set(key, former)
  }
  return pairs
}

function nameOf(element: Value | undefined): string | undefined {
  const name = element instanceof Map ? element.get('name') : undefined
  const printed = name === undefined ? undefined : printedValue(name)
  return typeof printed === 'string' ? printed : undefined
}

// Merged by key and yet in an order that counts: they run, or refer to each other, one after the other.
const ordered: ReadonlySet<string> = new Set(['initContainers', 'env', 'envFrom'])

function orderChange(found: ListKeys, steps: readonly Step[], isSchema: boolean): OrderChange | undefined {
  const before = [...found.before.keys()].filter(key => found.after.has(key))
  const after = [...found.after.keys()].filter(key => found.before.has(key))
  if (before.every((key, at) => key === after[at])) return undefined
  const last = steps.at(-1)
  const matters = !isSchema || (typeof last === 'string' && ordered.has(last))
  const names = (keys: readonly string[]): readonly string[] =>
    keys.map(key => key.split('\u0000').filter(Boolean).join(' '))
  return { kind: 'order', steps, before: names(before), after: names(after), matters }
}
