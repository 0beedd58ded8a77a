import { similar } from '../lib/similar.ts'
import { type Files, isWithin, joinPath, relativePath } from './files.ts'
import { type At, fail } from './problems.ts'
import { isRemoteFile, isRepository } from './remote.ts'

/** What every loader of a build shares. */
export interface LoaderSetting {
  readonly files: Files
  /** Where paths in messages are relative to. */
  readonly base: string
  /** Whether a file must lie in or under its kustomization's folder. */
  readonly rootOnly: boolean
  /** Whether a folder's path may hold a part like `a..b`. */
  readonly allowsDoubleDots: boolean
}

/** A kustomization's folder with those that led to it. */
export interface Folder {
  readonly path: string
  readonly referrer: Folder | undefined
}

/** What stands at a path that `resources` names. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly folder: Folder }

/** A path as messages show it. */
export function displayPath(setting: LoaderSetting, path: string): string {
  return relativePath(setting.base, path)
}

/** The folder where a build starts. */
export function openRoot(setting: LoaderSetting, dir: string): Folder {
  if (isRepository(dir) || isRemoteFile(dir)) refuseRemote(dir, undefined)
  const found = setting.files.resolve(joinPath('/', dir))
  if (found?.kind === 'folder') return { path: found.path, referrer: undefined }
  const shown = displayPath(setting, joinPath('/', dir))
  const reason =
    found === undefined
      ? `not a valid directory: '${shown}': no such file or directory`
      : `'${shown}': file is not directory`
  return fail('FOLDER_NOT_FOUND', `must build at directory: ${reason}`)
}

function refuseRemote(path: string, place: At): never {
  return fail(
    'REMOTE_REFUSED',
    `remote resource '${path}' is refused: a build here fetches nothing`,
    place,
    'Copy it into the repository and name the copy.',
  )
}

/** The folder that a kustomization names; one that contains a folder on the way to it is a cycle. */
export function openFolder(setting: LoaderSetting, from: Folder, path: string, place: At): Folder {
  if (path === '') fail('FOLDER_NOT_FOUND', 'new root cannot be empty', place)
  if (isRepository(path)) refuseRemote(path, place)
  if (path.startsWith('/'))
    fail(
      'FOLDER_NOT_FOUND',
      `new root '${path}' cannot be absolute`,
      place,
      'Write it relative to this file.',
    )
  if (!setting.allowsDoubleDots) refuseAmbiguous(path, place)
  const found = setting.files.resolve(joinPath(from.path, path))
  if (found === undefined) return failMissing(setting, from, path, place)
  if (found.kind === 'file')
    return fail('FOLDER_NOT_FOUND', `'${path}' must resolve to a directory, not a file`, place)
  refuseCycle(setting, from, found.path, place)
  return { path: found.path, referrer: from }
}

function refuseAmbiguous(path: string, place: At): void {
  if (!path.split('/').some(part => part !== '..' && part.includes('..'))) return
  fail(
    'FOLDER_NOT_FOUND',
    `path "${path}" is ambiguous`,
    place,
    'Check the indentation: two lines may have run into one.',
  )
}

function refuseCycle(setting: LoaderSetting, from: Folder, candidate: string, place: At): void {
  const visited = folderInside(from, candidate)
  if (visited === undefined) return
  fail(
    'CYCLE',
    `cycle detected: candidate root '${displayPath(setting, candidate)}' contains visited root '${displayPath(setting, visited.path)}'`,
    place,
  )
}

/** The nearest of a folder and those that led to it that lies in or below `candidate`, which then cannot be one of its resources. */
export function folderInside(from: Folder | undefined, candidate: string): Folder | undefined {
  let visited = from
  while (visited !== undefined && !isWithin(visited.path, candidate)) visited = visited.referrer
  return visited
}

/** The file or folder that an entry of `resources` names. */
export function openEntry(setting: LoaderSetting, from: Folder, path: string, place: At): Entry {
  if (isRemoteFile(path)) refuseRemote(path, place)
  const found = path === '' ? undefined : setting.files.resolve(joinPath(from.path, path))
  if (found?.kind === 'file') return { kind: 'file', path: confine(setting, from, path, found.path, place) }
  return { kind: 'folder', folder: openFolder(setting, from, path, place) }
}

/** The path of a file to read, once it is sure that it may be read. */
export function openFile(setting: LoaderSetting, from: Folder, path: string, place: At): string {
  if (isRemoteFile(path)) refuseRemote(path, place)
  const found = setting.files.resolve(joinPath(from.path, path))
  if (found === undefined) return failMissing(setting, from, path, place)
  if (found.kind === 'folder') return fail('FILE_NOT_FOUND', `'${path}' must resolve to a file`, place)
  return confine(setting, from, path, found.path, place)
}

function confine(setting: LoaderSetting, from: Folder, written: string, path: string, place: At): string {
  if (!setting.rootOnly || isWithin(path, from.path)) return path
  return fail(
    'FILE_OUTSIDE_ROOT',
    `security; file '${written}' is not in or below '${displayPath(setting, from.path)}'`,
    place,
    'Move it below, name its folder instead, or build with --load-restrictor LoadRestrictionsNone.',
  )
}

function failMissing(setting: LoaderSetting, from: Folder, path: string, place: At): never {
  const full = joinPath(from.path, path)
  const parent = joinPath(full, '..')
  const name = full.slice(full.lastIndexOf('/') + 1)
  const [nearest] = similar(name, setting.files.list(parent) ?? [])
  return fail(
    'FILE_NOT_FOUND',
    `no such file or directory: '${path}'`,
    place,
    nearest === undefined
      ? undefined
      : `Did you mean '${path.slice(0, path.length - name.length)}${nearest}'?`,
  )
}
