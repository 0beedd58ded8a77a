import { createCache } from '../kustomize/cache.ts'
import type { Finding } from '../kustomize/context.ts'
import type { DialectName } from '../kustomize/dialect.ts'
import { type Files, joinPath } from '../kustomize/files.ts'
import { isRemoteFile, isRepository } from '../kustomize/remote.ts'
import type { Rendered, RenderOptions, render } from '../kustomize/render.ts'
import { emit } from '../kustomize/yaml/emit.ts'
import { formatProblem, type Problem, ProblemError } from '../lib/problem.ts'
import { resourceFileNames } from './resource-file-names.ts'

/** What the verb `build` was asked for; words as they were written. */
export interface BuildRequest {
  readonly dirs: readonly string[]
  readonly all: boolean
  readonly json: boolean
  readonly findings: boolean
  readonly dialect?: string | undefined
  readonly reorder?: string | undefined
  readonly loadRestrictor?: string | undefined
  /** A file, or a folder that gets one file a resource. */
  readonly output?: string | undefined
}

/** What the verb answers; `writes` are files to write, by absolute path. */
export interface BuildAnswer {
  readonly stdout: string
  readonly stderr: string
  readonly exit: 0 | 1 | 3
  readonly writes: ReadonlyMap<string, string>
}

type Choice<T extends string> = { readonly flag: string; readonly words: readonly T[] }

const dialects: Choice<DialectName> = { flag: 'dialect', words: ['5.5', '5.8'] }
const reorders: Choice<'legacy' | 'none'> = { flag: 'reorder', words: ['legacy', 'none'] }
const restrictors: Choice<'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone'> = {
  flag: 'load-restrictor',
  words: ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone'],
}

/** What builds one folder; it is given, so that a start need not load every version of Kustomize. */
export type Renderer = typeof render

/** Builds the folders of a request, paths relative to `cwd`. Either all of them are printed or, if one fails, none. */
export function buildFolders(
  request: BuildRequest,
  files: Files,
  cwd: string,
  renderer: Renderer,
): BuildAnswer {
  const warnings: string[] = []
  try {
    const options = { ...parseOptions(request, cwd), onWarning: (warning: string) => warnings.push(warning) }
    const builds = request.dirs.map(dir => ({ dir, rendered: renderer(files, rootOf(dir, cwd), options) }))
    return answer(request, builds, files, cwd)
  } catch (error) {
    if (error instanceof ProblemError) return refuse(request, error.problem, warnings)
    throw error
  }
}

// An address stays one, so that it is refused as such.
function rootOf(dir: string, cwd: string): string {
  return isRepository(dir) || isRemoteFile(dir) ? dir : joinPath(cwd, dir)
}

function parseOptions(request: BuildRequest, cwd: string): RenderOptions {
  if (request.dirs.length === 0) {
    throw new ProblemError({
      code: 'WRONG_USAGE',
      message: 'No folder is named.',
      advice: 'Name a folder with a kustomization file, or a Flux Kustomization with --flux FILE.',
    })
  }
  if (request.dirs.length > 1 && !request.all && !request.json) {
    throw new ProblemError({
      code: 'WRONG_USAGE',
      message: 'Several folders would run into one another.',
      advice: 'Add --all to print them separated by ---, or --json.',
    })
  }
  return {
    base: cwd,
    cache: createCache(),
    dialect: choose(dialects, request.dialect),
    reorder: choose(reorders, request.reorder),
    loadRestrictor: choose(restrictors, request.loadRestrictor),
  }
}

function choose<T extends string>({ flag, words }: Choice<T>, written: string | undefined): T {
  const chosen = written === undefined ? words[0] : words.find(word => word === written)
  if (chosen !== undefined) return chosen
  throw new ProblemError({
    code: 'WRONG_USAGE',
    message: `--${flag} is ${words.join(' or ')}, not "${written}".`,
  })
}

interface Build {
  readonly dir: string
  readonly rendered: Rendered
}

function answer(request: BuildRequest, builds: readonly Build[], files: Files, cwd: string): BuildAnswer {
  const stderr = builds.map(({ rendered }) => remarks(rendered, request.findings)).join('')
  const texts = builds.map(({ rendered }) => rendered.text).filter(text => text !== '')
  const text = request.json ? asJson(builds) : texts.join('---\n')
  if (request.output === undefined) return { stdout: text, stderr, exit: 0, writes: new Map() }
  const path = joinPath(cwd, request.output)
  const isFolder = files.resolve(path)?.kind === 'folder'
  if (!isFolder && request.output.endsWith('/')) refuseMissing(request.output)
  const writes = isFolder && !request.json ? filesOf(builds, path) : new Map([[path, text]])
  return { stdout: '', stderr, exit: 0, writes }
}

function filesOf(builds: readonly Build[], folder: string): ReadonlyMap<string, string> {
  const documents = builds.flatMap(({ rendered }) => rendered.documents)
  const names = resourceFileNames(documents)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined && builds.length > 1) refuseCollision(twice)
  return new Map(
    documents.map((document, index) => [joinPath(folder, names[index] ?? ''), emit(document.value)]),
  )
}

function refuseMissing(output: string): never {
  throw new ProblemError({
    code: 'OUTPUT_UNWRITABLE',
    message: `There is no folder '${output}'.`,
    advice: 'Create it, or name a file.',
  })
}

function refuseCollision(name: string): never {
  throw new ProblemError({
    code: 'OUTPUT_COLLISION',
    message: `Two of the folders would write '${name}', and one would be lost.`,
    advice: 'Build them into folders of their own.',
  })
}

function asJson(builds: readonly Build[]): string {
  const shown = builds.map(({ dir, rendered: { text, findings, warnings } }) => ({
    dir,
    text,
    findings,
    warnings,
  }))
  return `${JSON.stringify({ builds: shown }, undefined, 2)}\n`
}

function remarks({ warnings, findings }: Rendered, showsFindings: boolean): string {
  const found = showsFindings ? findings.map(describeFinding) : []
  return [...warnings, ...found].map(line => `${line}\n`).join('')
}

function describeFinding(finding: Finding): string {
  return formatProblem(finding)
}

function refuse(request: BuildRequest, problem: Problem, warnings: readonly string[]): BuildAnswer {
  const exit = problem.code === 'WRONG_USAGE' ? 3 : 1
  const text = [...warnings, formatProblem(problem)].map(line => `${line}\n`).join('')
  if (!request.json) return { stdout: '', stderr: text, exit, writes: new Map() }
  return {
    stdout: `${JSON.stringify({ error: problem }, undefined, 2)}\n`,
    stderr: '',
    exit,
    writes: new Map(),
  }
}
