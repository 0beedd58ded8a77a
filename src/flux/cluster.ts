import { createCache, type RenderCache } from '../kustomize/cache.ts'
import { type Files, joinPath } from '../kustomize/files.ts'
import type { RenderedDocument } from '../kustomize/render.ts'
import { folderOf, nameOf } from '../lib/path.ts'
import { ProblemError } from '../lib/problem.ts'
import { artifactFiles, artifactRoot } from './artifact.ts'
import { buildFluxKustomization, type FluxBuild, type FluxBuildOptions } from './build.ts'
import { isFluxKustomization, placesIn, type SourceTree, sourceTree } from './cluster-sources.ts'
import { inOrder } from './dependencies.ts'
import { variablesOf } from './object-variables.ts'
import { withFile } from './overlay.ts'
import { textUnder } from './post-build.ts'
import { resourcesOf } from './resource-set.ts'
import { type FluxObject, readSpecification, type Specification } from './specification.ts'
import { at, type Unknown } from './unknown.ts'
import type { SourceName, VariableSource } from './variables.ts'

/** What one Flux Kustomization of a cluster builds. */
export interface ClusterBuild {
  /** `namespace/name`; of the cluster's own folder, if no Flux Kustomization applies it, the empty text. */
  readonly key: string
  /** Inside its artifact. */
  readonly path: string
  /** The build whose objects hold this Flux Kustomization. */
  readonly parent: string | undefined
  /** Keys of the Flux Kustomizations that must be ready before. */
  readonly dependsOn: readonly string[]
  /** Flux does not apply it for now. */
  readonly suspended: boolean
  readonly build: FluxBuild
}

/** Everything that reaches a cluster, in an order in which `dependsOn` and parents come first, and what nobody here can build. */
export interface ClusterBuilds {
  readonly builds: readonly ClusterBuild[]
  readonly unknowns: readonly Unknown[]
}

/** How to build a cluster. */
export interface ClusterOptions {
  /** Variables that a person knows of the cluster. */
  readonly variables?: ReadonlyMap<string, string>
  readonly cache?: RenderCache
  /** Instead of building at once: who remembers earlier builds can answer with one of them. */
  readonly build?: (request: BuildRequest) => FluxBuild
}

/** One build as a cluster asks for it. */
export interface BuildRequest {
  readonly files: Files
  readonly flux: FluxObject
  readonly options: FluxBuildOptions
  /** `spec.ignore` of the repository's own source; nothing where the files are an artifact made of it. */
  readonly ignore: string | undefined
}

/** What is known of a cluster from the round before: a source may come from a build that is done later. */
interface Known {
  readonly documents: readonly RenderedDocument[]
  readonly ignore: string
}

interface Round {
  readonly files: Files
  readonly tree: SourceTree
  readonly known: Known
  readonly options: ClusterOptions
  readonly placeOf: (object: RenderedDocument, folder: string) => FluxObject['placeOf']
  readonly builds: Map<string, ClusterBuild>
  readonly documents: RenderedDocument[]
  readonly missed: SourceName[]
  pending: Pending[]
}

interface Pending {
  readonly flux: FluxObject
  readonly key: string
  readonly parent: string | undefined
}

// Sources that come from builds that need sources themselves, this many deep.
const mostRounds = 5

/**
 * Builds every Flux Kustomization that Flux reaches from a cluster's folder: their sources are the repository (`root` in `files`)
 * or artifacts made of it; ConfigMaps and Secrets for `substituteFrom` are those that the builds make.
 */
export function buildCluster(
  files: Files,
  root: string,
  entry: string,
  options: ClusterOptions = {},
): ClusterBuilds {
  const shared = { ...options, cache: options.cache ?? createCache() }
  let known: Known = { documents: [], ignore: '' }
  for (let count = 1; ; count++) {
    const round = startRound(artifactFiles(files, root, known.ignore), known, shared)
    const unknowns = runRound(round, entry)
    const next: Known = { documents: round.documents, ignore: round.tree.ownIgnore() }
    const learns = round.missed.some(source => findIn(round.documents, source) !== undefined)
    if ((!learns && next.ignore === known.ignore) || count === mostRounds) {
      return { builds: inOrder([...round.builds.values()]), unknowns }
    }
    known = next
  }
}

function startRound(files: Files, known: Known, options: ClusterOptions): Round {
  const documents: RenderedDocument[] = []
  return {
    ...{ files, known, options, documents },
    tree: sourceTree(files, documents),
    placeOf: placesIn(files),
    builds: new Map(),
    missed: [],
    pending: [],
  }
}

/** Builds until nothing new can be built; what then still waits has a source that is not of this repository. */
function runRound(round: Round, entry: string): readonly Unknown[] {
  buildEntry(round, entry)
  for (let before = -1; before !== round.builds.size; ) {
    before = round.builds.size
    const waiting = round.pending
    round.pending = []
    for (const pending of waiting) buildPending(round, pending)
  }
  return round.pending.map(({ flux, key }) => ({
    code: 'ARTIFACT_UNKNOWN',
    message: `The Flux Kustomization ${key} is not built: its source ${sourceName(flux)} is not of this repository.`,
    ...at(flux.placeOf(['spec', 'sourceRef'])),
  }))
}

