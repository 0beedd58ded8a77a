import { formatProblem, type Problem, ProblemError } from '../lib/problem.ts'
import { parseArguments } from './arguments.ts'
import { generalHelp, verbHelp } from './help.ts'
import type { Call, ExitCode, Terminal, Verb } from './verb.ts'
import { verbs } from './verbs.ts'

/** One run of the command line: words in, exit code out. Bad input is answered, never thrown. */
export async function runCommandLine(
  words: readonly string[],
  version: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const parsed = parseArguments(words, verbs)
  switch (parsed.kind) {
    case 'help':
      terminal.out(parsed.verb === undefined ? generalHelp(verbs) : verbHelp(parsed.verb))
      return 0
    case 'version':
      terminal.out(`${version}\n`)
      return 0
    case 'wrong':
      return fail(parsed.problem, words.includes('--json'), terminal)
    case 'call':
      return await runVerb(parsed.verb, parsed.call, terminal)
    default:
      return parsed satisfies never
  }
}

async function runVerb(verb: Verb, call: Call, terminal: Terminal): Promise<ExitCode> {
  try {
    const { run } = await verb.load()
    return await run(call, terminal)
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem, call.has('json'), terminal)
    throw error
  }
}

function fail(problem: Problem, json: boolean, terminal: Terminal): ExitCode {
  if (json) terminal.out(`${JSON.stringify({ error: problem }, undefined, 2)}\n`)
  else terminal.error(`${formatProblem(problem)}\n`)
  return 3
}
