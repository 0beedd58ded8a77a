import { textAt } from '../flux/node.ts'
import { type FluxKustomization, fluxGroups, fluxKustomization, identify } from '../flux/objects.ts'
import { folderOf, isInside, nameOf, resolvePath } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import { type Delivery, deliverCluster } from './deliver.ts'
import { isEnvironmentFolder, isSharedFolder } from './names.ts'
import { isElsewhere, isManifest, kustomizationFile, type View } from './view.ts'
import { parsedFile, type Walk, walkFile, walkFolder } from './walk.ts'

/** A cluster as the repository describes it: where Flux starts, and everything that it reaches from there. */
export interface FluxCluster {
  readonly name: string
  /** The folder or file that Flux starts from. */
  readonly entry: string
  readonly deliveries: readonly Delivery[]
}

interface Entry {
  readonly path: string
  /** Known for sure: a Flux Kustomization there applies its own folder. */
  readonly self: boolean
}

/** Every cluster that Flux Kustomizations in the repository make up, and what could not be read while looking for them. */
export function findClusters(
  walk: Walk,
  view: View,
): { readonly clusters: readonly FluxCluster[]; readonly problems: readonly Problem[] } {
  const { entries, problems } = findEntries(walk, view)
  const expanded = entries.map(entry => ({
    entry,
    deliveries: deliverCluster(walk, view, startOf(walk, view, entry.path)),
  }))
  const kept = expanded.filter(({ entry }, index) => {
    const others = expanded.filter(
      (_, other) => other !== index && (other < index || expanded[other]?.entry.self === true),
    )
    return entry.self || !others.some(other => reaches(other.deliveries, entry.path))
  })
  const names = clusterNames(kept.map(({ entry }) => entry.path))
  const clusters = kept.map(({ entry, deliveries }, index) => ({
    name: names[index] ?? entry.path,
    entry: entry.path,
    deliveries,
  }))
  return { clusters, problems }
}

/** The cluster's own folder, or file, as its first delivery. */
function startOf(walk: Walk, view: View, path: string): Delivery {
  const isFolder = view.folders.has(path)
  const walked = isFolder ? walkFolder(walk, view, path) : walkFile(walk, view, path)
  return { path, folder: isFolder ? path : folderOf(path), walked }
}

/** Whether deliveries hold Flux Kustomizations that stand at the entry, or came through it. */
function reaches(deliveries: readonly Delivery[], path: string): boolean {
  return deliveries.some(delivery =>
    delivery.walked.manifests.some(
      ({ group, body, trail }) =>
        group === fluxGroups.kustomization && (isInside(body.source.file, path) || trail.includes(path)),
    ),
  )
}

function findEntries(
  walk: Walk,
  view: View,
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const entries = new Map<string, Entry>()
  for (const file of candidateFiles(walk, view)) {
    const parsed = parsedFile(walk, file)
    if (parsed?.kind === 'malformed' && !isTemplate(file, parsed.text)) problems.push(parsed.problem)
    if (parsed?.kind !== 'documents') continue
    for (const document of parsed.documents) {
      const identity = identify(document)
      if (identity === undefined) continue
      const entry =
        identity.group === fluxGroups.instance
          ? instanceEntry(textAt(document, 'spec', 'sync', 'path'))
          : kustomizationEntry(file, fluxKustomization(document, identity))
      if (entry !== undefined && !(entries.get(entry.path)?.self ?? false)) entries.set(entry.path, entry)
    }
  }
  for (const path of overlayEntries(walk, view))
    if (!entries.has(path)) entries.set(path, { path, self: false })
  return { entries: [...entries.values()].sort(compareEntries), problems }
}

/** Folders of clusters or environments that take their Flux Kustomizations from a base and have none of their own. */
function overlayEntries(walk: Walk, view: View): readonly string[] {
  return [...view.folders.keys()].filter(folder => {
    const name = nameOf(folder)
    const isNamed = isEnvironmentFolder(name) || nameOf(folderOf(folder)) === 'clusters'
    if (!isNamed || isElsewhere(folder) || kustomizationFile(view, folder) === undefined) return false
    const { manifests } = walkFolder(walk, view, folder)
    return manifests.some(manifest => fluxKustomization(manifest.body, manifest) !== undefined)
  })
}

function candidateFiles(walk: Walk, view: View): readonly string[] {
  const files = [...view.folders.values()].flatMap(folder => folder.files)
  return files.filter(file => {
    if (!isManifest(file) || nameOf(file) === 'gotk-components.yaml' || isElsewhere(file)) return false
    const text = walk.read(file)
    return (
      text !== undefined && (text.includes(fluxGroups.kustomization) || text.includes(fluxGroups.instance))
    )
  })
}

/** A Helm or Go template is no YAML, and is not expected to be. */
function isTemplate(file: string, text: string): boolean {
  return /(?:^|\/)templates\//.test(file) || text.includes('{{')
}

function instanceEntry(path: string | undefined): Entry | undefined {
  const folder = path === undefined ? undefined : resolvePath('', path)
  return folder === undefined ? undefined : { path: folder, self: true }
}

function kustomizationEntry(file: string, flux: FluxKustomization | undefined): Entry | undefined {
  if (flux === undefined) return undefined
  const applied = resolvePath('', flux.path)
  // As `flux bootstrap` writes it: the Flux Kustomization that applies the folder in which it stands.
  const bootstrap = nameOf(file) === 'gotk-sync.yaml' || nameOf(folderOf(file)) === 'flux-system'
  if (bootstrap && applied !== undefined && isInside(file, applied) && flux.path !== '')
    return { path: applied, self: true }
  return { path: entryOf(file), self: false }
}

/** The folder under `clusters` where there is one, else the file's own folder. */
function entryOf(file: string): string {
  const match = /^(?:.*\/)?clusters\/[^/]+/.exec(file)
  if (match !== null) return match[0]
  const folder = folderOf(file)
  return nameOf(folder) === 'flux-system' ? folderOf(folder) : folder
}

function compareEntries(left: Entry, right: Entry): number {
  return weight(left) - weight(right) || (left.path < right.path ? -1 : 1)
}

function weight(entry: Entry): number {
  // What clusters share is none beside those that take it.
  const depth = entry.path.split('/').length + (isSharedFolder(nameOf(entry.path)) ? 10_000_000 : 0)
  if (entry.self) return depth
  return /(?:^|\/)clusters\//.test(entry.path) ? 1_000 + depth : 1_000_000 + depth
}

const generic = new Set([
  'flux',
  'flux-system',
  'cluster',
  'config',
  'kubernetes',
  'k8s',
  'gitops',
  'bootstrap',
  'apps',
  'entry',
  'base',
  'deploy',
  'manifests',
  '',
])

/** A short name for each path, its own among them all. */
function clusterNames(paths: readonly string[]): readonly string[] {
  const short = paths.map(clusterName)
  return short.map((name, index) =>
    short.filter(other => other === name).length === 1 ? name : (paths[index] ?? name).replaceAll('/', '-'),
  )
}

function clusterName(path: string): string {
  const steps = path.replace(/\.ya?ml$/, '').split('/')
  const clusters = steps.lastIndexOf('clusters')
  const below = clusters === -1 ? [] : steps.slice(clusters + 1)
  if (below.length > 0) return below.join('-')
  return steps.findLast(step => !generic.has(step)) ?? steps.findLast(step => step !== '') ?? 'cluster'
}
