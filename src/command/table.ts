import type { Meter } from './meter.ts'

// Tables as GitHub Flavored Markdown has them (section 4.10): a row, and under it a row of dashes with as many cells.

/** The number of columns when the line is a delimiter row, else 0. Without a pipe or a colon it is another thing. */
export function delimiterColumns(line: string, meter: Meter): number {
  if (!/^[-:|]/.test(line)) return 0
  meter.steps += line.length
  if (!/[:|]/.test(line) || /[^-:| \t]/.test(line)) return 0
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|')
  return cells.every(cell => /^[ \t]*:?-+:?[ \t]*$/.test(cell)) ? cells.length : 0
}

/** The number of cells that the line would have as a table's head. */
export function countCells(line: string, meter: Meter): number {
  meter.steps += line.length
  let cells = 0
  let open = line[0] !== '|'
  for (let at = 0; at < line.length; at++) {
    const character = line[at]
    if (character === ' ' || character === '\t') continue
    if (open) cells++
    open = character === '|'
    if (character === '\\' && (line[at + 1] === '\\' || line[at + 1] === '|')) at++
  }
  return cells
}
