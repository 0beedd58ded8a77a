import { type Files, joinPath, type Resolved } from '../kustomize/files.ts'

interface Tree {
  readonly texts: ReadonlyMap<string, string>
  /** Names by folder; folders begin with `/`. */
  readonly folders: ReadonlyMap<string, readonly string[]>
}

/** A snapshot's texts as files to render; paths relative to the repository's root. Without symbolic links. */
export function textFiles(texts: ReadonlyMap<string, string>): TextFiles {
  return filesOf({ texts, folders: indexFolders(texts.keys()) })
}

/** Files that can be seen with other texts in the place of some. */
export interface TextFiles extends Files {
  /** Every path, relative to the root. */
  readonly paths: () => Iterable<string>
  readonly withTexts: (changed: ReadonlyMap<string, string>) => TextFiles
}

function filesOf(tree: Tree): TextFiles {
  const { texts, folders } = tree
  const resolve = (asked: string): Resolved | undefined => {
    const path = clean(asked)
    if (texts.has(path.slice(1))) return { path, kind: 'file' }
    return folders.has(path) ? { path, kind: 'folder' } : undefined
  }
  return {
    read: path => texts.get(clean(path).slice(1)),
    list: path => folders.get(clean(path)),
    resolve,
    paths: () => texts.keys(),
    withTexts(changed) {
      const next = new Map([...texts, ...changed])
      return next.size === texts.size ? filesOf({ texts: next, folders }) : textFiles(next)
    },
  }
}

// Nearly every path that is asked for is clean already.
function clean(path: string): string {
  return /^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/.test(path) ? path : joinPath('/', path)
}

function indexFolders(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>([['/', []]])
  const add = (path: string): void => {
    const slash = path.lastIndexOf('/')
    const parent = slash === 0 ? '/' : path.slice(0, slash)
    const names = folders.get(parent)
    if (names !== undefined) {
      names.push(path.slice(slash + 1))
      return
    }
    folders.set(parent, [path.slice(slash + 1)])
    add(parent)
  }
  for (const path of paths) add(`/${path}`)
  return folders
}
