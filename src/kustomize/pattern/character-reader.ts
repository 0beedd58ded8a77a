import { fail } from '../problems.ts'
import {
  type CharacterSet,
  complement,
  escapedControls,
  foldRange,
  lastCodePoint,
  posixClasses,
  shorthands,
} from './character-set.ts'
import { unicodeRanges } from './unicode-class.ts'

// Letters of the longest name of a script, with room for its braces.
const longestClass = 40

/** A pattern read character by character, with what stands for one of them: escapes and bracketed classes. */
export class CharacterReader {
  readonly #text: string
  readonly #characters: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#characters = [...text]
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#characters.length
  }

  /** Goes on by so many characters. */
  skip(count = 1): void {
    this.#at += count
  }

  /** Refuses the pattern. */
  refuse(reason: string): never {
    return fail('PATTERN_INVALID', `error parsing regexp: ${reason}: \`${this.#text}\``)
  }

  /** The character at hand, or one further on; empty at the end. */
  peek(offset = 0): string {
    return this.#characters[this.#at + offset] ?? ''
  }

  /** Goes past a text if it stands here. */
  takes(text: string): boolean {
    if (![...text].every((character, index) => this.peek(index) === character)) return false
    this.#at += [...text].length
    return true
  }

  /** The next characters. */
  rest(length: number): string {
    return this.#characters.slice(this.#at, this.#at + length).join('')
  }

  /** The class that the letter after a backslash stands for, if it stands for one. */
  readEscapedSet(ignoresCase: boolean): CharacterSet | undefined {
    const character = this.peek()
    const set = Object.hasOwn(shorthands, character.toLowerCase())
      ? shorthands[character.toLowerCase()]
      : undefined
    if (set !== undefined) {
      this.#at++
      return { ...set, isNegated: character !== character.toLowerCase() }
    }
    if (character !== 'p' && character !== 'P') return undefined
    const { ranges, isNegated } = this.#readUnicodeClass(character === 'P')
    return { ranges: ignoresCase ? ranges.flatMap(foldRange) : ranges, isNegated }
  }

  /** `\pL`, `\p{Greek}`, `\p{^Lu}`: a general category or a script by the name that Go knows. */
  #readUnicodeClass(isComplement: boolean): CharacterSet {
    const found = /^[pP](?:\{(\^?)([^}]*)\}|([^{]))/u.exec(this.rest(longestClass))
    if (found === null) return this.refuse('invalid character class range')
    const ranges = unicodeRanges(found[2] ?? found[3] ?? '')
    if (ranges === undefined) return this.refuse('invalid character class range')
    this.#at += [...found[0]].length
    const isNegated = isComplement !== (found[1] === '^')
    return { ranges, isNegated }
  }

  /** The character that what follows a backslash stands for. */
  readEscapedCharacter(): number {
    const character = this.peek()
    this.#at++
    if (Object.hasOwn(escapedControls, character)) return escapedControls[character] ?? 0
    const hex = character === 'x' ? /^(?:\{([0-9a-fA-F]{1,9})\}|([0-9a-fA-F]{2}))/.exec(this.rest(11)) : null
    if (hex !== null) return this.#takeNumber(hex[0], hex[1] ?? hex[2] ?? '', 16)
    // A digit alone would refer to a group, but for 0.
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(character + this.rest(2))
    if (octal !== null) return this.#takeNumber(octal[0].slice(1), octal[0], 8)
    if (character === '') return this.refuse('trailing backslash at end of expression')
    if (/[A-Za-z0-9]/.test(character)) return this.refuse('invalid escape sequence')
    return character.codePointAt(0) ?? 0
  }

  #takeNumber(rest: string, digits: string, base: number): number {
    this.#at += rest.length
    const code = Number.parseInt(digits, base)
    return code > lastCodePoint ? this.refuse('invalid escape sequence') : code
  }

  /** The class after an opening bracket. */
  readClass(ignoresCase: boolean): CharacterSet {
    const isNegated = this.takes('^')
    const ranges: (readonly [number, number])[] = []
    for (let isFirst = true; isFirst || this.peek() !== ']'; isFirst = false) {
      if (this.#at >= this.#characters.length) this.refuse('missing closing ]')
      ranges.push(...this.#parseClassPart(ignoresCase))
    }
    this.#at++
    const all = ignoresCase ? ranges.flatMap(foldRange) : ranges
    return { ranges: all, isNegated }
  }

  #parseClassPart(ignoresCase: boolean): readonly (readonly [number, number])[] {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.rest(16))
    if (posix !== null) return this.#parsePosix(posix)
    if (this.peek() === '\\') {
      this.#at++
      const set = this.readEscapedSet(ignoresCase)
      if (set !== undefined) return set.isNegated ? complement(set.ranges) : set.ranges
      this.#at--
    }
    const from = this.#parseClassCharacter()
    if (this.peek() !== '-' || this.peek(1) === ']') return [[from, from]]
    this.#at++
    const to = this.#parseClassCharacter()
    return to < from ? this.refuse('invalid character class range') : [[from, to]]
  }

  #parsePosix(found: RegExpExecArray): readonly (readonly [number, number])[] {
    const [whole, negation = '', name = ''] = found
    const members = Object.hasOwn(posixClasses, name) ? posixClasses[name] : undefined
    if (members === undefined) return this.refuse('invalid character class range')
    this.#at += whole.length
    const ranges: (readonly [number, number])[] = []
    for (let at = 0; at < members.length; at += 2)
      ranges.push([members.charCodeAt(at), members.charCodeAt(at + 1)])
    return negation === '' ? ranges : complement(ranges)
  }

  #parseClassCharacter(): number {
    const character = this.peek()
    this.#at++
    if (character === '') return this.refuse('missing closing ]')
    return character === '\\' ? this.readEscapedCharacter() : (character.codePointAt(0) ?? 0)
  }
}
