import type { Clock } from '../engine/ports/ports.ts'
import { isLostAnswer, looksAgain } from '../github/client/errors.ts'
import { redact } from '../github/client/redaction.ts'
import { type Problem, ProblemError } from '../lib/problem.ts'
import { hiddenTexts } from './hidden.ts'
import type { Mode } from './inputs.ts'
import type { Job, JobEnd } from './job.ts'
import { machineProblem } from './machine-problem.ts'
import { chooseMode } from './mode.ts'
import { remedyFor } from './remedies.ts'
import { type ModeResult, showResult } from './result.ts'

type Run = (job: Job, clock: Clock) => Promise<ModeResult>

/** Each mode loads what it needs when it runs. */
const modes: Readonly<Record<Mode, () => Promise<Run>>> = {
  chatops: async () => (await import('./chatops.ts')).chatops,
  promote: async () => (await import('./promote.ts')).promote,
  render: async () => (await import('./render.ts')).render,
  verify: async () => (await import('./verify.ts')).verify,
}

/** Runs one step. Whatever goes wrong is said with its place and the way out, never as a stack trace. */
export async function runAction(job: Job, clock: Clock): Promise<JobEnd> {
  const mode = chooseMode(job.event.name, job.inputs)
  if (typeof mode !== 'string') return fail(job, mode)
  try {
    const run = await modes[mode]()
    const result = await lookAgain(job, clock, () => run(job, clock))
    await showResult(job.show, result)
    return result.end
  } catch (error) {
    if (error instanceof ProblemError) return fail(job, error.problem)
    return fail(job, remedyFor(error) ?? machineProblem(error) ?? unexpected(error, job))
  }
}

/** Each step of the work looks before it acts: after a lost answer it may be done again. */
async function lookAgain<Result>({ show }: Job, clock: Clock, work: () => Promise<Result>): Promise<Result> {
  for (const wait of looksAgain) {
    try {
      return await work()
    } catch (error) {
      if (!isLostAnswer(error)) throw error
      const message = error instanceof Error ? error.message : ''
      show.info(`${message}. Looking again in ${wait / 1000} s.`)
      await clock.sleep(wait)
    }
  }
  return work()
}

function fail({ show }: Job, problem: Problem): JobEnd {
  show.annotate('error', problem)
  show.output('verdict', 'unknown')
  show.output('cause', problem.message)
  return 3
}

function unexpected(error: unknown, { inputs }: Job): Problem {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const message = redact(
    said,
    hiddenTexts(inputs.token, inputs.kubeconfig === undefined ? [] : [inputs.kubeconfig]),
  )
  return {
    code: 'UNEXPECTED',
    message,
    advice: 'Run the step again: nothing is done twice. If it stays, report it with this line.',
  }
}
