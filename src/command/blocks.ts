import { matchContainers, takeQuoteMarker } from './containers.ts'
import {
  type Cursor,
  createCursor,
  indentOf,
  isBlank,
  skipCharacters,
  skipColumns,
  skipSpaces,
} from './cursor.ts'
import { stripDefinitions } from './definitions.ts'
import {
  type Blocks,
  type Container,
  closeContainers,
  closeLeaf,
  type Document,
  fillContainer,
  openContainer,
  openLeaf,
} from './document.ts'
import type { Line } from './lines.ts'
import type { Meter } from './meter.ts'
import {
  type BreakTail,
  breakTail,
  closesFence,
  type HtmlEnd,
  isAtxHeading,
  isSetextUnderline,
  isThematicBreak,
  readFence,
  readHtmlStart,
  readListMarker,
} from './starts.ts'
import { countCells, delimiterColumns } from './table.ts'

/** One line while it is placed. `matched`: containers that it continues; `opened`: it started a container of its own. */
interface Placing {
  readonly cursor: Cursor
  readonly matched: number
  readonly tail: BreakTail
  opened: boolean
}

/**
 * The paragraphs of a CommonMark 0.31 text with GitHub's tables, in time linear in its length.
 * Keeps no other block: it tells what is a paragraph, nothing else.
 */
export function readBlocks(text: string, lines: readonly Line[], meter: Meter): Blocks {
  const document: Document = {
    text,
    meter,
    containers: [],
    quotes: [],
    leaf: { kind: 'none' },
    paragraphs: [],
    labels: new Set(),
  }
  for (const line of lines) placeLine(document, line)
  closeContainers(document, 0)
  closeLeaf(document)
  return document
}

function placeLine(document: Document, line: Line): void {
  const cursor = createCursor(document.text, line, document.meter)
  const matched = matchContainers(document, cursor)
  const all = matched === document.containers.length
  if (all && continuesLeaf(document, cursor)) return
  const placing = { cursor, matched, tail: noTail, opened: false }
  if (mayOpen(cursor)) {
    placing.tail = breakTail(cursor, document.meter)
    while (openBlock(document, placing)) placing.opened = true
  }
  if (placing.cursor.position > line.end) return
  if (!all && !placing.opened && document.leaf.kind === 'paragraph' && !isBlank(cursor)) {
    document.leaf.lines.push({ ...line, start: cursor.nonspace })
    return
  }
  if (!placing.opened) closeContainers(document, matched)
  placeText(document, cursor)
}

const noTail: BreakTail = { uniformFrom: 0, thirdLast: -1, lastInk: -1 }

// No block starts with a letter, and most lines do.
const openers = new Set('`~<#=-*+_>|:0123456789')

function mayOpen(cursor: Cursor): boolean {
  return openers.has(cursor.text[cursor.nonspace] ?? '') || indentOf(cursor) >= 4
}

function placeText(document: Document, cursor: Cursor): void {
  const { leaf } = document
  if (isBlank(cursor)) {
    if (leaf.kind !== 'indented') closeLeaf(document)
    return
  }
  if (leaf.kind === 'table') return
  const line = { ...cursor.line, start: cursor.nonspace }
  if (leaf.kind === 'paragraph') leaf.lines.push(line)
  else openLeaf(document, { kind: 'paragraph', lines: [line] })
}

/** Whether the open leaf takes the whole line as its own, whatever it says. */
function continuesLeaf(document: Document, cursor: Cursor): boolean {
  const { leaf, text, meter } = document
  switch (leaf.kind) {
    case 'fence':
      if (closesFence(cursor, leaf.fence, meter)) document.leaf = { kind: 'none' }
      return true
    case 'html':
      if (endsHtml(leaf.end, text.slice(cursor.position, cursor.line.end), meter)) {
        document.leaf = { kind: 'none' }
      }
      return true
    case 'indented':
      if (isBlank(cursor) || indentOf(cursor) >= 4) return true
      document.leaf = { kind: 'none' }
      return false
    case 'none':
    case 'paragraph':
    case 'table':
      return false
    default:
      return leaf satisfies never
  }
}

function endsHtml(end: HtmlEnd, line: string, meter: Meter): boolean {
  meter.steps += line.length
  return end.kind === 'blank' ? line.trim() === '' : end.pattern.test(line)
}

