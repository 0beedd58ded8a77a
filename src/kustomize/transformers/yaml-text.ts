import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml'
import { parserWords } from '../../lib/parser-words.ts'
import { fail } from '../problems.ts'
import { isQuoted, kindOf, textOf } from '../scalar.ts'
import { resolvePlain } from '../yaml/resolve.ts'
import type { Value } from '../yaml/value.ts'

/**
 * A text of YAML with the differences between two values written into it, printed as Kustomize prints such a text: comments,
 * quotes, brackets and the order of keys stay, indentation and blank lines do not.
 */
export function printYamlText(text: string, before: Value, after: Value): string {
  // The failsafe schema takes every scalar for a text, so that each is printed as it was written.
  const document: Document<Node> = parseDocument<Node>(text, { schema: 'failsafe', uniqueKeys: false })
  forgiveFurtherDocuments(document)
  const length = isMap(document.contents) ? document.contents.items.length : 0
  document.contents = changed(document.contents, before, after)
  tidy(document, text)
  const end = takeEndComment(document, text)
  const added = isMap(document.contents) && length > 0 ? document.contents.items[length]?.key : undefined
  if (end !== undefined && isScalar(added)) added.commentBefore = `${end}\n`
  const printed = document
    .toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: false, singleQuote: true })
    .trim()
  const joined = printed
    .replaceAll(besideKey, ' #')
    .replaceAll(/(!!\w+) +$/gm, '$1')
    .replaceAll(escaped, (_, code: string) => `\\U${code}`)
  return end === undefined || isScalar(added) ? joined : `${joined}\n${end.replaceAll(/^/gm, '#')}`
}

// Kustomize reads the first document and drops the others.
function forgiveFurtherDocuments(document: Document<Node>): void {
  document.errors = document.errors.filter(({ code }) => code !== 'MULTIPLE_DOCS')
  const [error] = document.errors
  if (error === undefined) return
  fail(
    'REPLACEMENT_TARGET',
    `a replacement inside a text that holds YAML cannot print it: ${parserWords(error.message)}`,
    undefined,
    'Write the text in plainer YAML, or replace the whole of it.',
  )
}

/** The comment that ends a text without a blank line before it: it belongs to the field above, so nothing parts them. */
function takeEndComment(document: Document<Node>, text: string): string | undefined {
  const { comment } = document
  if (typeof comment !== 'string' || comment.includes('\n\n')) return undefined
  const lines = text.trimEnd().split('\n')
  const above = lines[lines.length - comment.split('\n').length - 1] ?? ''
  if (above.trim() === '') return undefined
  document.comment = null
  return comment
}

// Put before a comment that stood beside the key of a map or list, which the library would print on a line of its own.
const mark = '\ue000'
const besideKey = new RegExp(`\\n *#${mark}`, 'g')

// go-yaml writes what lies beyond U+FFFF as an escape, between double quotes; the library as it is.
const beyond = /[\u{10000}-\u{10ffff}]/gu
const escaped = /\ue001([0-9A-F]{8})/g

/** The quotes that go-yaml gives a scalar and the library would not. */
function quoteAsGo(scalar: Scalar, isInFlow: boolean): void {
  const text = scalar.value
  if (typeof text !== 'string') return
  if (text.search(beyond) >= 0) {
    scalar.type = 'QUOTE_DOUBLE'
    scalar.value = text.replaceAll(beyond, character => {
      const code = character.codePointAt(0) ?? 0
      return `\ue001${code.toString(16).toUpperCase().padStart(8, '0')}`
    })
  } else if (isInFlow && text.includes('\n')) scalar.type = 'QUOTE_DOUBLE'
  else if (isInFlow && scalar.type === 'PLAIN' && /^$|[:,?[\]{}]/.test(text)) scalar.type = 'QUOTE_SINGLE'
}

function isFlow(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true
}

