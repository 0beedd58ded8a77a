import { lineAndColumn } from '../lib/lines.ts'
import type { Edit } from '../promotion/plan.ts'
import type { Stray } from '../promotion/proof.ts'

/** What changed files hold beside the edits, to the character: other files, other places, or other values than the edits name. */
export function fileStrays(
  texts: (path: string) => string | undefined,
  changed: ReadonlyMap<string, string>,
  edits: readonly Edit[],
): readonly Stray[] {
  return [...changed].flatMap(([file, after]) => {
    const before = texts(file)
    if (before === after) return []
    const own = edits.filter(edit => edit.file === file)
    if (own.length === 0) return [{ file, message: 'the file changes, and no edit of the plan is in it' }]
    if (before === undefined) return [{ file, message: 'the file is new, and the plan only edits' }]
    return strayLines(before, after, own).map(line => ({
      file,
      line,
      message: 'the line changes, and no edit of the plan is in it',
    }))
  })
}

/** Positions in the text before and in the text after up to which all is explained, and what is still to come. */
interface Walk {
  readonly left: number
  readonly right: number
  readonly replaced: readonly Replaced[]
  readonly inserted: readonly Edit[]
}

/** A scalar's edit, and where it stands in the text before. */
interface Replaced extends Pick<Edit, 'before' | 'after'> {
  readonly offset: number
}

/** The lines, of the text after, that no edit explains. */
function strayLines(before: string, after: string, edits: readonly Edit[]): readonly number[] {
  const starts = lineStarts(before)
  const replaced = edits
    .filter(edit => edit.before !== '')
    .map(edit => ({ ...edit, offset: (starts[edit.line - 1] ?? 0) + edit.column - 1 }))
    .toSorted((one, other) => one.offset - other.offset)
  const lines: number[] = []
  let walk: Walk = { left: 0, right: 0, replaced, inserted: edits.filter(edit => edit.before === '') }
  for (;;) {
    walk = walkOn(before, after, walk)
    if (walk.left === before.length && walk.right === after.length) return lines
    lines.push(lineAndColumn(after, walk.right).line)
    const next = skipLine(before, after, walk)
    if (next === undefined) return lines
    walk = next
  }
}

/** As far as the texts are alike, or differ by an edit. */
function walkOn(before: string, after: string, from: Walk): Walk {
  let walk = from
  for (;;) {
    const same = alike(before, after, walk)
    const next = throughScalar(before, after, same) ?? throughInsertion(before, after, same)
    if (next === undefined) return same
    walk = next
  }
}

/** Up to the first difference, and no further than the next scalar that is edited. */
function alike(before: string, after: string, walk: Walk): Walk {
  const end = walk.replaced[0]?.offset ?? before.length
  let { left, right } = walk
  while (left < end && right < after.length && before[left] === after[right]) {
    left++
    right++
  }
  return { ...walk, left, right }
}

function throughScalar(before: string, after: string, walk: Walk): Walk | undefined {
  const [edit, ...replaced] = walk.replaced
  if (edit === undefined || walk.left !== edit.offset) return undefined
  const old = spellings(edit.before).find(text => before.startsWith(text, walk.left))
  const now = spellings(edit.after).find(text => after.startsWith(text, walk.right))
  if (old === undefined || now === undefined) return undefined
  return { ...walk, left: walk.left + old.length, right: walk.right + now.length, replaced }
}

/** How YAML writes a text on one line; the longer ones first, for a plain one begins no quoted one. */
function spellings(text: string): readonly string[] {
  return [JSON.stringify(text), `'${text.replaceAll("'", "''")}'`, text]
}

/** Behind what an edit put in: it may begin before the first difference, where it begins like what follows it. */
function throughInsertion(before: string, after: string, walk: Walk): Walk | undefined {
  const found = walk.inserted.flatMap(edit =>
    writtenAs(edit.after).flatMap(written => {
      const inserted = walk.inserted.filter(each => each !== edit)
      return startsOf(after, written, walk.right).map(start => {
        const left = walk.left - (walk.right - start)
        return alike(before, after, { ...walk, left, right: start + written.length, inserted })
      })
    }),
  )
  const further = found.filter(({ left }) => left >= walk.left)
  return further.toSorted((one, other) => other.left - one.left)[0]
}

/** An insertion is whole lines, or stands in one. */
function writtenAs(text: string): readonly string[] {
  return [`${text}\r\n`, `${text}\n`, `\r\n${text}`, `\n${text}`, text]
}

function startsOf(text: string, written: string, latest: number): readonly number[] {
  const starts: number[] = []
  const earliest = Math.max(0, latest - written.length)
  for (let at = text.lastIndexOf(written, latest); at >= earliest; at = text.lastIndexOf(written, at - 1)) {
    starts.push(at)
    if (at === 0) break
  }
  return starts
}

/** Past the line that is not explained; nothing where the texts have not the same lines behind it. */
function skipLine(before: string, after: string, walk: Walk): Walk | undefined {
  const [left, right] = [before.indexOf('\n', walk.left) + 1, after.indexOf('\n', walk.right) + 1]
  if (left === 0 || right === 0) return undefined
  const rest = walk.replaced.filter(({ offset }) => offset >= left)
  const isAlike = before.slice(left).split('\n').length === after.slice(right).split('\n').length
  return isAlike ? { ...walk, left, right, replaced: rest } : undefined
}

/** As `lineAndColumn` counts: behind a byte order mark, and each kind of line end. */
function lineStarts(text: string): readonly number[] {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)]
  return [text.startsWith('\uFEFF') ? 1 : 0, ...ends.map(([end], at) => (ends[at]?.index ?? 0) + end.length)]
}
