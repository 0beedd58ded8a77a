import { createRecentMap, type RecentMap } from '../lib/recent-map.ts'
import type { Accumulated } from './accumulator.ts'
import type { Build } from './context.ts'
import type { Dialect } from './dialect.ts'
import { type Folder, folderInside } from './loader.ts'
import { answersAlike, foundFolders, type Reads, recordReads } from './reads.ts'
import type { Resource } from './resource.ts'

/** What folders came to in earlier builds, by folder, the last first. */
export type FolderMemo = RecentMap<readonly RememberedFolder[]>

/** What a folder came to, everything that it depends on, and what its build did besides. */
interface RememberedFolder {
  readonly dialect: Dialect
  readonly reads: Reads
  readonly folders: readonly string[]
  /** Never handed out: a build changes its resources. */
  readonly resources: readonly Resource[]
  readonly rest: Omit<Accumulated, 'resources'>
  readonly findings: Build['findings']
  readonly warnings: Build['warnings']
  readonly schemaUse: NonNullable<Build['schemas']['builtInUse']>
}

// Resources kept; each takes a few kilobytes besides what it shares with its parsed file.
const mostResources = 20_000
// Before and after of one change, and of one more that waits.
const mostVariants = 4

/** A memo of nothing; it forgets the folders that were not asked for longest. */
export function createFolderMemo(): FolderMemo {
  return createRecentMap(mostResources)
}

/** A folder that a build comes to. */
interface Visit {
  readonly build: Build
  readonly folder: Folder
  /** The path from the root that `buildMetadata` writes into what is read there, if it asks. */
  readonly originPath: string | undefined
}

/**
 * What a folder comes to: worked out, or as an earlier build of the same files worked it out. `accumulate` does the work with
 * the build that it is given.
 */
export function accumulateOnce(visit: Visit, accumulate: (build: Build) => Accumulated): Accumulated {
  const { build } = visit
  // A schema of the kustomization's own can mean anything for what follows.
  if (build.schemas.builtInUse === undefined) return accumulate(build)
  const memo = build.cache.folders
  const key = keyOf(visit)
  const known = memo.get(key) ?? []
  const found = known.find(each => isCurrent(each, visit))
  if (found !== undefined) return recall(found, build)
  const { accumulated, remembered } = accumulateAnew(build, accumulate)
  if (remembered !== undefined) remember(memo, key, [remembered, ...known.slice(0, mostVariants - 1)])
  return accumulated
}

function keyOf({ build, folder, originPath }: Visit): string {
  const { base, rootOnly } = build.loader
  return [folder.path, originPath ?? '', base, rootOnly, build.tracksOrigins].join('\n')
}

function isCurrent({ dialect, folders, reads }: RememberedFolder, { build, folder }: Visit): boolean {
  // Whether a folder leads back to one on the way to it depends on the way.
  return (
    dialect === build.dialect &&
    folders.every(each => folderInside(folder.referrer, each) === undefined) &&
    answersAlike(reads, build.loader.files)
  )
}

function recall(
  { resources, rest, findings, warnings, schemaUse }: RememberedFolder,
  build: Build,
): Accumulated {
  build.findings.push(...findings)
  build.warnings.push(...warnings)
  build.schemas.useBuiltIn(schemaUse)
  return { ...rest, resources: { all: resources.map(resource => resource.copyFor(build.schemas)) } }
}

function accumulateAnew(
  build: Build,
  accumulate: (build: Build) => Accumulated,
): { readonly accumulated: Accumulated; readonly remembered?: RememberedFolder } {
  const { loader, findings, warnings, schemas, dialect } = build
  const [finding, warning] = [findings.length, warnings.length]
  const { files, reads } = recordReads(loader.files)
  const accumulated = accumulate({ ...build, loader: { ...loader, files } })
  const schemaUse = schemas.builtInUse
  if (schemaUse === undefined) return { accumulated }
  const { resources, ...rest } = accumulated
  const remembered = {
    ...{ dialect, reads, folders: foundFolders(reads), rest, schemaUse },
    resources: resources.all.map(resource => resource.copyFor(schemas)),
    findings: findings.slice(finding),
    warnings: warnings.slice(warning),
  }
  return { accumulated, remembered }
}

function remember(memo: FolderMemo, key: string, variants: readonly RememberedFolder[]): void {
  const weight = variants.reduce((sum, { resources }) => sum + resources.length + 1, 0)
  memo.set(key, variants, weight)
}
