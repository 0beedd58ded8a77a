import type { Check } from '../server/doctor/check.ts'
import { examine } from '../server/doctor/examine.ts'
import { parseSettings } from '../server/settings.ts'
import { systemClock } from '../server/system-clock.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** Checks a live installation with the settings of the server's environment, and says what to fix. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const checks = await allChecks(call, terminal)
  if (call.has('json')) terminal.out(`${JSON.stringify({ checks }, undefined, 2)}\n`)
  else terminal.out(checks.map(line).join(''))
  return checks.every(({ ok }) => ok) ? 0 : 1
}

async function allChecks(call: Call, { environment }: Terminal): Promise<readonly Check[]> {
  const parsed = parseSettings(environment, call.has('poll') ? { poll: 0 } : {})
  if (parsed.kind === 'settings')
    return [{ name: 'settings', ok: true }, ...(await examine(parsed.settings, systemClock))]
  return parsed.problems.map(({ message, advice }) => ({
    name: `setting ${message.split(' ')[0]}`,
    ok: false,
    advice: advice === undefined ? message : `${message} ${advice}`,
  }))
}

function line({ name, ok, advice }: Check): string {
  const words =
    advice === undefined
      ? ''
      : `${advice
          .split('\n')
          .map(each => `    ${each}`)
          .join('\n')}\n`
  const mark = !ok ? '✗' : advice === undefined ? '✓' : '!'
  return `${mark} ${name}\n${words}`
}
