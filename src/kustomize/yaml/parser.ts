import type { Problem } from '../../lib/problem.ts'
import { formatFloatKey } from './number.ts'
import { isPrintedAsBlock, refold } from './refold.ts'
import {
  type Bare,
  canonicalText,
  type Dialect,
  isAmbiguousIn,
  isSurelyText,
  resolvePlain,
} from './resolve.ts'
import * as token from './scanner.ts'
import { deepest, Scanner } from './scanner.ts'
import { problemIn, refuse, type Source } from './source.ts'
import { declare, type Handles, resolveTagged, shortTag } from './tags.ts'
import { addSpare, copyMap, markNoText } from './unprintable.ts'
import { isMap, Scalar, type Value, type YamlMap } from './value.ts'

/** For every mapping and list of a document: key or index → [offset of the key, offset of the value]. */
export type Offsets = Map<YamlMap | Value[], Map<string | number, readonly [number, number]>>

export interface Parsed {
  /** Undefined when the source holds no document at all. */
  readonly value: Value | undefined
  /** What the reader accepts and Kustomize then refuses to print: duplicate keys, keys that are no strings, NaN. */
  readonly refusals: readonly Problem[]
  /** Where the document's root starts. */
  readonly start: number
}

const nothing = new Scalar(null, '', false)
const nothingInFlow = new Scalar(null, '', false, true)

// More expanded nodes than this are an attack: no manifest that a person wrote comes near.
const aliasBudget = 200_000

interface Anchored {
  readonly value: Value
  /** How many nodes a copy makes. */
  readonly size: number
}

export interface Reading {
  readonly dialect: Dialect
  /**
   * Kustomize prints a resource as YAML and reads it again before it prints it, which changes folded texts (refold.ts)
   * and some scalars between brackets; not so the items of a `…List`.
   */
  readonly reprints: boolean
  /** Filled when given. */
  readonly offsets?: Offsets
}

/** Reads the first document of a source, as go-yaml does. Throws ProblemError. */
export function parseDocument(source: Source, reading: Reading): Parsed {
  return new Parser(source, reading).parse()
}

// One document's reading: the scanner's position, the anchors met and what is to be refused later.
class Parser {
  readonly #scanner: Scanner
  readonly #source: Source
  readonly #dialect: Dialect
  readonly #reprints: boolean
  readonly #offsets: Offsets | undefined
  readonly #handles: Handles = new Map()
  readonly #anchors = new Map<string, Anchored | undefined>()
  readonly #refusals: Problem[] = []
  #depth = 0
  #expanded = 0
  /** Nodes made so far, to know how many an anchor holds. */
  #made = 0
  /** Of the key last read: whether Go would take it for a string. */
  #keyIsText = true
  #keyIsMerge = false

  constructor(source: Source, reading: Reading) {
    // v3 reads two tokens ahead, for its comments; it decides what is still read after the first document.
    this.#scanner = new Scanner(source, reading.dialect === 'resource' ? 2 : 0)
    this.#source = source
    this.#dialect = reading.dialect
    this.#reprints = reading.reprints
    this.#offsets = reading.offsets
  }

  parse(): Parsed {
    const scanner = this.#scanner
    let kind = scanner.peek()
    const explicit = kind === token.directive || kind === token.documentStart
    for (; kind === token.directive; kind = scanner.peek()) {
      declare(this.#source, scanner.start, scanner.text, this.#handles)
      scanner.skip()
    }
    if (kind === token.streamEnd && !explicit) return { value: undefined, refusals: [], start: 0 }
    if (explicit) {
      if (kind !== token.documentStart) this.#fail('did not find expected <document start>')
      scanner.skip()
      kind = scanner.peek()
    }
    const start = scanner.start
    const empty = explicit && kind <= token.documentEnd
    const value = empty ? null : this.#parseNode(true, false)
    this.#finishDocument()
    return { value, refusals: this.#refusals, start }
  }

  #finishDocument(): void {
    const kind = this.#scanner.peek()
    // What follows an ended document is another document, which go-yaml leaves unread.
    if (kind === token.documentEnd) this.#scanner.skip()
  }

  #parseNode(block: boolean, indentless: boolean): Value {
    const scanner = this.#scanner
    const kind = scanner.peek()
    this.#made++
    switch (kind) {
      case token.plainScalar:
        return this.#parsePlain(block)
      case token.quotedScalar:
        return this.#parseQuoted()
      case token.literalScalar:
        return this.#parseLiteral()
      case token.foldedScalar:
        return this.#parseFolded()
      case token.alias:
        return this.#parseAlias()
      case token.anchor:
      case token.tag:
        return this.#parseProperties(block, indentless)
      default:
        return this.#parseCollection(kind, block, indentless) ?? this.#failContent(block)
    }
  }

