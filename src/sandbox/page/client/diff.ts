/** A line of a diff with its numbers in the old and the new file. */
export interface DiffLine {
  readonly kind: 'hunk' | 'context' | 'added' | 'removed' | 'note'
  readonly before: number | undefined
  readonly after: number | undefined
  readonly text: string
}

/** Reads a patch as GitHub's API gives it, hunk by hunk. */
export function parsePatch(patch: string): readonly DiffLine[] {
  let before = 0
  let after = 0
  return patch.split('\n').map((line): DiffLine => {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line)
    if (hunk !== null) {
      before = Number(hunk[1])
      after = Number(hunk[2])
      return { kind: 'hunk', before: undefined, after: undefined, text: line }
    }
    const text = line.slice(1)
    if (line.startsWith('+')) return { kind: 'added', before: undefined, after: after++, text }
    if (line.startsWith('-')) return { kind: 'removed', before: before++, after: undefined, text }
    if (line.startsWith('\\')) return { kind: 'note', before: undefined, after: undefined, text: text.trim() }
    return { kind: 'context', before: before++, after: after++, text }
  })
}

/** Where two texts differ: the length of what they share at the start and at the end. */
export function sharedEnds(one: string, other: string): readonly [start: number, end: number] {
  const shortest = Math.min(one.length, other.length)
  let start = 0
  while (start < shortest && one[start] === other[start]) start += 1
  let end = 0
  while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  return [start, end]
}
