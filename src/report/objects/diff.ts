import { SchemaState } from '../../kustomize/schema/state.ts'
import type { Value } from '../../kustomize/yaml/value.ts'
import type { Step } from '../../lib/pointer.ts'
import { type Change, diffValues } from './fields.ts'
import { followNames, hashRenames, type Renames, replaceTexts, textsAmong } from './follow.ts'
import { createMask, type Mask } from './mask/mask.ts'
import { countNoise, defaultNoise, type HiddenChanges, type NoiseRule, noiseIn } from './noise.ts'
import { isEqual, namespaceOf, type RenderedObject, titleOf } from './object.ts'
import { renderedOrigin } from './origin.ts'
import { type Pair, pairObjects } from './pair.ts'
import { type ObjectChange, type Origin, showField, showName } from './shown.ts'

/** One environment's objects before and after. */
export interface EnvironmentObjects {
  readonly name: string
  readonly before: readonly RenderedObject[]
  readonly after: readonly RenderedObject[]
}

/** Where a field of a rendered object comes from in the repository; nothing where that is not known. */
export type OriginOf = (object: RenderedObject, steps: readonly Step[]) => Origin | undefined

export interface DiffOptions {
  /** Secret, and another one each run: it keeps the fingerprints of masked values from being guessed. */
  readonly salt: string
  /** What is counted and not shown; `defaultNoise` unless told. */
  readonly noise?: readonly NoiseRule[]
  /** Instead of what the objects' own `originOf` says. */
  readonly origin?: OriginOf
}

/** What changes in one environment, with everything secret masked. */
export interface EnvironmentDiff {
  readonly name: string
  readonly objects: readonly ObjectChange[]
}

/** What changes in each environment, and how much was left out. */
export interface ObjectsDiff {
  readonly environments: readonly EnvironmentDiff[]
  readonly hidden: HiddenChanges
}

/** The rendered changes of environments, by object and field. A secret of one environment is masked in all. */
export function diffObjects(environments: readonly EnvironmentObjects[], options: DiffOptions): ObjectsDiff {
  const mask = createMask(
    environments.flatMap(({ before, after }) => [...before, ...after]),
    options.salt,
  )
  const reasons: string[] = []
  const context: Context = { options, mask, reasons, schemas: new SchemaState() }
  return {
    environments: environments.map(environment => diffEnvironment(environment, context)),
    hidden: countNoise(reasons),
  }
}

interface Context {
  readonly options: DiffOptions
  readonly mask: Mask
  readonly reasons: string[]
  readonly schemas: SchemaState
}

function diffEnvironment({ name, before, after }: EnvironmentObjects, context: Context): EnvironmentDiff {
  const pairs = pairObjects(before, after)
  const renames = hashRenames(pairs)
  const followers = new Map<string, string[]>()
  const objects = pairs.flatMap(pair => changeOf(pair, renames, followers, context))
  return {
    name,
    objects: objects.map(({ object, change }) => {
      const references = followers.get(nameKey(namespaceOf(object), object.name)) ?? []
      return references.length === 0 ? change : { ...change, references: references.map(context.mask.text) }
    }),
  }
}

interface Found {
  readonly object: RenderedObject
  readonly change: ObjectChange
}

function nameKey(namespace: string, name: string): string {
  return `${namespace}\u0000${name}`
}

function changeOf(
  pair: Pair,
  renames: Renames,
  followers: Map<string, string[]>,
  context: Context,
): readonly Found[] {
  switch (pair.kind) {
    case 'added':
      return [
        foundChange(
          pair.after,
          'added',
          shownFields(pair.after, rawChanges(bare(pair.after), pair.after, context), context),
          context,
        ),
      ]
    case 'removed':
      return [
        foundChange(
          pair.before,
          'removed',
          shownFields(pair.before, rawChanges(pair.before, bare(pair.before), context), context),
          context,
        ),
      ]
    case 'kept':
      return isEqual(pair.before.value, pair.after.value) ? [] : keptChange(pair, renames, followers, context)
    case 'renamed':
      return keptChange(pair, renames, followers, context)
    default:
      return pair satisfies never
  }
}

function foundChange(
  object: RenderedObject,
  change: ObjectChange['change'],
  fields: ObjectChange['fields'],
  { mask }: Context,
): Found {
  return { object, change: { change, ...showName(object, mask), fields } }
}

function keptChange(
  pair: Extract<Pair, { kind: 'kept' | 'renamed' }>,
  renames: Renames,
  followers: Map<string, string[]>,
  context: Context,
): readonly Found[] {
  const { before, after } = pair
  const followed = pair.kind === 'kept' ? followNames(before, renames.to) : before
  if (followed !== before) noteFollower(before, after, renames, followers)
  const changes = rawChanges(followed, after, context)
    .filter(({ steps }) => pair.kind === 'kept' || !isName(steps))
    .map(change => (followed === before ? change : restoreNames(change, after, renames)))
  const fields = shownFields(after, changes, context)
  if (pair.kind === 'kept') return fields.length === 0 ? [] : [foundChange(after, 'changed', fields, context)]
  const { namespace, name } = showName(before, context.mask)
  const found = foundChange(after, 'changed', fields, context)
  const renamedFrom = namespace === undefined ? { name } : { namespace, name }
  return [{ ...found, change: { ...found.change, renamedFrom } }]
}

function isName(steps: readonly Step[]): boolean {
  return steps.length === 2 && steps[0] === 'metadata' && (steps[1] === 'name' || steps[1] === 'namespace')
}

function noteFollower(
  before: RenderedObject,
  after: RenderedObject,
  renames: Renames,
  followers: Map<string, string[]>,
): void {
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

function rawChanges(before: RenderedObject, after: RenderedObject, { schemas }: Context): readonly Change[] {
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

function shownFields(
  object: RenderedObject,
  changes: readonly Change[],
  context: Context,
): ObjectChange['fields'] {
  const { options, mask, reasons } = context
  return changes.flatMap(change => {
    const why = noiseIn(change, options.noise ?? defaultNoise)
    if (why === undefined)
      return [showField(change, mask, (options.origin ?? renderedOrigin)(object, change.steps))]
    reasons.push(why)
    return []
  })
}
