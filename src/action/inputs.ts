import { durationExample, parseDuration } from '../lib/duration.ts'
import type { Problem } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'

export const modes = ['render', 'verify', 'chatops', 'promote'] as const
export type Mode = (typeof modes)[number]

/** What the step was given, each as it was written; nothing for what was left empty. */
export interface Inputs {
  readonly mode?: Mode
  readonly command?: string
  readonly repository?: string
  readonly token: string
  readonly kubeconfig?: string
  /** Milliseconds. */
  readonly timeout?: number
}

export type ParsedInputs =
  | { readonly kind: 'inputs'; readonly inputs: Inputs }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/** The names of `action.yml`, in its order. */
export const inputNames = ['mode', 'command', 'repository', 'token', 'kubeconfig', 'timeout'] as const

/** Reads the inputs; every problem is listed, none shows a secret's text. */
export function parseInputs(read: (name: (typeof inputNames)[number]) => string): ParsedInputs {
  const problems: Problem[] = []
  const take = <T>(
    name: (typeof inputNames)[number],
    parse: (text: string) => T | Problem,
  ): T | undefined => {
    const text = read(name).trim()
    const value = text === '' ? undefined : parse(text)
    if (!isProblem(value)) return value
    problems.push(value)
    return undefined
  }
  const mode = take('mode', parseMode)
  const command = take('command', text => text)
  const repository = take('repository', parseRepository)
  const token = take('token', parseToken)
  const kubeconfig = take('kubeconfig', text => text)
  const timeout = take('timeout', parseTimeout)
  if (token === undefined && problems.length === 0) problems.push(noToken)
  if (token === undefined || problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'inputs',
    inputs: {
      token,
      ...(mode === undefined ? {} : { mode }),
      ...(command === undefined ? {} : { command }),
      ...(repository === undefined ? {} : { repository }),
      ...(kubeconfig === undefined ? {} : { kubeconfig }),
      ...(timeout === undefined ? {} : { timeout }),
    },
  }
}

const noToken: Problem = {
  code: 'TOKEN_MISSING',
  message: 'There is no token to act on GitHub with.',
  advice:
    'Leave `token` out to take the workflow’s own. If you name a secret there, it is empty: secrets do not reach workflows of forks.',
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value
}

function parseMode(text: string): Mode | Problem {
  const mode = modes.find(each => each === text)
  if (mode !== undefined) return mode
  const [nearest] = similar(text, modes)
  return {
    code: 'INPUT_WRONG',
    message: `mode is "${text}", but must be ${modes.slice(0, -1).join(', ')} or ${modes.at(-1)}.`,
    ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
  }
}

function parseRepository(text: string): string | Problem {
  if (/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(text)) return text
  return { code: 'INPUT_WRONG', message: `repository is "${text}", but must be owner/name.` }
}

function parseToken(text: string): string | Problem {
  if (!/\s/.test(text)) return text
  return {
    code: 'INPUT_WRONG',
    message: 'token holds white space, so it is no token.',
    advice: 'Paste the secret again without line ends.',
  }
}

function parseTimeout(text: string): number | Problem {
  return (
    parseDuration(text) ?? {
      code: 'INPUT_WRONG',
      message: `timeout is "${text}", but must be ${durationExample}.`,
    }
  )
}
