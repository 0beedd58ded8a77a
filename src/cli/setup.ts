import { parseApiBase } from '../github/client/api-base.ts'
import { ProblemError } from '../lib/problem.ts'
import { environmentOf, startSetup } from '../server/setup.ts'
import { webhookProblem } from '../server/webhook-address.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** Registers a GitHub App by its manifest, where none is configured, and prints the environment that `serve` needs. Nothing is stored. */
export async function runSetup(call: Call, terminal: Terminal): Promise<ExitCode> {
  refuseWhereSetUp(terminal.environment)
  const parsed = parseApiBase(terminal.environment.GITHUB_API_URL ?? 'https://api.github.com')
  if (parsed.kind !== 'base') throw new ProblemError(parsed.problem)
  const organization = call.text('organization')
  const webhookUrl = webhookUrlOf(call.text('webhook-url'))
  const setup = await startSetup({
    base: parsed.base,
    name: call.text('name') ?? 'lockkeeper',
    ...(organization === undefined ? {} : { organization }),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
  })
  terminal.error(`Open ${setup.url} in a browser on this machine.\n`)
  const registered = await setup.registered
  await setup.close()
  terminal.error(
    'Registered. Put these lines into the environment of `lockkeeper serve`; they are shown once.\n',
  )
  terminal.out(environmentOf(registered))
  return 0
}

function webhookUrlOf(text: string | undefined): string | undefined {
  const problem = text === undefined ? undefined : webhookProblem(text)
  if (problem === undefined) return text
  throw new ProblemError({
    code: 'WRONG_WEBHOOK_URL',
    message: `GitHub cannot send webhooks to --webhook-url ${text}: ${problem.wrong}`,
    advice: `It has to ${problem.right.replace(/^https/, 'be https')}; leave it out to poll.`,
  })
}

// Whoever may open a page on the machine of a server that works must not be able to give it other credentials.
function refuseWhereSetUp(environment: Terminal['environment']): void {
  const known = ['APP_ID', 'PRIVATE_KEY'].find(name => (environment[name] ?? '').trim() !== '')
  if (known === undefined) return
  throw new ProblemError({
    code: 'ALREADY_SET_UP',
    message: `${known} is set: this server has a GitHub App.`,
    advice: 'Unset APP_ID and PRIVATE_KEY to register another.',
  })
}
