import { type Files, isWithin, joinPath, type Resolved } from '../kustomize/files.ts'
import { folderOf } from '../lib/path.ts'
import { type IgnoreRule, isIgnored, parseIgnoreFile } from './source-ignore.ts'

/** Where an artifact's root is in the port that `artifactFiles` gives: below `/`, so that a path can be seen to leave it. */
export const artifactRoot = '/.artifact'

const ignoreFile = '.sourceignore'

/**
 * The files of a source as Flux packs them into an artifact: what `.sourceignore` files, `ignore` (the source's `spec.ignore`)
 * and Flux's own rules leave, without symbolic links. `root` is the source's root in `files`.
 */
export function artifactFiles(files: Files, root: string, ignore = ''): Files {
  const start = files.resolve(joinPath('/', root))?.path ?? joinPath('/', root)
  const rulesFor = rulesIn(files, start, parseIgnoreFile(ignore, []))
  const resolve = remembering((path): Resolved | undefined => {
    if (!isWithin(path, artifactRoot)) return undefined
    const inside = path.slice(artifactRoot.length + 1)
    const real = joinPath(start, `./${inside}`)
    const found = files.resolve(real)
    // Flux packs no symbolic links: what only a link leads to is not there.
    if (found === undefined || found.path !== real) return undefined
    const isFolder = found.kind === 'folder'
    if (inside !== '' && isIgnored(inside, isFolder, rulesFor(folderOf(inside)))) {
      if (!isFolder || !holdsFiles(path)) return undefined
    }
    return { path, kind: found.kind }
  })
  const outside = (path: string): string => joinPath(start, `./${path.slice(artifactRoot.length)}`)
  const list = (asked: string): readonly string[] | undefined => {
    const found = resolve(asked)
    if (found?.kind !== 'folder') return undefined
    const names = files.list(outside(found.path)) ?? []
    return names.filter(name => resolve(joinPath(found.path, name)) !== undefined)
  }
  const holdsFiles = (path: string): boolean =>
    (files.list(outside(path)) ?? []).some(name => resolve(joinPath(path, name)) !== undefined)
  return {
    read(asked) {
      const found = resolve(asked)
      return found?.kind === 'file' ? files.read(outside(found.path)) : undefined
    },
    list,
    resolve,
  }
}

/** A build asks for the same folders again and again, and the files stay as they are. */
function remembering(find: (path: string) => Resolved | undefined): Files['resolve'] {
  const known = new Map<string, Resolved | undefined>()
  return asked => {
    if (known.has(asked)) return known.get(asked)
    const found = find(joinPath('/', asked))
    known.set(asked, found)
    return found
  }
}

/** The rules for what lies in a folder: those of the `.sourceignore` files on the way to it, the root's first, then `last`. */
function rulesIn(
  files: Files,
  start: string,
  last: readonly IgnoreRule[],
): (folder: string) => readonly IgnoreRule[] {
  const known = new Map<string, readonly IgnoreRule[]>()
  const rulesOf = (folder: string): readonly IgnoreRule[] => {
    const found = known.get(folder)
    if (found !== undefined) return found
    const above = folder === '' ? [] : rulesOf(folderOf(folder))
    const own = ownRules(files, start, folder)
    // Most folders have none of their own, and share the list.
    const rules = own.length === 0 ? above : [...above, ...own]
    known.set(folder, rules)
    return rules
  }
  return folder => (last.length === 0 ? rulesOf(folder) : [...rulesOf(folder), ...last])
}

function ownRules(files: Files, start: string, folder: string): readonly IgnoreRule[] {
  const content = files.read(joinPath(start, `./${folder}/${ignoreFile}`))
  if (content === undefined) return []
  const text = content instanceof Uint8Array ? new TextDecoder().decode(content) : content
  return parseIgnoreFile(text, folder === '' ? [] : folder.split('/'))
}
