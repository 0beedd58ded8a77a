import type { RenderCache } from '../kustomize/cache.ts'
import type { Finding } from '../kustomize/context.ts'
import { fluxDialect } from '../kustomize/dialect-newer.ts'
import { type Files, joinPath } from '../kustomize/files.ts'
import type { Rendered, RenderedDocument } from '../kustomize/render.ts'
import { renderDialect } from '../kustomize/render-dialect.ts'
import { emitLater } from '../kustomize/yaml/emit.ts'
import { type Place, type Problem, ProblemError } from '../lib/problem.ts'
import { artifactRoot } from './artifact.ts'
import { addCommonMetadata } from './common-metadata.ts'
import { type Generated, generateKustomization } from './generate.ts'
import { originPlace } from './origin-place.ts'
import { withFile } from './overlay.ts'
import { fillVariables, nameDocument } from './post-build.ts'
import { unseen } from './seal.ts'
import { type FluxObject, readSpecification, type Specification } from './specification.ts'
import { at, type Unknown } from './unknown.ts'
import { readVariables, type SourceName, type VariableSource, type Variables } from './variables.ts'

/** How to build. */
export interface FluxBuildOptions {
  /** What the ConfigMap or Secret that `substituteFrom` names holds; without it none is known. */
  readonly findSource?: (source: SourceName) => VariableSource
  /** Variables that a person knows of the cluster. */
  readonly variables?: ReadonlyMap<string, string>
  /** Whether a variable that is not set is an error, as in Flux since 2.9; it is unless said. */
  readonly strict?: boolean
  /** Parsed files to share with other builds. */
  readonly cache?: RenderCache
  /** Whether the documents can say where a field comes from; it costs a comparison per transformer. */
  readonly origins?: boolean
}

/** Something that Flux does in silence and a person would want to know. */
export interface FluxFinding {
  readonly code: Finding['code'] | 'COMPONENT_MISSING' | 'VARIABLE_IGNORED' | 'SOURCE_CHOSEN'
  readonly message: string
  readonly place?: Place
}

/** What Flux builds, or why it does not. */
export type FluxBuild =
  | {
      readonly kind: 'built'
      readonly documents: readonly RenderedDocument[]
      /** The objects as YAML, in Flux's order, separated by `---`. */
      readonly text: string
      readonly findings: readonly FluxFinding[]
      readonly warnings: readonly string[]
      /** What is in the text as it was written because nobody here knows better. */
      readonly unknowns: readonly Unknown[]
    }
  | { readonly kind: 'refused'; readonly problem: Problem }

/**
 * What Flux's kustomize-controller applies for a Flux Kustomization: its folder, completed by `spec`, built by Kustomize 5.8.1, with
 * variables put in and common metadata added. `files` is the artifact, as `artifactFiles` or `composeArtifact` gives it.
 */
export function buildFluxKustomization(
  files: Files,
  flux: FluxObject,
  options: FluxBuildOptions = {},
): FluxBuild {
  try {
    return build(files, flux, options)
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem }
    throw error
  }
}

function build(files: Files, flux: FluxObject, options: FluxBuildOptions): FluxBuild {
  const spec = readSpecification(flux)
  const dir = folderOf(files, spec, flux)
  const generated = generateKustomization(files, dir, spec, flux, options.cache?.config)
  const completed = withFile(files, generated.path, generated.text)
  const rendered = renderGenerated(completed, dir, generated, options)
  const filled = fill(rendered.documents, spec, flux, options)
  const documents = addCommonMetadata(filled.documents, spec.commonMetadata)
  const missing = generated.missingComponents.map(
    (path): FluxFinding => ({
      code: 'COMPONENT_MISSING',
      message: `The component "${path}" is not there; ignoreMissingComponents leaves it out.`,
      ...at(flux.placeOf(['spec', 'components'])),
    }),
  )
  const text = emitLater(documents.map(({ value }) => value))
  return {
    kind: 'built',
    documents,
    get text() {
      return text()
    },
    findings: [...rendered.findings, ...missing, ...filled.findings],
    warnings: rendered.warnings,
    unknowns: [...filled.unknowns, ...unseen(documents, spec, flux)],
  }
}

