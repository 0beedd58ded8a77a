import { type Files, joinPath, type Resolved } from './files.ts'

/** A target for a symbolic link in `memoryFiles`. */
export interface Link {
  readonly link: string
}

/** Files held in a record: paths (relative to the root, or absolute) → content, or `{ link }` for a symbolic link. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array | Link>>): Files {
  const entries = new Map<string, string | Uint8Array | Link>()
  const folders = new Map<string, Set<string>>([['/', new Set()]])
  for (const [name, content] of Object.entries(contents)) {
    const path = joinPath('/', name)
    entries.set(path, content)
    addParents(folders, path)
  }
  const resolve = (path: string): Resolved | undefined => resolveIn(entries, folders, path)
  return {
    read(path) {
      const found = resolve(path)
      const content = found?.kind === 'file' ? entries.get(found.path) : undefined
      return content === undefined || isLink(content) ? undefined : content
    },
    list(path) {
      const found = resolve(path)
      return found?.kind === 'folder' ? [...(folders.get(found.path) ?? [])] : undefined
    },
    resolve,
  }
}

function isLink(content: string | Uint8Array | Link): content is Link {
  return typeof content === 'object' && !(content instanceof Uint8Array)
}

function addParents(folders: Map<string, Set<string>>, path: string): void {
  const slash = path.lastIndexOf('/')
  const parent = slash === 0 ? '/' : path.slice(0, slash)
  const names = folders.get(parent)
  if (names !== undefined) {
    names.add(path.slice(slash + 1))
    return
  }
  folders.set(parent, new Set([path.slice(slash + 1)]))
  if (parent !== '/') addParents(folders, parent)
}

function resolveIn(
  entries: ReadonlyMap<string, string | Uint8Array | Link>,
  folders: ReadonlyMap<string, ReadonlySet<string>>,
  path: string,
): Resolved | undefined {
  let rest = path.split('/').filter(segment => segment !== '')
  let current = '/'
  // As many links as Linux follows.
  for (let links = 0; rest.length > 0 && links <= 40; ) {
    const [segment = '', ...others] = rest
    const next = joinPath(current, segment)
    const entry = entries.get(next)
    if (entry !== undefined && isLink(entry)) {
      links++
      rest = [...joinPath(current, entry.link).split('/').slice(1), ...others].filter(part => part !== '')
      current = '/'
      continue
    }
    if (entry !== undefined) return others.length === 0 ? { path: next, kind: 'file' } : undefined
    if (!folders.has(next)) return undefined
    current = next
    rest = others
  }
  return rest.length === 0 ? { path: current, kind: 'folder' } : undefined
}
