/** The text within that many UTF-16 units, which is how GitHub counts; a pair of them is not cut apart. */
export function cutUnits(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
