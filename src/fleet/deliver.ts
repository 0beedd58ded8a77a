import type { Node } from '../flux/node.ts'
import { textAt } from '../flux/node.ts'
import {
  type ArtifactRecipe,
  type FluxKustomization,
  fluxGroups,
  fluxKustomization,
  generatedArtifacts,
  type SourceReference,
} from '../flux/objects.ts'
import type { Files } from '../kustomize/files.ts'
import { folderOf, isInside, resolvePath } from '../lib/path.ts'
import { type Manifest, nothingWalked, type RemoteSource, type Walked } from './manifest.ts'
import { patchList } from './patch-entries.ts'
import { declaredRemote, remoteManifest } from './remote.ts'
import { resourcesOf } from './resource-sets.ts'
import { transformManifests } from './transform.ts'
import { fillText, variablesOf } from './variables.ts'
import { artifactView, pathFiles, type View } from './view.ts'
import { applyComponents, applyPatches, type Walk, walkFolder } from './walk.ts'

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
  readonly flux?: FluxKustomization
  /** Everything that reaches the same cluster, itself too. */
  readonly siblings?: readonly Delivery[]
  /** Its files are another repository's. */
  readonly elsewhere?: RemoteSource
}

interface Cluster {
  readonly walk: Walk
  readonly view: View
  readonly deliveries: Delivery[]
  readonly pending: { readonly kustomization: FluxKustomization; readonly parent: Delivery }[]
  readonly sources: Manifest[]
  /** Names of sources that are this repository: a Flux Kustomization takes the folder from them in which it stands. */
  readonly own: Set<string>
  readonly artifacts: Map<string, ArtifactRecipe>
  paths: Files | undefined
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
    paths: undefined,
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

/** What comes from another repository is not known, only what fixes its version. */
function followElsewhere(cluster: Cluster, kustomization: FluxKustomization, parent: Delivery): void {
  const { source, path, name, targetNamespace, body, images } = kustomization
  const declared = cluster.sources.find(each => each.kind === source.kind && each.name === source.name)
  if (declared === undefined) return
  const remote = declaredRemote(declared, source, path)
  const manifest = remoteManifest(body, remote, [])
  const change = {
    layer: { kind: 'flux' as const, body },
    ...{ namespace: targetNamespace, prefix: '', suffix: '', images, kind: 'flux-image' as const },
  }
  const walked = { ...nothingWalked, manifests: transformManifests([manifest], change) }
  const folder = folderOf(body.source.file)
  addDelivery(cluster, {
    ...{ name, path: folder, folder, parent, walked, flux: kustomization, elsewhere: remote },
    ...(targetNamespace === undefined ? {} : { targetNamespace }),
  })
}

function addDelivery(cluster: Cluster, reached: Delivery): void {
  const { manifests } = reached.walked
  const known = [...cluster.deliveries.flatMap(({ walked }) => walked.manifests), ...manifests]
  const made = manifests.flatMap(manifest => resourcesOf(manifest, known, cluster.walk))
  const walked =
    made.length === 0 ? reached.walked : { ...reached.walked, manifests: [...manifests, ...made] }
  const delivery = { ...reached, walked, siblings: cluster.deliveries }
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
  for (const [name, recipe] of generatedArtifacts(manifest.body)) cluster.artifacts.set(name, recipe)
}

function follow(cluster: Cluster, kustomization: FluxKustomization, parent: Delivery): void {
  const { source, path, name, namespace = '' } = kustomization
  const key = [namespace, name, source.kind, source.name, path].join('\n')
  if (cluster.seen.has(key)) return
  const view = sourceView(cluster, source) ?? pushedView(cluster, kustomization)
  if (view === 'unknown') {
    cluster.pending.push({ kustomization, parent })
    return
  }
  cluster.seen.add(key)
  if (view === undefined) {
    followElsewhere(cluster, kustomization, parent)
    return
  }
  const folder = resolvePath('', fillText(path, variablesOf(parent)))
  if (folder === undefined || !view.folders.has(folder)) return
  if (
    cluster.deliveries.some(
      delivery => delivery.name === undefined && delivery.path === folder && view.id === '',
    )
  )
    return
  const walked = applyFlux(cluster.walk, view, folder, kustomization)
  const { targetNamespace } = kustomization
  addDelivery(cluster, {
    ...{ name, path: folder, folder: folderInRepository(view, folder), parent, walked, flux: kustomization },
    ...(targetNamespace === undefined ? {} : { targetNamespace }),
  })
}

/** The tree that a source stands for: this repository or an artifact made of it; nothing for others, `unknown` when it has not been met yet. */
function sourceView(cluster: Cluster, source: SourceReference): View | undefined | 'unknown' {
  if (source.kind === 'ExternalArtifact') {
    const recipe = cluster.artifacts.get(source.name)
    return recipe === undefined ? 'unknown' : composedView(cluster, recipe)
  }
  return isOwn(cluster, source) ? cluster.view : undefined
}

/** An OCI artifact of no fixed version whose path is a folder here: this repository, as its CI pushes it. */
function pushedView(cluster: Cluster, { source, path }: FluxKustomization): View | undefined {
  const declared = cluster.sources.find(({ kind, name }) => kind === source.kind && name === source.name)
  const folder = resolvePath('', path)
  const isPushed =
    source.kind === 'OCIRepository' &&
    declared !== undefined &&
    declaredRemote(declared, source, path).versions.length === 0
  return isPushed && folder !== undefined && folder !== '' && cluster.view.folders.has(folder)
    ? cluster.view
    : undefined
}

function composedView(cluster: Cluster, { rules, sources }: ArtifactRecipe): View {
  const isOwnAlias = (alias: string): boolean => {
    const source = sources.get(alias)
    return source !== undefined && isOwn(cluster, source)
  }
  const id = JSON.stringify(rules.filter(({ alias }) => isOwnAlias(alias)))
  cluster.paths ??= pathFiles(cluster.view)
  const made = cluster.views.get(id) ?? artifactView(id, cluster.paths, rules, isOwnAlias)
  cluster.views.set(id, made)
  return made
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
