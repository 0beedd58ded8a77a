import { ProblemError } from '../../lib/problem.ts'
import { goJson } from './go-json.ts'
import { formatNumber } from './number.ts'
import { compareKeys } from './order.ts'
import { isAmbiguousIn } from './resolve.ts'
import { isMap, printedValue, Scalar, type Value, type YamlMap } from './value.ts'

// libyaml folds at the first single space after this column.
const bestWidth = 80
const longestSimpleKey = 128
// Of the JSON that Kustomize prints first and reads again, a key on one line with its quotes.
const longestJsonKey = 1024
// How many distinct texts are remembered with their style; keys and short values come again and again.
const rememberedTexts = 20_000
const longestRemembered = 64

/**
 * A value as Kustomize 5.5 prints a resource: sorted keys, folded at 80 columns, a line break at the end. Throws
 * ProblemError for a text with control characters that it cannot print either.
 */
export function emit(value: Value): string {
  if (!isMap(value)) return new Emitter().write(value)
  const known = printed.get(value)
  if (known !== undefined) return known
  const text = new Emitter().write(value)
  printed.set(value, text)
  return text
}

// Trees never change, and what two builds share is printed by both; a text goes with its tree.
const printed = new WeakMap<YamlMap, string>()

/** Several values, separated by `---`. */
export function emitDocuments(values: readonly Value[]): string {
  return values.map(emit).join('---\n')
}

/** The same, joined when it is asked for, which few do; what cannot be printed is refused at once. */
export function emitLater(values: readonly Value[]): () => string {
  for (const value of values) emit(value)
  return () => emitDocuments(values)
}

type Style = 'plain' | 'single' | 'double' | 'literal'

// What the characters of a text allow; as libyaml analyses it.
interface Analysis {
  readonly multiline: boolean
  readonly plainAllowed: boolean
  readonly singleAllowed: boolean
  readonly blockAllowed: boolean
}

// `[A-Za-z_][\w./-]*` and the like: nothing in it can be taken for anything but a plain string, but for YAML's words.
const simpleText = /^[A-Za-z_/][A-Za-z0-9_./-]*$/
const unprintable = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/
// What Go's JSON prints as it is and go-yaml then refuses to read.
const forbidden = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/
const anyBreak = /[\r\n\u0085\u2028\u2029]/
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/
const leadingIndicator = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|---|\.\.\.)/
// A colon before a blank or the end; a hash after a blank or a line break.
const innerIndicator = /:(?:[ \t]|$)|[ \t\r\n\u0085\u2028\u2029]#/
const spaceAfterBreak = /[\r\n\u0085\u2028\u2029] /
const spaceBeforeBreak = / [\r\n\u0085\u2028\u2029]/

function analyze(text: string): Analysis {
  if (unprintable.test(text) && forbidden.test(text)) refuseCharacter(text)
  if (text === '') return { multiline: false, plainAllowed: true, singleAllowed: true, blockAllowed: false }
  const multiline = anyBreak.test(text)
  const special = unprintable.test(text) || (multiline && spaceBeforeBreak.test(text))
  const trailingSpace = text.endsWith(' ')
  const breakSpace = multiline && spaceAfterBreak.test(text)
  const indicator = leadingIndicator.test(text) || innerIndicator.test(text)
  const plainAllowed = !(multiline || special || trailingSpace || indicator || text.startsWith(' '))
  return {
    multiline,
    plainAllowed,
    singleAllowed: !breakSpace && !special,
    blockAllowed: !trailingSpace && !special,
  }
}

function refuseCharacter(text: string): never {
  const code = text.charCodeAt(text.search(forbidden)).toString(16).toUpperCase().padStart(4, '0')
  throw new ProblemError({ code: 'YAML_CHARACTER', message: `control characters are not allowed: U+${code}` })
}

function refuseKey(key: string): never {
  const message = `did not find expected ',' or '}': the key "${key.slice(0, 40)}…" cannot be printed`
  throw new ProblemError({ code: 'YAML_KEY', message })
}

