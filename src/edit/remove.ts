import { isMap, isPair, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { lineAndColumn } from '../lib/lines.ts'
import { parsePointer } from '../lib/pointer.ts'
import type { Problem } from '../lib/problem.ts'
import { follow, parseText } from './document.ts'
import { changedAt, readsAsIntended } from './intended.ts'
import { contentEnd } from './write-at.ts'

/** Text without one entry, all other bytes as they were; or why not. */
export type Removal =
  | { readonly kind: 'removed'; readonly text: string; readonly range: readonly [start: number, end: number] }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Takes an entry out of a map or a list (JSON Pointer, list entries by key). Proven by parsing again; the only entry of a block is left to people. */
export function removeEntry(
  text: string,
  address: { readonly document: number; readonly path: string },
  file = '',
): Removal {
  const parsed = parseText(text, file)
  if (parsed.kind === 'refused') return parsed
  const refuse = (code: string, message: string, offset: number): Removal => {
    const place = { file, ...lineAndColumn(text, offset) }
    return { kind: 'refused', problem: { code, message, place, advice: 'Remove it by hand.' } }
  }
  const segments = parsePointer(address.path) ?? []
  const contents = parsed.documents[address.document]?.contents ?? null
  const found = follow(contents, segments)
  const parent = follow(contents, segments.slice(0, -1))?.node
  const step = found?.steps.at(-1)
  if (found === undefined || found.rest.length > 0 || step === undefined || !isCollectionNode(parent))
    return refuse('NO_SUCH_ENTRY', `There is no entry ${address.path}.`, 0)
  const index = indexOf(parent, step)
  const range = entryRange(text, parent, index)
  if (range === undefined) return refuse('LAST_ENTRY', 'It is the only entry.', parent.range?.[0] ?? 0)
  const edited = text.slice(0, range[0]) + text.slice(range[1])
  const intend = (root: unknown): unknown =>
    changedAt(root, found.steps.slice(0, -1), present => without(present, step))
  if (!readsAsIntended(parsed.documents, edited, address.document, intend))
    return refuse('UNSAFE_EDIT', 'It cannot be removed without changing something else.', range[0])
  return { kind: 'removed', text: edited, range }
}

function isCollectionNode(node: Node | undefined): node is YAMLMap | YAMLSeq {
  return isMap(node) || isSeq(node)
}

function indexOf(parent: YAMLMap | YAMLSeq, step: string | number): number {
  if (isSeq(parent)) return Number(step)
  return parent.items.findIndex(({ key }) => isScalar(key) && (key.source ?? String(key.value)) === step)
}

/** The entry with its line, or its comma; of the first one up to where the next begins. */
function entryRange(
  text: string,
  parent: YAMLMap | YAMLSeq,
  index: number,
): readonly [number, number] | undefined {
  const entry = parent.items[index]
  const next = parent.items[index + 1]
  const end = contentEnd(text, entry)
  if (index === 0 && next !== undefined) return [startOf(text, parent, entry), startOf(text, parent, next)]
  if (index > 0 && parent.flow === true) return [contentEnd(text, parent.items[index - 1]), end]
  if (parent.flow === true) return [startOf(text, parent, entry), end]
  if (index === 0) return undefined
  const line = text.lastIndexOf('\n', startOf(text, parent, entry) - 1) + 1
  const after = text.indexOf('\n', end)
  // Without a last line break the one before the entry goes with it.
  return after === -1
    ? [text.charAt(line - 2) === '\r' ? line - 2 : line - 1, text.length]
    : [line, after + 1]
}

function startOf(text: string, parent: YAMLMap | YAMLSeq, entry: unknown): number {
  const node = isPair(entry) ? entry.key : entry
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  const start = Array.isArray(range) ? Number(range[0]) : 0
  return isSeq(parent) && parent.flow !== true ? text.lastIndexOf('-', start - 1) : start
}

function without(present: unknown, step: string | number): unknown {
  if (Array.isArray(present)) return present.toSpliced(Number(step), 1)
  return present instanceof Map
    ? new Map([...present].filter(([key]) => String(key) !== String(step)))
    : undefined
}
