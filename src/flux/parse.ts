import {
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml'
import { isLfsPointer, lfsPointer } from '../lib/lfs.ts'
import { lineAndColumn } from '../lib/lines.ts'
import { parserWords } from '../lib/parser-words.ts'
import type { Problem } from '../lib/problem.ts'
import type { MapNode, Node, ScalarNode, Source } from './node.ts'

/** A file's documents, or what is wrong with it; never some of them. */
export type ParsedFile =
  | { readonly kind: 'documents'; readonly text: string; readonly documents: readonly Node[] }
  | { readonly kind: 'malformed'; readonly text: string; readonly problem: Problem }

/** Parses a file's YAML documents, empty ones included. Stricter than YAML where Kubernetes is: no key twice. */
export function parseYaml(file: string, text: string): ParsedFile {
  if (isLfsPointer(text))
    return { kind: 'malformed', text, problem: { ...lfsPointer, place: { file, line: 1, column: 1 } } }
  return parseText({ file, document: 0, text })
}

/** Parses the YAML that a scalar holds; its nodes know their host. */
export function parseHosted(host: ScalarNode): ParsedFile {
  return parseText({ file: host.source.file, document: 0, text: host.text, host })
}

function parseText(source: Source): ParsedFile {
  const { text } = source
  try {
    return { kind: 'documents', text, documents: buildDocuments(source) }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { kind: 'malformed', text, problem: malformed(source, error) }
  }
}

function malformed(source: Source, error: YAMLException): Problem {
  const { file, text, host } = source
  // Inside a scalar only the scalar's own place is sure.
  const at =
    host === undefined
      ? lineAndColumn(text, error.mark?.position ?? 0)
      : lineAndColumn(host.source.text, host.start)
  const place = { file, ...at }
  return {
    code: 'MALFORMED_YAML',
    message: `This file cannot be read as YAML: ${parserWords(error.reason)}.`,
    place,
  }
}

type Frame = MapFrame | ListFrame

interface MapFrame {
  readonly kind: 'map'
  readonly event: MappingEvent
  readonly node: MapNode
  readonly entries: Map<string, Node>
  readonly merges: Node[]
  key: ScalarNode | 'none' | 'unusable'
}

interface ListFrame {
  readonly kind: 'list'
  readonly event: SequenceEvent
  readonly node: Node
  readonly values: Node[]
}

interface Builder {
  readonly text: string
  readonly documents: Node[]
  readonly stack: Frame[]
  source: Source
  anchors: Map<string, Node>
  root: Node | undefined
}

function buildDocuments(source: Source): readonly Node[] {
  const { text } = source
  const builder: Builder = {
    text,
    documents: [],
    stack: [],
    source,
    anchors: new Map(),
    root: undefined,
  }
  for (const event of parseEvents(text, {})) addEvent(builder, event)
  return builder.documents
}

function addEvent(builder: Builder, event: Event): void {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      builder.source = { ...builder.source, document: builder.documents.length }
      builder.anchors = new Map()
      builder.root = undefined
      return
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      builder.stack.push(openFrame(builder, event))
      return
    case EVENT_ID.SCALAR:
      addNode(builder, scalarNode(builder, event), anchorOf(builder, event))
      return
    case EVENT_ID.ALIAS:
      addNode(builder, aliased(builder, event.anchorStart, event.anchorEnd), undefined)
      return
    case EVENT_ID.POP:
      close(builder)
      return
    default:
      event satisfies never
  }
}

function openFrame(builder: Builder, event: MappingEvent | SequenceEvent): Frame {
  const { source } = builder
  if (event.type === EVENT_ID.MAPPING) {
    const entries = new Map<string, Node>()
    const node: MapNode = { kind: 'map', entries, source, start: event.start }
    return { kind: 'map', event, node, entries, merges: [], key: 'none' }
  }
  const values: Node[] = []
  return { kind: 'list', event, node: { kind: 'list', values, source, start: event.start }, values }
}

function close(builder: Builder): void {
  const frame = builder.stack.pop()
  if (frame === undefined) {
    builder.documents.push(builder.root ?? emptyDocument(builder.source))
    return
  }
  if (frame.kind === 'map') mergeInto(frame)
  addNode(builder, frame.node, anchorOf(builder, frame.event))
}

function emptyDocument(source: Source): ScalarNode {
  return { kind: 'scalar', text: '', plain: true, source, start: 0, end: 0 }
}

/** Keys that stand in the map itself win over merged ones, and earlier merged ones over later. */
function mergeInto(frame: MapFrame): void {
  for (const merged of frame.merges.flatMap(node => (node.kind === 'list' ? node.values : [node]))) {
    if (merged.kind !== 'map') continue
    for (const [key, value] of merged.entries) if (!frame.entries.has(key)) frame.entries.set(key, value)
  }
}

function addNode(builder: Builder, node: Node, anchor: string | undefined): void {
  if (anchor !== undefined) builder.anchors.set(anchor, node)
  const frame = builder.stack.at(-1)
  if (frame === undefined) builder.root = node
  else if (frame.kind === 'list') frame.values.push(node)
  else if (frame.key === 'none') frame.key = node.kind === 'scalar' ? node : 'unusable'
  else addEntry(builder, frame, node)
}

function addEntry(builder: Builder, frame: MapFrame, value: Node): void {
  const { key } = frame
  frame.key = 'none'
  if (typeof key === 'string') return
  if (key.text === '<<' && key.plain) {
    frame.merges.push(value)
    return
  }
  if (frame.entries.has(key.text)) {
    YAMLException.throwAt(builder.text, key.start, `the key "${key.text.slice(0, 80)}" stands here twice`)
  }
  frame.entries.set(key.text, value)
}

function scalarNode(builder: Builder, event: ScalarEvent): ScalarNode {
  const quotes =
    event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0
  const start = Math.max(event.valueStart, 0)
  return {
    kind: 'scalar',
    text: event.valueStart === -1 ? '' : getScalarValue(builder.text, event),
    plain: event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1,
    source: builder.source,
    start: start - quotes,
    end: Math.max(event.valueEnd, 0) + quotes,
  }
}

function aliased(builder: Builder, start: number, end: number): Node {
  const name = builder.text.slice(start, end)
  const node = builder.anchors.get(name)
  // An alias inside its own anchor would make an endless value; the anchor is known only once it is closed.
  if (node === undefined)
    YAMLException.throwAt(builder.text, start, `no anchor "&${name}" stands before this alias`)
  return node
}

function anchorOf(builder: Builder, event: ScalarEvent | MappingEvent | SequenceEvent): string | undefined {
  return event.anchorStart === -1 ? undefined : builder.text.slice(event.anchorStart, event.anchorEnd)
}
