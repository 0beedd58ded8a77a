import { fluxGroups } from '../flux/objects.ts'
import { decoded } from '../flux/seal.ts'
import { textOf } from '../kustomize/scalar.ts'
import { printedValue, type Value } from '../kustomize/yaml/value.ts'
import { formatPointer } from '../lib/pointer.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { Goal } from '../promotion/goal.ts'
import type { Edit } from '../promotion/plan.ts'
import type { Stray } from '../promotion/proof.ts'
import type { RawChange } from '../report/objects/changes.ts'
import type { Change } from '../report/objects/fields.ts'
import { type RenderedObject, titleOf } from '../report/objects/object.ts'
import { renderedOrigin } from '../report/objects/origin.ts'
import { explains, type Replacement } from './explain.ts'
import { environmentOf, type Unit } from './units.ts'

/** What a plan means to do: these texts for those, for one app in one environment. */
export interface Intent {
  readonly goal: Goal
  readonly replacements: readonly Replacement[]
  readonly edits: readonly Edit[]
  readonly fleet: Fleet
}

/** An intent, and where files change beside its edits: what comes from there is not meant, whatever it says. */
export interface Suspicion extends Intent {
  readonly astray: readonly Pick<Stray, 'file' | 'line'>[]
}

/** What of an object's change was not meant; nothing when all of it was. */
export function straysIn(change: RawChange, unit: Unit, intent: Suspicion): readonly Stray[] {
  const { object, before } = change
  if (change.change !== 'changed' || change.renamed === 'name')
    return [strayOf(change, unit, undefined, wholeWords(change))]
  const environments = environmentsOf(change, unit)
  if (!environments.includes(intent.goal.environment)) {
    const [first] = change.fields
    const message = `it is of ${environments.join(' and ')}, and only ${intent.goal.environment} is meant`
    return [strayOf(change, unit, first, message)]
  }
  const foreign = change.fields.flatMap(field => foreignImage(field, intent) ?? [])
  if (foreign.length > 0) return foreign.map(({ field, message }) => strayOf(change, unit, field, message))
  const isWhole =
    before !== undefined &&
    change.renamed === undefined &&
    explains(intent.replacements, before.value, object.value)
  return change.fields
    .filter(
      field =>
        isAstray(object, field, intent) ||
        !(isWhole || isMeant(field, intent) || isSeat(change, field, unit, intent)),
    )
    .map(field => strayOf(change, unit, field, 'nothing of the plan explains this change'))
}

/** Whether a field is said in a file that holds more than the edits, and by that: what a place says ends on the next changed line. */
function isAstray(object: RenderedObject, { steps }: Change, { astray, edits }: Suspicion): boolean {
  const origin = astray.length === 0 ? undefined : renderedOrigin(object, steps)
  if (origin === undefined) return false
  const lines = astray.filter(({ file }) => file === origin.file).map(({ line = 0 }) => line)
  const meant = edits.filter(({ file }) => file === origin.file).map(({ line }) => line)
  const next = Math.min(...[...lines, ...meant].filter(line => line >= origin.line))
  return lines.includes(0) || lines.includes(next)
}

function wholeWords({ change }: RawChange): string {
  if (change === 'added') return 'the object is added'
  return change === 'removed' ? 'the object is removed' : 'the object gets another name'
}

/** Whose the object is. A Flux Kustomization belongs to those whose objects it brings. */
function environmentsOf({ object }: RawChange, unit: Unit): readonly string[] {
  const own = environmentOf(unit, object)
  return own === undefined ? [...new Set(unit.parts.map(part => part.environment))] : [own]
}

function isMeant(field: Change, { replacements }: Intent): boolean {
  if (field.kind === 'order') return !field.matters
  const { before, after, hidden } = field
  if (after === undefined) return false
  if (before === undefined) return replacements.some(each => each.after === textOf(onlyLeaf(after)))
  if (explains(replacements, before, after)) return true
  if (hidden !== 'base64') return false
  const [left, right] = [decoded(textOf(before)), decoded(textOf(after))]
  return left !== '' && right !== '' && explains(replacements, left, right)
}

/** What maps of a single key each hold in the end: a value comes with the maps on the way that were missing. */
function onlyLeaf(value: Value): Value {
  const printed = printedValue(value)
  if (!(printed instanceof Map) || printed.size !== 1) return value
  const [inner] = printed.values()
  return inner === undefined ? value : onlyLeaf(inner)
}

/** Images or patches that a Flux Kustomization of that environment alone is given: what they do is seen in what it builds. */
function isSeat(
  { object }: RawChange,
  field: Change,
  { cluster }: Unit,
  { fleet, goal, edits }: Intent,
): boolean {
  const [spec, list] = field.steps
  const isAdded =
    field.kind === 'value' && field.before === undefined && edits.some(edit => edit.before === '')
  if (!isAdded || spec !== 'spec' || (list !== 'images' && list !== 'patches')) return false
  if (!object.apiVersion.startsWith(`${fluxGroups.kustomization}/`)) return false
  const parts = (fleet.roots ?? [])
    .filter(root => root.cluster === cluster)
    .flatMap(root => root.parts.filter(part => part.kustomization === object.name))
  return parts.length > 0 && parts.every(part => part.environment === goal.environment)
}

/** A container's image that the fleet knows as another app's: its version may be the same by chance. */
function foreignImage(
  field: Change,
  { fleet, goal }: Intent,
): { readonly field: Change; readonly message: string } | undefined {
  if (field.kind === 'order' || field.steps.at(-1) !== 'image' || field.before === undefined) return undefined
  const name = imageName(textOf(field.before))
  const owners = fleet.apps.filter(app => app.images.includes(name)).map(app => app.name)
  if (owners.length === 0 || owners.includes(goal.app)) return undefined
  return { field, message: `the image is that of ${owners.join(' and ')}, and only ${goal.app} is meant` }
}

function imageName(image: string): string {
  const [tagged = ''] = image.split('@')
  const colon = tagged.lastIndexOf(':')
  return colon > tagged.lastIndexOf('/') ? tagged.slice(0, colon) : tagged
}

function strayOf(change: RawChange, unit: Unit, field: Change | undefined, message: string): Stray {
  const [environment] = environmentsOf(change, unit)
  const { object } = change
  const origin = renderedOrigin(object, field?.steps ?? [])
  return {
    ...(environment === undefined ? {} : { environment }),
    ...(unit.cluster === undefined ? {} : { cluster: unit.cluster }),
    object: titleOf(object),
    ...(field === undefined ? {} : { field: formatPointer(field.steps) }),
    ...(origin === undefined ? {} : { file: origin.file, line: origin.line }),
    message,
  }
}
