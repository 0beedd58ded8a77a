import { normalizeLabel } from './definitions.ts'
import type { Meter } from './meter.ts'
import { endOfResource } from './resource.ts'
import { createTagMemory, endOfAngle, type TagMemory } from './tags.ts'

/** A stretch of a paragraph's text that is code, raw HTML, or a link: `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Bracket {
  readonly at: number
  readonly image: boolean
  /** Another bracket opened after this one, so that what it encloses is no label. */
  followed: boolean
}

interface Inline {
  readonly text: string
  readonly labels: ReadonlySet<string>
  readonly meter: Meter
  readonly memory: TagMemory
  readonly runs: BacktickRuns
  readonly brackets: Bracket[]
  /** Brackets below this index are around a link: links hold no links. */
  inactiveBelow: number
  readonly spans: Span[]
}

/**
 * The code spans, raw HTML, links and images of a paragraph, in time linear in its length. Emphasis is not looked at:
 * a line inside it is still a line of the paragraph. CommonMark 0.31, section 6.
 */
export function readSpans(text: string, labels: ReadonlySet<string>, meter: Meter): readonly Span[] {
  const inline: Inline = {
    text,
    labels,
    meter,
    memory: createTagMemory(),
    runs: readBacktickRuns(text, meter),
    brackets: [],
    inactiveBelow: 0,
    spans: [],
  }
  const special = /[\\`<![\]]/g
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    special.lastIndex = placeSpecial(inline, match.index)
  }
  meter.steps += text.length
  return inline.spans
}

/** Deals with the special character there and tells where to go on. */
function placeSpecial(inline: Inline, at: number): number {
  const { text } = inline
  switch (text[at]) {
    case '\\':
      return /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '') ? at + 2 : at + 1
    case '`':
      return placeCode(inline, at)
    case '<':
      return placeSpan(inline, at, endOfAngle(text, at, inline.memory, inline.meter))
    case '!':
      return text[at + 1] === '[' ? placeBracket(inline, at, true) : at + 1
    case '[':
      return placeBracket(inline, at, false)
    default:
      return closeBracket(inline, at)
  }
}

function placeSpan(inline: Inline, start: number, end: number): number {
  if (end === -1) return start + 1
  inline.spans.push({ start, end })
  return end
}

function placeBracket(inline: Inline, at: number, image: boolean): number {
  const before = inline.brackets.at(-1)
  if (before !== undefined) before.followed = true
  inline.brackets.push({ at, image, followed: false })
  return at + (image ? 2 : 1)
}

function closeBracket(inline: Inline, at: number): number {
  const { brackets } = inline
  const bracket = brackets.pop()
  inline.meter.steps++
  if (bracket === undefined) return at + 1
  const inactive = !bracket.image && brackets.length < inline.inactiveBelow
  inline.inactiveBelow = Math.min(inline.inactiveBelow, brackets.length)
  if (inactive) return at + 1
  const end = endOfLink(inline, bracket, at)
  if (end === -1) return at + 1
  inline.spans.push({ start: bracket.at, end })
  if (!bracket.image) inline.inactiveBelow = brackets.length
  return end
}

function endOfLink(inline: Inline, bracket: Bracket, at: number): number {
  const { text, meter } = inline
  if (text[at + 1] === '(') {
    const end = endOfResource(text, at + 1, meter)
    if (end !== -1) return end
  }
  const second = readLabel(text, at + 1, meter)
  if (second !== undefined && second.name !== '') {
    return inline.labels.has(normalizeLabel(second.name)) ? second.end : -1
  }
  const from = bracket.at + (bracket.image ? 2 : 1)
  if (bracket.followed || at - from > 999) return -1
  meter.steps += at - from
  if (!inline.labels.has(normalizeLabel(text.slice(from, at)))) return -1
  return second === undefined ? at + 1 : second.end
}

const label = /\[((?:[^\\[\]]|\\[\\[\]]|\\(?![\\[\]])){0,999})\]/y

function readLabel(
  text: string,
  at: number,
  meter: Meter,
): { readonly name: string; readonly end: number } | undefined {
  if (text[at] !== '[') return undefined
  label.lastIndex = at
  const match = label.exec(text)
  meter.steps += match?.[0].length ?? 8
  const name = match?.[1]
  const valid = name !== undefined && (name === '' || name.trim() !== '')
  return valid ? { name, end: label.lastIndex } : undefined
}

/** Where runs of backticks start, by their length, ascending; `next` is the first that was not passed yet. */
type BacktickRuns = Map<number, { readonly starts: number[]; next: number }>

function readBacktickRuns(text: string, meter: Meter): BacktickRuns {
  const runs: BacktickRuns = new Map()
  for (const match of text.matchAll(/`+/g)) {
    const run = runs.get(match[0].length) ?? { starts: [], next: 0 }
    run.starts.push(match.index)
    runs.set(match[0].length, run)
  }
  meter.steps += text.length
  return runs
}

function placeCode(inline: Inline, at: number): number {
  let end = at
  while (inline.text[end] === '`') end++
  const run = inline.runs.get(end - at)
  inline.meter.steps += end - at
  if (run === undefined) return end
  while ((run.starts[run.next] ?? Number.POSITIVE_INFINITY) < end) {
    run.next++
    inline.meter.steps++
  }
  const closing = run.starts[run.next]
  return closing === undefined ? end : placeSpan(inline, at, closing + (end - at))
}
