import type { Meter } from './meter.ts'

/** What scanning for one construct learned about the rest of the text, so that no rest is searched twice. */
export interface TagMemory {
  /** Terminators with the offset from which on none occurs. */
  readonly absentFrom: Map<string, number>
  /** Offsets of quotes from which an open tag was tried and came to nothing. */
  readonly failedValues: Set<number>
}

export function createTagMemory(): TagMemory {
  return { absentFrom: new Map(), failedValues: new Set() }
}

/** The offset after the raw HTML or autolink that starts at `<`, or -1. CommonMark 0.31, sections 6.5 and 6.6. */
export function endOfAngle(text: string, at: number, memory: TagMemory, meter: Meter): number {
  const next = text[at + 1] ?? ''
  if (next === '!') return endOfDeclaration(text, at, memory, meter)
  if (next === '?') return endAfter(text, at + 2, '?>', memory, meter)
  if (next === '/') return endOfClosingTag(text, at, meter)
  const autolink = endOfAutolink(text, at, meter)
  return autolink === -1 ? endOfOpenTag(text, at, memory, meter) : autolink
}

function endOfDeclaration(text: string, at: number, memory: TagMemory, meter: Meter): number {
  if (text.startsWith('<!-->', at)) return at + 5
  if (text.startsWith('<!--->', at)) return at + 6
  if (text.startsWith('<!--', at)) return endAfter(text, at + 4, '-->', memory, meter)
  if (text.startsWith('<![CDATA[', at)) return endAfter(text, at + 9, ']]>', memory, meter)
  return /[A-Za-z]/.test(text[at + 2] ?? '') ? endAfter(text, at + 3, '>', memory, meter) : -1
}

function endAfter(text: string, from: number, terminator: string, memory: TagMemory, meter: Meter): number {
  if (from >= (memory.absentFrom.get(terminator) ?? Number.POSITIVE_INFINITY)) return -1
  const found = text.indexOf(terminator, from)
  meter.steps += (found === -1 ? text.length : found) - from + 1
  if (found !== -1) return found + terminator.length
  memory.absentFrom.set(terminator, from)
  return -1
}

const closingTag = /<\/[A-Za-z][A-Za-z0-9-]*[ \t\n]*>/y

/** The offset after a closing tag, or -1. */
export function endOfClosingTag(text: string, at: number, meter: Meter): number {
  return endOfMatch(closingTag, text, at, meter)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: an autolink ends at any control character
const uri = /<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\u0000-\u0020<>\u007f]*>/y
const mail =
  /<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*>/y

function endOfAutolink(text: string, at: number, meter: Meter): number {
  const end = endOfMatch(uri, text, at, meter)
  return end === -1 ? endOfMatch(mail, text, at, meter) : end
}

// A failed match read at most up to the next `<`, which none of these patterns passes.
function endOfMatch(pattern: RegExp, text: string, at: number, meter: Meter): number {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  meter.steps += match === null ? 8 : match[0].length
  return match === null ? -1 : pattern.lastIndex
}

const tagName = /<[A-Za-z][A-Za-z0-9-]*/y
const attributeName = /[ \t\n]+[A-Za-z_:][A-Za-z0-9_.:-]*/y
const equals = /[ \t\n]*=[ \t\n]*/y
const unquoted = /[^ \t\n"'=<>`]+/y
const tagEnd = /[ \t\n]*\/?>/y

/** The offset after an open tag, or -1. A tag may span lines; a quoted value may hold anything but its quote. */
export function endOfOpenTag(text: string, at: number, memory: TagMemory, meter: Meter): number {
  const values: number[] = []
  let position = endOfMatch(tagName, text, at, meter)
  while (position !== -1) {
    const end = endOfMatch(tagEnd, text, position, meter)
    if (end !== -1) return end
    const name = endOfMatch(attributeName, text, position, meter)
    position = name === -1 ? -1 : endOfAttributeValue(text, name, values, memory, meter)
  }
  for (const value of values) memory.failedValues.add(value)
  return -1
}

function endOfAttributeValue(
  text: string,
  name: number,
  values: number[],
  memory: TagMemory,
  meter: Meter,
): number {
  const value = endOfMatch(equals, text, name, meter)
  if (value === -1) return name
  const quote = text[value]
  if (quote !== '"' && quote !== "'") return endOfMatch(unquoted, text, value, meter)
  // What follows a value does not depend on what came before it: one failure there is enough.
  if (memory.failedValues.has(value)) return -1
  values.push(value)
  return endAfter(text, value + 1, quote, memory, meter)
}
