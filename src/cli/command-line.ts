import { redact } from '../github/client/redaction.ts'
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
    return failUnexpectedly(error, call.has('json'), terminal)
  }
}

function fail(problem: Problem, json: boolean, terminal: Terminal): ExitCode {
  if (json) terminal.out(`${JSON.stringify({ error: problem }, undefined, 2)}\n`)
  else terminal.error(`${formatProblem(problem)}\n`)
  return 3
}

/** A fault of ours or of what we reached, not of how we were called: without its stack, unless somebody looks for it. */
function failUnexpectedly(error: unknown, json: boolean, terminal: Terminal): ExitCode {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const advice = 'Try again; if it stays, report it with what LOG_LEVEL=debug adds.'
  fail({ code: 'UNEXPECTED', message: redact(message), advice }, json, terminal)
  if (/^(?:debug|trace)$/i.test(terminal.environment.LOG_LEVEL ?? ''))
    terminal.error(`${redact(stack ?? '')}\n`)
  return 1
}
