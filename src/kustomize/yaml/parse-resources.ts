import { type Problem, ProblemError } from '../../lib/problem.ts'
import { type Parsed, parseDocument } from './parser.ts'
import { type Positions, positionsOf } from './positions.ts'
import { placeAt, type Source, sourceOf } from './source.ts'
import { checkCharacters, refuseLfsPointer } from './text.ts'
import { isMap, printedValue, type Value } from './value.ts'

export interface ParsedDocument {
  readonly value: Value
  readonly positions: Positions
  /** Why Kustomize would refuse to print this document although it reads it; a patch is applied nevertheless. */
  readonly refusals: readonly Problem[]
}

/**
 * The documents of a resource or patch file, as kyaml reads them: split at lines that start with `---`, aliases and
 * merge keys expanded, empty documents left out. Throws ProblemError with the place.
 */
export function parseResources(
  text: string,
  file: string,
): { readonly documents: readonly ParsedDocument[] } {
  const whole = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
  refuseLfsPointer(whole, file)
  checkCharacters(whole, file)
  const parts = splitDocuments(whole, file)
  const documents: ParsedDocument[] = []
  for (const [start, end] of parts) {
    const source = sourceOf(file, whole, start, end)
    const { value, refusals } = readDocument(source, parts.length === 1)
    if (value === undefined || printedValue(value) === null) continue
    documents.push({ value, refusals, positions: positionsOf(source, 'resource') })
  }
  return { documents }
}

function readDocument(source: Source, alone: boolean): Parsed {
  const parsed = parseDocument(source, { dialect: 'resource', reprints: true })
  // The items of such a list are taken out of it without being printed.
  if (!isUnprintedList(parsed.value, alone)) return parsed
  return parseDocument(source, { dialect: 'resource', reprints: false })
}

function isUnprintedList(value: Value | undefined, alone: boolean): boolean {
  if (!isMap(value) || !value.has('items')) return false
  const kind = printedValue(value.get('kind') ?? null)
  if (typeof kind !== 'string' || !kind.endsWith('List')) return false
  return !alone || (kind !== 'List' && kind !== 'ResourceList')
}

// kyaml cuts the text before any YAML is read, so a separator holds nothing but a comment, and needs a line after it.
function splitDocuments(text: string, file: string): readonly (readonly [start: number, end: number])[] {
  const parts: (readonly [number, number])[] = []
  let start = 0
  for (let at = text.indexOf('\n---'); at !== -1; at = text.indexOf('\n---', start)) {
    const lineEnd = text.indexOf('\n', at + 4)
    if (lineEnd === -1) break
    const rest = text.slice(at + 4, lineEnd).trim()
    if (rest !== '' && !rest.startsWith('#')) refuseSeparator(text, file, at + 1)
    parts.push([start, at + 1])
    start = lineEnd + 1
  }
  parts.push([start, text.length])
  return parts
}

function refuseSeparator(text: string, file: string, start: number): never {
  throw new ProblemError({
    code: 'YAML_SEPARATOR',
    message: 'invalid document separator',
    place: placeAt(file, text, start),
    advice: 'Start the document on the line after `---`.',
  })
}
