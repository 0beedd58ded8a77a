import type { Node } from '../flux/node.ts'
import { fluxGroups } from '../flux/objects.ts'
import type { PinKind } from '../promotion/fleet.ts'
import { setImages } from './image.ts'
import type { Layer, Manifest } from './manifest.ts'
import { claimImages } from './remote.ts'

/** What a layer does to every object that it holds. */
export interface Transformation {
  readonly layer: Pick<Layer, 'kind' | 'body'>
  /** Of the kustomization; nothing for a Flux Kustomization's own changes. */
  readonly folder?: string
  readonly namespace: string | undefined
  readonly prefix: string
  readonly suffix: string
  readonly images: readonly Node[]
  readonly kind: PinKind
}

/** Namespace, names and images of a layer, in this order. */
export function transformManifests(
  manifests: readonly Manifest[],
  change: Transformation,
): readonly Manifest[] {
  const { folder } = change
  const changed = manifests.map(manifest => {
    const named = renamed(manifest, change.prefix, change.suffix)
    const placed = change.namespace === undefined ? named : { ...named, namespace: change.namespace }
    const passed = folder === undefined ? placed : { ...placed, trail: [...placed.trail, folder] }
    const layered = { ...passed, layers: [...passed.layers, { ...change.layer, before: manifest }] }
    return setImages(layered, change.images, change.kind)
  })
  return claimImages(changed, change.images, change.kind)
}

function renamed(manifest: Manifest, prefix: string, suffix: string): Manifest {
  // Kustomize leaves the names of CustomResourceDefinitions and Namespaces alone; so do sources that others refer to by name.
  if (prefix + suffix === '' || manifest.group === fluxGroups.source) return manifest
  const name = `${prefix}${manifest.name}${suffix}`
  return { ...manifest, name, names: [...manifest.names, name] }
}
