import { accumulate } from './accumulate.ts'
import { createCache } from './cache.ts'
import type { Build } from './context.ts'
import type { Dialect } from './dialect.ts'
import { originOfField } from './field-origins.ts'
import { type Files, joinPath } from './files.ts'
import { finishResources } from './finish.ts'
import { addHashes } from './hash.ts'
import { openRoot } from './loader.ts'
import { fixNameReferences } from './name-references.ts'
import { checkSortOptions, type SortOptions, sortLegacy } from './order.ts'
import { placed } from './problems.ts'
import type { Rendered, RenderedDocument, RenderOptions } from './render.ts'
import type { Resource } from './resource.ts'
import { apiVersionOf } from './resource-id.ts'
import type { ResourceSet } from './resource-set.ts'
import { SchemaState } from './schema/state.ts'
import { configureSchema, loadTarget, type Target } from './target.ts'
import { resolveVariables } from './variables.ts'
import { emitLater } from './yaml/emit.ts'

/** Builds as one version of Kustomize does, whatever `options.dialect` says: who knows the version beforehand loads no other. */
export function renderDialect(dialect: Dialect, files: Files, dir: string, options: RenderOptions): Rendered {
  const build: Build = {
    loader: {
      files,
      base: joinPath('/', options.base ?? '/'),
      rootOnly: options.loadRestrictor !== 'LoadRestrictionsNone',
      allowsDoubleDots: dialect.allowsDoubleDots,
    },
    cache: options.cache ?? createCache(),
    schemas: new SchemaState(dialect.clusterScoped, options.customSchema),
    dialect,
    findings: [],
    warnings: [],
    tracksOrigins: options.origins === true,
  }
  try {
    return renderBuild(build, dir, options)
  } finally {
    for (const warning of build.warnings) options.onWarning?.(warning)
  }
}

function renderBuild(build: Build, dir: string, options: RenderOptions): Rendered {
  const target = loadRoot(build, dir)
  const { resources, config, variables } = accumulate(target)
  addHashes(resources)
  fixNameReferences(resources, config.nameReference)
  build.warnings.push(...resolveVariables(resources, variables, config.varReference))
  const finished = finish(target, resources, options.reorder ?? 'legacy')
  const text = emitLater(finished.map(resource => resource.root))
  return {
    documents: finished.map(resource => describeResource(resource, build.tracksOrigins)),
    get text() {
      return text()
    },
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
  placed(
    () => target.parsed.positions.value(['sortOptions']),
    () => checkSortOptions(options),
  )
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
