import { plainReply } from '../report/plain-reply.ts'

/** What of a reply is new since it was told last, as lines for a log: its head and its steps, nothing that is folded, and not the comment's own words. */
export function newLines(body: string, before = ''): readonly string[] {
  const known = new Set(linesOf(before))
  return linesOf(body).filter(line => !known.has(line))
}

function linesOf(body: string): readonly string[] {
  const [open = ''] = body.split('<details>', 1)
  return plainReply(open)
    .split('\n')
    .map(line => cellsOf(line).join('  ').replace(/^#+ /, '').replaceAll('`', ''))
    .filter(line => line !== '' && !/^(?:step|\|-.*|next: .*|You wrote: .*)$/.test(line))
}

/** A table's row without its bars; any other line as it is. */
function cellsOf(line: string): readonly string[] {
  if (!line.startsWith('| ')) return [line]
  return line
    .slice(2, -2)
    .split(/(?<!\\) \| /)
    .map(cell => cell.trim().replaceAll('\\|', '|'))
    .filter(cell => cell !== '')
}
