import type { Line } from './lines.ts'
import type { Meter } from './meter.ts'

/** A position in one line that counts columns as CommonMark does: a tab reaches to the next multiple of four. */
export interface Cursor {
  readonly text: string
  readonly line: Line
  position: number
  column: number
  /** Columns of a tab that a container took only in part. */
  pendingTab: boolean
  /** Where the next character that is no space or tab stands; equals `line.end` when the rest is blank. */
  nonspace: number
  nonspaceColumn: number
}

/** A cursor at the start of the line. */
export function createCursor(text: string, line: Line, meter: Meter): Cursor {
  const cursor = {
    text,
    line,
    position: line.start,
    column: 0,
    pendingTab: false,
    nonspace: -1,
    nonspaceColumn: 0,
  }
  findNonspace(cursor, meter)
  return cursor
}

/** Columns between the cursor and the next character that is no space. */
export function indentOf(cursor: Cursor): number {
  return cursor.nonspaceColumn - cursor.column
}

export function isBlank(cursor: Cursor): boolean {
  return cursor.nonspace === cursor.line.end
}

// Whitespace that was measured once is not measured again, or an indentation of n columns under n lists would cost n².
function findNonspace(cursor: Cursor, meter: Meter): void {
  if (cursor.nonspace >= cursor.position) return
  let at = cursor.position
  let column = cursor.column
  for (; at < cursor.line.end; at++) {
    const character = cursor.text[at]
    if (character === '\t') column += 4 - (column % 4)
    else if (character === ' ') column += 1
    else break
  }
  meter.steps += at - cursor.position + 1
  cursor.nonspace = at
  cursor.nonspaceColumn = column
}

/** Moves to the next character that is no space. */
export function skipSpaces(cursor: Cursor): void {
  cursor.position = cursor.nonspace
  cursor.column = cursor.nonspaceColumn
  cursor.pendingTab = false
}

/** Moves over characters, none of them a tab. */
export function skipCharacters(cursor: Cursor, count: number, meter: Meter): void {
  cursor.position += count
  cursor.column += count
  findNonspace(cursor, meter)
}

/** Moves over columns of spaces and tabs; a tab may be taken in part. */
export function skipColumns(cursor: Cursor, count: number, meter: Meter): void {
  let left = count
  while (left > 0 && cursor.position < cursor.line.end) {
    const isTab = cursor.text[cursor.position] === '\t'
    const width = isTab ? 4 - (cursor.column % 4) : 1
    const taken = Math.min(width, left)
    cursor.pendingTab = taken < width
    cursor.column += taken
    if (taken === width) cursor.position++
    left -= taken
    meter.steps++
  }
  findNonspace(cursor, meter)
}

/** Whether a space, a tab or a part of one comes next. */
export function atSpace(cursor: Cursor): boolean {
  const next = cursor.text[cursor.position]
  return cursor.position < cursor.line.end && (next === ' ' || next === '\t')
}
