import type { Problem } from '../lib/problem.ts'
import type { Inputs, Mode } from './inputs.ts'

/** Which mode an event asks for. With a command that names a version it is a promotion, whatever started the workflow. */
const byEvent: Readonly<Record<string, Mode>> = {
  pull_request: 'render',
  push: 'verify',
  issue_comment: 'chatops',
  schedule: 'chatops',
  pull_request_review: 'chatops',
  check_suite: 'chatops',
  check_run: 'chatops',
  status: 'chatops',
}

/** The mode as it was said, else as the event and the command tell it. */
export function chooseMode(event: string, { mode, command }: Inputs): Mode | Problem {
  if (event === 'pull_request_target') return targeted
  const chosen = mode ?? (command === undefined ? byEvent[event] : modeOfCommand(command))
  if (chosen === undefined) return unclear(event)
  if ((chosen === 'promote' || chosen === 'verify') && command === undefined && event !== 'push')
    return commandMissing(chosen)
  return chosen
}

function modeOfCommand(command: string): Mode {
  return /^\S+\s+on\s+\S+$/i.test(command.trim()) ? 'verify' : 'promote'
}

// That event hands secrets and a writing token to a run about somebody else's commit.
const targeted: Problem = {
  code: 'EVENT_UNSAFE',
  message: 'pull_request_target gives a pull request of a fork this repository’s secrets.',
  advice:
    'Use `on: pull_request`. Without a writing token the diff stands in the step summary and in annotations.',
}

function unclear(event: string): Problem {
  return {
    code: 'MODE_UNCLEAR',
    message: event === '' ? 'No event is named.' : `The event ${event} does not tell what to do.`,
    advice: 'Set the input `mode` to render, verify, chatops or promote.',
  }
}

function commandMissing(mode: Mode): Problem {
  const example = mode === 'promote' ? 'podinfo@7.0.0 to test' : 'podinfo on prod'
  return {
    code: 'INPUT_MISSING',
    message: `mode ${mode} needs the input \`command\`${mode === 'verify' ? ', or the event of a push' : ''}.`,
    advice: `For example \`command: ${example}\`.`,
  }
}
