import { artifactRoot } from '../flux/artifact.ts'
import { composeArtifact } from '../flux/compose.ts'
import type { CopyRule } from '../flux/generator.ts'
import type { Files } from '../kustomize/files.ts'
import { memoryFiles } from '../kustomize/memory-files.ts'
import { nameOf } from '../lib/path.ts'

/** The files of a repository at one commit. */
export interface Snapshot {
  readonly paths: Iterable<string>
  /** A file's text; nothing when it is no text or was not read. */
  readonly read: (path: string) => string | undefined
}

/** A tree of manifests: the repository's own, or one that Flux composes from it. */
export interface View {
  readonly id: string
  /** Folders by path; the root is the empty text. */
  readonly folders: ReadonlyMap<string, Folder>
  /** Where a file of this tree stands in the repository. */
  readonly origin: (path: string) => string
}

export interface Folder {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** Whether a path could hold manifests. */
export function isManifest(path: string): boolean {
  return /\.ya?ml$/.test(path) || nameOf(path) === 'Kustomization'
}

// Folders in which names of environments mean something else: tests, charts, documentation, hidden folders.
const elsewhere = /(?:^|\/)(?:\.[^/]+|templates|testdata|tests|node_modules|vendor|docs?|examples?)(?:\/|$)/

/** Whether a path lies where manifests are for show: tests, documentation, a chart's templates. */
export function isElsewhere(path: string): boolean {
  return elsewhere.test(path)
}

/** The repository's tree, of its manifests only. */
export function repositoryView(paths: Iterable<string>): View {
  return { id: '', folders: indexFolders(paths), origin: path => path }
}

/** The folder's own kustomization file, if it has one. */
export function kustomizationFile(view: View, folder: string): string | undefined {
  const files = view.folders.get(folder)?.files ?? []
  const names = kustomizationNames.map(name => joinPath(folder, name))
  return names.find(name => files.includes(name))
}

/** The tree that an ArtifactGenerator's rules make of the repository; what only other sources hold, or nothing does, is not in it. */
export function artifactView(
  id: string,
  paths: Files,
  rules: readonly CopyRule[],
  isOwn: (alias: string) => boolean,
): View {
  const own = rules.filter(({ alias }) => isOwn(alias)).map(rule => ({ ...rule, optional: true }))
  const composed = composeArtifact(own, () => paths)
  const origins = new Map(composed.kind === 'files' ? filesBelow(composed.files, artifactRoot) : [])
  return { id, folders: indexFolders(origins.keys()), origin: path => origins.get(path) ?? path }
}

/** The repository's manifests as a source of artifacts: every file holds its own path. */
export function pathFiles(repository: View): Files {
  const paths = [...repository.folders.values()].flatMap(folder => folder.files)
  return memoryFiles(Object.fromEntries(paths.map(path => [`${artifactRoot}/${path}`, path])))
}

/** Every file below a folder, its path inside the artifact and its text. */
function filesBelow(files: Files, folder: string): readonly (readonly [string, string])[] {
  return (files.list(folder) ?? []).flatMap(name => {
    const path = `${folder}/${name}`
    const text = files.read(path)
    return text === undefined
      ? filesBelow(files, path)
      : [[path.slice(artifactRoot.length + 1), String(text)] as const]
  })
}

function indexFolders(paths: Iterable<string>): ReadonlyMap<string, Folder> {
  const folders = new Map<string, { readonly files: string[]; readonly folders: string[] }>([
    ['', { files: [], folders: [] }],
  ])
  for (const path of paths) if (isManifest(path)) folderFor(folders, path).files.push(path)
  for (const folder of folders.values()) {
    folder.files.sort()
    folder.folders.sort()
  }
  return folders
}

function folderFor(
  folders: Map<string, { readonly files: string[]; readonly folders: string[] }>,
  path: string,
): { readonly files: string[]; readonly folders: string[] } {
  const slash = path.lastIndexOf('/')
  const name = slash === -1 ? '' : path.slice(0, slash)
  const known = folders.get(name)
  if (known !== undefined) return known
  const created = { files: [], folders: [] }
  folders.set(name, created)
  folderFor(folders, name).folders.push(name)
  return created
}

/** A name in a folder; the root is the empty text. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
