import { refuse, type Source } from './source.ts'

// The kinds of token, as the YAML 1.1 production rules name them. Numbers, because millions are made and compared.
export const streamEnd = 0
export const directive = 1
export const documentStart = 2
export const documentEnd = 3
export const blockSequenceStart = 4
export const blockMappingStart = 5
export const blockEnd = 6
export const flowSequenceStart = 7
export const flowSequenceEnd = 8
export const flowMappingStart = 9
export const flowMappingEnd = 10
export const flowEntry = 11
export const blockEntry = 12
export const key = 13
export const value = 14
export const alias = 15
export const anchor = 16
export const tag = 17
export const plainScalar = 18
export const quotedScalar = 19
export const foldedScalar = 20
export const literalScalar = 21

// Character classes of the first 128 code points.
const blank = 1
const lineBreak = 2
const end = 4
const flowIndicator = 8
const word = 16
const uri = 32
const classes = new Uint8Array(160)
for (const character of ' \t') classes[character.charCodeAt(0)] = blank
for (const character of '\n\r\u0085') classes[character.charCodeAt(0)] = lineBreak
classes[0] = end
for (const character of ',?[]{}') classes[character.charCodeAt(0)] = flowIndicator
for (const character of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-')
  classes[character.charCodeAt(0)] = word | uri
for (const character of ";/?:@&=+$,.!~*'()[]%")
  classes[character.charCodeAt(0)] = (classes[character.charCodeAt(0)] ?? 0) | uri
const breakOrEnd = lineBreak | end
const blankOrEnd = blank | lineBreak | end

// A plain scalar cannot start with these, unless `-`, `?` or `:` stands before a character that is no blank.
const indicators = new Uint8Array(128)
for (const character of '-?:,[]{}#&*!|>\'"%@`') indicators[character.charCodeAt(0)] = 1

// `"\x…"` and its kin: what each letter after the backslash stands for, and how many hexadecimal digits follow it.
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
const escapeDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

const knownDirective =
  /^%(?:YAML[ \t]+[0-9]{1,2}\.[0-9]{1,2}|TAG[ \t]+!(?:[0-9A-Za-z_-]*!)?[ \t]+\S+)[ \t]*(?:#.*)?$/
const longestSimpleKey = 1024
/** Deeper nesting is refused, though Kustomize takes 10,000: every later step walks the tree by recursion, and Node.js has stack for some 1,500. */
export const deepest = 1000

function classOf(character: number): number {
  if (character < 160) return classes[character] ?? 0
  return character === 0x2028 || character === 0x2029 ? lineBreak : 0
}

/**
 * Turns YAML text into tokens, one at a time, as libyaml and its ports do: a key is recognised only at its colon, so
 * tokens wait in a queue into which the key is then inserted. `lookahead` is how many tokens more than needed are read.
 */
export class Scanner {
  readonly source: Source
  /** The token at the head of the queue, after `peek`. */
  kind = streamEnd
  /** Where that token starts, as an offset in the source. */
  start = 0
  /** Its text: a scalar's value, a name, a tag. */
  text = ''

  readonly #input: string
  readonly #lookahead: number
  #position = 0
  #lineStart = 0
  #flowLevel = 0
  #indent = -1
  readonly #indents: number[] = []
  #keyAllowed = true

  // The queue: parallel arrays whose slots are used again, between head and tail.
  readonly #kinds: number[] = []
  readonly #starts: number[] = []
  readonly #texts: string[] = []
  #head = 0
  #tail = 0
  #taken = 0
  #ready = false
  #ended = false

  // For each flow level: might its last token be a key? Must it? Which token, where, on which line?
  readonly #maybeKey: boolean[] = [false]
  readonly #mustBeKey: boolean[] = [false]
  readonly #keyToken: number[] = [0]
  readonly #keyStart: number[] = [0]
  readonly #keyLine: number[] = [0]
  // No level below this one has a possible key.
  #oldest = 0

  constructor(source: Source, lookahead: number) {
    this.source = source
    this.#input = source.text
    this.#lookahead = lookahead
    if (this.#input.charCodeAt(0) === 0xfeff) {
      this.#position = 1
      this.#lineStart = 1
    }
  }

  /** Makes the head of the queue visible in `kind`, `start` and `text`; returns its kind. */
  peek(): number {
    if (this.#ready) return this.kind
    this.#fetchMore()
    const head = this.#head
    this.kind = this.#kinds[head] ?? streamEnd
    this.start = this.#starts[head] ?? 0
    this.text = this.#texts[head] ?? ''
    this.#ready = true
    return this.kind
  }

  /** Takes the head off the queue. The end of the stream stays. */
  skip(): void {
    if (!this.#ready) this.peek()
    if (this.kind === streamEnd) return
    this.#ready = false
    this.#head++
    this.#taken++
    if (this.#head < this.#tail) return
    this.#head = 0
    this.#tail = 0
  }

  #fetchMore(): void {
    while (!this.#ended) {
      if (this.#tail - this.#head > this.#lookahead && !this.#headMayBeKey()) return
      this.#fetchNext()
    }
  }

  #headMayBeKey(): boolean {
    while (this.#oldest <= this.#flowLevel && this.#maybeKey[this.#oldest] !== true) this.#oldest++
    const level = this.#oldest
    return level <= this.#flowLevel && this.#keyToken[level] === this.#taken && this.#keyStillValid(level)
  }

  #push(kind: number, start: number, text: string): void {
    const tail = this.#tail++
    this.#kinds[tail] = kind
    this.#starts[tail] = start
    this.#texts[tail] = text
  }

  #insert(at: number, kind: number, start: number): void {
    for (let slot = this.#tail++; slot > at; slot--) {
      this.#kinds[slot] = this.#kinds[slot - 1] ?? 0
      this.#starts[slot] = this.#starts[slot - 1] ?? 0
      this.#texts[slot] = this.#texts[slot - 1] ?? ''
    }
    this.#kinds[at] = kind
    this.#starts[at] = start
    this.#texts[at] = ''
  }

  #fetchNext(): void {
    this.#skipToToken()
    const position = this.#position
    const column = position - this.#lineStart
    if (this.#flowLevel === 0 && this.#indent > column) this.#unroll(column)
    const character = this.#input.charCodeAt(position)
    if (character === 0) this.#fetchStreamEnd()
    else if (column === 0 && character === 0x25) this.#fetchDirective()
    else if (column === 0 && this.#atDocumentIndicator(position))
      this.#fetchDocumentIndicator(character === 0x2d ? documentStart : documentEnd)
    else this.#fetchByFirstCharacter(character)
  }

  #fetchByFirstCharacter(character: number): void {
    switch (character) {
      case 0x5b:
        this.#fetchFlowStart(flowSequenceStart)
        break
      case 0x7b:
        this.#fetchFlowStart(flowMappingStart)
        break
      case 0x5d:
        this.#fetchFlowEnd(flowSequenceEnd)
        break
      case 0x7d:
        this.#fetchFlowEnd(flowMappingEnd)
        break
      case 0x2c:
        this.#fetchFlowEntry()
        break
      case 0x2a:
        this.#fetchName(alias)
        break
      case 0x26:
        this.#fetchName(anchor)
        break
      case 0x21:
        this.#fetchTag()
        break
      case 0x27:
      case 0x22:
        this.#fetchQuoted(character)
        break
      default:
        this.#fetchOther(character)
    }
  }

  #fetchOther(character: number): void {
    const inFlow = this.#flowLevel > 0
    const beforeBlank = (classOf(this.#input.charCodeAt(this.#position + 1)) & blankOrEnd) !== 0
    if (character === 0x2d && beforeBlank) this.#fetchBlockEntry()
    else if (character === 0x3f && (inFlow || beforeBlank)) this.#fetchKey()
    else if (character === 0x3a && (inFlow || beforeBlank)) this.#fetchValue()
    else if (character === 0x7c && !inFlow) this.#fetchBlockScalar(true)
    else if (character === 0x3e && !inFlow) this.#fetchBlockScalar(false)
    else if (this.#startsPlain(character, beforeBlank)) this.#fetchPlain()
    else this.#failStart(character)
  }

  #startsPlain(character: number, beforeBlank: boolean): boolean {
    if ((classOf(character) & blank) !== 0) return false
    if (character >= 128 || indicators[character] === 0 || character === 0x2d) return true
    return this.#flowLevel === 0 && !beforeBlank && (character === 0x3f || character === 0x3a)
  }

  #failStart(character: number): never {
    const advice = character === 0x09 ? 'YAML is indented by spaces.' : undefined
    this.#fail('found character that cannot start any token', this.#position, advice)
  }

  // ----- whitespace, comments, indentation

  #skipToToken(): void {
    const input = this.#input
    let position = this.#position
    for (;;) {
      let character = input.charCodeAt(position)
      const tabs = this.#flowLevel > 0 || !this.#keyAllowed
      while (character === 0x20 || (tabs && character === 0x09)) character = input.charCodeAt(++position)
      if (character === 0x23) {
        position = this.#endOfLine(position)
        character = input.charCodeAt(position)
      }
      if ((classOf(character) & lineBreak) === 0) break
      position += this.#breakWidth(position)
      this.#lineStart = position
      if (this.#flowLevel === 0) this.#keyAllowed = true
    }
    this.#position = position
  }

  #endOfLine(position: number): number {
    const input = this.#input
    for (;;) {
      const character = input.charCodeAt(position)
      if ((character < 160 || character >= 0x2028) && (classOf(character) & breakOrEnd) !== 0) return position
      position++
    }
  }

  #breakWidth(position: number): number {
    return this.#input.charCodeAt(position) === 0x0d && this.#input.charCodeAt(position + 1) === 0x0a ? 2 : 1
  }

  // CR, LF, CR LF and NEL are read as LF; the two Unicode separators stay what they are.
  #breakText(position: number): string {
    const character = this.#input.charCodeAt(position)
    return character === 0x2028 || character === 0x2029 ? String.fromCharCode(character) : '\n'
  }

  #roll(column: number, at: number, kind: number, start: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return
    this.#indents.push(this.#indent)
    this.#indent = column
    if (this.#indents.length + this.#flowLevel > deepest) this.#failDepth(start)
    this.#insert(at, kind, start)
  }

  #unroll(column: number): void {
    if (this.#flowLevel > 0) return
    while (this.#indent > column) {
      this.#push(blockEnd, this.#position, '')
      this.#indent = this.#indents.pop() ?? -1
    }
  }

  // ----- simple keys

  #saveKey(): void {
    if (!this.#keyAllowed) return
    this.#dropKey()
    const level = this.#flowLevel
    this.#maybeKey[level] = true
    this.#mustBeKey[level] = level === 0 && this.#indent === this.#position - this.#lineStart
    this.#keyToken[level] = this.#taken + this.#tail - this.#head
    this.#keyStart[level] = this.#position
    this.#keyLine[level] = this.#lineStart
    if (level < this.#oldest) this.#oldest = level
  }

  #dropKey(): void {
    const level = this.#flowLevel
    if (this.#maybeKey[level] !== true) return
    if (this.#mustBeKey[level] === true) this.#failKey(level)
    this.#maybeKey[level] = false
  }

  #keyStillValid(level: number): boolean {
    if (this.#maybeKey[level] !== true) return false
    const start = this.#keyStart[level] ?? 0
    if (this.#keyLine[level] === this.#lineStart && start + longestSimpleKey >= this.#position) return true
    if (this.#mustBeKey[level] === true) this.#failKey(level)
    this.#maybeKey[level] = false
    return false
  }

  #failKey(level: number): never {
    this.#fail(
      "could not find expected ':'",
      this.#keyStart[level] ?? 0,
      'A mapping holds `key: value` on every line.',
    )
  }

  // ----- tokens

  #fetchStreamEnd(): void {
    this.#unroll(-1)
    this.#dropKey()
    this.#keyAllowed = false
    this.#push(streamEnd, this.#position, '')
    this.#ended = true
  }

  #fetchDirective(): void {
    this.#unroll(-1)
    this.#dropKey()
    this.#keyAllowed = false
    const start = this.#position
    this.#position = this.#endOfLine(start)
    const line = this.#input.slice(start, this.#position)
    if (!knownDirective.test(line)) this.#fail('found unknown directive name', start)
    this.#push(directive, start, line)
  }

  #atDocumentIndicator(position: number): boolean {
    const input = this.#input
    const character = input.charCodeAt(position)
    return (
      (character === 0x2d || character === 0x2e) &&
      input.charCodeAt(position + 1) === character &&
      input.charCodeAt(position + 2) === character &&
      (classOf(input.charCodeAt(position + 3)) & blankOrEnd) !== 0
    )
  }

  #fetchDocumentIndicator(kind: number): void {
    this.#unroll(-1)
    this.#dropKey()
    this.#keyAllowed = false
    this.#push(kind, this.#position, '')
    this.#position += 3
  }

  #fetchFlowStart(kind: number): void {
    this.#saveKey()
    this.#flowLevel++
    this.#maybeKey[this.#flowLevel] = false
    if (this.#indents.length + this.#flowLevel > deepest) this.#failDepth(this.#position)
    this.#keyAllowed = true
    this.#push(kind, this.#position++, '')
  }

  #fetchFlowEnd(kind: number): void {
    this.#dropKey()
    if (this.#flowLevel > 0) this.#flowLevel--
    this.#keyAllowed = false
    this.#push(kind, this.#position++, '')
  }

  #fetchFlowEntry(): void {
    this.#dropKey()
    this.#keyAllowed = true
    this.#push(flowEntry, this.#position++, '')
  }

  #fetchBlockEntry(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed)
        this.#fail('block sequence entries are not allowed in this context', this.#position)
      this.#roll(this.#position - this.#lineStart, this.#tail, blockSequenceStart, this.#position)
    }
    this.#dropKey()
    this.#keyAllowed = true
    this.#push(blockEntry, this.#position++, '')
  }

  #fetchKey(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) this.#fail('mapping keys are not allowed in this context', this.#position)
      this.#roll(this.#position - this.#lineStart, this.#tail, blockMappingStart, this.#position)
    }
    this.#dropKey()
    this.#keyAllowed = this.#flowLevel === 0
    this.#push(key, this.#position++, '')
  }

  #fetchValue(): void {
    const level = this.#flowLevel
    if (this.#keyStillValid(level)) {
      const start = this.#keyStart[level] ?? 0
      const slot = (this.#keyToken[level] ?? 0) - this.#taken + this.#head
      this.#insert(slot, key, start)
      this.#roll(start - (this.#keyLine[level] ?? 0), slot, blockMappingStart, start)
      this.#maybeKey[level] = false
      this.#keyAllowed = false
    } else {
      if (level === 0) {
        if (!this.#keyAllowed) this.#failValue()
        this.#roll(this.#position - this.#lineStart, this.#tail, blockMappingStart, this.#position)
      }
      this.#keyAllowed = level === 0
    }
    this.#push(value, this.#position++, '')
  }

  #failValue(): never {
    this.#fail(
      'mapping values are not allowed in this context',
      this.#position,
      'Quote a text that holds `: `.',
    )
  }

  #fetchName(kind: number): void {
    this.#saveKey()
    this.#keyAllowed = false
    const start = this.#position
    let position = start + 1
    while ((classOf(this.#input.charCodeAt(position)) & word) !== 0) position++
    const next = this.#input.charCodeAt(position)
    const ends = (classOf(next) & blankOrEnd) !== 0 || '?:,]}%@`'.includes(String.fromCharCode(next))
    if (position === start + 1 || !ends)
      this.#fail('did not find expected alphabetic or numeric character', start)
    this.#position = position
    this.#push(kind, start, this.#input.slice(start + 1, position))
  }

  // The tag as written; the parser knows the handles.
  #fetchTag(): void {
    this.#saveKey()
    this.#keyAllowed = false
    const start = this.#position
    let position = start + 1
    const verbatim = this.#input.charCodeAt(position) === 0x3c
    if (verbatim) position++
    while ((classOf(this.#input.charCodeAt(position)) & uri) !== 0) position++
    if (verbatim) {
      if (position === start + 2) this.#fail('did not find expected tag URI', start)
      if (this.#input.charCodeAt(position) !== 0x3e) this.#fail("did not find the expected '>'", start)
      position++
    }
    if ((classOf(this.#input.charCodeAt(position)) & blankOrEnd) === 0)
      this.#fail('did not find expected whitespace or line break', start)
    this.#position = position
    this.#push(tag, start, this.#input.slice(start, position))
  }

  // ----- plain scalars

  #fetchPlain(): void {
    this.#saveKey()
    this.#keyAllowed = false
    const start = this.#position
    const lineEnd = this.#plainEnd(start)
    let position = lineEnd
    let character = this.#input.charCodeAt(position)
    // The words of one line are one slice; only a blank or a line break leads on.
    let last = lineEnd
    while (character === 0x20 || character === 0x09) {
      character = this.#input.charCodeAt(++position)
      if (character === 0x20 || character === 0x09) continue
      if (character === 0x23 || (classOf(character) & breakOrEnd) !== 0) break
      const more = this.#plainEnd(position)
      if (more === position) break
      position = more
      last = more
      character = this.#input.charCodeAt(position)
    }
    this.#position = position
    if ((classOf(character) & lineBreak) === 0) this.#push(plainScalar, start, this.#input.slice(start, last))
    else this.#fetchPlainLines(start, last)
  }

  /** The end of the run of characters from `position` that no blank and no indicator interrupts. */
  #plainEnd(position: number): number {
    const input = this.#input
    const inFlow = this.#flowLevel > 0
    for (;;) {
      const character = input.charCodeAt(position)
      if (character >= 160 ? character === 0x2028 || character === 0x2029 : (classes[character] ?? 0) & 7)
        return position
      if (character === 0x3a && (classOf(input.charCodeAt(position + 1)) & blankOrEnd) !== 0) return position
      if (inFlow && character < 128 && (classes[character] ?? 0) & flowIndicator) return position
      position++
    }
  }

  #fetchPlainLines(start: number, firstEnd: number): void {
    const input = this.#input
    const indent = this.#indent + 1
    let text = input.slice(start, firstEnd)
    for (;;) {
      const fold = this.#scanFold(indent)
      if (this.#flowLevel === 0 && this.#position - this.#lineStart < indent) break
      if (this.#position === this.#lineStart && this.#atDocumentIndicator(this.#position)) break
      if (input.charCodeAt(this.#position) === 0x23) break
      const from = this.#position
      const to = this.#plainLineEnd(from)
      if (to === from) break
      text += fold + input.slice(from, to)
      if ((classOf(input.charCodeAt(this.#position)) & lineBreak) === 0) {
        this.#push(plainScalar, start, text)
        return
      }
    }
    this.#keyAllowed = true
    this.#push(plainScalar, start, text)
  }

  // As in fetchPlain: leaves the position at the line's end, or where the scalar ends before it.
  #plainLineEnd(from: number): number {
    const input = this.#input
    let last = this.#plainEnd(from)
    let position = last
    for (;;) {
      let character = input.charCodeAt(position)
      while (character === 0x20 || character === 0x09) character = input.charCodeAt(++position)
      this.#position = position
      if (position === last || character === 0x23) return last
      const more = this.#plainEnd(position)
      if (more === position) return last
      last = more
      position = more
    }
  }

  // One line break is a space, more are themselves but the first.
  #scanFold(indent: number): string {
    const input = this.#input
    const first = this.#breakText(this.#position)
    let breaks = ''
    let count = 0
    for (;;) {
      const character = input.charCodeAt(this.#position)
      if ((classOf(character) & lineBreak) !== 0) {
        if (count++ > 0) breaks += this.#breakText(this.#position)
        this.#position += this.#breakWidth(this.#position)
        this.#lineStart = this.#position
      } else if (character === 0x20 || character === 0x09) {
        if (character === 0x09 && this.#position - this.#lineStart < indent)
          this.#fail(
            'found a tab character that violates indentation',
            this.#position,
            'YAML is indented by spaces.',
          )
        this.#position++
      } else break
    }
    if (first !== '\n') return first + breaks
    return breaks === '' ? ' ' : breaks
  }

  // ----- quoted scalars

  #fetchQuoted(quote: number): void {
    this.#saveKey()
    this.#keyAllowed = false
    const start = this.#position
    const input = this.#input
    let position = start + 1
    // The common case: closed on its line, nothing to unescape.
    for (;;) {
      const character = input.charCodeAt(position)
      if (character === quote) break
      if ((character === 0x5c && quote === 0x22) || (classOf(character) & breakOrEnd) !== 0) break
      position++
    }
    const closed = input.charCodeAt(position) === quote
    const doubled = quote === 0x27 && input.charCodeAt(position + 1) === quote
    if (closed && !doubled) {
      this.#position = position + 1
      this.#push(quotedScalar, start, input.slice(start + 1, position))
      return
    }
    this.#position = start + 1
    this.#push(quotedScalar, start, this.#scanQuoted(quote, start))
  }

  #scanQuoted(quote: number, start: number): string {
    const input = this.#input
    let text = ''
    for (;;) {
      if (this.#position === this.#lineStart && this.#atDocumentIndicator(this.#position))
        this.#fail('found unexpected document indicator in a quoted scalar', start)
      if (input.charCodeAt(this.#position) === 0)
        this.#fail('found unexpected end of stream in a quoted scalar', start, 'Close the quote.')
      const [run, escapedBreak] = this.#scanQuotedRun(quote, start)
      text += run
      if (input.charCodeAt(this.#position) === quote) break
      text += this.#scanQuotedGap(escapedBreak)
    }
    this.#position++
    return text
  }

  // Up to a blank, a line break or the closing quote; an escaped line break ends it too, and is told.
  #scanQuotedRun(quote: number, start: number): readonly [string, boolean] {
    const input = this.#input
    let text = ''
    let from = this.#position
    for (;;) {
      const character = input.charCodeAt(this.#position)
      if ((classOf(character) & blankOrEnd) !== 0) break
      if (character === quote) {
        if (quote !== 0x27 || input.charCodeAt(this.#position + 1) !== quote) break
        text += input.slice(from, this.#position + 1)
        this.#position += 2
        from = this.#position
      } else if (character === 0x5c && quote === 0x22) {
        text += input.slice(from, this.#position)
        if ((classOf(input.charCodeAt(this.#position + 1)) & lineBreak) !== 0) {
          this.#position += 1 + this.#breakWidth(this.#position + 1)
          this.#lineStart = this.#position
          return [text, true]
        }
        text += this.#scanEscape(start)
        from = this.#position
      } else this.#position++
    }
    return [text + input.slice(from, this.#position), false]
  }

  #scanEscape(start: number): string {
    const letter = this.#input.charAt(this.#position + 1)
    const plain = escapes.get(letter)
    if (plain !== undefined) {
      this.#position += 2
      return plain
    }
    const digits = escapeDigits.get(letter)
    if (digits === undefined)
      this.#fail(
        'found unknown escape character',
        this.#position,
        'In double quotes a backslash is written `\\\\`.',
      )
    const hexadecimal = this.#input.slice(this.#position + 2, this.#position + 2 + digits)
    if (hexadecimal.length < digits || !/^[0-9a-fA-F]+$/.test(hexadecimal))
      this.#fail('did not find expected hexdecimal number', start)
    const code = Number.parseInt(hexadecimal, 16)
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
      this.#fail('found invalid Unicode character escape code', start)
    this.#position += 2 + digits
    return String.fromCodePoint(code)
  }

  #scanQuotedGap(escapedBreak: boolean): string {
    const input = this.#input
    const from = this.#position
    let blanks = from
    let first: string | undefined
    let breaks = ''
    let broken = escapedBreak
    for (;;) {
      const character = input.charCodeAt(this.#position)
      if ((classOf(character) & blank) !== 0) this.#position++
      else if ((classOf(character) & lineBreak) !== 0) {
        if (broken) breaks += this.#breakText(this.#position)
        else first = this.#breakText(this.#position)
        broken = true
        this.#position += this.#breakWidth(this.#position)
        this.#lineStart = this.#position
      } else break
      if (!broken) blanks = this.#position
    }
    if (!broken) return input.slice(from, blanks)
    if (first === '\n') return breaks === '' ? ' ' : breaks
    return (first ?? '') + breaks
  }

  // ----- block scalars

  #fetchBlockScalar(literal: boolean): void {
    this.#dropKey()
    this.#keyAllowed = true
    const start = this.#position
    const [chomp, increment] = this.#scanBlockHeader(start)
    const base = this.#indent >= 0 ? this.#indent + increment : increment
    this.#push(
      literal ? literalScalar : foldedScalar,
      start,
      this.#scanBlockText(literal, chomp, increment > 0 ? base : 0),
    )
  }

  #scanBlockHeader(start: number): readonly [chomp: number, increment: number] {
    const input = this.#input
    let position = start + 1
    let chomp = 0
    let increment = 0
    for (let turn = 0; turn < 2; turn++) {
      const character = input.charCodeAt(position)
      if (chomp === 0 && (character === 0x2b || character === 0x2d)) {
        chomp = character === 0x2b ? 1 : -1
        position++
      } else if (increment === 0 && character >= 0x30 && character <= 0x39) {
        if (character === 0x30) this.#fail('found an indentation indicator equal to 0', start)
        increment = character - 0x30
        position++
      }
    }
    while ((classOf(input.charCodeAt(position)) & blank) !== 0) position++
    if (input.charCodeAt(position) === 0x23) position = this.#endOfLine(position)
    if ((classOf(input.charCodeAt(position)) & breakOrEnd) === 0)
      this.#fail('did not find expected comment or line break', start)
    if (input.charCodeAt(position) !== 0) {
      position += this.#breakWidth(position)
      this.#lineStart = position
    }
    this.#position = position
    return [chomp, increment]
  }

  #scanBlockText(literal: boolean, chomp: number, given: number): string {
    const input = this.#input
    const [first, indent] = this.#scanBlockBreaks(given)
    let trailing = first
    let text = ''
    let pending = ''
    let blankBefore = false
    while (this.#position - this.#lineStart === indent && input.charCodeAt(this.#position) !== 0) {
      const blankNow = (classOf(input.charCodeAt(this.#position)) & blank) !== 0
      if (!literal && pending === '\n' && !blankBefore && !blankNow) text += trailing === '' ? ' ' : trailing
      else text += pending + trailing
      blankBefore = blankNow
      const from = this.#position
      this.#position = this.#endOfLine(from)
      text += input.slice(from, this.#position)
      pending = ''
      if (input.charCodeAt(this.#position) !== 0) {
        pending = this.#breakText(this.#position)
        this.#position += this.#breakWidth(this.#position)
        this.#lineStart = this.#position
      }
      trailing = this.#scanBlockBreaks(indent)[0]
    }
    if (chomp !== -1) text += pending
    return chomp === 1 ? text + trailing : text
  }

  // Empty lines and indentation; finds the indentation when it is not yet known (0).
  #scanBlockBreaks(indent: number): readonly [breaks: string, indent: number] {
    const input = this.#input
    let breaks = ''
    let widest = 0
    for (;;) {
      while (
        (indent === 0 || this.#position - this.#lineStart < indent) &&
        input.charCodeAt(this.#position) === 0x20
      )
        this.#position++
      const column = this.#position - this.#lineStart
      if (column > widest) widest = column
      const character = input.charCodeAt(this.#position)
      if (character === 0x09 && (indent === 0 || column < indent))
        this.#fail('found a tab character where an indentation space is expected', this.#position)
      if ((classOf(character) & lineBreak) === 0) break
      breaks += this.#breakText(this.#position)
      this.#position += this.#breakWidth(this.#position)
      this.#lineStart = this.#position
    }
    return [breaks, indent === 0 ? Math.max(widest, this.#indent + 1, 1) : indent]
  }

  #fail(message: string, offset: number, advice?: string): never {
    refuse(this.source, offset, 'YAML_SYNTAX', message, advice)
  }

  #failDepth(offset: number): never {
    refuse(this.source, offset, 'YAML_TOO_DEEP', `nested deeper than ${deepest} levels`)
  }
}

/** The text of a folded scalar that begins with its header `>`, standing at the left margin. */
export function foldedText(scalar: string): string {
  const scanner = new Scanner({ file: '', whole: scalar, origin: 0, text: `${scalar}\0` }, 0)
  scanner.peek()
  return scanner.text
}
