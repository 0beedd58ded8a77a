import { formatProblem, type Problem } from '../lib/problem.ts'
import { parseInterval, parseSettings } from '../server/settings.ts'
import { startServer } from '../server.ts'
import { stopSignal, whileStarting } from './signals.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** Runs the GitHub App until it is told to stop. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  if (call.has('setup')) return await (await import('./setup.ts')).runSetup(call, terminal)
  const text = call.text('poll')
  const poll = text === undefined ? undefined : parseInterval(text)
  // Who asks to poll needs no webhook secret, however badly they ask.
  const parsed = parseSettings(terminal.environment, text === undefined ? {} : { poll: poll ?? 0 })
  const wrong = text !== undefined && poll === undefined ? [wrongInterval(text)] : []
  const problems = [...wrong, ...(parsed.kind === 'problems' ? parsed.problems : [])]
  if (parsed.kind === 'problems' || problems.length > 0) {
    terminal.error(problems.map(problem => `${formatProblem(problem)}\n`).join(''))
    return 3
  }
  const options = { write: terminal.out, ...hostOf(terminal.environment) }
  const server = await whileStarting(startServer(parsed.settings, options))
  await stopSignal()
  await server.stop()
  return 0
}

function wrongInterval(text: string): Problem {
  return {
    code: 'WRONG_INTERVAL',
    message: `--poll ${text} is no interval from a second to 24 days.`,
    advice: 'Write seconds, minutes or hours: 30s, 5m, 1h.',
  }
}

function hostOf({ HOST }: Terminal['environment']): { readonly host?: string } {
  return HOST === undefined || HOST === '' ? {} : { host: HOST }
}
