import type { SchemaState } from '../../kustomize/schema/state.ts'
import type { Value } from '../../kustomize/yaml/value.ts'
import type { Step } from '../../lib/pointer.ts'
import { type Change, diffValues } from './fields.ts'
import { followNames, hashRenames, type Renames, replaceTexts, textsAmong } from './follow.ts'
import { isEqual, namespaceOf, type RenderedObject, titleOf } from './object.ts'
import { type Pair, pairObjects } from './pair.ts'

/** One object that differs, with its fields as they are: nothing is masked and nothing left out. */
export interface RawChange {
  readonly change: 'added' | 'changed' | 'removed'
  /** As it is after the change; one that was removed, as it was. */
  readonly object: RenderedObject
  /** As it was, where it is there before and after. */
  readonly before?: RenderedObject
  /** How it was known again under another name: `hash` where only its content's hash follows the content. */
  readonly renamed?: 'hash' | 'name'
  /** Titles of objects that refer to it and follow its new name without another change. */
  readonly references: readonly string[]
  readonly fields: readonly Change[]
}

interface Search {
  readonly schemas: SchemaState
  readonly renames: Renames
  readonly followers: Map<string, string[]>
}

/** The objects that differ between two renderings. What only follows the new hash in another object's name is no change of its own. */
export function objectChanges(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
  schemas: SchemaState,
): readonly RawChange[] {
  const pairs = pairObjects(before, after)
  const search: Search = { schemas, renames: hashRenames(pairs), followers: new Map() }
  const found = pairs.flatMap(pair => changeOf(pair, search))
  return found.map(change => {
    const { object } = change
    const references = search.followers.get(nameKey(namespaceOf(object), object.name)) ?? []
    return references.length === 0 ? change : { ...change, references }
  })
}

function nameKey(namespace: string, name: string): string {
  return `${namespace}\u0000${name}`
}

function changeOf(pair: Pair, search: Search): readonly RawChange[] {
  switch (pair.kind) {
    case 'added': {
      const fields = rawChanges(bare(pair.after), pair.after, search)
      return [{ change: 'added', object: pair.after, references: [], fields }]
    }
    case 'removed': {
      const fields = rawChanges(pair.before, bare(pair.before), search)
      return [{ change: 'removed', object: pair.before, references: [], fields }]
    }
    case 'kept':
      return isEqual(pair.before.value, pair.after.value) ? [] : keptChange(pair, search)
    case 'renamed':
      return keptChange(pair, search)
    default:
      return pair satisfies never
  }
}

function keptChange(pair: Extract<Pair, { kind: 'kept' | 'renamed' }>, search: Search): readonly RawChange[] {
  const { before, after } = pair
  const { renames } = search
  const followed = pair.kind === 'kept' ? followNames(before, renames.to) : before
  if (followed !== before) noteFollower(before, after, search)
  const fields = rawChanges(followed, after, search)
    .filter(({ steps }) => pair.kind === 'kept' || !isName(steps))
    .map(change => (followed === before ? change : restoreNames(change, after, renames)))
  if (pair.kind === 'kept' && fields.length === 0) return []
  const renamed = pair.kind === 'renamed' ? { renamed: pair.how } : {}
  return [{ change: 'changed', object: after, before, ...renamed, references: [], fields }]
}

function isName(steps: readonly Step[]): boolean {
  return steps.length === 2 && steps[0] === 'metadata' && (steps[1] === 'name' || steps[1] === 'namespace')
}

function noteFollower(before: RenderedObject, after: RenderedObject, { renames, followers }: Search): void {
  const namespace = namespaceOf(after)
  const names = renames.to.get(namespace) ?? new Map<string, string>()
  const now = textsAmong(after.value, renames.from.get(namespace) ?? new Map())
  for (const old of textsAmong(before.value, names)) {
    const name = names.get(old)
    if (name === undefined || !now.has(name)) continue
    const key = nameKey(namespace, name)
    const known = followers.get(key)
    if (known === undefined) followers.set(key, [titleOf(after)])
    else known.push(titleOf(after))
  }
}

/** What a change says was there before, in the words of before. */
function restoreNames(change: Change, object: RenderedObject, renames: Renames): Change {
  const names = renames.from.get(namespaceOf(object)) ?? new Map()
  if (change.kind === 'order' || change.before === undefined) return change
  return { ...change, before: replaceTexts(change.before, names) }
}

function rawChanges(before: RenderedObject, after: RenderedObject, { schemas }: Search): readonly Change[] {
  return diffValues(before.value, after.value, schemas.forType(after.apiVersion, after.kind))
}

/** An object that is nothing but its name: what an added one is compared with. */
function bare(object: RenderedObject): RenderedObject {
  const { apiVersion, kind, value } = object
  const metadata = value.get('metadata')
  const names: readonly (readonly [string, Value])[] =
    metadata instanceof Map ? [...metadata].filter(([key]) => key === 'name' || key === 'namespace') : []
  const stub = new Map<string, Value>([
    ['apiVersion', value.get('apiVersion') ?? apiVersion],
    ['kind', value.get('kind') ?? kind],
    ['metadata', new Map(names)],
  ])
  return { ...object, value: stub }
}