const styles = new Map<string, Style>()

/** The style of a text as a value in block context. */
function styleOf(text: string): Style {
  if (text.length > longestRemembered) return chooseStyle(text)
  const known = styles.get(text)
  if (known !== undefined) return known
  if (styles.size >= rememberedTexts) styles.clear()
  const style = chooseStyle(text)
  styles.set(text, style)
  return style
}

/** Whether a text is printed as it is, without quotes and on one line. */
export function isPrintedPlain(text: string): boolean {
  return styleOf(text) === 'plain'
}

function chooseStyle(text: string): Style {
  if (simpleText.test(text)) return isAmbiguousIn(text, 'config') ? 'double' : 'plain'
  const analysis = analyze(text)
  if (text.includes('\n')) return analysis.blockAllowed ? 'literal' : 'double'
  if (isAmbiguousIn(text, 'config') || base60.test(text)) return 'double'
  if (analysis.plainAllowed) return 'plain'
  return analysis.singleAllowed ? 'single' : 'double'
}

// A key stands on one line; an empty one is quoted.
function keyStyle(text: string): Style {
  const style = styleOf(text)
  return style === 'literal' ? 'double' : style
}

const utf8 = new TextEncoder()

function isSimpleKey(text: string): boolean {
  if (anyBreak.test(text)) return false
  if (text.length * 3 <= longestSimpleKey) return true
  return text.length <= longestSimpleKey && utf8.encode(text).length <= longestSimpleKey
}

// The output so far, and where its end stands: what libyaml's emitter keeps to decide on blanks and line breaks.
class Emitter {
  #out = ''
  #column = 0
  /** The last thing written was a blank, or the start of a line. */
  #whitespace = true
  /** Only indentation and indicators stand on this line. */
  #indention = true
  #indent = -1

  write(value: Value): string {
    this.#emitNode(value, false)
    if (this.#column > 0) this.#break()
    return this.#out
  }

  #break(): void {
    this.#out += '\n'
    this.#column = 0
  }

  #writeIndent(): void {
    const indent = Math.max(this.#indent, 0)
    if (!this.#indention || this.#column > indent || (this.#column === indent && !this.#whitespace))
      this.#break()
    if (this.#column < indent) {
      this.#out += spaces(indent - this.#column)
      this.#column = indent
    }
    this.#whitespace = true
    this.#indention = true
  }

  #indicator(text: string, keepsIndention: boolean): void {
    if (!this.#whitespace) {
      this.#out += ' '
      this.#column++
    }
    this.#out += text
    this.#column += text.length
    this.#whitespace = false
    this.#indention = this.#indention && keepsIndention
  }

  // ----- nodes