function tidy(document: Document<Node>, text: string): void {
  if (document.directives !== undefined) document.directives.docStart = null
  visit(document, {
    Pair: (_key, { key, value }) => {
      // go-yaml v3 names the type of a merge key that it prints.
      if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') key.tag = '!!merge'
      if ((isMap(value) || isSeq(value)) && value.commentBefore && hasCommentBeside(key, text))
        value.commentBefore = mark + value.commentBefore
    },
    Node: (_key, node, ancestors) => {
      if (!isScalar(node) && !isMap(node) && !isSeq(node)) return
      if (isScalar(node)) quoteAsGo(node, ancestors.some(isFlow))
      // A comment between blank lines belongs to what follows it, one without a blank line above to what it follows.
      if (node.commentBefore && node.spaceBefore) node.commentBefore = node.commentBefore.replace(/\n+$/, '')
      node.spaceBefore = false
    },
  })
}

function hasCommentBeside(key: unknown, text: string): boolean {
  const end = isScalar(key) ? key.range?.[1] : undefined
  return end !== undefined && /^[ \t]*:[ \t]+#/.test(text.slice(end, end + 1000))
}

/** The node, which stands for `before`, made to stand for `after`. */
function changed(node: Node | null, before: Value | undefined, after: Value): Node {
  if (node === null) return created(after)
  if (before === after) return node
  if (isMap<unknown, Node>(node) && after instanceof Map) return changedMap(node, before, after)
  if (isSeq<Node>(node) && Array.isArray(after)) return changedList(node, before, after)
  if (isScalar(node) && !(after instanceof Map) && !Array.isArray(after))
    return changedScalar(node, textOf(after))
  const isWhole = !(after instanceof Map) && !Array.isArray(after)
  if (isWhole || isScalar(node) || isMap(node) || isSeq(node)) return created(after)
  return fail(
    'REPLACEMENT_TARGET',
    'a replacement inside an alias of a text that holds YAML is not supported',
    undefined,
    'Write the value out in place of the alias, or replace what its anchor names.',
  )
}

function changedMap(
  node: YAMLMap<unknown, Node>,
  before: Value | undefined,
  after: ReadonlyMap<string, Value>,
): Node {
  const former = before instanceof Map ? before : new Map<string, Value>()
  for (const [key, value] of after) {
    if (former.has(key) && former.get(key) === value) continue
    const pair = node.items.find(each => isScalar(each.key) && each.key.value === key)
    if (pair === undefined) node.items.push(new Pair<unknown, Node>(plain(key), created(value)))
    else pair.value = changed(pair.value, former.get(key), value)
  }
  return node
}

function changedList(node: YAMLSeq<Node>, before: Value | undefined, after: readonly Value[]): Node {
  const former = Array.isArray(before) ? before : []
  node.items = after.map((value, index) => changed(node.items[index] ?? null, former[index], value))
  return node
}

/** As go-yaml prints a scalar whose text was changed but not its type: quotes for a string, a tag for anything else. */
function changedScalar(node: Scalar, text: string): Node {
  const wanted = node.type === 'PLAIN' ? resolvePlain(String(node.value), 'resource').tag : 'str'
  node.value = text
  if (node.type !== 'PLAIN') return node
  if (text.includes('\n')) node.type = 'BLOCK_LITERAL'
  if (resolvePlain(text, 'resource').tag === wanted) return node
  if (wanted === 'str') node.type = 'QUOTE_DOUBLE'
  else node.tag = `!!${wanted}`
  return node
}

function created(value: Value): Node {
  if (Array.isArray(value)) {
    const list = new YAMLSeq<Node>()
    list.items = value.map(created)
    return list
  }
  if (value instanceof Map) {
    const map = new YAMLMap<unknown, Node>()
    map.items = Array.from(value, ([key, field]) => new Pair<unknown, Node>(plain(key), created(field)))
    return map
  }
  const scalar = plain(textOf(value))
  if (kindOf(value) === 'scalar' && isQuoted(value)) scalar.type = 'QUOTE_DOUBLE'
  if (textOf(value).includes('\n')) scalar.type = 'BLOCK_LITERAL'
  return scalar
}

function plain(text: string): Scalar {
  const scalar = new Scalar(text)
  scalar.type = 'PLAIN'
  return scalar
}
