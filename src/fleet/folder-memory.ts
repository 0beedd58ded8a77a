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

/** What was read, by path. */
type Reads = ReadonlyMap<string, Read>

interface Read {
  /** Nothing where there was none. */
  readonly text: string | undefined
  /** What the text was parsed to, if it was: what was found stands in these nodes and no others. */
  readonly parsed?: ParsedFile
}

/** A folder and what was read for it. Without that it is being walked, or leads back to one that was: then it depends on where the walk began. */
export interface WalkedFolder {
  readonly walked: Walked
  readonly reads?: Reads
}

/** What is read for the folders that are being walked, the innermost last. */
export interface Records {
  readonly read: (path: string) => string | undefined
  readonly noteParsed: (path: string, parsed: ParsedFile) => void
  /** Walks a folder and tells what it has read. */
  readonly record: (walk: () => Walked) => WalkedFolder
  /** A folder that is known already is a part of the one that names it. */
  readonly add: (folder: WalkedFolder) => void
}

/** Notes what is read by `read`. */
export function createRecords(read: (path: string) => string | undefined): Records {
  const open: { readonly reads: Map<string, Read>; isSure: boolean }[] = []
  return {
    read(path) {
      const text = read(path)
      const reads = open.at(-1)?.reads
      if (reads?.has(path) === false) reads.set(path, { text })
      return text
    },
    noteParsed(path, parsed) {
      open.at(-1)?.reads.set(path, { text: parsed.text, parsed })
    },
    record(walk) {
      const own = { reads: new Map<string, Read>(), isSure: true }
      open.push(own)
      const walked = walk()
      open.pop()
      return own.isSure ? { walked, reads: own.reads } : { walked }
    },
    add({ reads }) {
      const outer = open.at(-1)
      if (outer === undefined) return
      if (reads === undefined) outer.isSure = false
      else for (const [path, each] of reads) outer.reads.set(path, each)
    },
  }
}

/** A folder as an earlier walk left it, if everything would be read alike and be the same nodes. */
export function recallFolder(
  { files, folders }: ParseCache,
  folder: string,
  read: (path: string) => string | undefined,
): WalkedFolder | undefined {
  const known = folders.get(folder)
  if (known?.reads === undefined) return undefined
  const isCurrent = [...known.reads].every(
    ([path, { text, parsed }]) => read(path) === text && (parsed === undefined || files.get(path) === parsed),
  )
  return isCurrent ? known : undefined
}