function folderOf(files: Files, spec: Specification, flux: FluxObject): string {
  // A path that climbs out ends at the artifact's root.
  const dir = joinPath('/', `./${spec.path ?? ''}`)
  const found = files.resolve(dir === '/' ? artifactRoot : `${artifactRoot}${dir}`)
  if (found?.kind === 'folder') return found.path
  throw new ProblemError({
    code: 'FOLDER_NOT_FOUND',
    message: `kustomization path not found: there is no folder '${dir.slice(1)}' in the artifact.`,
    ...at(flux.placeOf(['spec', 'path'])),
  })
}

function renderGenerated(
  files: Files,
  dir: string,
  generated: Generated,
  { cache, origins = false }: FluxBuildOptions,
): Omit<Rendered, 'text'> {
  const translate = originPlace(generated)
  try {
    const rendered = renderDialect(fluxDialect, files, dir, {
      reorder: 'none',
      loadRestrictor: 'LoadRestrictionsNone',
      customSchema: 'adds',
      base: artifactRoot,
      origins,
      ...(cache === undefined ? {} : { cache }),
    })
    return {
      warnings: rendered.warnings,
      documents: rendered.documents.map(document => withOrigins(document, translate)),
      findings: rendered.findings.map(translate),
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new ProblemError(translate(error.problem), { cause: error })
  }
}

/** The document with origins where a person wrote them, not in the generated file. */
function withOrigins(
  document: RenderedDocument,
  translate: ReturnType<typeof originPlace>,
): RenderedDocument {
  const { originOf } = document
  if (originOf === undefined) return document
  return {
    ...document,
    originOf(steps) {
      const place = originOf(steps)
      return place === undefined ? undefined : translate({ place }).place
    },
  }
}

interface FilledDocuments {
  readonly documents: readonly RenderedDocument[]
  readonly findings: readonly FluxFinding[]
  readonly unknowns: readonly Unknown[]
}

function fill(
  documents: readonly RenderedDocument[],
  spec: Specification,
  flux: FluxObject,
  options: FluxBuildOptions,
): FilledDocuments {
  const { postBuild } = spec
  if (postBuild === undefined || documents.length === 0) return { documents, findings: [], unknowns: [] }
  const place = flux.placeOf(['spec', 'postBuild'])
  const variables = readVariables(postBuild, flux, {
    find: options.findSource ?? (() => ({ kind: 'unknown', reason: 'it is not in the repository' })),
    given: options.variables ?? new Map(),
  })
  const findings = variables.ignored.map(
    (name): FluxFinding => ({
      code: 'VARIABLE_IGNORED',
      message: `"${name}" was given, but \`postBuild.substitute\` sets it and wins.`,
      ...at(flux.placeOf(['spec', 'postBuild', 'substitute', name])),
    }),
  )
  if (!variables.exist && postBuild.substituteStrategy !== 'Always')
    return { documents, findings, unknowns: [] }
  const lenient = options.strict === false ? withoutUnset(variables) : variables
  const filled = documents.map(document => fillVariables(document, lenient, place))
  const left = unknownVariables(filled.map(({ document, unknown }) => [nameDocument(document), unknown]))
  return {
    documents: filled.map(({ document }) => document),
    findings,
    unknowns: [...variables.unknowns, ...left.map(unknown => ({ ...unknown, ...at(place) }))],
  }
}

function withoutUnset(variables: Variables): Variables {
  return {
    ...variables,
    lookup(name) {
      const found = variables.lookup(name)
      return found.kind === 'unset' ? { kind: 'set', value: '' } : found
    },
  }
}

function unknownVariables(
  left: readonly (readonly [object: string, names: readonly string[]])[],
): readonly Unknown[] {
  const objects = new Map<string, string[]>()
  for (const [object, names] of left) {
    for (const name of names) objects.set(name, [...(objects.get(name) ?? []), object])
  }
  return [...objects].map(([name, users]) => ({
    code: 'VARIABLE_UNKNOWN',
    message: `Only the cluster knows "${name}"; left as written in ${users.slice(0, 3).join(', ')}${users.length > 3 ? ` and ${users.length - 3} more` : ''}.`,
    advice: `Give it with --var ${name}=VALUE.`,
  }))
}
