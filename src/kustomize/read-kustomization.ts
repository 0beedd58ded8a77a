import type { Build } from './context.ts'
import { readAt, textIn } from './context.ts'
import { decodeKustomization, deprecationWarnings } from './decode-kustomization.ts'
import { isWithin, joinPath } from './files.ts'
import type { Kustomization } from './kustomization.ts'
import { displayPath, type Folder } from './loader.ts'
import { fail } from './problems.ts'
import type { ParsedConfig } from './yaml/parse-config.ts'

/** The names that a kustomization file may have. */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const

/** A kustomization file as it was read. */
export interface ReadKustomization {
  readonly kustomization: Kustomization
  readonly parsed: ParsedConfig
  readonly fileName: string
  /** The file's path for messages. */
  readonly file: string
}

/** Reads the one kustomization file of a folder; none or two is a problem. Deprecated fields become warnings. */
export function readKustomization(build: Build, folder: Folder): ReadKustomization {
  const found = kustomizationNames.flatMap(fileName => {
    const path = findFile(build, folder, fileName)
    return path === undefined ? [] : [{ fileName, path }]
  })
  const [only, second] = found
  const shown = displayPath(build.loader, folder.path)
  if (only === undefined) {
    const names = "'kustomization.yaml', 'kustomization.yml' or 'Kustomization'"
    return fail('KUSTOMIZATION_NOT_FOUND', `unable to find one of ${names} in directory '${shown}'`)
  }
  if (second !== undefined)
    return fail('KUSTOMIZATION_AMBIGUOUS', `Found multiple kustomization files under: ${shown}`)
  const { name, content } = readAt(build, only.path)
  const parsed = build.cache.config(textIn(content, name), name)
  const kustomization = decodeKustomization(parsed, build.dialect.format)
  build.warnings.push(...deprecationWarnings(kustomization))
  return { kustomization, parsed, fileName: only.fileName, file: name }
}

/** A file that leads out of the folder does not count. */
function findFile({ loader }: Build, folder: Folder, name: string): string | undefined {
  const found = loader.files.resolve(joinPath(folder.path, name))
  if (found?.kind !== 'file') return undefined
  return loader.rootOnly && !isWithin(found.path, folder.path) ? undefined : found.path
}