  #emitNode(value: Value, inMapping: boolean): void {
    if (typeof value === 'string') this.#emitText(value)
    else if (Array.isArray(value)) this.#emitSequence(value, inMapping)
    else if (isMap(value)) this.#emitMapping(value)
    else if (value instanceof Scalar) this.#emitNode(printedValue(value), inMapping)
    else if (typeof value === 'number' || typeof value === 'bigint') this.#emitWord(formatNumber(value))
    else this.#emitWord(String(value))
  }

  #emitWord(word: string): void {
    this.#indicator(word, false)
  }

  #emitSequence(list: readonly Value[], inMapping: boolean): void {
    if (list.length === 0) {
      this.#indicator('[]', false)
      return
    }
    const outer = this.#indent
    // A list under a key stands at the key's own indentation.
    if (outer < 0) this.#indent = 0
    else if (!inMapping || this.#indention) this.#indent = outer + 2
    for (const element of list) {
      this.#writeIndent()
      this.#indicator('-', true)
      this.#emitNode(element, false)
    }
    this.#indent = outer
  }

  #emitMapping(map: YamlMap): void {
    if (map.size === 0) {
      this.#indicator('{}', false)
      return
    }
    const outer = this.#indent
    this.#indent = outer < 0 ? 0 : outer + 2
    for (const key of sortedKeys(map)) {
      this.#writeIndent()
      if (isSimpleKey(key)) this.#emitSimpleKey(key)
      else this.#emitLongKey(key)
      this.#emitNode(map.get(key) ?? null, true)
    }
    this.#indent = outer
  }

  #emitSimpleKey(key: string): void {
    this.#emitStyled(key, keyStyle(key), false)
    this.#out += ':'
    this.#column++
    this.#whitespace = false
    this.#indention = false
  }

  #emitLongKey(key: string): void {
    if (key.includes('\u0085') || Array.from(goJson(key)).length > longestJsonKey) refuseKey(key)
    this.#indicator('?', true)
    this.#emitText(key)
    this.#writeIndent()
    this.#indicator(':', true)
  }

  // ----- texts

  #emitText(text: string): void {
    this.#emitStyled(text, styleOf(text), true)
  }

  #emitStyled(given: string, givenStyle: Style, mayBreak: boolean): void {
    const folds = givenStyle === 'double' && given.includes('\u0085')
    const text = folds ? foldNextLines(given) : given
    const style = folds ? styleOf(text) : givenStyle
    const outer = this.#indent
    this.#indent = outer < 0 ? 2 : outer + 2
    switch (style) {
      case 'plain':
        this.#emitPlain(text, mayBreak)
        break
      case 'single':
        this.#emitSingle(text, mayBreak)
        break
      case 'double':
        this.#emitDouble(text, mayBreak)
        break
      case 'literal':
        this.#emitLiteral(text)
        break
      default:
        style satisfies never
    }
    this.#indent = outer
  }

  #emitPlain(text: string, mayBreak: boolean): void {
    if (!this.#whitespace) {
      this.#out += ' '
      this.#column++
    }
    if (!mayBreak || this.#column + text.length <= bestWidth) this.#put(text)
    else this.#fold(text, 0, text.length)
    this.#whitespace = false
    this.#indention = false
  }

  #emitSingle(text: string, mayBreak: boolean): void {
    this.#indicator("'", false)
    const escaped = text.replaceAll("'", "''")
    if (anyBreak.test(text)) this.#emitBrokenSingle(text)
    else if (!mayBreak || this.#column + escaped.length <= bestWidth) this.#put(escaped)
    else this.#fold(text, 1, text.length - 1, true)
    this.#put("'")
    this.#whitespace = false
    this.#indention = false
  }

  #put(text: string): void {
    this.#out += text
    this.#column += text.length
  }

  // Breaks at a single space beyond the width, between `from` and `to`.
  #fold(text: string, from: number, to: number, quoted = false): void {
    let start = 0
    let column = this.#column
    for (let at = 0; at < text.length; at++) {
      const character = text.charCodeAt(at)
      const breaks =
        character === 0x20 &&
        column > bestWidth &&
        at >= from &&
        at < to &&
        text.charCodeAt(at - 1) !== 0x20 &&
        text.charCodeAt(at + 1) !== 0x20
      if (breaks) {
        this.#put(part(text, start, at, quoted))
        this.#indention = false
        this.#whitespace = false
        this.#writeIndent()
        start = at + 1
        column = this.#column
      } else column += quoted && character === 0x27 ? 2 : 1
    }
    this.#put(part(text, start, text.length, quoted))
  }

  // Single quotes around the Unicode line separators or a carriage return: each ends a line as it stands.
  #emitBrokenSingle(text: string): void {
    let spaced = false
    let broken = false
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at)
      if (character === ' ') {
        const folds =
          !spaced && this.#column > bestWidth && at > 0 && at < text.length - 1 && text.charAt(at + 1) !== ' '
        if (folds) this.#writeIndent()
        else this.#put(' ')
        spaced = true
      } else if (anyBreak.test(character)) {
        this.#out += character
        this.#column = 0
        this.#indention = true
        broken = true
      } else {
        if (broken) this.#writeIndent()
        this.#put(character === "'" ? "''" : character)
        this.#indention = false
        spaced = false
        broken = false
      }
    }
  }

  #emitDouble(text: string, mayBreak: boolean): void {
    this.#indicator('"', false)
    // A byte order mark at the start makes libyaml escape every character of the text.
    const escapesAll = text.charCodeAt(0) === 0xfeff
    let spaced = false
    let at = 0
    for (const character of text) {
      const last = at === text.length - 1
      if (escapesAll || mustEscape(character)) {
        this.#put(escapeCharacter(character))
        spaced = false
      } else if (character !== ' ') {
        this.#put(character)
        spaced = false
      } else {
        const folds = mayBreak && !spaced && this.#column > bestWidth && at > 0 && !last
        if (folds) this.#foldDouble(text.charCodeAt(at + 1) === 0x20)
        else this.#put(' ')
        spaced = true
      }
      at += character.length
    }
    this.#put('"')
    this.#whitespace = false
    this.#indention = false
  }

  #foldDouble(beforeSpace: boolean): void {
    this.#indention = false
    this.#whitespace = false
    this.#writeIndent()
    if (beforeSpace) this.#put('\\')
  }

  #emitLiteral(text: string): void {
    this.#indicator('|', false)
    this.#put(literalHints(text))
    this.#break()
    const indentation = spaces(Math.max(this.#indent, 0))
    this.#out += indentLines(text, indentation)
    this.#column = anyBreak.test(text.charAt(text.length - 1)) ? 0 : 1
    this.#whitespace = this.#column === 0
    this.#indention = this.#column === 0
  }
}

