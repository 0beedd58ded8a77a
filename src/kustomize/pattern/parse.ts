import { CharacterReader } from './character-reader.ts'
import { type CharacterSet, foldRange, newline } from './character-set.ts'

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
  readonly #reader: CharacterReader

  constructor(text: string) {
    this.#reader = new CharacterReader(text)
  }

  expectEnd(): void {
    if (!this.#reader.isAtEnd) this.#reader.refuse('unexpected )')
  }

  parseChoice(flags: Flags): Pattern {
    const parts: Pattern[] = []
    let current = flags
    let sequence: Pattern[] = []
    while (!this.#reader.isAtEnd && this.#reader.peek() !== ')') {
      const changed = this.#parseFlags(current)
      if (changed !== undefined) current = changed
      else if (this.#reader.takes('|')) {
        parts.push({ kind: 'sequence', parts: sequence })
        sequence = []
      } else sequence.push(this.#parseRepeat(current))
    }
    const last: Pattern = { kind: 'sequence', parts: sequence }
    return parts.length === 0 ? last : { kind: 'choice', parts: [...parts, last] }
  }

  /** `(?i)` and its kin change what follows in the group. */
  #parseFlags(flags: Flags): Flags | undefined {
    const found = /^\(\?([imsU]*)(?:-([imsU]+))?\)/.exec(this.#reader.rest(24))
    if (found === null || found[0] === '(?)') return undefined
    this.#reader.skip(found[0].length)
    return changeFlags(flags, found[1] ?? '', found[2] ?? '')
  }

  #parseRepeat(flags: Flags): Pattern {
    if (this.#parseRange() !== undefined) this.#reader.refuse('missing argument to repetition operator')
    let part = this.#parseAtom(flags)
    for (let count = 0; ; count++) {
      const range = this.#parseRange()
      if (range === undefined) return part
      this.#reader.takes('?')
      // RE2 refuses `a**` where Perl would warn.
      if (count > 0) this.#reader.refuse('invalid nested repetition operator')
      part = { kind: 'repeat', part, ...range }
    }
  }

  #parseRange(): { readonly least: number; readonly most: number } | undefined {
    if (this.#reader.takes('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (this.#reader.takes('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (this.#reader.takes('?')) return { least: 0, most: 1 }
    const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#reader.rest(16))
    if (found === null) return undefined
    this.#reader.skip(found[0].length)
    const least = Number(found[1])
    const most =
      found[2] === undefined ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])
    const bound = Number.isFinite(most) ? most : least
    if (bound > maximumRepeat || most < least) this.#reader.refuse('invalid repeat count')
    return { least, most }
  }

  #parseAtom(flags: Flags): Pattern {
    const character = this.#reader.peek()
    this.#reader.skip()
    switch (character) {
      case '(':
        return this.#parseGroup(flags)
      case '[':
        return { kind: 'set', set: this.#reader.readClass(flags.ignoresCase) }
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
      default:
        return literal(character, flags)
    }
  }

  #parseGroup(flags: Flags): Pattern {
    let inner = flags
    if (this.#reader.peek() === '?') {
      const found = /^\?(?:P?<([A-Za-z_]\w*)>|([imsU]*)(?:-([imsU]+))?:)/.exec(this.#reader.rest(64))
      if (found === null) return this.#reader.refuse('invalid or unsupported Perl syntax')
      this.#reader.skip(found[0].length)
      inner = changeFlags(flags, found[2] ?? '', found[3] ?? '')
    }
    const pattern = this.parseChoice(inner)
    if (!this.#reader.takes(')')) this.#reader.refuse('missing closing )')
    return pattern
  }

  #parseEscape(flags: Flags): Pattern {
    const character = this.#reader.peek()
    const edges = { A: 'start', z: 'end', b: 'word-edge', B: 'inside-word' } as const
    if (character === 'A' || character === 'z' || character === 'b' || character === 'B') {
      this.#reader.skip()
      return { kind: edges[character] }
    }
    if (this.#reader.takes('Q')) return this.#parseQuoted(flags)
    const set = this.#reader.readEscapedSet(flags.ignoresCase)
    if (set !== undefined) return { kind: 'set', set }
    return literal(String.fromCodePoint(this.#reader.readEscapedCharacter()), flags)
  }

  #parseQuoted(flags: Flags): Pattern {
    const parts: Pattern[] = []
    while (!this.#reader.isAtEnd && !this.#reader.takes('\\E')) {
      parts.push(literal(this.#reader.peek(), flags))
      this.#reader.skip()
    }
    return { kind: 'sequence', parts }
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
