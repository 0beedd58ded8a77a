import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  visit,
  type Document as YamlDocument,
} from 'yaml'
import { lineAndColumn } from '../lib/lines.ts'
import { parserWords } from '../lib/parser-words.ts'
import { indexSegment, keyedSegment } from '../lib/pointer.ts'
import type { Problem } from '../lib/problem.ts'
import { repeated } from '../lib/repeated.ts'

export type ParsedDocument = YamlDocument.Parsed<ParsedNode>

/** A file's documents, or why it cannot be edited. */
export type ParsedText =
  | { readonly kind: 'documents'; readonly documents: readonly ParsedDocument[] }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Parses all documents of a text; one error anywhere refuses the whole. */
export function parseText(text: string, file: string): ParsedText {
  // The parser would compare each key with each.
  const parsed = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' })
  const documents = Array.isArray(parsed) ? parsed : []
  const error = documents.flatMap(document => document.errors)[0] ?? documents.flatMap(repeatedKeys)[0]
  if (error === undefined) return { kind: 'documents', documents }
  const place = { file, ...lineAndColumn(text, error.pos[0]) }
  const message = `The file cannot be edited, for it cannot be read as YAML: ${parserWords(error.message)}.`
  return { kind: 'refused', problem: { code: 'MALFORMED_YAML', message, place } }
}

/** In the words of the parser. */
function repeatedKeys({ contents }: ParsedDocument): readonly {
  readonly message: string
  readonly pos: readonly [number]
}[] {
  const keys: ParsedNode[] = []
  visit(contents, {
    Map: (_, { items }) => {
      for (const { key } of repeated(items, each => (isScalar(each.key) ? each.key.value : each)))
        keys.push(key as ParsedNode)
    },
  })
  return keys.map(key => ({ message: 'Map keys must be unique', pos: [key.range[0]] }))
}

/** What a path met: the node, or as far as it came. `rest` are the segments left over when it met a scalar early. */
export interface Found {
  readonly node: Node
  readonly rest: readonly string[]
  /** Indices and keys, as they are in the parsed value. */
  readonly steps: readonly (string | number)[]
}

/** Follows a path's segments from a document's root; nothing when it leads nowhere. Aliases are not followed. */
export function follow(root: Node | null, segments: readonly string[]): Found | undefined {
  let node: Node | null = root
  const steps: (string | number)[] = []
  for (const [index, segment] of segments.entries()) {
    if (isScalar(node)) return { node, rest: segments.slice(index), steps }
    const next = stepInto(node, segment)
    if (next === undefined) return undefined
    node = next.node
    steps.push(next.step)
  }
  return node === null ? undefined : { node, rest: [], steps }
}

/** What a segment names in a map or a list; nothing when it names nothing there. */
export function stepInto(
  node: Node | null,
  segment: string,
): { readonly node: Node | null; readonly step: string | number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && keyText(key) === segment)
    return pair === undefined ? undefined : { node: nodeOrNull(pair.value), step: segment }
  }
  if (!isSeq(node)) return undefined
  const keyed = keyedSegment(segment)
  const index =
    keyed === undefined ? (indexSegment(segment) ?? -1) : node.items.findIndex(item => hasKey(item, keyed))
  const item = node.items[index]
  return item === undefined ? undefined : { node: nodeOrNull(item), step: index }
}

function hasKey(item: unknown, keyed: { readonly key: string; readonly value: string }): boolean {
  if (!isMap(item)) return false
  const value = item.items.find(({ key }) => isScalar(key) && keyText(key) === keyed.key)?.value
  return isScalar(value) && keyText(value) === keyed.value
}

/** A scalar's text as written, before types: a key `7.0` is "7.0". */
function keyText(scalar: Scalar): string {
  return scalar.source ?? String(scalar.value)
}

function nodeOrNull(value: unknown): Node | null {
  return isAlias(value) || isScalar(value) || isCollection(value) ? value : null
}

/** The node that begins and ends at a range, quotes included. */
export function nodeAtRange(root: Node | null, range: readonly [number, number]): Scalar | undefined {
  let found: Scalar | undefined
  visit(root, {
    Scalar: (_, node) => {
      if (node.range?.[0] === range[0] && node.range[1] === range[1]) {
        found = node
        return visit.BREAK
      }
      return undefined
    },
  })
  return found
}

/** The aliases in a document that stand for an anchor. */
export function aliasesOf(root: Node | null, anchor: string): readonly Alias[] {
  const aliases: Alias[] = []
  visit(root, { Alias: (_, node) => void (node.source === anchor && aliases.push(node)) })
  return aliases
}
