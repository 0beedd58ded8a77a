import { type Node, type ScalarNode, textAt } from '../flux/node.ts'
import { placeOf, stepsTo } from '../flux/place.ts'
import type { Step } from '../lib/pointer.ts'
import type { PinKind } from '../promotion/fleet.ts'
import type { DeployedVersion } from './deployed.ts'
import { imageOf } from './image.ts'
import type { Manifest } from './manifest.ts'

const words: Readonly<Record<PinKind, string>> = {
  'kustomize-image': 'an entry of images',
  'helmrelease-version': 'the chart’s version',
  'helmrelease-value': 'a value of the release',
  'helmchart-version': 'the HelmChart’s version',
  'oci-ref': 'the OCIRepository’s reference',
  'flux-image': 'an entry of images of the Flux Kustomization',
  'flux-substitute': 'a variable that Flux fills in',
  'container-image': 'the container’s image',
  'remote-ref': 'the reference to another repository',
  'patch-value': 'the value of a patch',
  config: 'named in .github/lockkeeper.yml',
}

/** Why a scalar is the pin where others stand behind it: what it is, and what it wins over, the nearest to the environment first. */
export function whyPinned(kind: PinKind, { node, owner }: DeployedVersion): string | undefined {
  const over = owner === undefined ? [] : overridden(owner, node)
  const places = over.map(each => `${placeOf(each).file}:${placeOf(each).line}`)
  return places.length === 0
    ? undefined
    : `${words[kind]}, nearer to the environment than ${places.join(' and ')}`
}

/** The scalars that stood there before a layer set this one, the last first. */
function overridden(owner: Manifest, node: ScalarNode): readonly ScalarNode[] {
  const states = [...owner.layers.map(({ before }) => before), owner]
  const set = states.findIndex(state => holderOf(state, node) !== undefined)
  const holder = holderOf(states[set], node)
  if (holder === undefined) return []
  const steps = stepsTo(owner.body, holder) ?? []
  const earlier = states.slice(0, set).toReversed()
  const found = earlier.flatMap(
    state => (holder === node ? fieldAt(state.body, steps) : imageOf(state, holder).tag?.node) ?? [],
  )
  return [...new Set(found)].filter(each => each !== node).slice(0, 3)
}

/** The field's scalar that a node gives its version: itself, or the image that an entry has set. */
function holderOf(state: Manifest | undefined, node: ScalarNode): ScalarNode | undefined {
  if (state === undefined) return undefined
  for (const [scalar, { tag, digest }] of state.images) {
    if (tag?.node === node || digest?.node === node) return scalar
  }
  return stepsTo(state.body, node) === undefined ? undefined : node
}

function fieldAt(root: Node, steps: readonly Step[]): ScalarNode | undefined {
  const found = steps.reduce<Node | undefined>((node, step) => {
    if (node?.kind === 'map') return typeof step === 'string' ? node.entries.get(step) : undefined
    if (node?.kind !== 'list' || typeof step === 'string') return undefined
    return typeof step === 'number'
      ? node.values[step]
      : node.values.find(value => textAt(value, step.key) === step.value)
  }, root)
  return found?.kind === 'scalar' ? found : undefined
}
