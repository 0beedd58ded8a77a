import { ProblemError } from '../lib/problem.ts'
import type { Job } from './job.ts'

/** The pull request that the workflow runs for. */
export interface RenderedPull {
  readonly number: number
  readonly base: string
  readonly head: string
  /** Its head is in another repository: then the workflow's token only reads, and nothing of it is run. */
  readonly fromFork: boolean
}

/** The pull request of an event's payload. Throws ProblemError where there is none. */
export function pullOf({ event }: Job): RenderedPull {
  const found = (...keys: readonly string[]): unknown => fieldOf(event.payload, 'pull_request', ...keys)
  const [number, base, head] = [found('number'), found('base', 'sha'), found('head', 'sha')]
  const [target, source] = [found('base', 'repo', 'full_name'), found('head', 'repo', 'full_name')]
  if (
    typeof number !== 'number' ||
    typeof base !== 'string' ||
    typeof head !== 'string' ||
    typeof target !== 'string'
  )
    throw new ProblemError({
      code: 'NO_PULL_REQUEST',
      message: 'The event names no pull request.',
      advice: 'Run mode render `on: pull_request`.',
    })
  // The repository of a deleted fork is null.
  return { number, base, head, fromFork: source !== target }
}

function fieldOf(value: unknown, ...keys: readonly string[]): unknown {
  let at = value
  for (const key of keys) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  return at
}
