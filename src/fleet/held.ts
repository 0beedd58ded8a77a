import { descend, type Node } from '../flux/node.ts'
import { stepsTo } from '../flux/place.ts'
import { formatPointer } from '../lib/pointer.ts'
import type { HeldEntry, Seat } from '../promotion/fleet.ts'
import type { Layer, Manifest } from './manifest.ts'
import { isOwn, type Reach, type Use } from './reach.ts'
import { imageEntry, patchEntry, seat } from './seat-entries.ts'

/** The environment's layer over a Flux Kustomization that others share: a patch of that is the environment's own. */
export function heldSeat(use: Use, reach: Reach): Seat | undefined {
  const { version, environment } = use
  const set = version.owner?.set
  if (set !== undefined) return patchedSeat(set, use, reach)
  const flux = version.owner?.layers.find(({ kind }) => kind === 'flux')
  const holder = flux === undefined ? undefined : reach.holders.get(environment)?.get(flux.body)
  const over = holder?.layers.find(({ body }) => isOwn(body, use, reach))
  if (flux === undefined || holder === undefined || over === undefined) return undefined
  const above = over.kind === 'flux' ? '/spec' : ''
  const entry =
    stepsTo(holder.body, version.node) === undefined
      ? heldEntry(holder, over, flux, use)
      : patchEntry(over.before, above, { ...version, owner: holder })
  return entry === undefined ? undefined : seat(over.body, entry)
}

/** The input of a ResourceSet, in a patch of that. */
function patchedSeat(set: Manifest, use: Use, reach: Reach): Seat | undefined {
  const over = set.layers.find(({ body }) => isOwn(body, use, reach))
  if (over === undefined) return undefined
  const above = over.kind === 'flux' ? '/spec' : ''
  const entry = patchEntry(over.before, above, { ...use.version, owner: set })
  return entry === undefined ? undefined : seat(over.body, entry)
}

/** What is said of the objects, as a part of the Flux Kustomization that applies them. */
function heldEntry(holder: Manifest, over: Layer, flux: Layer, { version }: Use): HeldEntry | undefined {
  const { variable } = version
  const patched = holder.layers[holder.layers.indexOf(over) + 1]?.before ?? holder
  const entry =
    variable === undefined
      ? (imageEntry(flux, '', version) ?? patchEntry(flux.before, '', version))
      : ({ kind: 'variable', path: '' } as const)
  if (entry === undefined) return undefined
  const where =
    entry.kind === 'variable'
      ? missingBelow(patched.body, ['spec', 'postBuild', 'substitute', variable ?? ''])
      : missingBelow(patched.body, ['spec', `${entry.kind}${entry.kind === 'image' ? 's' : 'es'}`, '-'])
  const object = { kind: 'Kustomization', name: over.before.name }
  return { kind: 'held', path: over.kind === 'flux' ? '/spec/patches' : '/patches', object, ...where, entry }
}

/** The release's own values: they win over those that it takes from a ConfigMap, which others share. */
export function valuesSeat(use: Use, reach: Reach): Seat | undefined {
  const { owner, valueKeys } = use.version
  if (owner === undefined || valueKeys === undefined) return undefined
  const keys = ['spec', 'values', ...valueKeys]
  const merge = owner.merges.findLast(each => isOwn(each, use, reach))
  if (merge !== undefined) return seat(merge, { kind: 'value', path: formatPointer(keys) })
  const over = owner.layers.find(layer => isOwn(layer.body, use, reach))
  if (over === undefined) return undefined
  const object = { kind: owner.kind, name: over.before.name }
  const path = over.kind === 'flux' ? '/spec/patches' : '/patches'
  const entry = { kind: 'value', path: '' } as const
  return seat(over.body, { kind: 'held', path, object, ...missingBelow(owner.body, keys), entry })
}

/** The first step that is not there yet, and those below it; the last one is always added. */
function missingBelow(root: Node, steps: readonly string[]): Pick<HeldEntry, 'field' | 'missing'> {
  const last = steps.length - 1
  const first = steps.findIndex(
    (_, at) => at === last || descend(root, ...steps.slice(0, at + 1)) === undefined,
  )
  return { field: formatPointer(steps.slice(0, first + 1)), missing: steps.slice(first + 1) }
}
