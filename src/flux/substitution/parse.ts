import { lossyText, widthAt } from './bytes.ts'

/** A part of a text: as it stands, or to be put in. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable'
      readonly name: string
      /** What stands between name and arguments: `:=`, `##`, `^`; empty for `${name}`. */
      readonly operator: string
      readonly arguments: readonly Part[]
      /** The whole expression, with its braces. */
      readonly source: string
    }

/** The parts of a text, or why it cannot be read. Bytes, one character each. */
export type Template =
  | { readonly kind: 'parts'; readonly parts: readonly Part[] }
  | { readonly kind: 'malformed'; readonly reason: string; readonly at: number }

class Malformed extends Error {
  readonly at: number

  constructor(reason: string, at: number) {
    super(reason)
    this.at = at
  }
}

interface Reader {
  readonly bytes: string
  at: number
  depth: number
}

// Deeper expressions than a person would write; Flux has no bound but its stack.
const deepest = 200

/**
 * Reads the variables of a text as Flux's envsubst does: `${name}` with the operators of a shell, `$$` for `$`; a `$` before
 * anything else is text.
 */
export function parseTemplate(bytes: string): Template {
  const reader: Reader = { bytes, at: 0, depth: 0 }
  const parts: Part[] = []
  try {
    while (reader.at < bytes.length) parts.push(isOpening(reader) ? readVariable(reader) : readText(reader))
    return { kind: 'parts', parts }
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', reason: error.message, at: error.at }
    throw error
  }
}

function isOpening({ bytes, at }: Reader): boolean {
  return bytes.startsWith('${', at)
}

function peek({ bytes, at }: Reader): string {
  return bytes.charAt(at)
}

function fail(reader: Reader, reason: string): never {
  throw new Malformed(reason, reader.at)
}

function readText(reader: Reader): Part {
  let text = ''
  while (reader.at < reader.bytes.length && !isOpening(reader)) {
    const next = reader.bytes.indexOf('$', reader.at)
    const end = next === -1 ? reader.bytes.length : next
    text += reader.bytes.slice(reader.at, end)
    reader.at = end
    if (next === -1 || isOpening(reader)) break
    text += '$'
    reader.at += reader.bytes.startsWith('$$', end) ? 2 : 1
  }
  return { kind: 'text', text }
}

function readVariable(reader: Reader): Part {
  const start = reader.at
  reader.at += 2
  if (++reader.depth > deepest) fail(reader, 'the expression is nested too deep')
  const { name, operator, parts } = peek(reader) === '#' ? readLength(reader) : readNamed(reader)
  reader.depth--
  const source = reader.bytes.slice(start, reader.at)
  return { kind: 'variable', name, operator, arguments: parts, source }
}

interface Expression {
  readonly name: string
  readonly operator: string
  readonly parts: readonly Part[]
}

function readLength(reader: Reader): Expression {
  reader.at++
  const name = readName(reader)
  if (name === '') fail(reader, 'bad substitution: a name is missing after `${#`')
  close(reader)
  return { name, operator: '#', parts: [] }
}

function readNamed(reader: Reader): Expression {
  const name = readName(reader)
  if (name === '') fail(reader, 'unable to parse variable name')
  switch (peek(reader)) {
    case ':':
      return readColon(reader, name)
    case '=':
      return readDefault(reader, name, '=')
    case ',':
    case '^':
      return readCasing(reader, name)
    case '/':
      return readReplacement(reader, name)
    case '#':
    case '%':
      return readRemoval(reader, name)
    case '}':
      reader.at++
      return { name, operator: '', parts: [] }
    default:
      return fail(reader, 'missing closing brace')
  }
}

function readName(reader: Reader): string {
  const start = reader.at
  for (;;) {
    const width = widthAt(reader.bytes, reader.at)
    const character = lossyText(reader.bytes.slice(reader.at, reader.at + width))
    if (!/^[\p{L}\p{Nd}_]$/u.test(character)) return reader.bytes.slice(start, reader.at)
    reader.at += width
  }
}

function close(reader: Reader): void {
  if (peek(reader) !== '}') fail(reader, 'bad substitution: a closing brace is missing')
  reader.at++
}

function take(reader: Reader, text: string): string {
  reader.at += text.length
  return text
}

function readColon(reader: Reader, name: string): Expression {
  const after = reader.bytes.charAt(reader.at + 1)
  if ('=-?+'.includes(after) && after !== '') return readDefault(reader, name, `:${after}`)
  // Flux steps back by the width of the character it looked at.
  if (after > '\x7f') fail(reader, 'bad substitution')
  return readSubstring(reader, name)
}

function readDefault(reader: Reader, name: string, operator: string): Expression {
  take(reader, operator)
  const parts: Part[] = []
  while (peek(reader) !== '}') parts.push(readArgument(reader, '}', false))
  close(reader)
  return { name, operator, parts }
}

function readSubstring(reader: Reader, name: string): Expression {
  const operator = take(reader, ':')
  const start = readArgument(reader, ':}', false)
  if (peek(reader) !== ':') {
    close(reader)
    return { name, operator, parts: [start] }
  }
  while (peek(reader) === ':') reader.at++
  const length = readArgument(reader, '}', false)
  close(reader)
  return { name, operator, parts: [start, length] }
}

function readCasing(reader: Reader, name: string): Expression {
  const [operator = ''] = /^[,^]{1,2}/.exec(reader.bytes.slice(reader.at, reader.at + 2)) ?? []
  take(reader, operator)
  close(reader)
  return { name, operator, parts: [] }
}

function readRemoval(reader: Reader, name: string): Expression {
  const sign = peek(reader)
  const operator = take(reader, reader.bytes.startsWith(sign + sign, reader.at) ? sign + sign : sign)
  const pattern = readArgument(reader, '}', false)
  close(reader)
  return { name, operator, parts: [pattern] }
}

function readReplacement(reader: Reader, name: string): Expression {
  const second = reader.bytes.charAt(reader.at + 1)
  const operator = take(reader, second !== '' && '/#%'.includes(second) ? `/${second}` : '/')
  const old = readArgument(reader, '/', true)
  if (peek(reader) !== '/') fail(reader, 'bad substitution: a second slash is missing')
  while (peek(reader) === '/') reader.at++
  const parts = peek(reader) === '}' ? [old] : [old, readArgument(reader, '}', true)]
  close(reader)
  return { name, operator, parts }
}

/** One expression, or text up to the next expression or one of `ends`; never nothing. */
function readArgument(reader: Reader, ends: string, escapes: boolean): Part {
  if (isOpening(reader)) return readVariable(reader)
  let text = ''
  const start = reader.at
  while (reader.at < reader.bytes.length && !isOpening(reader)) {
    const escaped = escapes ? /^(?:\$\$|\\[/\\])/.exec(reader.bytes.slice(reader.at, reader.at + 2)) : null
    const character = escaped === null ? peek(reader) : reader.bytes.charAt(reader.at + 1)
    if (escaped === null && ends.includes(character)) break
    text += character
    reader.at += escaped === null ? 1 : 2
  }
  if (reader.at === start) fail(reader, 'unable to parse substitution within function')
  return { kind: 'text', text }
}
