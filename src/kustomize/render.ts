import type { Place } from '../lib/problem.ts'
import { accumulate } from './accumulate.ts'
import { createCache, type RenderCache } from './cache.ts'
import type { Build, Finding } from './context.ts'
import { type DialectName, dialectOf } from './dialect.ts'
import { type FieldSteps, originOfField } from './field-origins.ts'
import { type Files, joinPath } from './files.ts'
import { finishResources } from './finish.ts'
import { addHashes } from './hash.ts'
import { openRoot } from './loader.ts'
import { fixNameReferences } from './name-references.ts'
import { checkSortOptions, type SortOptions, sortLegacy } from './order.ts'
import { placed } from './problems.ts'
import type { Resource } from './resource.ts'
import { apiVersionOf } from './resource-id.ts'
import type { ResourceSet } from './resource-set.ts'
import { SchemaState } from './schema/state.ts'
import { configureSchema, loadTarget, type Target } from './target.ts'
import { resolveVariables } from './variables.ts'
import { emitDocuments } from './yaml/emit.ts'
import type { YamlMap } from './yaml/value.ts'

/** How to build. */
export interface RenderOptions {
  /** Which Kustomize to be the same as; 5.5 unless said. */
  readonly dialect?: DialectName
  /** The order of the output where the kustomization does not say: by kind, or as read. By kind unless said. */
  readonly reorder?: 'legacy' | 'none'
  /** Whether files must lie in or under their kustomization's folder; they must unless said. */
  readonly loadRestrictor?: 'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone'
  /** Parsed files to share with other builds. */
  readonly cache?: RenderCache
  /** Whether `originOf` of the documents can answer; it costs a comparison per transformer. */
  readonly origins?: boolean
  /** Where paths in messages are relative to: a path of the port, its root unless said. */
  readonly base?: string
}

/** One resource of the output. */
export interface RenderedDocument {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace: string | undefined
  /** `default` where none is named, `_non_namespaceable_` for the cluster-scoped. */
  readonly effectiveNamespace: string
  readonly value: YamlMap
  /**
   * Where a field comes from: the last layer that changed it, else the file it was read from. Steps are keys, and for list elements
   * `[name=x]` or, where they have no name, their index. Absent unless `origins` was asked for.
   */
  readonly originOf?: (steps: FieldSteps) => Place | undefined
}

/** What a build gives. */
export interface Rendered {
  readonly documents: readonly RenderedDocument[]
  /** The bytes that `kustomize build` prints. */
  readonly text: string
  /** What was done in silence. */
  readonly findings: readonly Finding[]
  /** What Kustomize prints on stderr although it goes on. */
  readonly warnings: readonly string[]
}

/**
 * Builds the kustomization in a folder, as `kustomize build` does. Throws ProblemError where Kustomize fails, and for what is
 * never done here: downloads, helm, functions, executables.
 */
export function render(files: Files, dir: string, options: RenderOptions = {}): Rendered {
  const dialect = dialectOf(options.dialect ?? '5.5')
  const build: Build = {
    loader: {
      files,
      base: joinPath('/', options.base ?? '/'),
      rootOnly: options.loadRestrictor !== 'LoadRestrictionsNone',
      allowsDoubleDots: dialect.allowsDoubleDots,
    },
    cache: options.cache ?? createCache(),
    schemas: new SchemaState(dialect.clusterScoped),
    dialect,
    findings: [],
    warnings: [],
    tracksOrigins: options.origins === true,
  }
  const target = loadRoot(build, dir)
  const { resources, config, variables } = accumulate(target)
  addHashes(resources)
  fixNameReferences(resources, config.nameReference)
  build.warnings.push(...resolveVariables(resources, variables, config.varReference))
  const finished = finish(target, resources, options.reorder ?? 'legacy')
  return {
    documents: finished.map(resource => describeResource(resource, build.tracksOrigins)),
    text: emitDocuments(finished.map(resource => resource.root)),
    findings: build.findings,
    warnings: build.warnings,
  }
}

function loadRoot(build: Build, dir: string): Target {
  const folder = openRoot(build.loader, dir)
  const target = loadTarget(build, folder, undefined)
  configureSchema(target, true)
  const tracks = (target.kustomization.buildMetadata ?? []).length > 0
  return tracks ? { ...target, originPath: '' } : target
}

function finish(target: Target, resources: ResourceSet, reorder: 'legacy' | 'none'): readonly Resource[] {
  const { kustomization } = target
  const kept = finishResources(resources, kustomization.buildMetadata ?? [], target.build.dialect.manager)
  return sortResources(target, kept, kustomization.sortOptions, reorder)
}

function sortResources(
  target: Target,
  resources: readonly Resource[],
  options: SortOptions | undefined,
  reorder: 'legacy' | 'none',
): readonly Resource[] {
  if (options === undefined) return reorder === 'legacy' ? sortLegacy(resources) : resources
  placed(target.parsed.positions.value(['sortOptions']), () => checkSortOptions(options))
  return options.order === 'legacy' ? sortLegacy(resources, options.legacySortOptions) : resources
}

function describeResource(resource: Resource, tracksOrigins: boolean): RenderedDocument {
  const { id, root } = resource
  return {
    apiVersion: apiVersionOf(id),
    kind: id.kind,
    name: id.name,
    namespace: id.namespace || undefined,
    effectiveNamespace: id.effectiveNamespace,
    value: root,
    ...(tracksOrigins ? { originOf: steps => originOfField(resource, steps) } : {}),
  }
}
