import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { type inputNames, type Mode, parseInputs } from '../action/inputs.ts'
import { type LocalShown, openLocalJob } from '../action/local-job.ts'
import { runAction } from '../action/run-action.ts'
import { ProblemError } from '../lib/problem.ts'
import { plainReply } from '../report/plain-reply.ts'
import { systemClock } from '../server/system-clock.ts'
import { printJson } from './print.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** Runs a mode of the Action as a workflow's step would, on this machine: nothing has to be pushed to try it. */
export async function runMode(mode: Mode, call: Call, terminal: Terminal): Promise<ExitCode> {
  const file = call.text('event')
  if (mode === 'render' && file === undefined) throw new ProblemError(noEvent)
  const inputs = readInputs(mode, call, terminal)
  const { job, shown } = openLocalJob(
    {
      inputs,
      payload: file === undefined ? '{}' : await readEvent(resolve(terminal.cwd, file), file),
      file: file ?? '',
      eventName: file === undefined ? 'workflow_dispatch' : undefined,
      workspace: resolve(terminal.cwd, call.text('repo') ?? '.'),
      temporary: resolve(terminal.cwd, call.text('output') ?? tmpdir()),
      environment: terminal.environment,
    },
    line => terminal.error(`${line}\n`),
  )
  const end = await runAction(job, systemClock)
  print(shown, call.has('json'), terminal)
  return end
}

const noEvent = {
  code: 'WRONG_USAGE',
  message: 'render needs the event of a pull request.',
  advice:
    'Usage: lockkeeper render --event FILE, with what $GITHUB_EVENT_PATH holds in a run of the workflow.',
}

function readInputs(mode: Mode, call: Call, { environment }: Terminal) {
  const given: Readonly<Partial<Record<(typeof inputNames)[number], string | undefined>>> = {
    mode,
    command: call.positionals.join(' '),
    repository: call.text('gitops'),
    token: environment.GITHUB_TOKEN ?? environment.GH_TOKEN,
    kubeconfig: environment.KUBE_CONFIG,
    timeout: call.text('timeout'),
  }
  const parsed = parseInputs(name => given[name] ?? '')
  if (parsed.kind === 'inputs') return parsed.inputs
  const [first] = parsed.problems
  if (first === undefined) throw new Error('problems without a problem')
  const token = first.code === 'TOKEN_MISSING'
  throw new ProblemError(
    token ? { ...first, advice: 'Set GITHUB_TOKEN to a token that may act there.' } : first,
  )
}

async function readEvent(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new ProblemError(
      {
        code: 'EVENT_UNREADABLE',
        message: `${shown} cannot be read.`,
        advice: 'Name a file with an event’s JSON.',
      },
      { cause: error },
    )
  }
}

function print({ outputs, summaries, problems }: LocalShown, json: boolean, terminal: Terminal): void {
  const [error] = problems
  if (json) printJson(error === undefined ? Object.fromEntries(outputs) : { error }, terminal)
  else if (summaries.length > 0) terminal.out(`${summaries.map(plainReply).join('\n\n')}\n`)
}
