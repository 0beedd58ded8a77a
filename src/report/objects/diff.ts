import { SchemaState } from '../../kustomize/schema/state.ts'
import type { Step } from '../../lib/pointer.ts'
import type { EnvironmentDiff, ObjectChange, ObjectsDiff, Origin } from '../../promotion/rendered.ts'
import { objectChanges, type RawChange } from './changes.ts'
import { createMask, type Mask } from './mask/mask.ts'
import { countNoise, defaultNoise, type NoiseRule, noiseIn } from './noise.ts'
import type { RenderedObject } from './object.ts'
import { renderedOrigin } from './origin.ts'
import { showField, showName } from './shown.ts'

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

/** The rendered changes of environments, by object and field. A secret of one environment is masked in all. */
export function diffObjects(environments: readonly EnvironmentObjects[], options: DiffOptions): ObjectsDiff {
  const mask = createMask(
    environments.flatMap(({ before, after }) => [...before, ...after]),
    options.salt,
  )
  const schemas = new SchemaState()
  const changed = environments.map(({ name, before, after }) => ({
    name,
    changes: objectChanges(before, after, schemas),
  }))
  return showChanges(changed, mask, options)
}

/** Changes as they may be shown: masked, noise counted and left out, an object of nothing but noise too. */
export function showChanges(
  environments: readonly { readonly name: string; readonly changes: readonly RawChange[] }[],
  mask: Mask,
  options: Pick<DiffOptions, 'noise' | 'origin'> = {},
): ObjectsDiff {
  const reasons: string[] = []
  const shown = environments.map(
    ({ name, changes }): EnvironmentDiff => ({
      name,
      objects: changes.flatMap(change => showChange(change, { mask, options, reasons })),
    }),
  )
  return { environments: shown, hidden: countNoise(reasons) }
}

interface Showing {
  readonly mask: Mask
  readonly options: Pick<DiffOptions, 'noise' | 'origin'>
  readonly reasons: string[]
}

function showChange(raw: RawChange, showing: Showing): readonly ObjectChange[] {
  const { mask } = showing
  const fields = shownFields(raw, showing)
  if (raw.change === 'changed' && raw.renamed === undefined && fields.length === 0) return []
  const { change, object, before, renamed, references } = raw
  return [
    {
      change,
      ...showName(object, mask),
      ...(references.length === 0 ? {} : { references: references.map(mask.text) }),
      ...(renamed === undefined || before === undefined ? {} : { renamedFrom: formerName(before, mask) }),
      fields,
    },
  ]
}

function formerName(before: RenderedObject, mask: Mask): NonNullable<ObjectChange['renamedFrom']> {
  const { namespace, name } = showName(before, mask)
  return namespace === undefined ? { name } : { namespace, name }
}

function shownFields(
  { object, fields }: RawChange,
  { mask, options, reasons }: Showing,
): ObjectChange['fields'] {
  return fields.flatMap(change => {
    const why = noiseIn(change, options.noise ?? defaultNoise)
    if (why === undefined)
      return [showField(change, mask, (options.origin ?? renderedOrigin)(object, change.steps))]
    reasons.push(why)
    return []
  })
}
