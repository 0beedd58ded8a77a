import type { ParsedFile } from '../flux/parse.ts'
import type { Walked } from './manifest.ts'

/** What earlier walks of a repository found out. A file counts while its text is the same, a folder while all that was read for it is. */
export interface ParseCache {
  readonly files: Map<string, ParsedFile>
  readonly folders: Map<string, WalkedFolder>
  /** The paths of the repository for which the folders count. */
  paths: string
}

export function createParseCache(): ParseCache {
  return { files: new Map(), folders: new Map(), paths: '' }
}

/** Texts by path; nothing where there was none. */
type Reads = ReadonlyMap<string, string | undefined>

/** A folder and what was read for it. Without that it is being walked, or leads back to one that was: then it depends on where the walk began. */
export interface WalkedFolder {
  readonly walked: Walked
  readonly reads?: Reads
}

/** What is read for the folders that are being walked, the innermost last. */
export interface Records {
  readonly read: (path: string) => string | undefined
  /** Walks a folder and tells what it has read. */
  readonly record: (walk: () => Walked) => WalkedFolder
  /** A folder that is known already is a part of the one that names it. */
  readonly add: (folder: WalkedFolder) => void
}

/** Notes what is read by `read`. */
export function createRecords(read: (path: string) => string | undefined): Records {
  const open: { readonly reads: Map<string, string | undefined>; isSure: boolean }[] = []
  return {
    read(path) {
      const text = read(path)
      open.at(-1)?.reads.set(path, text)
      return text
    },
    record(walk) {
      const own = { reads: new Map<string, string | undefined>(), isSure: true }
      open.push(own)
      const walked = walk()
      open.pop()
      return own.isSure ? { walked, reads: own.reads } : { walked }
    },
    add({ reads }) {
      const outer = open.at(-1)
      if (outer === undefined) return
      if (reads === undefined) outer.isSure = false
      else for (const [path, text] of reads) outer.reads.set(path, text)
    },
  }
}

/** A folder as an earlier walk left it, if everything would be read alike. */
export function recallFolder(
  { folders }: ParseCache,
  folder: string,
  read: (path: string) => string | undefined,
): WalkedFolder | undefined {
  const known = folders.get(folder)
  if (known?.reads === undefined) return undefined
  return [...known.reads].every(([path, text]) => read(path) === text) ? known : undefined
}
