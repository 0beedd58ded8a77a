import type { Edit } from '../promotion/plan.ts'
import { folded, type Piece, text } from './assemble.ts'
import { cut, fence } from './encode.ts'
import { count, sizeOf } from './steps.ts'

// More edits than this are counted: the pull request shows them all.
const mostEdits = 30

/** What the edits change, line by line, in a block that no value can break out of. */
export function diffBlock(edits: readonly Edit[]): string {
  const shown = edits.slice(0, mostEdits)
  const lines = shown.flatMap(edit => [
    `# ${cut(edit.file, 200)}:${edit.line}${edit.note === undefined ? '' : `: ${cut(edit.note, 200)}`}`,
    ...(edit.before === '' ? addedLines(edit) : changedLines(edit)),
  ])
  const rest = edits.length - shown.length
  return fence(rest === 0 ? lines : [...lines, `# … and ${count(rest, 'more line')}`], 'diff')
}

function changedLines({ path, before, after }: Edit): readonly string[] {
  return [`-${lastKey(path)}: ${cut(before, 200)}`, `+${lastKey(path)}: ${cut(after, 200)}`]
}

/** What an insertion adds, as it stands in the file. */
function addedLines({ after }: Edit): readonly string[] {
  return after.split(/\r?\n/).map(line => `+${cut(line, 200)}`)
}

/** The edits, folded away. */
export function diffDetails(edits: readonly Edit[]): readonly Piece[] {
  return edits.length === 0 ? [] : [folded(`Diff: ${sizeOf(edits)}`, text(diffBlock(edits)))]
}

function lastKey(path: string): string {
  const key = path
    .slice(path.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
  return cut(key === '' ? 'value' : key, 100)
}
