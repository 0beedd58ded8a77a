/** Line and column from 1 of an offset in a text; `\n`, `\r\n` and a lone `\r` each end a line. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (let at = start; at < offset && at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
      line++
      start = at + 1
    }
  }
  return { line, column: Math.max(offset - start, 0) + 1 }
}
