// The form that Helm writes: `entries:` alone on its line, each chart's name alone on one below.
const entriesLine = /^entries:[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( +)["']?[\w.-]+["']?:[ \t]*\r?\n/m

/** The lines of one chart in an index of the form that Helm writes: empty where it has none, nothing for an index of another form. */
export function chartSection(text: string, chart: string): string | undefined {
  const entries = entriesLine.exec(text)
  const pad = entries?.[1]
  if (entries === null || pad === undefined) return undefined
  const begin = entries.index + 'entries:'.length
  // Nothing inside a chart stands as far left as its name, but the dashes of its list.
  const end = nextLine(text, begin, 0)
  const key = [chart, `"${chart}"`, `'${chart}'`]
    .map(name => keyLine(text, { line: `\n${pad}${name}:`, begin, end }))
    .find(at => at !== undefined)
  if (key === undefined) return ''
  return text.slice(key, Math.min(end, nextLine(text, key, pad.length)))
}

/** The offset of the next line that is indented by no more and is neither empty, a comment, nor a list's dash. */
function nextLine(text: string, after: number, indent: number): number {
  // A regular expression takes ten times as long over a whole index.
  for (let end = text.indexOf('\n', after); end !== -1; end = text.indexOf('\n', end + 1)) {
    let at = end + 1
    while (at - end <= indent && text.charCodeAt(at) === 32) at++
    if (/[^\s#-]/.test(text.charAt(at))) return end + 1
  }
  return text.length
}

/** The offset of the first line that is this key and nothing more. */
function keyLine(
  text: string,
  { line, begin, end }: { readonly line: string; readonly begin: number; readonly end: number },
): number | undefined {
  for (let at = text.indexOf(line, begin); at !== -1 && at < end; at = text.indexOf(line, at + 1)) {
    const rest = text.slice(at + line.length, at + line.length + 80)
    if (/^[ \t]*(?:\r?\n|$)/.test(rest)) return at + 1
  }
  return undefined
}
