import { resolve } from 'node:path'
import { readFolder } from '../checkout/folder.ts'
import { understand } from '../engine/fleet/understand.ts'
import { matrix } from '../fleet/matrix.ts'
import { ProblemError } from '../lib/problem.ts'
import { nameProblems } from '../promotion/correct.ts'
import { listText } from '../report/list-text.ts'
import { printJson, printProblems } from './print.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** The matrix of a GitOps repository on disk. What cannot be read is named and hides nothing else. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const only = filterOf(call.positionals)
  const { fleet, problems } = understand(await readFolder(resolve(terminal.cwd, call.text('repo') ?? '.')))
  const unknown = nameProblems({ kind: 'list', ...only }, fleet)
  if (unknown.length > 0) return printProblems(unknown, call, terminal)
  const found = matrix({ ...fleet, problems: [...problems, ...fleet.problems] }, only)
  if (call.has('json')) printJson(found, terminal)
  else terminal.out(listText(found, { color: terminal.colour, width: terminal.width }))
  return 0
}

function filterOf(words: readonly string[]): { readonly app?: string; readonly environment?: string } {
  const at = words.findIndex(word => word.toLowerCase() === 'on')
  const before = at === -1 ? words : words.slice(0, at)
  const after = at === -1 ? [] : words.slice(at + 1)
  if (before.length > 1 || after.length > 1 || (at !== -1 && after.length === 0)) {
    throw new ProblemError({
      code: 'WRONG_USAGE',
      message: `I cannot read \`list ${words.join(' ')}\`.`,
      advice: 'Usage: lockkeeper list [APP] [on ENV]',
    })
  }
  const [app] = before
  const [environment] = after
  return { ...(app === undefined ? {} : { app }), ...(environment === undefined ? {} : { environment }) }
}
