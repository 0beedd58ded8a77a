import { ProblemError } from '../lib/problem.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

export async function run(_call: Call, _terminal: Terminal): Promise<ExitCode> {
  throw new ProblemError({ code: 'NOT_YET', message: '`build` is not here yet.' })
}
