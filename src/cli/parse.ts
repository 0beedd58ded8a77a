import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { readFolder } from '../checkout/folder.ts'
import { parseComment } from '../command/comment.ts'
import { understand } from '../engine/fleet/understand.ts'
import { ProblemError } from '../lib/problem.ts'
import { parseJson, parseText } from '../report/parse-json.ts'
import { checkNames } from './check-names.ts'
import { printJson } from './print.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** What a comment would do. Reads nothing but the comment, and with --repo the names that it could mean. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const parsed = parseComment(await readComment(call, terminal), { mentions: ['lockkeeper'] })
  const repo = call.text('repo')
  const checked =
    repo === undefined
      ? parsed
      : checkNames(parsed, understand(await readFolder(resolve(terminal.cwd, repo))).fleet)
  if (call.has('json')) printJson(parseJson(checked), terminal)
  else terminal.out(parseText(checked))
  return checked.refusals.length > 0 ? 1 : 0
}

async function readComment(call: Call, terminal: Terminal): Promise<string> {
  const [file] = call.positionals
  if (file === undefined || file === '-') return await text(terminal.stdin)
  try {
    return await readFile(resolve(terminal.cwd, file), 'utf8')
  } catch (cause) {
    throw new ProblemError(
      {
        code: 'NO_SUCH_FILE',
        message: `I cannot read ${file}.`,
        advice: 'Name a file, or write the comment to stdin.',
      },
      { cause },
    )
  }
}