function sourceName(flux: FluxObject): string {
  return ['kind', 'name'].map(field => textUnder(flux.value, 'spec', 'sourceRef', field) ?? '').join(' ')
}

/** The cluster's folder, as the Flux Kustomization that applies it says, once that is found in it. */
function buildEntry(round: Round, entry: string): void {
  const { files, folder } = entryFiles(round.files, entry)
  const plain: FluxObject = {
    value: new Map([['spec', new Map([['path', folder]])]]),
    placeOf: () => undefined,
  }
  const first = buildOne(round, plain, files)
  const self = (first.kind === 'built' ? first.documents : []).find(
    document =>
      isFluxKustomization(document) &&
      joinPath('/', `./${textUnder(document.value, 'spec', 'path') ?? ''}`) === joinPath('/', `./${entry}`),
  )
  if (self === undefined) {
    take(round, { flux: plain, key: '', parent: undefined }, first)
    return
  }
  round.tree.setOwn(textUnder(self.value, 'spec', 'sourceRef', 'name') ?? '')
  const pending = { flux: fluxOf(round, self, entry), key: keyOf(self), parent: undefined }
  take(round, pending, buildOne(round, pending.flux))
}

/** The files with a kustomization of the one file where the entry is a file and no folder. */
function entryFiles(files: Files, entry: string): { readonly files: Files; readonly folder: string } {
  const path = joinPath(artifactRoot, `./${entry}`)
  if (files.resolve(path)?.kind !== 'file') return { files, folder: entry }
  const kustomization = `resources: [${JSON.stringify(nameOf(entry))}]\n`
  return {
    files: withFile(files, joinPath(path, '../kustomization.yaml'), kustomization),
    folder: folderOf(entry),
  }
}

function fluxOf(round: Round, document: RenderedDocument, folder: string): FluxObject {
  return { value: document.value, placeOf: round.placeOf(document, folder) }
}

function keyOf({ namespace, name }: RenderedDocument): string {
  return `${namespace ?? 'default'}/${name}`
}

function buildPending(round: Round, pending: Pending): void {
  if (round.builds.has(pending.key)) return
  const files = round.tree.filesFor(pending.flux)
  if (files.kind === 'unknown') {
    round.pending.push(pending)
    return
  }
  take(round, pending, files.kind === 'refused' ? files : buildOne(round, pending.flux, files.files))
}

function buildOne(round: Round, flux: FluxObject, files: Files = round.files): FluxBuild {
  const { variables, cache, build } = round.options
  const options: FluxBuildOptions = {
    findSource: source => findSource(round, source),
    ...(variables === undefined ? {} : { variables }),
    ...(cache === undefined ? {} : { cache }),
  }
  if (build === undefined) return buildFluxKustomization(files, flux, options)
  return build({ files, flux, options, ignore: files === round.files ? round.known.ignore : undefined })
}

function take(round: Round, { flux, key, parent }: Pending, build: FluxBuild): void {
  const spec = specificationOf(flux)
  const namespace = textUnder(flux.value, 'metadata', 'namespace') ?? 'default'
  round.builds.set(key, {
    ...{ key, parent, build, path: spec.path ?? '' },
    dependsOn: (spec.dependsOn ?? []).map(
      ({ name = '', namespace: other }) => `${other ?? namespace}/${name}`,
    ),
    suspended: spec.suspend === true,
  })
  if (build.kind === 'refused') return
  round.documents.push(...build.documents)
  const made = build.documents.flatMap(document => resourcesOf(document, round.documents))
  round.documents.push(...made)
  const found = [...build.documents, ...made].filter(isFluxKustomization)
  round.pending.push(
    ...found.map(document => ({
      flux: fluxOf(round, document, spec.path ?? ''),
      key: keyOf(document),
      parent: key,
    })),
  )
}

/** One that cannot be read is refused by its build; here it only counts as empty. */
function specificationOf(flux: FluxObject): Specification {
  try {
    return readSpecification(flux)
  } catch (error) {
    if (error instanceof ProblemError) return {}
    throw error
  }
}

function findSource(round: Round, source: SourceName): VariableSource {
  const found = findIn(round.documents, source) ?? findIn(round.known.documents, source)
  if (found !== undefined) return variablesOf(source.kind, found.value)
  round.missed.push(source)
  return { kind: 'unknown', reason: 'nothing that Flux applies from this repository makes it' }
}

function findIn(
  documents: readonly RenderedDocument[],
  { kind, name, namespace }: SourceName,
): RenderedDocument | undefined {
  return documents.find(
    document => document.kind === kind && document.name === name && document.namespace === namespace,
  )
}
