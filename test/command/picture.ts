import { parseComment } from '../../src/command/comment.ts'
import { formatCommand } from '../../src/command/format.ts'

/** What a comment comes to, a line each in order: `3 runs /list`, or `3 CODE: copy /list`. */
export function picture(body: string): readonly string[] {
  const { commands, refusals } = parseComment(body, { mentions: ['lockkeeper'] })
  const run = commands.map(({ index, line, command }) => ({
    index,
    text: `${line} runs ${formatCommand(command)}`,
  }))
  const refused = refusals.map(({ index, line, code, suggestion }) => ({
    index,
    text: `${line} ${code}${suggestion === undefined ? '' : `: copy ${suggestion}`}`,
  }))
  return [...run, ...refused].toSorted((left, right) => left.index - right.index).map(({ text }) => text)
}
