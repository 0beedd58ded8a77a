import type { RenderCache } from '../kustomize/cache.ts'
import { kustomizationNames } from '../kustomize/read-kustomization.ts'
import { namedPaths } from '../kustomize/references.ts'
import { isMap, type Value } from '../kustomize/yaml/value.ts'
import { resolvePath } from '../lib/path.ts'
import { ProblemError } from '../lib/problem.ts'
import { mayHide } from '../report/objects/mask/hidden.ts'
import type { TextFiles } from './text-files.ts'

/** Both states of a repository's files. */
export interface FileSides {
  readonly before: TextFiles
  readonly after: TextFiles
}

/** Answers whether an overlay, by its folder or its files, is out of a change's reach. */
export interface Reach {
  readonly missesFolder: (folder: string) => boolean
  readonly missesFiles: (paths: readonly string[]) => boolean
}

/**
 * Tells, without a build, which overlays a change of files cannot reach: all that they name is the same on both sides, and
 * none of it may be secret, for a secret must be known wherever it is shown. Whatever it does not understand is reached.
 */
export function reachOf(sides: FileSides, cache: RenderCache): Reach {
  const changed = changedPaths(sides)
  const known = new Map<string, boolean>()
  const missesFile = (path: string, isRendered: boolean): boolean => {
    const text = changed.has(path) ? undefined : sides.after.read(`/${path}`)
    return typeof text === 'string' && !mayHide(text, isRendered)
  }
  const missesFolder = (folder: string): boolean => {
    const found = known.get(folder)
    if (found !== undefined) return found
    // A folder that names itself is no build.
    known.set(folder, false)
    const misses = missesKustomization(folder)
    known.set(folder, misses)
    return misses
  }
  const missesKustomization = (folder: string): boolean => {
    const paths = kustomizationNames.flatMap(name => resolvePath(folder, name) ?? [])
    const own = paths.filter(path => sides.after.resolve(`/${path}`) !== undefined)
    const [path] = own
    if (path === undefined || own.length > 1 || paths.some(each => changed.has(each))) return false
    return missesFile(path, false) && missesNamed(folder, cache.config(textOf(sides.after, path), path).value)
  }
  const missesNamed = (folder: string, kustomization: Value): boolean =>
    isPlain(kustomization) &&
    namedPaths(kustomization).every(name => {
      const path = resolvePath(folder, name)
      if (path === undefined) return false
      const kind = sides.after.resolve(`/${path}`)?.kind
      return kind === 'folder' ? missesFolder(path) : kind === 'file' && missesFile(path, true)
    })
  return {
    missesFolder: folder => sureOf(() => missesFolder(folder)),
    missesFiles: paths => sureOf(() => paths.every(path => missesFile(path, true))),
  }
}

/** What leads out of the repository, or cannot be parsed, is for a build to refuse. */
function sureOf(misses: () => boolean): boolean {
  try {
    return misses()
  } catch (error) {
    if (error instanceof ProblemError) return false
    throw error
  }
}

function textOf(files: TextFiles, path: string): string {
  return String(files.read(`/${path}`))
}

function changedPaths({ before, after }: FileSides): ReadonlySet<string> {
  const paths = new Set([...before.paths(), ...after.paths()])
  return new Set([...paths].filter(path => textAt(before, path) !== textAt(after, path)))
}

function textAt(files: TextFiles, path: string): ReturnType<TextFiles['read']> {
  try {
    return files.read(`/${path}`)
  } catch (error) {
    if (error instanceof ProblemError) return undefined
    throw error
  }
}

// Fields that read nothing, or only the paths that they name; plugins read what their configuration names.
const plainFields: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'metadata', 'namespace', 'namePrefix', 'nameSuffix', 'resources', 'bases'],
  ...['components', 'patches', 'patchesStrategicMerge', 'patchesJson6902', 'configMapGenerator', 'labels'],
  ...['commonLabels', 'commonAnnotations', 'images', 'replicas', 'generatorOptions', 'sortOptions'],
])

/** A kustomization of such fields alone, no text in which patches what could be hidden. */
function isPlain(kustomization: Value): boolean {
  if (!isMap(kustomization)) return false
  return [...kustomization].every(([field, value]) => plainFields.has(field) && !holdsHidden(value))
}

function holdsHidden(value: Value): boolean {
  if (isMap(value)) return [...value.values()].some(holdsHidden)
  if (Array.isArray(value)) return value.some(holdsHidden)
  return typeof value === 'string' && mayHide(value)
}