  #parseQuoted(): Value {
    const { text } = this.#scanner
    this.#scanner.skip()
    return this.#quoted(text, text)
  }

  // Of a text that needs quotes they need not be remembered.
  #quoted(value: string, text: string): Value {
    if (this.#dialect === 'config') return value
    return value === text && isAmbiguousIn(text, 'resource') ? value : new Scalar(value, text, true)
  }

  #parseFolded(): Value {
    const { text, start } = this.#scanner
    this.#scanner.skip()
    if (!this.#reprints) return this.#quoted(text, text)
    this.#refuseTab(text, start)
    return this.#quoted(refold(text), text)
  }

  #parseLiteral(): Value {
    const { text, start } = this.#scanner
    if (this.#reprints) this.#refuseTab(text, start)
    this.#scanner.skip()
    return this.#quoted(text, text)
  }

  // Printed without an indentation hint, the tab would stand where indentation is looked for.
  #refuseTab(text: string, offset: number): void {
    if (text.charCodeAt(0) !== 0x09 || !isPrintedAsBlock(text)) return
    const message = 'found a tab character where an indentation space is expected'
    this.#refusals.push(
      problemIn(this.#source, offset, 'YAML_TAB', message, 'A block text cannot begin with a tab.'),
    )
  }

  #parsePlain(block: boolean): Value {
    const scanner = this.#scanner
    const { text, start } = scanner
    scanner.skip()
    if (isSurelyText(text)) return text
    const { tag, value } = resolvePlain(text, this.#dialect)
    if (tag === 'float' && !Number.isFinite(Number(value))) this.#refuseFloat(start, text)
    return tag === 'str' ? text : this.#remember(value, text, block)
  }

  // A scalar, with its text if that is not what would be printed for it, or if it would pass for a string (a date).
  #remember(value: Bare, text: string, block: boolean): Value {
    if (this.#dialect === 'config' || (text === canonicalText(value) && typeof value !== 'string'))
      return value
    return new Scalar(value, text, false, this.#reprints && !block)
  }

  #refuseFloat(offset: number, text: string): void {
    this.#refusals.push(
      problemIn(
        this.#source,
        offset,
        'YAML_NUMBER',
        `json: unsupported value: ${text} is no number in JSON`,
        'Quote it.',
      ),
    )
  }

  #parseCollection(kind: number, block: boolean, indentless: boolean): Value | undefined {
    if (this.#depth > deepest) refuse(this.#source, this.#scanner.start, 'YAML_TOO_DEEP', 'nested too deep')
    this.#depth++
    const value = this.#parseByKind(kind, block, indentless)
    this.#depth--
    return value
  }

  #parseByKind(kind: number, block: boolean, indentless: boolean): Value | undefined {
    switch (kind) {
      case token.blockMappingStart:
        return block ? this.#parseBlockMapping() : undefined
      case token.blockSequenceStart:
        return block ? this.#parseBlockSequence() : undefined
      case token.flowMappingStart:
        return this.#parseFlowMapping()
      case token.flowSequenceStart:
        return this.#parseFlowSequence()
      case token.blockEntry:
        return indentless ? this.#parseIndentlessSequence() : undefined
      default:
        return undefined
    }
  }

  // ----- anchors, aliases, tags

  #parseProperties(block: boolean, indentless: boolean): Value {
    const scanner = this.#scanner
    const { start } = scanner
    let name: string | undefined
    let tag: string | undefined
    for (let kind = scanner.peek(); kind === token.anchor || kind === token.tag; kind = scanner.peek()) {
      if (kind === token.anchor) {
        if (name !== undefined) break
        name = scanner.text
      } else {
        if (tag !== undefined) break
        tag = shortTag(this.#source, scanner.start, scanner.text, this.#handles)
      }
      scanner.skip()
    }
    const before = this.#made
    if (name !== undefined) this.#anchors.set(name, undefined)
    const value = this.#parseTagged(tag, block, indentless, start)
    if (name !== undefined) this.#anchors.set(name, { value, size: this.#made - before + 1 })
    return value
  }

  #parseTagged(tag: string | undefined, block: boolean, indentless: boolean, start: number): Value {
    const scanner = this.#scanner
    const kind = scanner.peek()
    if (kind === token.foldedScalar && (tag === undefined || tag === '!' || tag === '!!str'))
      return this.#parseFolded()
    if (kind === token.plainScalar || isTextToken(kind)) {
      const { text } = scanner
      const resolves = tag === '!' && kind === token.plainScalar && this.#dialect === 'resource'
      if (tag === undefined || resolves) return this.#parseNode(block, indentless)
      scanner.skip()
      // v2 takes the bare `!` for a tag of its own: the text stays a text.
      return tag === '!' ? text : this.#tagged(start, tag, text, block)
    }
    const collection = this.#parseCollection(kind, block, indentless)
    if (collection !== undefined) return collection
    if (kind === token.alias || kind === token.anchor || kind === token.tag) return this.#failContent(block)
    if (tag === undefined) return this.#empty(block)
    if (tag === '!') return this.#dialect === 'config' ? '' : this.#empty(block)
    return this.#tagged(start, tag, '', block)
  }

  #tagged(start: number, tag: string, text: string, block: boolean): Value {
    const value = resolveTagged(this.#source, start, tag, text, this.#dialect)
    if (typeof value === 'number' && !Number.isFinite(value)) this.#refuseFloat(start, text)
    return this.#remember(value, text, block)
  }

  #parseAlias(): Value {
    const scanner = this.#scanner
    const { text: name, start } = scanner
    if (!this.#anchors.has(name)) refuse(this.#source, start, 'YAML_ALIAS', 'unknown anchor referenced')
    const anchored = this.#anchors.get(name)
    if (anchored === undefined) refuse(this.#source, start, 'YAML_ALIAS', "an anchor's value contains itself")
    this.#expanded += anchored.size
    if (this.#expanded > aliasBudget)
      refuse(
        this.#source,
        start,
        'YAML_ALIAS',
        `document contains excessive aliasing: more than ${aliasBudget} nodes`,
      )
    this.#made += anchored.size
    scanner.skip()
    return this.#copy(anchored.value)
  }

  // Each alias is a value of its own: whoever changes one does not change the other.
  #copy(value: Value): Value {
    if (!isMap(value) && !Array.isArray(value)) return value
    const copy = isMap(value) ? copyMap(value) : value.map(element => this.#copy(element))
    if (isMap(copy)) for (const [name, element] of copy) copy.set(name, this.#copy(element))
    const known = this.#offsets?.get(value)
    if (known !== undefined) this.#offsets?.set(copy, known)
    return copy
  }

  // ----- block collections

  #parseBlockSequence(): Value[] {
    const scanner = this.#scanner
    scanner.skip()
    const list: Value[] = []
    for (let kind = scanner.peek(); kind !== token.blockEnd; kind = scanner.peek()) {
      if (kind !== token.blockEntry) this.#fail("did not find expected '-' indicator")
      scanner.skip()
      const next = scanner.peek()
      this.#note(list, list.length, scanner.start, scanner.start)
      list.push(
        next === token.blockEntry || next === token.blockEnd
          ? this.#empty(true)
          : this.#parseNode(true, false),
      )
    }
    scanner.skip()
    return list
  }

  #parseIndentlessSequence(): Value[] {
    const scanner = this.#scanner
    const list: Value[] = []
    while (scanner.peek() === token.blockEntry) {
      scanner.skip()
      const next = scanner.peek()
      const empty =
        next === token.blockEntry || next === token.key || next === token.value || next === token.blockEnd
      this.#note(list, list.length, scanner.start, scanner.start)
      list.push(empty ? this.#empty(true) : this.#parseNode(true, false))
    }
    return list
  }

  #parseBlockMapping(): YamlMap {
    const scanner = this.#scanner
    scanner.skip()
    const map: YamlMap = new Map()
    let merge: MergeEntry | undefined
    for (let kind = scanner.peek(); kind !== token.blockEnd; kind = scanner.peek()) {
      if (kind !== token.key) this.#fail('did not find expected key')
      const keyStart = scanner.start
      scanner.skip()
      const name = this.#parseKey(true)
      merge = this.#putEntry(map, name, keyStart, merge, 'block')
    }
    scanner.skip()
    return this.#mergeInto(map, merge)
  }

  // ----- flow collections

  #parseFlowSequence(): Value[] {
    const scanner = this.#scanner
    scanner.skip()
    const list: Value[] = []
    for (let kind = scanner.peek(); kind !== token.flowSequenceEnd; kind = scanner.peek()) {
      if (list.length > 0) {
        if (kind !== token.flowEntry) this.#fail("did not find expected ',' or ']'")
        scanner.skip()
        kind = scanner.peek()
        if (kind === token.flowSequenceEnd) break
      }
      this.#note(list, list.length, scanner.start, scanner.start)
      list.push(kind === token.key ? this.#parseFlowPair() : this.#parseNode(false, false))
    }
    scanner.skip()
    return list
  }

  // `[a: 1]` is a list of one mapping.
  #parseFlowPair(): YamlMap {
    const scanner = this.#scanner
    const keyStart = scanner.start
    scanner.skip()
    const map: YamlMap = new Map()
    const next = scanner.peek()
    const empty = next === token.flowEntry || next === token.flowSequenceEnd
    const name = next === token.value || empty ? this.#emptyKey() : this.#parseKey(false)
    this.#depth++
    const merge = this.#putEntry(map, name, keyStart, undefined, 'flow')
    this.#depth--
    return this.#mergeInto(map, merge)
  }

  #parseFlowMapping(): YamlMap {
    const scanner = this.#scanner
    scanner.skip()
    const map: YamlMap = new Map()
    let merge: MergeEntry | undefined
    let first = true
    for (let kind = scanner.peek(); kind !== token.flowMappingEnd; kind = scanner.peek()) {
      if (!first) {
        if (kind !== token.flowEntry) this.#fail("did not find expected ',' or '}'")
        scanner.skip()
        kind = scanner.peek()
        if (kind === token.flowMappingEnd) break
      }
      first = false
      const keyStart = scanner.start
      const keyed = kind === token.key
      if (keyed) scanner.skip()
      const name = keyed ? this.#parseFlowKey() : this.#parseKey(false)
      merge = this.#putEntry(map, name, keyStart, merge, keyed ? 'flow' : 'bare')
    }
    scanner.skip()
    return this.#mergeInto(map, merge)
  }

  #parseFlowKey(): string {
    const next = this.#scanner.peek()
    const empty = next === token.value || next === token.flowEntry || next === token.flowMappingEnd
    return empty ? this.#emptyKey() : this.#parseKey(false)
  }

  // ----- keys and entries

  // Printed as '' and so a text when it is read again; Go knows no null for a key of a configuration.
  #emptyKey(): string {
    if (this.#dialect === 'config')
      refuse(this.#source, this.#scanner.start, 'YAML_KEY', 'unsupported map key of type: <nil>')
    this.#keyIsText = true
    this.#keyIsMerge = false
    return ''
  }

  #parseKey(block: boolean): string {
    const scanner = this.#scanner
    const kind = scanner.peek()
    const { text, start } = scanner
    this.#keyIsMerge = false
    this.#keyIsText = true
    if (isTextToken(kind)) {
      this.#made++
      scanner.skip()
      return text
    }
    if (kind === token.plainScalar) return this.#parsePlainKey(text, start)
    if (block && (kind === token.key || kind === token.value || kind === token.blockEnd))
      return this.#emptyKey()
    const value = bareValue(this.#parseNode(block, block))
    if (isMap(value) || Array.isArray(value))
      refuse(this.#source, start, 'YAML_KEY', 'invalid map key: a key is a scalar')
    this.#keyIsText = typeof value === 'string' || value === null
    this.#keyIsMerge = false
    if (value === null && this.#dialect === 'config')
      refuse(this.#source, start, 'YAML_KEY', 'unsupported map key of type: <nil>')
    return value === null ? '' : String(value)
  }

  #parsePlainKey(text: string, start: number): string {
    this.#made++
    this.#scanner.skip()
    this.#keyIsMerge = text === '<<'
    if (isSurelyText(text)) {
      this.#keyIsText = true
      return text
    }
    const { tag, value } = resolvePlain(text, this.#dialect)
    // Of a document's own keys Go takes the text, if they are not null.
    this.#keyIsText = tag === 'str' || (this.#depth === 1 && tag !== 'null')
    if (tag === 'str' || this.#dialect === 'resource') return text
    if (value === null) refuse(this.#source, start, 'YAML_KEY', 'unsupported map key of type: <nil>')
    // Go's conversion knows signed integers only.
    if (tag === 'int' && Number(value) >= 2 ** 63)
      refuse(this.#source, start, 'YAML_KEY', 'unsupported map key of type: uint64')
    return tag === 'float' ? formatFloatKey(Number(value)) : String(value)
  }

  #putEntry(
    map: YamlMap,
    name: string,
    keyStart: number,
    merge: MergeEntry | undefined,
    form: EntryForm,
  ): MergeEntry | undefined {
    const isMerge = this.#keyIsMerge
    const isText = this.#keyIsText
    const valueFollows = form !== 'bare' && this.#skipColon()
    const valueStart = valueFollows ? this.#scanner.start : keyStart
    const element = valueFollows ? this.#parseValue(form === 'block') : this.#empty(form === 'block')
    if (isMerge) return this.#noteMerge(map, element, keyStart, merge)
    // kyaml clears the merge key by its text: in quotes it is lost.
    if (name === '<<' && this.#dialect === 'resource') return merge
    // Of equal keys v2 takes the last, silently; kyaml the first, and refuses to print them.
    if (this.#dialect === 'config' || !map.has(name)) map.set(name, element)
    else this.#refuseDuplicate(map, name, element, keyStart)
    if (!isText) this.#refuseKey(map, name, keyStart)
    this.#note(map, name, keyStart, valueStart)
    return merge
  }

  // Whether a colon stands there; if so the scanner is past it.
  #skipColon(): boolean {
    if (this.#scanner.peek() !== token.value) return false
    this.#scanner.skip()
    this.#scanner.peek()
    return true
  }

  #parseValue(block: boolean): Value {
    const next = this.#scanner.peek()
    const empty = block
      ? next === token.key || next === token.value || next === token.blockEnd
      : next === token.flowEntry || next === token.flowMappingEnd || next === token.flowSequenceEnd
    return empty ? this.#empty(block) : this.#parseNode(block, block)
  }

  #empty(block: boolean): Value {
    if (this.#dialect === 'config') return null
    return this.#reprints && !block ? nothingInFlow : nothing
  }

  #refuseDuplicate(map: YamlMap, name: string, value: Value, offset: number): void {
    const message = `mapping key "${name}" already defined`
    const problem = problemIn(this.#source, offset, 'YAML_DUPLICATE_KEY', message, 'Keep one of them.')
    this.#refusals.push(problem)
    addSpare(map, name, value, problem)
  }

  #refuseKey(map: YamlMap, name: string, offset: number): void {
    if (this.#dialect === 'config') return
    const message = `json: unsupported type: the key \`${name}\` is no string`
    const problem = problemIn(this.#source, offset, 'YAML_KEY', message, `Write "${name}".`)
    this.#refusals.push(problem)
    markNoText(map, name, problem)
  }

  // ----- merge keys

  #noteMerge(
    map: YamlMap,
    value: Value,
    offset: number,
    before: MergeEntry | undefined,
  ): MergeEntry | undefined {
    const sources = this.#mergeSources(value, offset)
    if (this.#dialect === 'config') {
      // v2 merges where the merge key stands: it overrides what stands above it. Earlier sources take precedence.
      for (const source of sources.toReversed()) for (const [name, element] of source) map.set(name, element)
      return undefined
    }
    if (before !== undefined) refuse(this.#source, offset, 'YAML_MERGE', 'duplicate merge key')
    return { sources }
  }

  #mergeSources(value: Value, offset: number): readonly YamlMap[] {
    const sources = Array.isArray(value) ? value : [value]
    if (!sources.every(isMap))
      refuse(
        this.#source,
        offset,
        'YAML_MERGE',
        'invalid map merge: map merge requires map or sequence of maps as the value',
      )
    return sources
  }

  // kyaml: the mapping's own keys win, then the sources in their order.
  #mergeInto(map: YamlMap, merge: MergeEntry | undefined): YamlMap {
    if (merge === undefined) return map
    const known = this.#offsets?.get(map) ?? new Map<string | number, readonly [number, number]>()
    for (const source of merge.sources) {
      for (const [name, element] of source) {
        if (map.has(name)) continue
        map.set(name, element === nothingInFlow ? nothing : this.#copy(element))
        const offsets = this.#offsets?.get(source)?.get(name)
        if (offsets !== undefined) known.set(name, offsets)
      }
    }
    this.#offsets?.set(map, known)
    return map
  }

  // ----- places and failures

  #note(collection: YamlMap | Value[], at: string | number, keyOffset: number, valueOffset: number): void {
    if (this.#offsets === undefined) return
    const known = this.#offsets.get(collection)
    if (known === undefined) this.#offsets.set(collection, new Map([[at, [keyOffset, valueOffset]]]))
    else known.set(at, [keyOffset, valueOffset])
  }

  #fail(message: string): never {
    refuse(this.#source, this.#scanner.start, 'YAML_SYNTAX', message)
  }

  #failContent(block: boolean): never {
    this.#fail(`did not find expected node content while parsing a ${block ? 'block' : 'flow'} node`)
  }
}

function bareValue(value: Value): Exclude<Value, Scalar> {
  return value instanceof Scalar ? value.value : value
}

function isTextToken(kind: number): boolean {
  return kind === token.quotedScalar || kind === token.literalScalar || kind === token.foldedScalar
}

// An entry of a block mapping, of a flow mapping, or of one without key indicator, which has no value either.
type EntryForm = 'block' | 'flow' | 'bare'

interface MergeEntry {
  readonly sources: readonly YamlMap[]
}
