import { type Cursor, indentOf } from './cursor.ts'
import type { Meter } from './meter.ts'
import { createTagMemory, endOfClosingTag, endOfOpenTag } from './tags.ts'

// How each block of CommonMark 0.31 starts (sections 4 and 5), told from one line.

/** Where a line's tail is nothing but one of `-`, `*`, `_` and spaces, and up to where three of them are left in it. */
export interface BreakTail {
  readonly uniformFrom: number
  readonly thirdLast: number
  /** The line's last character that is no space; before its start when the line is blank. */
  readonly lastInk: number
}

/** Read once per line, from its end: asking anew at each nested list marker would cost the square of the line. */
export function breakTail(cursor: Cursor, meter: Meter): BreakTail {
  const { text, line } = cursor
  let at = line.end
  let marker: string | undefined
  let lastInk = line.start - 1
  const found: number[] = []
  for (; at > line.start; at--) {
    const character = text[at - 1] ?? ''
    if (character === ' ' || character === '\t') continue
    lastInk = Math.max(lastInk, at - 1)
    if (character !== (marker ?? character) || !'-*_'.includes(character)) break
    marker = character
    if (found.length < 3) found.push(at - 1)
  }
  meter.steps += line.end - at + 1
  return { uniformFrom: at, thirdLast: found[2] ?? -1, lastInk }
}

export function isThematicBreak(cursor: Cursor, tail: BreakTail): boolean {
  return cursor.nonspace >= tail.uniformFrom && cursor.nonspace <= tail.thirdLast
}

const atxHeading = /#{1,6}(?=[ \t]|$)/y

export function isAtxHeading(cursor: Cursor): boolean {
  if (cursor.text[cursor.nonspace] !== '#') return false
  const start = cursor.text.slice(cursor.nonspace, Math.min(cursor.line.end, cursor.nonspace + 7))
  atxHeading.lastIndex = 0
  return atxHeading.test(start)
}

/** The underline of a heading, which makes the paragraph above it one. */
export function isSetextUnderline(cursor: Cursor, meter: Meter): boolean {
  const marker = cursor.text[cursor.nonspace]
  if (marker !== '=' && marker !== '-') return false
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end)
  meter.steps += rest.length
  return /^(?:=+|-+)[ \t]*$/.test(rest)
}

export interface Fence {
  readonly marker: '`' | '~'
  readonly length: number
}

/** The opening of a fenced code block; the line's info string does not matter here. */
export function readFence(cursor: Cursor, meter: Meter): Fence | undefined {
  const marker = cursor.text[cursor.nonspace]
  if (marker !== '`' && marker !== '~') return undefined
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end)
  meter.steps += rest.length
  const length = rest.length - rest.replace(marker === '`' ? /^`+/ : /^~+/, '').length
  if (length < 3 || (marker === '`' && rest.includes('`', length))) return undefined
  return { marker, length }
}

export function closesFence(cursor: Cursor, fence: Fence, meter: Meter): boolean {
  if (indentOf(cursor) >= 4 || cursor.text[cursor.nonspace] !== fence.marker) return false
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end)
  meter.steps += rest.length
  const run = (fence.marker === '`' ? /^(`+)[ \t]*$/ : /^(~+)[ \t]*$/).exec(rest)?.[1] ?? ''
  return run.length >= fence.length
}

/** How an HTML block ends: at a line that holds the text, or at a blank line. */
export type HtmlEnd = { readonly kind: 'text'; readonly pattern: RegExp } | { readonly kind: 'blank' }

const rawElement = /^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i
const rawElementEnd = /<\/(?:script|pre|style|textarea)>/i
const blockElement =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t]|\/?>|$)/i

/** The start of an HTML block. `interrupting`: an open paragraph continues instead when the line is just any tag. */
export function readHtmlStart(
  cursor: Cursor,
  { interrupting, meter }: { readonly interrupting: boolean; readonly meter: Meter },
): HtmlEnd | undefined {
  if (cursor.text[cursor.nonspace] !== '<') return undefined
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end)
  meter.steps += rest.length
  if (rawElement.test(rest)) return { kind: 'text', pattern: rawElementEnd }
  if (rest.startsWith('<!--')) return { kind: 'text', pattern: /-->/ }
  if (rest.startsWith('<?')) return { kind: 'text', pattern: /\?>/ }
  if (/^<![A-Za-z]/.test(rest)) return { kind: 'text', pattern: />/ }
  if (rest.startsWith('<![CDATA[')) return { kind: 'text', pattern: /\]\]>/ }
  if (blockElement.test(rest)) return { kind: 'blank' }
  return !interrupting && isLoneTag(rest, meter) ? { kind: 'blank' } : undefined
}

function isLoneTag(rest: string, meter: Meter): boolean {
  const end = rest.startsWith('</')
    ? endOfClosingTag(rest, 0, meter)
    : endOfOpenTag(rest, 0, createTagMemory(), meter)
  return end !== -1 && /^[ \t]*$/.test(rest.slice(end))
}

/** A list marker: its width in characters and whether the item may interrupt a paragraph. */
export interface ListMarker {
  readonly width: number
  readonly startsAnywhere: boolean
}

const ordered = /(\d{1,9})[.)]/y

/** The marker of a list item, or nothing. `lastInk` is the offset of the line's last character that is no space. */
export function readListMarker(cursor: Cursor, lastInk: number): ListMarker | undefined {
  const { text, nonspace, line } = cursor
  const bullet = '*+-'.includes(text[nonspace] ?? '\n')
  ordered.lastIndex = nonspace
  const number = bullet ? undefined : (ordered.exec(text)?.[1] ?? '')
  if (number === '') return undefined
  const width = number === undefined ? 1 : number.length + 1
  const after = nonspace + width
  if (after < line.end && text[after] !== ' ' && text[after] !== '\t') return undefined
  const empty = lastInk < after
  return { width, startsAnywhere: !empty && (number === undefined || Number(number) === 1) }
}
