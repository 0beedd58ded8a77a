import { descend, type MapNode, type Node, type ScalarNode, scalarAt, textAt } from '../flux/node.ts'
import type { PinKind } from '../promotion/fleet.ts'
import type { ImageReference, Manifest } from './manifest.ts'

// Where a pod's specification stands in the objects that have one.
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
}
const templated = ['spec', 'template', 'spec']
const containerLists = ['containers', 'initContainers'] as const

export interface Container {
  readonly name: string
  readonly list: (typeof containerLists)[number]
  readonly image: ImageReference
}

/** The containers of a workload with the images that its layers give them; of other objects, none. */
export function containersOf(manifest: Manifest): readonly Container[] {
  const pod = podOf(manifest)
  return containerLists.flatMap(list => {
    const found = descend(pod, list)
    return found?.kind === 'list' ? found.values.flatMap(entry => container(manifest, entry, list)) : []
  })
}

function podOf(manifest: Manifest): Node | undefined {
  return descend(manifest.body, ...(podPaths[manifest.kind] ?? templated))
}

function container(manifest: Manifest, entry: Node, list: Container['list']): readonly Container[] {
  const scalar = scalarAt(entry, 'image')
  if (scalar === undefined) return []
  return [{ name: textAt(entry, 'name') ?? '', list, image: imageOf(manifest, scalar) }]
}

/** The image that a container's scalar stands for by now. */
export function imageOf(manifest: Manifest, scalar: ScalarNode): ImageReference {
  return manifest.images.get(scalar) ?? parseImage(scalar)
}

/** Reads `name[:tag][@digest]` as it stands in one scalar. */
export function parseImage(node: ScalarNode, kind: PinKind = 'container-image'): ImageReference {
  const { name, tag, digest } = splitImage(node.text)
  return {
    name,
    ...(tag === undefined ? {} : { tag: { node, kind, version: tag } }),
    ...(digest === undefined ? {} : { digest: { node, kind, version: digest } }),
  }
}

/** Splits an image reference; a port is no tag. */
export function splitImage(text: string): {
  readonly name: string
  readonly tag?: string
  readonly digest?: string
} {
  // What Flux fills in may hold such characters itself: `${tag:=7.0.0}`.
  const plain = text.replace(/\$\{[^}]*\}/g, variable => '$'.repeat(variable.length))
  const at = plain.indexOf('@')
  const digest = at === -1 ? undefined : text.slice(at + 1)
  const tagged = at === -1 ? text : text.slice(0, at)
  const colon = plain.slice(0, tagged.length).lastIndexOf(':')
  const hasTag = colon > plain.slice(0, tagged.length).lastIndexOf('/')
  const tag = hasTag ? tagged.slice(colon + 1) : undefined
  return {
    name: hasTag ? tagged.slice(0, colon) : tagged,
    ...(tag === undefined || tag === '' ? {} : { tag }),
    ...(digest === undefined || digest === '' ? {} : { digest }),
  }
}

/** Applies `images:` entries in order, as Kustomize's image transformer does: by the name that the image has by then. */
export function setImages(manifest: Manifest, entries: readonly Node[], kind: PinKind): Manifest {
  const pod = podOf(manifest)
  if (pod?.kind !== 'map' || entries.length === 0) return manifest
  const scalars = containerLists.flatMap(list => imageScalars(pod, list))
  const images = new Map(manifest.images)
  for (const scalar of scalars) {
    const before = imageOf(manifest, scalar)
    const after = entries.reduce((image, entry) => setImage(image, entry, kind), before)
    if (after !== before) images.set(scalar, after)
  }
  return { ...manifest, images }
}

function imageScalars(pod: MapNode, list: string): readonly ScalarNode[] {
  const found = pod.entries.get(list)
  if (found?.kind !== 'list') return []
  return found.values.flatMap(entry => scalarAt(entry, 'image') ?? [])
}

/** What an entry of `images` makes of an image, if it is for it. */
export function setImage(image: ImageReference, entry: Node, kind: PinKind): ImageReference {
  if (textAt(entry, 'name') !== image.name) return image
  const name = textAt(entry, 'newName') ?? image.name
  const versions = separateVersions(scalarAt(entry, 'newTag'), scalarAt(entry, 'digest'), kind)
  if (versions.tag === undefined && versions.digest === undefined) return { ...image, name }
  return { name, ...versions }
}

/** The tag and digest of entries that hold them apart; a tag may carry its digest: `7.0.0@sha256:…`. */
export function separateVersions(
  tag: ScalarNode | undefined,
  digest: ScalarNode | undefined,
  kind: PinKind,
): Pick<ImageReference, 'tag' | 'digest'> {
  const [version = '', inTag = ''] = tag?.text.split('@') ?? []
  const fromTag = tag === undefined || inTag === '' ? undefined : { node: tag, kind, version: inTag }
  const own =
    digest === undefined || digest.text === '' ? fromTag : { node: digest, kind, version: digest.text }
  return {
    ...(tag === undefined || version === '' ? {} : { tag: { node: tag, kind, version } }),
    ...(own === undefined ? {} : { digest: own }),
  }
}

/** The last segment of an image's name. */
export function lastSegment(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1)
}
