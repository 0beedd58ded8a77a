import { descend, type Node, type ScalarNode, textAt } from '../flux/node.ts'
import { stepsTo } from '../flux/place.ts'
import { formatPointer, type Step } from '../lib/pointer.ts'
import type { Seat, SeatEntry } from '../promotion/fleet.ts'
import type { DeployedVersion } from './deployed.ts'
import { imageOf } from './image.ts'
import type { Layer, Manifest } from './manifest.ts'
import type { EnvironmentPlace } from './places.ts'

/** The environments that each document reaches: a kustomization, a Flux Kustomization, a patch. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>

/** Where the documents that change objects on their way come out. */
export function reachOf(places: Iterable<EnvironmentPlace>): Reach {
  const reach = new Map<string, Set<string>>()
  const add = (node: Node, environment: string): void => {
    const key = documentKey(node)
    reach.set(key, (reach.get(key) ?? new Set()).add(environment))
  }
  for (const { name, clusters } of places) {
    const manifests = clusters.flatMap(({ deliveries }) =>
      deliveries.flatMap(({ walked }) => walked.manifests),
    )
    for (const { layers, merges } of manifests) {
      for (const { body } of layers) add(body, name)
      for (const merge of merges) add(merge, name)
    }
  }
  return reach
}

function documentKey({ source }: Node): string {
  return `${source.file}\n${source.document}`
}

/** One use of a pin: the version, in one environment. */
export interface Use {
  readonly environment: string
  readonly version: DeployedVersion
}

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

function isOwn(node: Node, { environment }: Use, reach: Reach): boolean {
  const reached = reach.get(documentKey(node))
  return reached?.size === 1 && reached.has(environment) && node.source.host === undefined
}

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
    const own = kustomizations(use, reach)
    const field = kind === 'image' ? 'images' : 'patches'
    const used = own.find(({ body }) => descend(body, field) !== undefined)
    return layerSeat(used ?? own[0], kind, use)
  }
}

/** The environment's outermost kustomization: nothing but Flux comes after it. */
function farSeat(kind: 'image' | 'patch'): Way {
  return (use, reach) => layerSeat(kustomizations(use, reach).at(-1), kind, use)
}

/** The environment's Flux Kustomization. */
function fluxSeat(kind: 'image' | 'patch'): Way {
  return (use, reach) => {
    const layers = use.version.owner?.layers ?? []
    const own = layers.find(layer => layer.kind === 'flux' && isOwn(layer.body, use, reach))
    return layerSeat(own, kind, use)
  }
}

function kustomizations(use: Use, reach: Reach): readonly Layer[] {
  const layers = use.version.owner?.layers ?? []
  return layers.filter(layer => layer.kind === 'kustomization' && isOwn(layer.body, use, reach))
}

function layerSeat(layer: Layer | undefined, kind: 'image' | 'patch', use: Use): Seat | undefined {
  if (layer === undefined) return undefined
  const above = layer.kind === 'flux' ? '/spec' : ''
  const entry =
    kind === 'image' ? imageEntry(layer, above, use.version) : patchEntry(layer.before, above, use.version)
  return entry === undefined ? undefined : seat(layer.body, entry)
}

function seat({ source }: Node, entry: SeatEntry): Seat {
  return { file: source.file, document: source.document, entry }
}

/** An entry of `images`, by the name that the image has when it comes to the layer. */
function imageEntry({ before }: Layer, above: string, version: DeployedVersion): SeatEntry | undefined {
  const scalar = imageScalar(before, version.node)
  const name = scalar === undefined ? undefined : imageOf(before, scalar).name
  return name === undefined ? undefined : { kind: 'image', path: `${above}/images`, name }
}

/** The container's `image` that a scalar has set: itself, or through an entry of `images`. */
function imageScalar(manifest: Manifest, node: ScalarNode): ScalarNode | undefined {
  for (const [scalar, { tag, digest }] of manifest.images)
    if (tag?.node === node || digest?.node === node) return scalar
  const steps = stepsTo(manifest.body, node)
  return steps?.at(-1) === 'image' && steps.some(isContainerList) ? node : undefined
}

function isContainerList(step: Step): boolean {
  return step === 'containers' || step === 'initContainers'
}

function patchEntry(manifest: Manifest, above: string, version: DeployedVersion): SeatEntry | undefined {
  const scalar = imageScalar(manifest, version.node) ?? version.node
  const steps = stepsTo(manifest.body, scalar)
  const kind = textAt(manifest.body, 'kind')
  if (steps === undefined || kind === undefined) return undefined
  const image = scalar === version.node ? undefined : version.image
  return {
    kind: 'patch',
    path: `${above}/patches`,
    object: { kind, name: manifest.name },
    field: formatPointer(indexed(manifest.body, steps)),
    ...(image === undefined ? {} : { image }),
  }
}

/** A JSON patch knows list entries by their index only. */
function indexed(root: Node, steps: readonly Step[]): readonly Step[] {
  let node: Node | undefined = root
  return steps.map(step => {
    const at = node?.kind === 'list' && typeof step === 'object' ? indexOf(node.values, step) : step
    node = node?.kind === 'list' ? node.values[Number(at)] : descend(node, String(at))
    return at
  })
}

function indexOf(
  values: readonly Node[],
  { key, value }: { readonly key: string; readonly value: string },
): number {
  return values.findIndex(entry => textAt(entry, key) === value)
}
