import { isScalar, LineCounter, type ParsedNode, parseAllDocuments, visit } from 'yaml'
import { parserWords } from '../lib/parser-words.ts'
import type { Place, Problem } from '../lib/problem.ts'
import { repeated } from '../lib/repeated.ts'
import { issueProblems, mostProblems } from './issues.ts'
import { type Located, locate } from './place.ts'
import { rules } from './rules.ts'
import { Config } from './schema.ts'

/** A configuration, or everything that is wrong with the file, in the order of its lines. */
export type ParsedConfig =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/** Characters. Any repository of an installation can have such a file, and every one is read by the same process. */
export const longestConfig = 131_072

/** Reads `.github/lockkeeper.yml`: shape first, then the rules that a schema cannot say. */
export function parseConfig(text: string, file = '.github/lockkeeper.yml'): ParsedConfig {
  if (text.length > longestConfig) return tooLong(file, text.length)
  const lines = new LineCounter()
  // Dates and other types of YAML 1.1 would be surprises here; a name `2026` must be quoted to be a name.
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    // The parser would compare each key with each; see `refusedNodes`.
    uniqueKeys: false,
    logLevel: 'silent',
  })
  const list = Array.isArray(documents) ? documents : []
  const place = (offset: number): Place => placeAt(lines, file, offset)
  const errors = list.flatMap(document => document.errors)
  if (errors.length > 0) {
    return {
      kind: 'problems',
      problems: errors.slice(0, mostProblems).map(error => syntaxProblem(error.message, place(error.pos[0]))),
    }
  }
  const [document] = list
  const contents = document?.contents ?? null
  if (document === undefined || contents === null) return emptyFile(place(0))
  const refused = refusedNodes(list.length, contents, place)
  if (refused.length > 0) return { kind: 'problems', problems: refused.slice(0, mostProblems) }
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

function tooLong(file: string, length: number): ParsedConfig {
  const problem = {
    code: 'TOO_LONG',
    message: `The configuration has ${length} characters; at most ${longestConfig} are read.`,
    place: { file, line: 1, column: 1 },
    advice: 'What it does not say is discovered: write only what differs.',
  }
  return { kind: 'problems', problems: [problem] }
}

function syntaxProblem(message: string, place: Place): Problem {
  return {
    code: 'MALFORMED_YAML',
    message: `The configuration cannot be read as YAML: ${parserWords(message)}.`,
    place,
  }
}

/** What a parser lets pass and a policy must not have: several documents, aliases, a key twice. */
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
    Map: (_, { items }) => {
      for (const pair of repeated(items, each => (isScalar(each.key) ? each.key.value : each)))
        problems.push(twice(place((pair.key as ParsedNode).range[0])))
    },
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

function twice(place: Place): Problem {
  return { code: 'DUPLICATE_KEY', message: 'This key stands here twice.', place, advice: 'Keep one of them.' }
}

function checkShape(value: unknown, located: Located): ParsedConfig {
  const parsed = Config.safeParse(value)
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, mostProblems)
    const problems = issues.flatMap(issue => issueProblems(issue, value, located))
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
