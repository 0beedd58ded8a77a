/** A line of a comment without its ending: `start` and `end` are offsets in the body, `number` counts from 1. */
export interface Line {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** The lines of a text, which end with LF, CR LF or CR as CommonMark has it. Always at least one. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = []
  const ending = /\r\n|\r|\n/g
  let start = 0
  for (let match = ending.exec(text); match !== null; match = ending.exec(text)) {
    lines.push({ number: lines.length + 1, start, end: match.index })
    start = ending.lastIndex
  }
  lines.push({ number: lines.length + 1, start, end: text.length })
  return lines
}
