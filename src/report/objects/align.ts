/** What two sequences have in common and where they differ: equal places, or a run of places on either side. */
export type Stretch =
  | { readonly kind: 'equal'; readonly before: number; readonly after: number; readonly length: number }
  | {
      readonly kind: 'differ'
      readonly before: number
      readonly beforeEnd: number
      readonly after: number
      readonly afterEnd: number
    }

// Edits beyond which two sequences count as wholly different, so that the work stays linear in their length.
const mostEdits = 300

/** The shortest edit script between two sequences of texts (Myers 1986), as stretches in order. */
export function alignTexts(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start++
  let end = 0
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const equal = matchMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end))
  const places = [
    ...Array.from({ length: start }, (_, at) => [at, at] as const),
    ...equal.map(([left, right]) => [left + start, right + start] as const),
    ...Array.from({ length: end }, (_, at) => [before.length - end + at, after.length - end + at] as const),
  ]
  return stretchesOf(places, before.length, after.length)
}

type Match = readonly [before: number, after: number]

function stretchesOf(
  matches: readonly Match[],
  beforeLength: number,
  afterLength: number,
): readonly Stretch[] {
  const stretches: Stretch[] = []
  let before = 0
  let after = 0
  for (const [left, right] of [...matches, [beforeLength, afterLength] as const]) {
    if (left > before || right > after)
      stretches.push({ kind: 'differ', before, beforeEnd: left, after, afterEnd: right })
    if (left < beforeLength && right < afterLength) addEqual(stretches, left, right)
    before = left + 1
    after = right + 1
  }
  return stretches
}

function addEqual(stretches: Stretch[], before: number, after: number): void {
  const last = stretches.at(-1)
  if (last?.kind !== 'equal') stretches.push({ kind: 'equal', before, after, length: 1 })
  else stretches[stretches.length - 1] = { ...last, length: last.length + 1 }
}

/** The places that a shortest edit script keeps; none when the two are too different to look for it. */
function matchMiddle(before: readonly string[], after: readonly string[]): readonly Match[] {
  if (before.length === 0 || after.length === 0) return []
  const most = Math.min(before.length + after.length, mostEdits)
  const reached: number[] = new Array(2 * most + 3).fill(0)
  const trace: number[][] = []
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reached.slice(most - edits, most + edits + 3))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let left = stepFrom(reached, most + 1, diagonal, edits)
      while (left < before.length && left - diagonal >= 0 && isSame(before, after, left, left - diagonal))
        left++
      reached[most + 1 + diagonal] = left
      if (left >= before.length && left - diagonal >= after.length)
        return walkBack(trace, before.length, after.length)
    }
  }
  return []
}

function isSame(before: readonly string[], after: readonly string[], left: number, right: number): boolean {
  return right < after.length && before[left] === after[right]
}

function stepFrom(reached: readonly number[], middle: number, diagonal: number, edits: number): number {
  const below = reached[middle + diagonal - 1] ?? 0
  const above = reached[middle + diagonal + 1] ?? 0
  if (edits === 0) return 0
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1
}

function walkBack(
  trace: readonly (readonly number[])[],
  beforeLength: number,
  afterLength: number,
): readonly Match[] {
  const matches: Match[] = []
  let left = beforeLength
  let right = afterLength
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reached = trace[edits] ?? []
    const diagonal = left - right
    const below = reached[edits + diagonal] ?? 0
    const above = reached[edits + diagonal + 2] ?? 0
    const isDown = diagonal === -edits || (diagonal !== edits && below < above)
    const previous = isDown ? diagonal + 1 : diagonal - 1
    const start = edits === 0 ? 0 : isDown ? above : below
    const kept = edits === 0 ? 0 : isDown ? start : start + 1
    while (left > kept) matches.push([--left, --right])
    if (edits === 0) break
    left = start
    right = start - previous
  }
  return matches.reverse()
}
