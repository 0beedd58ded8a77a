import { fail } from '../problems.ts'
import {
  type CharacterSet,
  complement,
  escapedControls,
  foldRange,
  lastCodePoint,
  newline,
  posixClasses,
  shorthands,
} from './character-set.ts'

/** A pattern taken apart. */
export type Pattern =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' | 'line-start' | 'line-end' | 'word-edge' | 'inside-word' }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }

interface Flags {
  readonly ignoresCase: boolean
  readonly isMultiline: boolean
  readonly dotTakesNewline: boolean
}

// RE2's own bound on counted repetition.
const maximumRepeat = 1000

/** Takes a pattern of Go's RE2 apart; what RE2 refuses (look-around, back-references, bad brackets) is a problem. */
export function parsePattern(text: string): Pattern {
  const parser = new PatternParser(text)
  const pattern = parser.parseChoice({ ignoresCase: false, isMultiline: false, dotTakesNewline: false })
  parser.expectEnd()
  return pattern
}

class PatternParser {
  readonly #text: string
  readonly #characters: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#characters = [...text]
  }

  expectEnd(): void {
    if (this.#at < this.#characters.length) this.#refuse('unexpected )')
  }

  #refuse(reason: string): never {
    return fail('PATTERN_INVALID', `error parsing regexp: ${reason}: \`${this.#text}\``)
  }

  #peek(offset = 0): string {
    return this.#characters[this.#at + offset] ?? ''
  }

  #takes(text: string): boolean {
    if (![...text].every((character, index) => this.#peek(index) === character)) return false
    this.#at += [...text].length
    return true
  }

  parseChoice(flags: Flags): Pattern {
    const parts: Pattern[] = []
    let current = flags
    let sequence: Pattern[] = []
    while (this.#at < this.#characters.length && this.#peek() !== ')') {
      const changed = this.#parseFlags(current)
      if (changed !== undefined) current = changed
      else if (this.#takes('|')) {
        parts.push({ kind: 'sequence', parts: sequence })
        sequence = []
      } else sequence.push(this.#parseRepeat(current))
    }
    const last: Pattern = { kind: 'sequence', parts: sequence }
    return parts.length === 0 ? last : { kind: 'choice', parts: [...parts, last] }
  }

  /** `(?i)` and its kin change what follows in the group. */
  #parseFlags(flags: Flags): Flags | undefined {
    const found = /^\(\?([imsU]*)(?:-([imsU]+))?\)/.exec(this.#rest(24))
    if (found === null || found[0] === '(?)') return undefined
    this.#at += found[0].length
    return changeFlags(flags, found[1] ?? '', found[2] ?? '')
  }

  #rest(length: number): string {
    return this.#characters.slice(this.#at, this.#at + length).join('')
  }

  #parseRepeat(flags: Flags): Pattern {
    let part = this.#parseAtom(flags)
    for (let count = 0; ; count++) {
      const range = this.#parseRange()
      if (range === undefined) return part
      this.#takes('?')
      // RE2 refuses `a**` where Perl would warn.
      if (count > 0) this.#refuse('invalid nested repetition operator')
      part = { kind: 'repeat', part, ...range }
    }
  }

  #parseRange(): { readonly least: number; readonly most: number } | undefined {
    if (this.#takes('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (this.#takes('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (this.#takes('?')) return { least: 0, most: 1 }
    const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#rest(16))
    if (found === null) return undefined
    this.#at += found[0].length
    const least = Number(found[1])
    const most =
      found[2] === undefined ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])
    const bound = Number.isFinite(most) ? most : least
    if (bound > maximumRepeat || most < least) this.#refuse('invalid repeat count')
    return { least, most }
  }

  #parseAtom(flags: Flags): Pattern {
    const character = this.#peek()
    this.#at++
    switch (character) {
      case '(':
        return this.#parseGroup(flags)
      case '[':
        return { kind: 'set', set: this.#parseClass(flags) }
      case '.':
        return {
          kind: 'set',
          set: { ranges: flags.dotTakesNewline ? [] : [[newline, newline]], isNegated: true },
        }
      case '^':
        return { kind: flags.isMultiline ? 'line-start' : 'start' }
      case '$':
        return { kind: flags.isMultiline ? 'line-end' : 'end' }
      case '\\':
        return this.#parseEscape(flags)
      case '*':
      case '+':
      case '?':
        return this.#refuse('missing argument to repetition operator')
      default:
        return literal(character, flags)
    }
  }

  #parseGroup(flags: Flags): Pattern {
    let inner = flags
    if (this.#peek() === '?') {
      const found = /^\?(?:P?<([A-Za-z_]\w*)>|([imsU]*)(?:-([imsU]+))?:)/.exec(this.#rest(64))
      if (found === null) return this.#refuse('invalid or unsupported Perl syntax')
      this.#at += found[0].length
      inner = changeFlags(flags, found[2] ?? '', found[3] ?? '')
    }
    const pattern = this.parseChoice(inner)
    if (!this.#takes(')')) this.#refuse('missing closing )')
    return pattern
  }

  #parseEscape(flags: Flags): Pattern {
    const character = this.#peek()
    const edges = { A: 'start', z: 'end', b: 'word-edge', B: 'inside-word' } as const
    if (character === 'A' || character === 'z' || character === 'b' || character === 'B') {
      this.#at++
      return { kind: edges[character] }
    }
    if (this.#takes('Q')) return this.#parseQuoted(flags)
    const set = this.#parseEscapedSet()
    if (set !== undefined) return { kind: 'set', set }
    return literal(String.fromCodePoint(this.#parseEscapedCharacter()), flags)
  }

  #parseQuoted(flags: Flags): Pattern {
    const parts: Pattern[] = []
    while (this.#at < this.#characters.length && !this.#takes('\\E')) {
      parts.push(literal(this.#peek(), flags))
      this.#at++
    }
    return { kind: 'sequence', parts }
  }

  #parseEscapedSet(): CharacterSet | undefined {
    const character = this.#peek()
    const set = Object.hasOwn(shorthands, character.toLowerCase())
      ? shorthands[character.toLowerCase()]
      : undefined
    if (set !== undefined) {
      this.#at++
      return { ...set, isNegated: character !== character.toLowerCase() }
    }
    if (character === 'p' || character === 'P')
      return this.#refuse('invalid character class range: Unicode classes')
    return undefined
  }

  #parseEscapedCharacter(): number {
    const character = this.#peek()
    this.#at++
    if (Object.hasOwn(escapedControls, character)) return escapedControls[character] ?? 0
    const hex = character === 'x' ? /^(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/.exec(this.#rest(8)) : null
    if (hex !== null) {
      this.#at += hex[0].length
      return Math.min(Number.parseInt(hex[1] ?? hex[2] ?? '0', 16), lastCodePoint)
    }
    if (/^[0-7]{3}/.test(character + this.#rest(2))) {
      this.#at += 2
      return Number.parseInt(character + this.#characters.slice(this.#at - 2, this.#at).join(''), 8)
    }
    if (character === '') return this.#refuse('trailing backslash at end of expression')
    if (/[A-Za-z0-9]/.test(character)) return this.#refuse('invalid escape sequence')
    return character.codePointAt(0) ?? 0
  }

  #parseClass(flags: Flags): CharacterSet {
    const isNegated = this.#takes('^')
    const ranges: (readonly [number, number])[] = []
    for (let isFirst = true; isFirst || this.#peek() !== ']'; isFirst = false) {
      if (this.#at >= this.#characters.length) this.#refuse('missing closing ]')
      ranges.push(...this.#parseClassPart())
    }
    this.#at++
    const all = flags.ignoresCase ? ranges.flatMap(foldRange) : ranges
    return { ranges: all, isNegated }
  }

  #parseClassPart(): readonly (readonly [number, number])[] {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.#rest(16))
    if (posix !== null) return this.#parsePosix(posix)
    if (this.#peek() === '\\') {
      this.#at++
      const set = this.#parseEscapedSet()
      if (set !== undefined) return set.isNegated ? complement(set.ranges) : set.ranges
      this.#at--
    }
    const from = this.#parseClassCharacter()
    if (this.#peek() !== '-' || this.#peek(1) === ']') return [[from, from]]
    this.#at++
    const to = this.#parseClassCharacter()
    return to < from ? this.#refuse('invalid character class range') : [[from, to]]
  }

  #parsePosix(found: RegExpExecArray): readonly (readonly [number, number])[] {
    const [whole, negation = '', name = ''] = found
    const members = Object.hasOwn(posixClasses, name) ? posixClasses[name] : undefined
    if (members === undefined) return this.#refuse('invalid character class range')
    this.#at += whole.length
    const ranges: (readonly [number, number])[] = []
    for (let at = 0; at < members.length; at += 2)
      ranges.push([members.charCodeAt(at), members.charCodeAt(at + 1)])
    return negation === '' ? ranges : complement(ranges)
  }

  #parseClassCharacter(): number {
    const character = this.#peek()
    this.#at++
    if (character === '') return this.#refuse('missing closing ]')
    return character === '\\' ? this.#parseEscapedCharacter() : (character.codePointAt(0) ?? 0)
  }
}

function changeFlags(flags: Flags, on: string, off: string): Flags {
  const isOn = (letter: string, before: boolean): boolean =>
    (before || on.includes(letter)) && !off.includes(letter)
  return {
    ignoresCase: isOn('i', flags.ignoresCase),
    isMultiline: isOn('m', flags.isMultiline),
    dotTakesNewline: isOn('s', flags.dotTakesNewline),
  }
}

function literal(character: string, { ignoresCase }: Flags): Pattern {
  const code = character.codePointAt(0) ?? 0
  const ranges = ignoresCase ? foldRange([code, code]) : [[code, code] as const]
  return { kind: 'set', set: { ranges, isNegated: false } }
}
