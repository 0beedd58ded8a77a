import { artifactFiles } from '../flux/artifact.ts'
import { buildFluxKustomization, type FluxBuild, type FluxFinding } from '../flux/build.ts'
import { composeArtifact } from '../flux/compose.ts'
import { readGenerator } from '../flux/generator.ts'
import { variablesOf } from '../flux/object-variables.ts'
import { fluxGroups } from '../flux/objects.ts'
import { objectsIn, type WrittenObject, writtenObjects } from '../flux/objects-in.ts'
import { readSpecification } from '../flux/specification.ts'
import type { SourceName, VariableSource } from '../flux/variables.ts'
import { type Files, joinPath, relativePath } from '../kustomize/files.ts'
import { formatProblem, type Problem, ProblemError } from '../lib/problem.ts'
import type { BuildAnswer } from './build-command.ts'

/** What `build --flux` was asked for; words as they were written. */
export interface FluxRequest {
  /** The file with the Flux Kustomization; its first counts. */
  readonly file: string
  readonly repo: string
  /** `NAME=VALUE`. */
  readonly variables: readonly string[]
  readonly json: boolean
  readonly findings: boolean
  readonly output?: string | undefined
}

/** Builds the Flux Kustomization of a file, its path taken from the repository; paths relative to `cwd`. */
export function buildFlux(request: FluxRequest, files: Files, cwd: string): BuildAnswer {
  try {
    const built = buildFile(request, files, cwd)
    return built.kind === 'built' ? answer(request, built, cwd) : refuse(request, built.problem)
  } catch (error) {
    if (error instanceof ProblemError) return refuse(request, error.problem)
    throw error
  }
}

function buildFile(request: FluxRequest, files: Files, cwd: string): FluxBuild {
  const root = joinPath(cwd, request.repo)
  const variables = new Map(request.variables.map(parseVariable))
  const flux = findKustomization(files, joinPath(cwd, request.file), root)
  const repository = artifactFiles(files, root)
  const chosen: FluxFinding[] = []
  const artifact = artifactOf(repository, flux)
  const sources = writtenObjects(repository, ['ConfigMap', 'Secret'])
  const built = buildFluxKustomization(artifact, flux, {
    variables,
    findSource: source => findSource(sources, source, flux.file, chosen),
  })
  return built.kind === 'built' ? { ...built, findings: [...built.findings, ...chosen] } : built
}

function parseVariable(text: string): readonly [name: string, value: string] {
  const equals = text.indexOf('=')
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)]
  throw new ProblemError({ code: 'WRONG_USAGE', message: `--var is NAME=VALUE, not "${text}".` })
}

function isKustomization({ apiVersion, kind }: WrittenObject): boolean {
  return kind === 'Kustomization' && apiVersion.startsWith(`${fluxGroups.kustomization}/`)
}

function findKustomization(files: Files, path: string, root: string): WrittenObject {
  const content = files.read(path)
  const shown = relativePath(files.resolve(root)?.path ?? root, files.resolve(path)?.path ?? path)
  if (content === undefined) {
    throw new ProblemError({ code: 'FILE_NOT_FOUND', message: `There is no file ${shown}.` })
  }
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
  const found = objectsIn(text, shown).find(isKustomization)
  if (found !== undefined) return found
  throw new ProblemError({
    code: 'KUSTOMIZATION_NOT_FOUND',
    message: `There is no Flux Kustomization in ${shown}.`,
    advice: `Name a file with an object of apiVersion ${fluxGroups.kustomization}/v1, kind Kustomization.`,
  })
}

/** The repository itself, or the artifact that an ArtifactGenerator of the repository makes of it. */
function artifactOf(repository: Files, flux: WrittenObject): Files {
  const { sourceRef } = readSpecification(flux)
  if (sourceRef?.kind !== 'ExternalArtifact') return repository
  const name = sourceRef.name ?? ''
  const generators = writtenObjects(repository, ['ArtifactGenerator']).filter(({ value }) =>
    readGenerator(value).artifacts.has(name),
  )
  const [generator] = nearest(generators, flux.file)
  const rules = generator === undefined ? undefined : readGenerator(generator.value).artifacts.get(name)
  const composed = rules === undefined ? undefined : composeArtifact(rules, () => repository)
  if (composed?.kind === 'files') return composed.files
  const place = flux.placeOf(['spec', 'sourceRef'])
  throw new ProblemError(
    composed?.problem ?? {
      code: 'ARTIFACT_UNKNOWN',
      message: `No ArtifactGenerator in the repository makes the ExternalArtifact "${name}".`,
      ...(place === undefined ? {} : { place }),
    },
  )
}

/** Those whose files share most folders with a file. */
function nearest(objects: readonly WrittenObject[], file: string): readonly WrittenObject[] {
  const shared = (other: string): number => {
    const [left, right] = [file.split('/'), other.split('/')]
    const differ = left.findIndex((step, index) => step !== right[index])
    return differ === -1 ? left.length : differ
  }
  const most = Math.max(...objects.map(object => shared(object.file)))
  return objects.filter(object => shared(object.file) === most)
}

function findSource(
  objects: readonly WrittenObject[],
  { kind, name, namespace }: SourceName,
  file: string,
  chosen: FluxFinding[],
): VariableSource {
  const named = objects.filter(
    object =>
      object.kind === kind &&
      object.name === name &&
      (object.namespace === undefined || namespace === undefined || object.namespace === namespace),
  )
  const [first, second] = nearest(named, file)
  if (first === undefined) return { kind: 'unknown', reason: 'no file of the repository holds it' }
  const others = named.filter(object => object !== first).map(object => object.file)
  if (second !== undefined) {
    return { kind: 'unknown', reason: `several files hold one: ${[first.file, ...others].join(', ')}` }
  }
  if (others.length > 0) {
    const message = `${kind} ${name} is taken from ${first.file}, the nearest; others: ${others.join(', ')}.`
    chosen.push({ code: 'SOURCE_CHOSEN', message })
  }
  return variablesOf(kind, first.value)
}

function answer(
  request: FluxRequest,
  built: Extract<FluxBuild, { readonly kind: 'built' }>,
  cwd: string,
): BuildAnswer {
  const { text, findings, warnings, unknowns } = built
  const said = [...unknowns, ...(request.findings ? findings : [])].map(formatProblem)
  const stderr = [...warnings, ...said].map(line => `${line}\n`).join('')
  const build = { dir: request.file, text, findings, warnings, unknowns }
  const shown = request.json ? `${JSON.stringify({ builds: [build] }, undefined, 2)}\n` : text
  if (request.output === undefined) return { stdout: shown, stderr, exit: 0, writes: new Map() }
  return { stdout: '', stderr, exit: 0, writes: new Map([[joinPath(cwd, request.output), shown]]) }
}

function refuse(request: FluxRequest, problem: Problem): BuildAnswer {
  const exit = problem.code === 'WRONG_USAGE' ? 3 : 1
  const json = `${JSON.stringify({ error: problem }, undefined, 2)}\n`
  return {
    stdout: request.json ? json : '',
    stderr: request.json ? '' : `${formatProblem(problem)}\n`,
    exit,
    writes: new Map(),
  }
}
