export type ValuePath = readonly (string | number)[]

/** Where two parsed values differ, at most `limit` places; a key or entry that only one has counts as one place. */
export function differences(before: unknown, after: unknown, limit = 2): readonly ValuePath[] {
  const found: ValuePath[] = []
  compare(before, after, [], found, limit)
  return found
}

function compare(before: unknown, after: unknown, path: ValuePath, found: ValuePath[], limit: number): void {
  if (found.length >= limit || Object.is(before, after)) return
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, value] of before.entries())
      compare(value, after[index], [...path, index], found, limit)
    return
  }
  if (before instanceof Map && after instanceof Map && sameKeys(before, after)) {
    for (const [key, value] of before) compare(value, after.get(key), [...path, String(key)], found, limit)
    return
  }
  if (before instanceof Date && after instanceof Date && before.getTime() === after.getTime()) return
  found.push(path)
}

function sameKeys(before: ReadonlyMap<unknown, unknown>, after: ReadonlyMap<unknown, unknown>): boolean {
  const [left, right] = [[...before.keys()], [...after.keys()]]
  // Keys that are maps or lists are equal only as texts; a change among them is caught as a change of a key.
  return left.length === right.length && left.every((key, index) => Object.is(key, right[index]))
}
