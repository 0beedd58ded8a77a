import type { ArtifactCopy } from '../flux/objects.ts'
import { matchesGlob } from '../lib/glob.ts'
import { isInside, nameOf } from '../lib/path.ts'

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

/** The tree that an ArtifactGenerator's copy rules make of the repository; later rules overwrite. */
export function artifactView(id: string, repository: View, copies: readonly ArtifactCopy[]): View {
  const origins = new Map<string, string>()
  const paths = [...repository.folders.values()].flatMap(folder => folder.files)
  for (const copy of copies) copyFiles(copy, paths, origins)
  return { id, folders: indexFolders(origins.keys()), origin: path => origins.get(path) ?? path }
}

function copyFiles(copy: ArtifactCopy, paths: readonly string[], origins: Map<string, string>): void {
  const { pattern, target, intoFolder } = copy
  const glob = /[*?[{]/.test(pattern)
  const root = glob
    ? pattern
        .slice(0, pattern.search(/[*?[{]/))
        .replace(/[^/]*$/, '')
        .replace(/\/$/, '')
    : pattern
  for (const path of paths) {
    if (!isInside(path, root) || (glob && !matchesGlob(path, pattern))) continue
    const relative = path === root ? nameOf(path) : path.slice(root === '' ? 0 : root.length + 1)
    if (copy.exclude.some(each => matchesGlob(path, each) || matchesGlob(relative, each))) continue
    origins.set(path === root && !intoFolder ? target : joinPath(target, relative), path)
  }
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
