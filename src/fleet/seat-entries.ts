import { descend, type Node, type ScalarNode, textAt } from '../flux/node.ts'
import { stepsTo } from '../flux/place.ts'
import { formatPointer, type Step } from '../lib/pointer.ts'
import type { Seat, SeatEntry } from '../promotion/fleet.ts'
import type { DeployedVersion } from './deployed.ts'
import { imageOf } from './image.ts'
import type { Layer, Manifest } from './manifest.ts'

/** An entry's place in the file of a node. */
export function seat({ source }: Node, entry: SeatEntry): Seat {
  return { file: source.file, document: source.document, entry }
}

/** An entry of `images`, by the name that the image has when it comes to the layer. */
export function imageEntry(
  { before }: Layer,
  above: string,
  version: DeployedVersion,
): (SeatEntry & { readonly kind: 'image' }) | undefined {
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

/** A JSON patch of the field that holds the version. */
export function patchEntry(
  manifest: Manifest,
  above: string,
  version: DeployedVersion,
): (SeatEntry & { readonly kind: 'patch' }) | undefined {
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
