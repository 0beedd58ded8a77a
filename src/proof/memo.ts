import { artifactRoot } from '../flux/artifact.ts'
import { buildFluxKustomization, type FluxBuild } from '../flux/build.ts'
import type { BuildRequest } from '../flux/cluster.ts'
import type { SourceName, VariableSource } from '../flux/variables.ts'
import { createCache, partOfCache, type RenderCache } from '../kustomize/cache.ts'
import type { Files } from '../kustomize/files.ts'
import { answersAlike, type Reads, readPaths, recordReads } from '../kustomize/reads.ts'
import { emit } from '../kustomize/yaml/emit.ts'
import { createRecentMap, partOf, type RecentMap } from '../lib/recent-map.ts'

/** Earlier builds with everything that they depend on: one that would come out the same is not done again. */
export interface BuildMemo {
  readonly cache: RenderCache
  readonly builds: RecentMap<readonly RememberedBuild[]>
}

interface RememberedBuild {
  readonly reads: Reads
  readonly sources: readonly { readonly source: SourceName; readonly answer: string }[]
  readonly build: FluxBuild
  /** In bytes, about. */
  readonly weight: number
}

/** A memo of nothing. It forgets what was not asked for longest once all together exceeds `capacity`, in bytes. */
export function createBuildMemo(capacity = mostBytes): BuildMemo {
  return { cache: createCache(), builds: createRecentMap(capacity) }
}

/** The part of a memo that one repository uses. Parsed files are shared: they depend on nothing but their name and text. */
export function partOfMemo({ cache, builds }: BuildMemo, name: string): BuildMemo {
  return { cache: partOfCache(cache, name), builds: partOf(builds, `${name}\n`) }
}

// Before and after of one plan, and of one more that waits.
const mostVariants = 4
// A fleet of a thousand apps in four environments takes some 70 MB.
const mostBytes = 96 * 1024 * 1024

/** One look at a repository: builds through the memo, and what each build has read. */
export interface Builder {
  readonly build: (request: BuildRequest) => FluxBuild
  /** The files that a build has read, relative to the root; of an artifact made of the repository, inside it. */
  readonly filesOf: (build: FluxBuild) => readonly string[]
}

/** Builds from `base`; `ignores`: all that decides which files a build sees. */
export function createBuilder(memo: BuildMemo, base: Files, ignores: string): Builder {
  const own = belowArtifactRoot(base)
  const read = new Map<FluxBuild, Reads>()
  return {
    build(request) {
      const witness = request.ignore === undefined ? request.files : own
      const key = `${request.ignore ?? '*'}\n${ignores}\n${emit(request.flux.value)}`
      const known = memo.builds.get(key) ?? []
      const found = known.find(each => isCurrent(each, request, witness)) ?? buildAnew(memo, request, witness)
      const variants = [found, ...known.filter(each => each !== found)].slice(0, mostVariants)
      memo.builds.set(key, variants, key.length + sum(variants.map(({ weight }) => weight)))
      read.set(found.build, found.reads)
      return found.build
    },
    filesOf(build) {
      const reads = read.get(build)
      return reads === undefined ? [] : readPaths(reads).map(path => path.slice(artifactRoot.length + 1))
    },
  }
}

// Measured on fleets of 200 and 1,200 kustomizations: what is asked, what is answered, and what is built.
function weigh(reads: Reads, build: FluxBuild): number {
  const texts = reads.map(({ answer }) => (typeof answer === 'string' ? answer.length : 0))
  const documents = build.kind === 'built' ? build.documents.length : 0
  return 2000 + 200 * reads.length + 4 * sum(texts) + 2000 * documents
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function isCurrent({ reads, sources }: RememberedBuild, { options }: BuildRequest, witness: Files): boolean {
  const isAnsweredAlike = sources.every(
    ({ source, answer }) => answer === describeSource(options.findSource?.(source)),
  )
  return isAnsweredAlike && answersAlike(reads, witness)
}

function buildAnew(memo: BuildMemo, request: BuildRequest, witness: Files): RememberedBuild {
  const { files, flux, options } = request
  const recorded = recordReads(files, witness)
  const sources: { source: SourceName; answer: string }[] = []
  const build = buildFluxKustomization(recorded.files, flux, {
    ...options,
    cache: memo.cache,
    // What is shown of a change says where it comes from, and a base is built once for both sides.
    origins: true,
    findSource(source) {
      const found = options.findSource?.(source) ?? { kind: 'unknown', reason: 'it is not in the repository' }
      sources.push({ source, answer: describeSource(found) })
      return found
    },
  })
  return { reads: recorded.reads, sources, build, weight: weigh(recorded.reads, build) }
}

function describeSource(source: VariableSource | undefined): string {
  return source?.kind === 'values' ? JSON.stringify([...source.values]) : JSON.stringify(source ?? null)
}

/** The repository's own files under the paths that they have in an artifact. */
function belowArtifactRoot(base: Files): Files {
  const inside = (path: string): string | undefined => {
    if (path === artifactRoot) return '/'
    return path.startsWith(`${artifactRoot}/`) ? path.slice(artifactRoot.length) : undefined
  }
  const ask = <T>(path: string, question: (path: string) => T | undefined): T | undefined => {
    const below = inside(path)
    return below === undefined ? undefined : question(below)
  }
  return {
    read: path => ask(path, base.read),
    list: path => ask(path, base.list),
    resolve: path => ask(path, base.resolve),
  }
}
