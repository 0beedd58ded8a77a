import { formatProblem, ProblemError } from '../lib/problem.ts'
import { parseInterval, parseSettings } from '../server/settings.ts'
import { startServer } from '../server.ts'
import { stopSignal } from './signals.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** Runs the GitHub App until it is told to stop. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  if (call.has('setup')) return await (await import('./setup.ts')).runSetup(call, terminal)
  const poll = intervalOf(call.text('poll'))
  const parsed = parseSettings(terminal.environment, poll === undefined ? {} : { poll })
  if (parsed.kind === 'problems') {
    terminal.error(parsed.problems.map(problem => `${formatProblem(problem)}\n`).join(''))
    return 3
  }
  const server = await startServer(parsed.settings, {
    write: terminal.out,
    ...hostOf(terminal.environment),
  })
  await stopSignal()
  await server.stop()
  return 0
}

function intervalOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const interval = parseInterval(text)
  if (interval !== undefined) return interval
  throw new ProblemError({
    code: 'WRONG_INTERVAL',
    message: `--poll ${text} is no interval.`,
    advice: 'Write seconds, minutes or hours: 30s, 5m, 1h.',
  })
}

function hostOf({ HOST }: Terminal['environment']): { readonly host?: string } {
  return HOST === undefined || HOST === '' ? {} : { host: HOST }
}
