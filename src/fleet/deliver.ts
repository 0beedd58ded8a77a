import type { Node } from '../flux/node.ts'
import { textAt } from '../flux/node.ts'
import {
  type ArtifactCopy,
  type FluxKustomization,
  fluxGroups,
  fluxKustomization,
  generatedArtifacts,
  type SourceReference,
} from '../flux/objects.ts'
import { isInside, resolvePath } from '../lib/path.ts'
import type { Manifest, Walked } from './manifest.ts'
import { transformManifests } from './transform.ts'
import { artifactView, type View } from './view.ts'
import { applyComponents, applyPatches, patchList, type Walk, walkFolder } from './walk.ts'

/** What reaches a cluster together: the folder it starts from, and a Flux Kustomization's objects. */
export interface Delivery {
  /** The Flux Kustomization's name; of a cluster's own folder, nothing. */
  readonly name?: string
  /** The path in the tree that it is taken from. */
  readonly path: string
  /** The folder of the repository that the path stands for. */
  readonly folder: string
  /** The delivery whose objects hold this Flux Kustomization. */
  readonly parent?: Delivery
  readonly walked: Walked
  readonly targetNamespace?: string
}

interface Cluster {
  readonly walk: Walk
  readonly view: View
  readonly deliveries: Delivery[]
  readonly pending: { readonly kustomization: FluxKustomization; readonly parent: Delivery }[]
  readonly sources: Manifest[]
  /** Names of sources that are this repository: a Flux Kustomization takes the folder from them in which it stands. */
  readonly own: Set<string>
  readonly artifacts: Map<string, readonly ArtifactCopy[]>
  readonly views: Map<string, View>
  readonly seen: Set<string>
}

/** Follows Flux from a cluster's first objects through every Flux Kustomization whose source is this repository. */
export function deliverCluster(walk: Walk, view: View, start: Delivery): readonly Delivery[] {
  const cluster: Cluster = {
    walk,
    view,
    deliveries: [],
    pending: [],
    sources: [],
    own: new Set(['flux-system']),
    artifacts: new Map(),
    views: new Map(),
    seen: new Set(),
  }
  addDelivery(cluster, start)
  // A source or a generator may come with a later delivery than the Flux Kustomization that needs it.
  for (let before = -1; before !== cluster.deliveries.length; ) {
    before = cluster.deliveries.length
    for (const { kustomization, parent } of cluster.pending.splice(0)) follow(cluster, kustomization, parent)
  }
  return cluster.deliveries
}

function addDelivery(cluster: Cluster, delivery: Delivery): void {
  cluster.deliveries.push(delivery)
  for (const manifest of delivery.walked.manifests) {
    if (manifest.group === fluxGroups.source) cluster.sources.push(manifest)
    if (manifest.group === fluxGroups.artifactGenerator) addArtifacts(cluster, manifest)
    const kustomization = fluxKustomization(manifest.body, manifest)
    if (kustomization === undefined) continue
    const applied = resolvePath('', kustomization.path)
    const applies = applied !== undefined && applied !== '' && isInside(manifest.body.source.file, applied)
    if (applies) cluster.own.add(kustomization.source.name)
    cluster.pending.push({ kustomization, parent: delivery })
  }
}

function addArtifacts(cluster: Cluster, manifest: Manifest): void {
  for (const [name, copies] of generatedArtifacts(manifest.body)) cluster.artifacts.set(name, copies)
}

function follow(cluster: Cluster, kustomization: FluxKustomization, parent: Delivery): void {
  const { source, path, name, namespace = '' } = kustomization
  const key = [namespace, name, source.kind, source.name, path].join('\n')
  if (cluster.seen.has(key)) return
  const view = sourceView(cluster, source)
  if (view === 'unknown') {
    cluster.pending.push({ kustomization, parent })
    return
  }
  cluster.seen.add(key)
  const folder = resolvePath('', path)
  if (view === undefined || folder === undefined || !view.folders.has(folder)) return
  if (
    cluster.deliveries.some(
      delivery => delivery.name === undefined && delivery.path === folder && view.id === '',
    )
  )
    return
  const walked = applyFlux(cluster.walk, view, folder, kustomization)
  const { targetNamespace } = kustomization
  addDelivery(cluster, {
    ...{ name, path: folder, folder: folderInRepository(view, folder), parent, walked },
    ...(targetNamespace === undefined ? {} : { targetNamespace }),
  })
}

/** The tree that a source stands for: this repository or an artifact made of it; nothing for others, `unknown` when it has not been met yet. */
function sourceView(cluster: Cluster, source: SourceReference): View | undefined | 'unknown' {
  if (source.kind === 'ExternalArtifact') {
    const copies = cluster.artifacts.get(source.name)
    if (copies === undefined) return 'unknown'
    const own = copies.filter(copy => isOwn(cluster, copy.source))
    const id = JSON.stringify(own)
    const made = cluster.views.get(id) ?? artifactView(id, cluster.view, own)
    cluster.views.set(id, made)
    return made
  }
  return isOwn(cluster, source) ? cluster.view : undefined
}

/** A source that nothing here declares is taken for the one that Flux was installed with: this repository. */
function isOwn(cluster: Cluster, source: SourceReference): boolean {
  const declared = cluster.sources.find(({ kind, name }) => kind === source.kind && name === source.name)
  if (declared === undefined || cluster.own.has(source.name)) return true
  if (source.kind !== 'GitRepository') return false
  const own = cluster.sources.filter(({ kind, name }) => kind === 'GitRepository' && cluster.own.has(name))
  return own.some(({ body }) => sameRepository(body, declared.body))
}

function sameRepository(left: Node, right: Node): boolean {
  const branches = [left, right].map(node => textAt(node, 'spec', 'ref', 'branch') ?? '')
  const urls = [left, right].map(node => repositoryName(textAt(node, 'spec', 'url') ?? ''))
  return branches[0] === branches[1] && urls[0] === urls[1]
}

/** Host and path of a git address, whichever way it is written. */
function repositoryName(url: string): string {
  const withoutScheme = url.replace(/^[a-z+]+:\/\//i, '').replace(/^[^@/]*@/, '')
  return withoutScheme
    .replace(':', '/')
    .replace(/\.git$/, '')
    .replace(/\/$/, '')
    .toLowerCase()
}

function applyFlux(walk: Walk, view: View, folder: string, flux: FluxKustomization): Walked {
  const layers = { walk, view, folder }
  const composed = applyComponents(layers, walkFolder(walk, view, folder), flux.components)
  const patched = applyPatches(layers, composed, patchList(flux.patches))
  const { targetNamespace, images, body } = flux
  const change = {
    layer: { kind: 'flux' as const, body },
    ...{ namespace: targetNamespace, prefix: '', suffix: '', images, kind: 'flux-image' as const },
  }
  return { ...patched, manifests: transformManifests(patched.manifests, change) }
}

/** Of an artifact's folder, the folder that its files come from. */
function folderInRepository(view: View, folder: string): string {
  const file = firstFile(view, folder)
  if (file === undefined) return folder
  const origin = view.origin(file)
  const below = file.slice(folder === '' ? 0 : folder.length)
  const tail = below.startsWith('/') ? below : `/${below}`
  return `/${origin}`.endsWith(tail) ? origin.slice(0, Math.max(0, origin.length - tail.length)) : folder
}

function firstFile(view: View, folder: string): string | undefined {
  const here = view.folders.get(folder)
  if (here === undefined) return undefined
  for (const file of here.files) return file
  for (const below of here.folders) {
    const found = firstFile(view, below)
    if (found !== undefined) return found
  }
  return undefined
}
