import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { type BlockStyle, isList, type NewValue, nested, writeBlock, writeFlow } from './new-value.ts'
import type { Site } from './site.ts'

export interface Written {
  readonly offset: number
  readonly written: string
}

/** The text to put in, and where, so that the value stands at the end of the site's collection. */
export function writeAt(
  text: string,
  site: Exclude<Site, { kind: 'refused' }>,
  value: NewValue,
  root: Node | null,
): Written {
  const wanted = nested(site.rest, value)
  if (typeof wanted === 'string') return { offset: text.length, written: '' }
  if (site.kind === 'key') return behindKey(text, site.key, wanted, styleOf(text, root))
  if (site.node.flow === true) return intoFlow(text, site.node, wanted)
  const lines = writeBlock(wanted, styleOf(text, root))
  return addLines(text, contentEnd(text, site.node), columnOf(text, startOf(site.node)), lines)
}

function behindKey(text: string, key: Node, wanted: Exclude<NewValue, string>, style: BlockStyle): Written {
  const indent = isList(wanted) ? style.listIndent : 2
  const [start = 0, end = 0] = key.range ?? []
  return addLines(text, end, columnOf(text, start) + indent, writeBlock(wanted, style))
}

/** Whole lines behind the line on which something ends. */
function addLines(text: string, end: number, column: number, lines: readonly string[]): Written {
  const next = text.indexOf('\n', end)
  const lineBreak = /\r\n/.test(text) ? '\r\n' : '\n'
  const indented = lines.map(line => (line === '' ? '' : ' '.repeat(column) + line))
  if (next === -1) return { offset: text.length, written: indented.map(line => lineBreak + line).join('') }
  return { offset: next + 1, written: indented.map(line => line + lineBreak).join('') }
}

/** Before the closing bracket, behind a comma unless one stands there or the collection is empty. */
function intoFlow(text: string, node: YAMLMap | YAMLSeq, wanted: Exclude<NewValue, string>): Written {
  const close = (node.range?.[1] ?? 0) - 1
  const before = text.slice(0, close).trimEnd()
  const offset = node.items.length === 0 ? close : before.length
  const lead = node.items.length === 0 ? '' : before.endsWith(',') ? ' ' : ', '
  return { offset, written: lead + writeFlow(wanted).slice(1, -1) }
}

function startOf(node: YAMLMap | YAMLSeq): number {
  const first = node.items[0]
  const key = isPair(first) ? first.key : undefined
  return isMap(node) && isScalar(key) ? (key.range?.[0] ?? 0) : (node.range?.[0] ?? 0)
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

/** Where the last character of a node's content is; blank lines and comments behind it are not its own, unless a block keeps them. */
export function contentEnd(text: string, node: unknown): number {
  if (isPair(node))
    return node.value === null ? contentEnd(text, node.key) : lastOf(text, node.value, node.key)
  if (isCollection(node) && node.flow !== true && node.items.length > 0)
    return contentEnd(text, node.items.at(-1))
  if (!isScalar(node) || !/^BLOCK/.test(node.type ?? '')) return endOf(node)
  const end = endOf(node)
  const [start = 0] = node.range ?? []
  const header = text.slice(start, text.indexOf('\n', start))
  return /\+/.test(header.split('#')[0] ?? '') ? end - 1 : text.slice(0, end).trimEnd().length
}

/** Behind a key that has no value of its own the key ends it. */
function lastOf(text: string, value: unknown, key: unknown): number {
  return isScalar(value) && value.value === null && value.source === '' ? endOf(key) : contentEnd(text, value)
}

function endOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return 0
  const end: unknown = node.range[1]
  return typeof end === 'number' ? end : 0
}

/** As the document's own lists in block style stand under their keys; two columns in where it has none. */
function styleOf(text: string, root: Node | null): BlockStyle {
  let listIndent: 0 | 2 = 2
  visit(root, {
    Pair: (_, { key, value }) => {
      if (!isSeq(value) || value.flow === true || !isScalar(key)) return undefined
      const [list, name] = [value.range?.[0] ?? 0, key.range?.[0] ?? 0]
      listIndent = columnOf(text, list) > columnOf(text, name) ? 2 : 0
      return visit.BREAK
    },
  })
  return { listIndent }
}
