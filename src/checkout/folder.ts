import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { ProblemError } from '../lib/problem.ts'
import { git } from './git.ts'

/** The files of a GitOps repository on disk, as they are now. */
export interface Folder {
  readonly root: string
  /** Relative to the root, with `/`, sorted. What git ignores is not among them. */
  readonly paths: readonly string[]
  /** Those that git does not know yet. */
  readonly untracked: ReadonlySet<string>
  /** The file's text, or nothing where there is none, it is larger than a manifest can be, or a link leaves the folder. */
  readonly read: (path: string) => string | undefined
}

// Flux refuses to build larger ones too; a manifest near this size is a bundle of CRDs.
const largestFile = 16 * 1024 * 1024

/** Reads the listing of a checkout, or of a plain folder, which counts as one commit of its files. */
export async function readFolder(directory: string): Promise<Folder> {
  const root = resolve(directory)
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new ProblemError({
      code: 'NO_SUCH_FOLDER',
      message: `There is no folder ${directory}.`,
      advice:
        'Name a checkout of the GitOps repository with --repo DIR; in a workflow, let actions/checkout run before this step.',
    })
  }
  const { paths, untracked } = existsSync(join(root, '.git'))
    ? await trackedPaths(root)
    : await walkedPaths(root)
  const realRoot = realpathSync.native(root)
  return {
    root,
    paths: [...paths].sort(),
    untracked: new Set(untracked),
    read: path => readText(realRoot, path),
  }
}

interface Listing {
  readonly paths: readonly string[]
  readonly untracked: readonly string[]
}

/** Tracked and new files, without those that git ignores and without those that are deleted on disk. */
async function trackedPaths(root: string): Promise<Listing> {
  const listing = await git(
    root,
    'ls-files',
    '-z',
    '-t',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
  )
  // `H path`; `?` in place of the letter where git does not know the file.
  const lines = listing.split('\0').filter(line => line !== '' && isThere(join(root, line.slice(2))))
  const untracked = lines.filter(line => line.startsWith('?'))
  return { paths: lines.map(line => line.slice(2)), untracked: untracked.map(line => line.slice(2)) }
}

// A link that leads nowhere is there; below what is a file now nothing is.
function isThere(path: string): boolean {
  if (existsSync(path)) return true
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

async function walkedPaths(root: string): Promise<Listing> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => !path.startsWith('.git/') && !path.includes('/.git/'))
  return { paths, untracked: paths }
}

function readText(root: string, path: string): string | undefined {
  try {
    const real = realpathSync.native(join(root, path))
    const inside = real === root || real.startsWith(root + sep)
    if (!inside || statSync(real).size > largestFile) return undefined
    return readFileSync(real, 'utf8')
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ELOOP'
}
