import { type Files, isWithin, joinPath, type Resolved } from '../kustomize/files.ts'
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
  const rules = rulesIn(files, start)
  const last = parseIgnoreFile(ignore, [])
  const resolve = remembering((path): Resolved | undefined => {
    if (!isWithin(path, artifactRoot)) return undefined
    const inside = path.slice(artifactRoot.length)
    const real = joinPath(start, `./${inside}`)
    const found = files.resolve(real)
    // Flux packs no symbolic links: what only a link leads to is not there.
    if (found === undefined || found.path !== real) return undefined
    const steps = inside.split('/').filter(step => step !== '')
    const isFolder = found.kind === 'folder'
    if (steps.length > 0 && isIgnored(steps, isFolder, [...rules(steps), ...last])) {
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

/** The rules of the `.sourceignore` files on the way to a path, the root's first. */
function rulesIn(files: Files, start: string): (steps: readonly string[]) => readonly IgnoreRule[] {
  const known = new Map<string, readonly IgnoreRule[]>()
  const rulesOf = (folder: readonly string[]): readonly IgnoreRule[] => {
    const key = folder.join('/')
    const found = known.get(key)
    if (found !== undefined) return found
    const content = files.read(joinPath(start, `./${key}/${ignoreFile}`))
    const text = content instanceof Uint8Array ? new TextDecoder().decode(content) : (content ?? '')
    const rules = parseIgnoreFile(text, folder)
    known.set(key, rules)
    return rules
  }
  return steps => steps.flatMap((_, index) => rulesOf(steps.slice(0, index)))
}