// Go's JSON prints U+0085 as it is, and read again it is a line break inside double quotes.
function foldNextLines(text: string): string {
  if (/\u0085(?:---|\.\.\.)[ \u0085\u2028\u2029]/.test(text))
    throw new ProblemError({ code: 'YAML_CHARACTER', message: 'found unexpected document indicator' })
  return text.replace(/ *\u0085[ \u0085]*/g, run => {
    const breaks = run.replaceAll(' ', '').length
    return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)
  })
}

function part(text: string, from: number, to: number, quoted: boolean): string {
  const slice = text.slice(from, to)
  return quoted ? slice.replaceAll("'", "''") : slice
}

const blanks = ' '.repeat(256)

function spaces(count: number): string {
  return count <= blanks.length ? blanks.slice(0, count) : ' '.repeat(count)
}

function indentLines(text: string, indentation: string): string {
  if (!/[\r\u0085\u2028\u2029]/.test(text)) return text.replace(/^(?=[^\n])/gm, indentation)
  return text.replace(
    /(^|[\r\n\u0085\u2028\u2029])(?=[^\r\n\u0085\u2028\u2029])/g,
    (_, before: string) => before + indentation,
  )
}

function literalHints(text: string): string {
  const indentHint = /^[ \r\n\u0085\u2028\u2029]/.test(text) ? '2' : ''
  if (!anyBreak.test(text.charAt(text.length - 1))) return `${indentHint}-`
  const keeps = text.length === 1 || anyBreak.test(text.charAt(text.length - 2))
  return keeps ? `${indentHint}+` : indentHint
}

function mustEscape(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code <= 0x7e) return code === 0x22 || code === 0x5c
  return code > 0xffff || unprintable.test(character) || anyBreak.test(character)
}

const shortEscapes: ReadonlyMap<number, string> = new Map([
  [0x00, '0'],
  [0x07, 'a'],
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0b, 'v'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x1b, 'e'],
  [0x22, '"'],
  [0x5c, '\\'],
  [0x85, 'N'],
  [0xa0, '_'],
  [0x2028, 'L'],
  [0x2029, 'P'],
])

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const short = shortEscapes.get(code)
  if (short !== undefined) return `\\${short}`
  const digits = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

function sortedKeys(map: YamlMap): readonly string[] {
  const keys = Array.from(map.keys())
  for (let at = 1; at < keys.length; at++) {
    if (compareKeys(keys[at - 1] ?? '', keys[at] ?? '') > 0) return keys.sort(compareKeys)
  }
  return keys
}
