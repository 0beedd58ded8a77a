/** A piece of what we write: a text that stays whole, or rows of which the last may be left out, with their count. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'rows'
      /** Lines before and after the rows, in the same block. */
      readonly before: readonly string[]
      readonly rows: readonly string[]
      readonly after: readonly string[]
      /** One line in place of the rows that are left out. */
      readonly more: (count: number) => string
    }

/** In UTF-16 units and in bytes of UTF-8; GitHub takes 65,536 and 262,144. */
export interface Limit {
  readonly characters: number
  readonly bytes: number
}

export const replyLimit: Limit = { characters: 60_000, bytes: 250_000 }

export function text(content: string): Piece {
  return { kind: 'text', text: content }
}

const encoder = new TextEncoder()

function sizeOf(content: string): Limit {
  return { characters: content.length, bytes: encoder.encode(content).length }
}

function minus(left: Limit, right: Limit): Limit {
  return { characters: left.characters - right.characters, bytes: left.bytes - right.bytes }
}

function isSpent(limit: Limit): boolean {
  return limit.characters < 0 || limit.bytes < 0
}

/** The pieces as one text, a blank line between them. Rows are left out at the end of a piece until all fits. */
export function assemble(pieces: readonly Piece[], limit: Limit = replyLimit): string {
  let left = pieces.reduce((rest, piece) => minus(rest, sizeOf(`${shortest(piece)}\n\n`)), limit)
  const texts = pieces.map(piece => {
    const filled = fill(piece, left)
    left = minus(left, minus(sizeOf(filled), sizeOf(shortest(piece))))
    return filled
  })
  return texts.filter(content => content !== '').join('\n\n')
}

function shortest(piece: Piece): string {
  if (piece.kind === 'text') return piece.text
  const { before, rows, after, more } = piece
  return [...before, ...(rows.length === 0 ? [] : [more(rows.length)]), ...after].join('\n')
}

function fill(piece: Piece, left: Limit): string {
  if (piece.kind === 'text') return piece.text
  const { before, rows, after, more } = piece
  let rest = left
  let count = 0
  for (const row of rows) {
    rest = minus(rest, sizeOf(`${row}\n`))
    if (isSpent(rest)) break
    count++
  }
  const note = count < rows.length ? [more(rows.length - count)] : []
  return [...before, ...rows.slice(0, count), ...note, ...after].join('\n')
}

/** A part that is folded away. `summary` is Markdown of ours on one line. */
export function folded(summary: string, piece: Piece): Piece {
  const before = [`<details><summary>${summary}</summary>`, '']
  const after = ['', '</details>']
  if (piece.kind === 'text') return text([...before, piece.text, ...after].join('\n'))
  return { ...piece, before: [...before, ...piece.before], after: [...piece.after, ...after] }
}

/** A table whose last rows may be left out. */
export function table(head: readonly string[], rows: readonly string[], noun: string): Piece {
  const columns = head.length
  const width = '|---'.repeat(columns)
  return {
    kind: 'rows',
    before: [`| ${head.join(' | ')} |`, `${width}|`],
    rows,
    after: [],
    more: count => `| … and ${count} more ${noun} |${' |'.repeat(columns - 1)}`,
  }
}
