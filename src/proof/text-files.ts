import { type Files, joinPath, type Resolved } from '../kustomize/files.ts'
import { ProblemError } from '../lib/problem.ts'

interface Tree {
  readonly texts: ReadonlyMap<string, string>
  /** Names by folder; folders begin with `/`. */
  readonly folders: ReadonlyMap<string, readonly string[]>
  readonly strangers: Strangers
}

/** What stands in a repository's tree and is no file of it, by path. */
export type Strangers = ReadonlyMap<string, 'symlink' | 'submodule'>

/** A snapshot's texts as files to render; paths relative to the repository's root. What leads out of them is said, never followed. */
export function textFiles(texts: ReadonlyMap<string, string>, strangers: Strangers = new Map()): TextFiles {
  return filesOf({ texts, folders: indexFolders(texts.keys()), strangers })
}

/** Files that can be seen with other texts in the place of some. */
export interface TextFiles extends Files {
  /** Every path, relative to the root. */
  readonly paths: () => Iterable<string>
  readonly withTexts: (changed: ReadonlyMap<string, string>) => TextFiles
}

function filesOf(tree: Tree): TextFiles {
  const { texts, folders, strangers } = tree
  const resolve = (asked: string): Resolved | undefined => {
    const path = joinPath('/', asked)
    if (texts.has(path.slice(1))) return { path, kind: 'file' }
    return folders.has(path) ? { path, kind: 'folder' } : refuseStranger(path, strangers)
  }
  return {
    read(asked) {
      const path = joinPath('/', asked)
      return texts.get(path.slice(1)) ?? refuseStranger(path, strangers)
    },
    list(asked) {
      const path = joinPath('/', asked)
      return folders.get(path) ?? refuseStranger(path, strangers)
    },
    resolve,
    paths: () => texts.keys(),
    withTexts(changed) {
      const next = new Map([...texts, ...changed])
      return next.size === texts.size
        ? filesOf({ texts: next, folders, strangers })
        : textFiles(next, strangers)
    },
  }
}

/** Throws ProblemError for a symbolic link, a submodule, and what is below one; else there is nothing. */
function refuseStranger(path: string, strangers: Strangers): undefined {
  if (strangers.size === 0) return undefined
  const steps = path.slice(1).split('/')
  for (let count = 1; count <= steps.length; count++) {
    const place = steps.slice(0, count).join('/')
    const kind = strangers.get(place)
    if (kind === 'symlink')
      throw new ProblemError({
        code: 'SYMBOLIC_LINK',
        message: `${place} is a symbolic link: Flux leaves links out of what it builds, and so it is not followed here.`,
        advice: 'Name the file or folder that it points to.',
      })
    if (kind === 'submodule')
      throw new ProblemError({
        code: 'SUBMODULE',
        message: `${place} is a submodule: what it holds is in another repository, and is not read here.`,
        advice: 'Give it a GitRepository of its own, or copy what is needed.',
      })
  }
  return undefined
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
