import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  visit,
} from 'yaml'
import type { z } from 'zod'
import type { Place, Problem } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'
import { rules } from './rules.ts'
import { Config, knownKeys, laterKeys } from './schema.ts'

/** A configuration, or everything that is wrong with the file, in the order of its lines. */
export type ParsedConfig =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

type Path = readonly PropertyKey[]

/** Where things stand in the file. */
export interface Located {
  /** The place of the value at a path, or of the nearest thing around it that is there. */
  readonly placeOf: (path: Path) => Place
  /** The place of the key at a path. */
  readonly placeOfKey: (path: Path) => Place
}

/** Reads `.github/lockkeeper.yml`: shape first, then the rules that a schema cannot say. */
export function parseConfig(text: string, file = '.github/lockkeeper.yml'): ParsedConfig {
  const lines = new LineCounter()
  // Dates and other types of YAML 1.1 would be surprises here; a name `2026` must be quoted to be a name.
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const list = Array.isArray(documents) ? documents : []
  const place = (offset: number): Place => placeAt(lines, file, offset)
  const errors = list.flatMap(document => document.errors)
  if (errors.length > 0) {
    return {
      kind: 'problems',
      problems: errors.map(error => syntaxProblem(error.message, place(error.pos[0]))),
    }
  }
  const [document] = list
  const contents = document?.contents ?? null
  if (document === undefined || contents === null) return emptyFile(place(0))
  const refused = refusedNodes(list.length, contents, place)
  if (refused.length > 0) return { kind: 'problems', problems: refused }
  return checkShape(document.toJS({ mapAsMap: false }), locate(contents, place))
}

function placeAt(lines: LineCounter, file: string, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
}

function emptyFile(place: Place): ParsedConfig {
  const problem = {
    code: 'EMPTY_CONFIG',
    message: 'The configuration is empty.',
    place,
    advice: 'Write at least "version: 1", or delete the file: everything is then discovered.',
  }
  return { kind: 'problems', problems: [problem] }
}

function syntaxProblem(message: string, place: Place): Problem {
  if (message.startsWith('Map keys must be unique')) {
    return {
      code: 'DUPLICATE_KEY',
      message: 'This key stands here twice.',
      place,
      advice: 'Keep one of them.',
    }
  }
  return { code: 'MALFORMED_YAML', message: `The configuration cannot be read as YAML: ${message}.`, place }
}

/** What YAML allows and a policy must not have: several documents, aliases. */
function refusedNodes(
  documents: number,
  contents: ParsedNode,
  place: (offset: number) => Place,
): readonly Problem[] {
  const problems: Problem[] = []
  if (documents > 1) {
    const message = `The file holds ${documents} documents; a configuration is one.`
    problems.push({ code: 'SEVERAL_DOCUMENTS', message, place: place(contents.range[2]) })
  }
  visit(contents, {
    Alias: (_, node) => {
      const message = `The alias *${node.source} is not allowed here.`
      problems.push({
        code: 'ALIAS',
        message,
        place: place(node.range?.[0] ?? 0),
        advice: 'Write the value out.',
      })
    },
  })
  return problems
}

function checkShape(value: unknown, located: Located): ParsedConfig {
  const parsed = Config.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap(issue => issueProblems(issue, value, located))
    return { kind: 'problems', problems: inOrder(problems) }
  }
  const problems = rules.flatMap(rule => rule(parsed.data, located))
  return problems.length > 0
    ? { kind: 'problems', problems: inOrder(problems) }
    : { kind: 'config', config: parsed.data }
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (left, right) =>
      (left.place?.line ?? 0) - (right.place?.line ?? 0) ||
      (left.place?.column ?? 0) - (right.place?.column ?? 0),
  )
}

