import { descend } from '../flux/node.ts'
import { stepsTo } from '../flux/place.ts'
import { formatPointer } from '../lib/pointer.ts'
import type { Seat } from '../promotion/fleet.ts'
import { heldSeat, valuesSeat } from './held.ts'
import type { Layer } from './manifest.ts'
import { isOwn, ownKustomizations, type Reach, type Use } from './reach.ts'
import { imageEntry, patchEntry, seat } from './seat-entries.ts'

/** Ways in which an environment could say its own version over a pin that it shares, the best first; each is done as a whole. */
export function seatsOf(uses: readonly Use[], reach: Reach): readonly (readonly Seat[])[] {
  const ways = [
    variableSeat,
    mergedSeat,
    nearSeat('image'),
    farSeat('image'),
    fluxSeat('image'),
    nearSeat('patch'),
    farSeat('patch'),
    fluxSeat('patch'),
    valuesSeat,
    heldSeat,
  ]
  const alternatives = ways.flatMap(way => {
    const seats = uses.map(use => way(use, reach))
    return seats.every(seat => seat !== undefined) ? [distinctSeats(seats)] : []
  })
  return [...new Map(alternatives.map(seats => [JSON.stringify(seats), seats])).values()]
}

function distinctSeats(seats: readonly Seat[]): readonly Seat[] {
  return [...new Map(seats.map(seat => [JSON.stringify(seat), seat])).values()]
}

type Way = (use: Use, reach: Reach) => Seat | undefined

/** The variable among those of the environment's Flux Kustomization: it wins over every ConfigMap. */
function variableSeat(use: Use, reach: Reach): Seat | undefined {
  const { owner, variable } = use.version
  const own = owner?.layers.findLast(layer => layer.kind === 'flux' && isOwn(layer.body, use, reach))
  if (own === undefined || variable === undefined) return undefined
  const path = formatPointer(['spec', 'postBuild', 'substitute', variable])
  return seat(own.body, { kind: 'variable', path })
}

/** A patch file of the environment that changes the object already, and not this field. */
function mergedSeat(use: Use, reach: Reach): Seat | undefined {
  const { owner, node } = use.version
  const merge = owner?.merges.findLast(each => isOwn(each, use, reach))
  const steps = owner === undefined ? undefined : stepsTo(owner.body, node)
  // Entries of lists may be matched, replaced or put in order: only what maps lead to is sure.
  if (merge === undefined || steps?.every(step => typeof step === 'string') !== true) return undefined
  return seat(merge, { kind: 'value', path: formatPointer(steps) })
}

/** The environment's kustomization next to the object; one that has such entries already, if there is one. */
function nearSeat(kind: 'image' | 'patch'): Way {
  return (use, reach) => {
    const own = ownKustomizations(use.version.owner?.layers ?? [], use, reach)
    const field = kind === 'image' ? 'images' : 'patches'
    const used = own.find(({ body }) => descend(body, field) !== undefined)
    return layerSeat(used ?? own[0], kind, use)
  }
}

/** The environment's outermost kustomization: nothing but Flux comes after it. */
function farSeat(kind: 'image' | 'patch'): Way {
  return (use, reach) =>
    layerSeat(ownKustomizations(use.version.owner?.layers ?? [], use, reach).at(-1), kind, use)
}

/** The environment's Flux Kustomization. */
function fluxSeat(kind: 'image' | 'patch'): Way {
  return (use, reach) => {
    const layers = use.version.owner?.layers ?? []
    const own = layers.find(layer => layer.kind === 'flux' && isOwn(layer.body, use, reach))
    return layerSeat(own, kind, use)
  }
}

function layerSeat(layer: Layer | undefined, kind: 'image' | 'patch', use: Use): Seat | undefined {
  if (layer === undefined) return undefined
  const above = layer.kind === 'flux' ? '/spec' : ''
  const entry =
    kind === 'image' ? imageEntry(layer, above, use.version) : patchEntry(layer.before, above, use.version)
  return entry === undefined ? undefined : seat(layer.body, entry)
}
