/**
 * What a build reads files through. Paths are absolute inside the port, with `/`, already clean (no `.`, `..` or doubled `/`).
 * Every method is synchronous and answers undefined for what is not there.
 */
export interface Files {
  /** The content of a file; the path may hold symbolic links. */
  read(path: string): Uint8Array | string | undefined
  /** The names in a folder, in any order. */
  list(path: string): readonly string[] | undefined
  /** Where a path leads once its symbolic links are followed, and to what. */
  resolve(path: string): Resolved | undefined
}

/** A path without symbolic links and what stands there. */
export interface Resolved {
  readonly path: string
  readonly kind: 'file' | 'folder'
}

/** `from/path` without `.`, `..` and doubled slashes; an absolute `path` stands alone. Never leaves `/`. */
export function joinPath(from: string, path: string): string {
  // Nearly every path is clean already, or one name below such a one.
  if (path.startsWith('/')) {
    if (cleanPath.test(path)) return path
  } else if (cleanName.test(path) && cleanPath.test(from)) return `${from}/${path}`
  const segments: string[] = []
  for (const segment of `${path.startsWith('/') ? '' : `${from}/`}${path}`.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return `/${segments.join('/')}`
}

const cleanName = /^(?!\.{1,2}$)[^/]+$/
const cleanPath = /^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/

/** A relative path without `.` and doubled slashes; `..` stays where nothing precedes it. */
export function cleanRelative(path: string): string {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`)
}

/** How a person would write `path` standing in `base`: relative, with `..` where it lies outside. */
export function relativePath(base: string, path: string): string {
  const from = base.split('/').filter(segment => segment !== '')
  const to = path.split('/').filter(segment => segment !== '')
  let common = 0
  while (common < from.length && common < to.length && from[common] === to[common]) common++
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.'
}

/** The last segment of a path, as Go's `path.Base` gives it. */
export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  if (trimmed === '') return path === '' ? '.' : '/'
  return trimmed.slice(trimmed.lastIndexOf('/') + 1)
}
