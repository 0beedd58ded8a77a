import { textAt } from '../flux/node.ts'
import { type FluxKustomization, fluxGroups, fluxKustomization, identify } from '../flux/objects.ts'
import { folderOf, isInside, nameOf, resolvePath } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import { isEnvironmentFolder, isSharedFolder } from './names.ts'
import { isElsewhere, isManifest, kustomizationFile, type View } from './view.ts'
import { parsedFile, type Walk, walkFolder } from './walk.ts'

/** A folder or file from which Flux may start. */
export interface Entry {
  readonly path: string
  /** Known for sure: a Flux Kustomization there applies its own folder. */
  readonly self: boolean
}

/** Where Flux may start, the surest first, and what could not be read while looking for it. */
export function findEntries(
  walk: Walk,
  view: View,
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const entries = new Map<string, Entry>()
  const files = candidateFiles(walk, view)
  const divided = dividedClusters(walk, files)
  for (const file of files) {
    const parsed = parsedFile(walk, file)
    if (parsed?.kind === 'malformed' && !isTemplate(file, parsed.text)) problems.push(parsed.problem)
    if (parsed?.kind !== 'documents') continue
    for (const document of parsed.documents) {
      const identity = identify(document)
      if (identity === undefined) continue
      const entry =
        identity.group === fluxGroups.instance
          ? instanceEntry(textAt(document, 'spec', 'sync', 'path'))
          : kustomizationEntry(file, fluxKustomization(document, identity), divided)
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

function kustomizationEntry(
  file: string,
  flux: FluxKustomization | undefined,
  divided: ReadonlySet<string>,
): Entry | undefined {
  if (flux === undefined) return undefined
  const applied = resolvePath('', flux.path)
  // As `flux bootstrap` writes it: the Flux Kustomization that applies the folder in which it stands.
  const bootstrap = nameOf(file) === 'gotk-sync.yaml' || nameOf(folderOf(file)) === 'flux-system'
  if (bootstrap && applied !== undefined && isInside(file, applied) && flux.path !== '')
    return { path: applied, self: true }
  return { path: entryOf(file, divided), self: false }
}

/** The folder under `clusters` where there is one, or the one below that if several clusters share it; else the file's own folder. */
function entryOf(file: string, divided: ReadonlySet<string>): string {
  const [first, below] = clusterFolders(file)
  if (first !== undefined) return below !== undefined && divided.has(first) ? below : first
  const folder = folderOf(file)
  return nameOf(folder) === 'flux-system' ? folderOf(folder) : folder
}

/** `clusters/eu` and `clusters/eu/prod` of a file below them. */
function clusterFolders(file: string): readonly (string | undefined)[] {
  const match = /^((?:.*\/)?clusters\/[^/]+)(?:(\/[^/]+)\/)?/.exec(file)
  return [match?.[1], match?.[2] === undefined ? undefined : `${match[1]}${match[2]}`]
}

/** Folders of several clusters: two below them hold Flux Kustomizations of one name, and no cluster can have both. Those beside them are no other. */
function dividedClusters(walk: Walk, files: readonly string[]): ReadonlySet<string> {
  const named = files.flatMap(file => {
    const [first, below] = clusterFolders(file)
    const parsed = first === undefined ? undefined : parsedFile(walk, file)
    const documents = parsed?.kind === 'documents' ? parsed.documents : []
    return documents.flatMap(document => {
      const identity = identify(document)
      const flux = identity === undefined ? undefined : fluxKustomization(document, identity)
      return first === undefined || flux === undefined ? [] : [{ first, below, flux }]
    })
  })
  const groups = Map.groupBy(named, ({ first, flux }) => `${first}\n${flux.namespace}\n${flux.name}`)
  const several = [...groups.values()].filter(group => new Set(group.map(({ below }) => below)).size > 1)
  const parents = new Set(several.flatMap(group => group.map(({ first }) => folderOf(first))))
  const own = new Set(named.flatMap(({ first, below }) => (below === undefined ? first : [])))
  return new Set(named.flatMap(({ first }) => (parents.has(folderOf(first)) && !own.has(first) ? first : [])))
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
