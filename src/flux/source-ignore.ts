import { toBytes } from './substitution/bytes.ts'
import { matchPattern } from './substitution/pattern.ts'

// The rules of Flux's source controller: those of .gitignore, with some differences that its users live with.

/** One line of an ignore file, which holds below the folder that has the file. */
export interface IgnoreRule {
  readonly folder: readonly string[]
  readonly steps: readonly string[]
  /** Whether a name matches the step of the same index. */
  readonly matchers: readonly ((name: string) => boolean)[]
  readonly includes: boolean
  readonly foldersOnly: boolean
}

/** What Flux leaves out of every artifact, unless a rule takes it in again. */
const alwaysOut = [
  ...['.git/', '.gitignore', '.gitmodules', '.gitattributes'],
  ...['*.jpg', '*.jpeg', '*.gif', '*.png', '*.wmv', '*.flv', '*.tar.gz', '*.zip'],
  ...['.github/', '.circleci/', '.travis.yml', '.gitlab-ci.yml', 'appveyor.yml', '.drone.yml'],
  ...['cloudbuild.yaml', 'codeship-services.yml', 'codeship-steps.yml'],
  ...['**/.goreleaser.yml', '**/.sops.yaml', '**/.flux.yaml'],
]
const always = alwaysOut.map(line => parseRule(line, []))
// Nearly no path holds a name that one of them could match, and every path is asked about.
const couldBeOut = new RegExp(`(?:^|/)(?:${alwaysOut.map(nameExpression).join('|')})(?:/|$)`)

function nameExpression(line: string): string {
  const name = line.replace(/^\*\*\//, '').replace(/\/$/, '')
  return name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')
}

/** The rules of an ignore file in a folder, given as its path's steps. */
export function parseIgnoreFile(text: string, folder: readonly string[]): readonly IgnoreRule[] {
  const lines = text.split('\n').map(line => line.replace(/\r$/, ''))
  return lines
    .filter(line => !line.startsWith('#') && line.trim() !== '')
    .map(line => parseRule(line, folder))
}

function parseRule(line: string, folder: readonly string[]): IgnoreRule {
  const includes = line.startsWith('!')
  const body = includes ? line.slice(1) : line
  const trimmed = body.endsWith('\\ ') ? body : body.replace(/ +$/, '')
  const foldersOnly = trimmed.endsWith('/')
  const pattern = foldersOnly ? trimmed.slice(0, -1) : trimmed
  const steps = pattern.split('/')
  return { folder, steps, matchers: steps.map(matcherOf), includes, foldersOnly }
}

/** Whether the rules leave a path out; the last that matches decides, Flux's own come first. */
export function isIgnored(path: string, isFolder: boolean, rules: readonly IgnoreRule[]): boolean {
  const isOpen = !couldBeOut.test(path)
  if (isOpen && rules.length === 0) return false
  const steps = path.split('/')
  const found = rules.findLast(rule => matchesRule(rule, steps, isFolder))
  if (found !== undefined) return !found.includes
  return !isOpen && always.some(rule => matchesRule(rule, steps, isFolder))
}

function matchesRule(rule: IgnoreRule, path: readonly string[], isFolder: boolean): boolean {
  const { folder, steps } = rule
  if (path.length <= folder.length || folder.some((step, index) => step !== path[index])) return false
  const below = path.slice(folder.length)
  return steps.length > 1 ? matchesSteps(rule, below, isFolder) : matchesName(rule, below, isFolder)
}

function matchesName(
  { matchers, foldersOnly }: IgnoreRule,
  path: readonly string[],
  isFolder: boolean,
): boolean {
  const at = path.findIndex(name => matchers[0]?.(name) === true)
  return at !== -1 && (!foldersOnly || isFolder || at < path.length - 1)
}

/** A path matches as soon as its beginning does; after `**` the first step that fits is taken, never a later one. */
function matchesSteps(rule: IgnoreRule, path: readonly string[], isFolder: boolean): boolean {
  let at = 0
  let matched = false
  let skips = false
  for (const [index, step] of rule.steps.entries()) {
    if (step === '') skips = false
    else if (step === '**') {
      if (index === rule.steps.length - 1) break
      skips = true
    } else {
      if (step.includes('**') || at >= path.length) return false
      const found = path.findIndex((name, from) => from >= at && rule.matchers[index]?.(name) === true)
      if (!skips && found !== at) return false
      matched = found !== -1
      at = found === -1 ? path.length : found + 1
      skips = false
    }
  }
  return matched && !(rule.foldersOnly && !isFolder && at === path.length)
}

/** Go's `filepath.Match` for one step of a path; a malformed pattern matches nothing. Every file is asked about: the common patterns need no bytes. */
function matcherOf(pattern: string): (name: string) => boolean {
  if (!/[*?[\]\\]/.test(pattern)) return name => name === pattern
  if (/^\*[^*?[\]\\]+$/.test(pattern)) return name => name.endsWith(pattern.slice(1))
  const bytes = toBytes(pattern)
  return name => matchPattern(bytes, toBytes(name)) === 'yes'
}
