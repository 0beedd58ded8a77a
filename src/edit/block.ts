type Range = readonly [start: number, end: number]

/** The one line of a block scalar that strips its end (`|-`, `>-`), without its indentation; nothing when there are more. */
export function blockLine(text: string, [start, end]: Range): Range | undefined {
  const header = /^[|>][^\r\n]*\r?\n/.exec(text.slice(start, end))
  if (header === null || !/^[|>]\d?-/.test(header[0])) return undefined
  const bodyStart = start + header[0].length
  const line = /^([ ]+)([^\r\n]*\S)[ \t]*(?:\r?\n\s*)?$/.exec(text.slice(bodyStart, end))
  if (line === null) return undefined
  const lineStart = bodyStart + (line[1] ?? '').length
  return [lineStart, lineStart + (line[2] ?? '').length]
}

/** Where an offset inside a literal block's value stands in the text: each line of the value is a line of the text, indented. */
export function hostedOffset(
  text: string,
  header: number,
  value: string,
  offset: number,
): number | undefined {
  const before = value.slice(0, offset)
  const line = before.split('\n').length - 1
  const column = offset - (before.lastIndexOf('\n') + 1)
  let start = text.indexOf('\n', header) + 1
  for (let skipped = 0; skipped < line && start > 0; skipped++) start = text.indexOf('\n', start) + 1
  if (start === 0) return undefined
  const end = text.indexOf('\n', start)
  const outerLine = text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '')
  const innerLine = (value.split('\n')[line] ?? '').replace(/\r$/, '')
  const indent = outerLine.length - innerLine.length
  const isIndented =
    indent >= 0 && outerLine.slice(indent) === innerLine && !/\S/.test(outerLine.slice(0, indent))
  return isIndented ? start + indent + column : undefined
}
