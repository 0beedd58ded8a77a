import { withoutInvisible } from '../command/characters.ts'
import { formatProblem, type Problem } from '../lib/problem.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** One JSON document on standard output, and nothing else. */
export function printJson(value: unknown, terminal: Terminal): void {
  terminal.out(`${JSON.stringify(value, undefined, 2)}\n`)
}

/** A refusal: the problems for people on standard error, or the first of them as `error` for tools. Exit code 1. */
export function printProblems(problems: readonly Problem[], call: Call, terminal: Terminal): ExitCode {
  if (call.has('json')) printJson({ error: problems[0] }, terminal)
  // They may quote manifests, which must not command a terminal.
  else terminal.error(problems.map(problem => `${withoutInvisible(formatProblem(problem))}\n`).join(''))
  return 1
}
