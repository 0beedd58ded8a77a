import { atSpace, type Cursor, indentOf, isBlank, skipCharacters, skipColumns, skipSpaces } from './cursor.ts'
import type { Container, Document } from './document.ts'
import type { Meter } from './meter.ts'

/** How many of the open containers the line continues; moves the cursor past their markers. */
export function matchContainers(document: Document, cursor: Cursor): number {
  const { containers, meter } = document
  let matched = 0
  for (; matched < containers.length; matched++) {
    if (isBlank(cursor)) return matchBlank(document, matched)
    const container = containers[matched]
    meter.steps++
    if (container === undefined || !continuesContainer(container, cursor, meter)) break
  }
  return matched
}

// A blank line continues every list around it without spending a character on any: they are counted, not walked.
function matchBlank(document: Document, from: number): number {
  const { containers, quotes, meter } = document
  let low = 0
  let high = quotes.length
  while (low < high) {
    const middle = (low + high) >> 1
    meter.steps++
    if ((quotes[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  const quote = quotes[low]
  if (quote !== undefined) return quote
  const last = containers.at(-1)
  return last?.kind === 'list' && !last.filled ? containers.length - 1 : containers.length
}

function continuesContainer(container: Container, cursor: Cursor, meter: Meter): boolean {
  if (container.kind === 'quote') return takeQuoteMarker(cursor, meter)
  if (indentOf(cursor) < container.width) return false
  skipColumns(cursor, container.width, meter)
  return true
}

/** Moves past the `>` of a quote, if there is one. */
export function takeQuoteMarker(cursor: Cursor, meter: Meter): boolean {
  if (indentOf(cursor) >= 4 || cursor.text[cursor.nonspace] !== '>') return false
  skipSpaces(cursor)
  skipCharacters(cursor, 1, meter)
  if (atSpace(cursor)) skipColumns(cursor, 1, meter)
  return true
}
