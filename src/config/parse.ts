import { LineCounter, type ParsedNode, parseAllDocuments, visit } from 'yaml'
import { parserWords } from '../lib/parser-words.ts'
import type { Place, Problem } from '../lib/problem.ts'
import { issueProblems } from './issues.ts'
import { type Located, locate } from './place.ts'
import { rules } from './rules.ts'
import { Config } from './schema.ts'

/** A configuration, or everything that is wrong with the file, in the order of its lines. */
export type ParsedConfig =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/** Reads `.github/lockkeeper.yml`: shape first, then the rules that a schema cannot say. */
export function parseConfig(text: string, file = '.github/lockkeeper.yml'): ParsedConfig {
  const lines = new LineCounter()
  // Dates and other types of YAML 1.1 would be surprises here; a name `2026` must be quoted to be a name.
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'silent',
  })
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
  return {
    code: 'MALFORMED_YAML',
    message: `The configuration cannot be read as YAML: ${parserWords(message)}.`,
    place,
  }
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