function issueProblems(issue: z.core.$ZodIssue, value: unknown, located: Located): readonly Problem[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey([...path, key], located))
  if (issue.code === 'invalid_union' && isObject(valueAt(value, path)))
    return unionProblems(issue, value, located)
  const at = valueAt(value, path)
  const name = formatPath(path)
  if (at === undefined) {
    return [
      {
        code: 'MISSING_KEY',
        message: `${name} is missing: ${expected(issue)}.`,
        place: located.placeOf(path),
      },
    ]
  }
  const found = `${name} is ${show(at)}, but must be ${expected(issue)}.`
  const nearest =
    issue.code === 'invalid_value' && typeof at === 'string' ? similar(at, issue.values.map(String)) : []
  return [
    {
      code: 'INVALID_VALUE',
      message: found,
      place: located.placeOf(path),
      ...(nearest[0] === undefined ? {} : { advice: `Did you mean ${nearest[0]}?` }),
    },
  ]
}

/** Of a union, the problems of the alternative that is a map: a map was written. */
function unionProblems(
  issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>,
  value: unknown,
  located: Located,
): readonly Problem[] {
  const inner = issue.errors.at(-1) ?? []
  return inner.flatMap(each =>
    issueProblems({ ...each, path: [...issue.path, ...each.path] }, value, located),
  )
}

function unknownKey(path: Path, located: Located): Problem {
  const key = String(path.at(-1))
  const map = path.slice(0, -1)
  const pattern = map.map((step, index) => (isFreeStep(map, index) ? '*' : String(step))).join('.')
  const place = located.placeOfKey(path)
  if (laterKeys[pattern]?.includes(key) === true) {
    return {
      code: 'NOT_YET_SUPPORTED',
      message: `${formatPath(path)} is not yet supported.`,
      place,
      advice: 'Remove it for now.',
    }
  }
  const known = knownKeys[pattern] ?? []
  const [nearest] = similar(key, known)
  const where = map.length === 0 ? 'here' : `in ${formatPath(map)}`
  const meant = nearest === undefined ? '' : `Did you mean ${nearest}? `
  return {
    code: 'UNKNOWN_KEY',
    message: `"${key}" is no key ${where}.`,
    place,
    advice: `${meant}Allowed: ${known.join(', ')}.`,
  }
}

/** An index, or a name that the writer chose: below `apps` and `clusters` of the whole file. */
function isFreeStep(map: Path, index: number): boolean {
  return typeof map[index] === 'number' || (index === 1 && (map[0] === 'apps' || map[0] === 'clusters'))
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected
    case 'too_small':
      return issue.origin === 'string' ? 'a text that is not empty' : issue.message
    default:
      return issue.message
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  number: 'a number',
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, step) =>
      typeof current === 'object' && current !== null && Object.hasOwn(current, step)
        ? (current as Readonly<Record<PropertyKey, unknown>>)[step]
        : undefined,
    value,
  )
}

function show(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const shown = String(value)
  return `"${shown.length > 80 ? `${shown.slice(0, 80)}…` : shown}"`
}

/** `environments[1].merge` */
export function formatPath(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}

function locate(contents: Node, place: (offset: number) => Place): Located {
  return {
    placeOf: path => place(offsetOf(contents, path, 'value')),
    placeOfKey: path => place(offsetOf(contents, path, 'key')),
  }
}

function offsetOf(contents: Node, path: Path, part: 'key' | 'value'): number {
  let node: unknown = contents
  let offset = contents.range?.[0] ?? 0
  for (const [index, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : undefined
    const key = pair?.key
    const value: unknown =
      pair === undefined && isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value
    const keyOffset = isScalar(key) ? (key.range?.[0] ?? offset) : offset
    if (value === undefined && pair === undefined) return offset
    offset = keyOffset
    if (part === 'key' && index === path.length - 1) return offset
    offset = rangeStart(value) ?? offset
    node = value
  }
  return offset
}

function rangeStart(node: unknown): number | undefined {
  if (isAlias(node) || isMap(node) || isSeq(node) || isScalar(node)) return node.range?.[0]
  return undefined
}
