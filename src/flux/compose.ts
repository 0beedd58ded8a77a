import { type Files, joinPath, relativePath } from '../kustomize/files.ts'
import { memoryFiles } from '../kustomize/memory-files.ts'
import { compareBytes } from '../kustomize/yaml/order.ts'
import { matchesGlob } from '../lib/glob.ts'
import { isInside, nameOf } from '../lib/path.ts'
import { type Problem, ProblemError } from '../lib/problem.ts'
import { artifactRoot } from './artifact.ts'
import type { CopyRule } from './generator.ts'
import { mergeYaml } from './merge-yaml.ts'
import { isIgnored } from './source-ignore.ts'
import { toBytes } from './substitution/bytes.ts'
import { matchPattern } from './substitution/pattern.ts'

/** The files of an ExternalArtifact, or why its generator would fail. */
export type Composed =
  | { readonly kind: 'files'; readonly files: Files }
  | { readonly kind: 'refused'; readonly problem: Problem }

type Contents = Map<string, string | Uint8Array>

/**
 * Copies files as an ArtifactGenerator's rules say, in their order; `sourceOf` gives the artifact of an alias. A folder named
 * outright is copied as a folder; what a glob matches keeps its path, but below `folder/**` it loses the folder.
 */
export function composeArtifact(
  rules: readonly CopyRule[],
  sourceOf: (alias: string) => Files | undefined,
): Composed {
  const contents: Contents = new Map()
  try {
    for (const rule of rules) copyRule(rule, sourceOf(rule.alias), contents)
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem }
    throw error
  }
  const packed = [...contents].filter(([path]) => !isIgnored(path, false, []))
  const files = memoryFiles(
    Object.fromEntries(packed.map(([path, text]) => [`${artifactRoot}/${path}`, text])),
  )
  return { kind: 'files', files }
}

function fail({ from, to }: CopyRule, message: string): never {
  throw new ProblemError({
    code: 'ARTIFACT_INVALID',
    message: `failed to apply copy operation from '${from}' to '${to}': ${message}.`,
  })
}

function copyRule(rule: CopyRule, source: Files | undefined, contents: Contents): void {
  if (source === undefined) fail(rule, `the source '${rule.alias}' is not known here`)
  if (rule.strategy === 'Extract') fail(rule, 'archives are not opened here')
  const paths = /[*?[\]]/.test(rule.pattern) ? globPaths(rule, source) : [namedPath(rule, source, contents)]
  if (paths.length === 0 && !rule.optional) fail(rule, `no files match '${rule.pattern}'`)
  for (const path of paths) if (path !== undefined) copyTree(rule, source, path, contents)
}

/** One file or folder to copy, where to, and the folder that excludes may be relative to. */
interface Copy {
  readonly from: string
  readonly to: string
  readonly base: string
}

function place(path: string): string {
  return path === '' ? artifactRoot : `${artifactRoot}/${path}`
}

function namedPath(rule: CopyRule, source: Files, contents: Contents): Copy | undefined {
  const from = joinPath('/', rule.pattern).slice(1)
  const found = source.resolve(place(from))
  if (found === undefined) return rule.optional ? undefined : fail(rule, `source '${from}' does not exist`)
  if (found.kind === 'folder') return { from, to: below(rule.target, nameOf(from)), base: from }
  const isFolder =
    rule.to.endsWith('/') || [...contents.keys()].some(path => path.startsWith(`${rule.target}/`))
  return { from, to: isFolder ? below(rule.target, nameOf(from)) : rule.target, base: '' }
}

function below(folder: string, path: string): string {
  return [folder, path].filter(step => step !== '').join('/')
}

function globPaths(rule: CopyRule, source: Files): readonly Copy[] {
  const steps = rule.pattern.split('/').filter(step => step !== '' && step !== '.')
  const literal = steps
    .slice(
      0,
      steps.findIndex(step => /[*?[\]]/.test(step)),
    )
    .join('/')
  const prefix = rule.pattern.endsWith('/**') ? rule.pattern.slice(0, -2) : undefined
  return matchSteps(source, '', steps)
    .filter(path => !isExcluded(path, literal, rule.exclude))
    .map(from => ({
      from,
      to: below(
        rule.target,
        prefix !== undefined && from.startsWith(prefix) ? from.slice(prefix.length) : from,
      ),
      base: literal,
    }))
}

/** A step `**` is one step here, as in Go's `fs.Glob`. */
function matchSteps(source: Files, folder: string, [step, ...rest]: readonly string[]): readonly string[] {
  if (step === undefined) return [folder]
  const names = [...(source.list(place(folder)) ?? [])].sort(compareBytes)
  return names
    .filter(name => matchPattern(toBytes(step), toBytes(name)) === 'yes')
    .flatMap(name => matchSteps(source, below(folder, name), rest))
}

function copyTree(rule: CopyRule, source: Files, copy: Copy, contents: Contents): void {
  const { from, to, base } = copy
  const found = source.resolve(place(from))
  if (found?.kind === 'folder') {
    for (const name of [...(source.list(place(from)) ?? [])].sort(compareBytes)) {
      const child = below(from, name)
      if (isExcluded(child, base, rule.exclude)) continue
      copyTree(rule, source, { from: child, to: below(to, name), base }, contents)
    }
    return
  }
  if (isExcluded(from, base, rule.exclude)) return
  const content = source.read(place(from)) ?? ''
  const present = contents.get(to)
  contents.set(
    to,
    rule.strategy === 'Merge' && present !== undefined ? mergeYaml(present, content, from) : content,
  )
}

function isExcluded(path: string, base: string, patterns: readonly string[]): boolean {
  const relative = base !== '' && isInside(path, base) ? relativePath(`/${base}`, `/${path}`) : path
  return patterns.flatMap(alternatives).some(pattern => {
    const paths = pattern.includes('/') ? [path, relative] : [path, relative, nameOf(path)]
    return paths.some(each => matchesGlob(each, pattern))
  })
}

/** The patterns that `{a,b}` stands for; no more than 64 of them. */
function alternatives(pattern: string): readonly string[] {
  let known = [pattern]
  for (let round = 0; round < 6; round++) {
    known = known.flatMap(each => {
      const group = /\{([^{}]*)\}/.exec(each)
      if (group === null) return [each]
      return (group[1] ?? '')
        .split(',')
        .map(choice => each.slice(0, group.index) + choice + each.slice(group.index + group[0].length))
    })
  }
  return known.slice(0, 64)
}