/** Opens the block that starts here, if any; true when more may start after it: a quote or a list item. */
function openBlock(document: Document, placing: Placing): boolean {
  const { cursor } = placing
  document.meter.steps++
  if (isBlank(cursor)) return false
  if (indentOf(cursor) >= 4) return openIndented(document, placing)
  if (cursor.text[cursor.nonspace] === '>') {
    openIn(document, placing, { kind: 'quote' })
    return takeQuoteMarker(cursor, document.meter)
  }
  if (openLeafBlock(document, placing)) return finishLine(cursor)
  if (openListItem(document, placing)) return true
  return makesTable(document, placing) && finishLine(cursor)
}

function openIndented(document: Document, placing: Placing): boolean {
  if (document.leaf.kind === 'paragraph' && !placing.opened) return false
  closeUnmatched(document, placing)
  openLeaf(document, { kind: 'indented' })
  return finishLine(placing.cursor)
}

// One past the end says that nothing of the line is left to place.
function finishLine(cursor: Cursor): false {
  cursor.position = cursor.line.end + 1
  return false
}

function openLeafBlock(document: Document, placing: Placing): boolean {
  const { cursor, tail } = placing
  const { meter } = document
  const fence = readFence(cursor, meter)
  const html = fence
    ? undefined
    : readHtmlStart(cursor, { interrupting: insideParagraph(document, placing), meter })
  if (fence === undefined && html === undefined) {
    if (makesHeading(document, placing)) return true
    if (!isAtxHeading(cursor) && !isThematicBreak(cursor, tail)) return false
  }
  closeUnmatched(document, placing)
  closeLeaf(document)
  fillContainer(document)
  if (fence) document.leaf = { kind: 'fence', fence }
  const line = document.text.slice(cursor.nonspace, cursor.line.end)
  if (html && !(html.kind === 'text' && endsHtml(html, line, meter)))
    document.leaf = { kind: 'html', end: html }
  return true
}

/** A paragraph is open that this line would continue, lazily or not. */
function insideParagraph(document: Document, placing: Placing): boolean {
  return document.leaf.kind === 'paragraph' && !placing.opened
}

/** A paragraph is open and this line stands in the same containers. */
function continuesParagraph(document: Document, placing: Placing): boolean {
  return insideParagraph(document, placing) && placing.matched === document.containers.length
}

function makesHeading(document: Document, placing: Placing): boolean {
  const { leaf, meter } = document
  if (leaf.kind !== 'paragraph' || !continuesParagraph(document, placing)) return false
  if (!isSetextUnderline(placing.cursor, meter)) return false
  const text = stripDefinitions(document.text, leaf.lines, document.labels, meter)
  if (text.length === 0) {
    leaf.lines.length = 0
    return false
  }
  document.leaf = { kind: 'none' }
  return true
}

function makesTable(document: Document, placing: Placing): boolean {
  const { leaf, meter, text } = document
  if (leaf.kind !== 'paragraph' || !continuesParagraph(document, placing)) return false
  const { cursor } = placing
  const columns = delimiterColumns(text.slice(cursor.nonspace, cursor.line.end), meter)
  const head = leaf.lines.at(-1)
  if (columns === 0 || head === undefined) return false
  if (countCells(text.slice(head.start, head.end), meter) !== columns) return false
  leaf.lines.pop()
  closeLeaf(document)
  document.leaf = { kind: 'table' }
  return true
}

function openListItem(document: Document, placing: Placing): boolean {
  const { cursor, tail } = placing
  const { meter } = document
  const marker = readListMarker(cursor, tail.lastInk)
  if (marker === undefined) return false
  if (!marker.startsAnywhere && continuesParagraph(document, placing)) return false
  const indent = indentOf(cursor)
  skipSpaces(cursor)
  skipCharacters(cursor, marker.width, meter)
  const spaces = indentOf(cursor)
  const padding = isBlank(cursor) || spaces > 4 ? 1 : spaces
  openIn(document, placing, { kind: 'list', width: indent + marker.width + padding, filled: false })
  skipColumns(cursor, padding, meter)
  return true
}

function openIn(document: Document, placing: Placing, container: Container): void {
  closeUnmatched(document, placing)
  openContainer(document, container)
}

function closeUnmatched(document: Document, placing: Placing): void {
  if (!placing.opened) closeContainers(document, placing.matched)
}
