import type { Line } from './lines.ts'
import type { Meter } from './meter.ts'
import { endOfDestination, endOfTitle, skipWhitespace } from './resource.ts'

/**
 * The lines of a paragraph without the link definitions that it starts with, whose labels go into `labels`.
 * CommonMark 0.31, section 4.7.
 */
export function stripDefinitions(
  text: string,
  lines: readonly Line[],
  labels: Set<string>,
  meter: Meter,
): readonly Line[] {
  const first = lines[0]
  if (first === undefined || text[first.start] !== '[') return lines
  const paragraph = joinLines(text, lines, meter)
  let at = 0
  for (let end = 0; end !== -1; ) {
    end = endOfDefinition(paragraph, at, labels, meter)
    if (end !== -1) at = end
  }
  return lines.slice(countNewlines(paragraph, at))
}

/** A paragraph's text: its lines without indentation, joined by line feeds. */
export function joinLines(text: string, lines: readonly Line[], meter: Meter): string {
  const joined = lines.map(line => text.slice(line.start, line.end)).join('\n')
  meter.steps += joined.length
  return joined
}

function countNewlines(text: string, end: number): number {
  if (end >= text.length && end > 0) return Number.POSITIVE_INFINITY
  return text.slice(0, end).split('\n').length - 1
}

const label = /\[((?:[^\\[\]]|\\[\\[\]]|\\(?![\\[\]])){1,999})\]/y

/** The offset after the definition at `at`, its line's ending included, or -1. */
function endOfDefinition(text: string, at: number, labels: Set<string>, meter: Meter): number {
  label.lastIndex = at
  const name = label.exec(text)?.[1]
  meter.steps += name === undefined ? Math.min(text.length - at, 1000) : name.length
  if (name === undefined || name.trim() === '' || text[label.lastIndex] !== ':') return -1
  const destination = skipWhitespace(text, label.lastIndex + 1, meter)
  const end = endOfDestination(text, destination, meter)
  if (end === -1 || end === destination) return -1
  const after = endOfTitledLine(text, end, meter) ?? endOfLine(text, end, meter)
  if (after !== -1) labels.add(normalizeLabel(name))
  return after
}

function endOfTitledLine(text: string, end: number, meter: Meter): number | undefined {
  const title = skipWhitespace(text, end, meter)
  if (title === end) return undefined
  const titleEnd = endOfTitle(text, title, meter)
  if (titleEnd === -1) return undefined
  const after = endOfLine(text, titleEnd, meter)
  return after === -1 ? undefined : after
}

function endOfLine(text: string, from: number, meter: Meter): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  meter.steps += at - from + 1
  if (at >= text.length) return text.length
  return text[at] === '\n' ? at + 1 : -1
}

/** Labels match when they are the same without regard to case and to how much whitespace is in them. */
export function normalizeLabel(name: string): string {
  return name
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
}
