import { sameVersion } from '../../promotion/pins.ts'
import type { Verdict } from '../../promotion/progress.ts'
import { slotBranch } from '../../promotion/slot.ts'
import { slotPullRequest } from './observe.ts'
import { isDone } from './progress.ts'
import type { Run } from './request.ts'
import type { Outcome } from './run-promote.ts'

/** A release that came to an environment. */
export interface Arrived {
  readonly app: string
  readonly environment: string
  readonly version: string
}

/** The requests that have to be looked at after this one: whose place it took, and who waits behind it. */
export async function touchedBy({ run, promotions, displaced }: Outcome): Promise<readonly string[]> {
  // As long as one of them goes on, it is looked at again and again.
  const there = isDone(promotions) ? promotions.filter(({ verdict }) => isMerged(verdict)) : []
  const behind = await Promise.all(there.map(each => waitingBehind(run, { ...each, version: each.to })))
  return [...new Set([...displaced, ...behind.flat()])].filter(key => key !== run.request.key)
}

// How well it runs there is what those behind it wait to hear.
function isMerged(verdict: Verdict | undefined): boolean {
  return verdict === 'merged' || verdict === 'succeeded' || verdict === 'failed' || verdict === 'unknown'
}

/**
 * The requests with which the same release waits in the next environments: the order lets them go on by now, or tells them why not. None where GitHub
 * does not answer: what was done is done, and the next round looks at them.
 */
export async function waitingBehind(
  place: Pick<Run, 'gitops' | 'reading'>,
  arrived: Arrived,
): Promise<readonly string[]> {
  return findBehind(place, arrived).catch(() => [])
}

async function findBehind(
  { gitops, reading }: Pick<Run, 'gitops' | 'reading'>,
  { app, environment, version }: Arrived,
): Promise<readonly string[]> {
  const next = reading.policy.environments.filter(({ after }) => after.some(name => name === environment))
  const found = await Promise.all(next.map(({ name }) => gitops.pullRequests.find(slotBranch(name, app))))
  return found
    .flat()
    .filter(({ state }) => state === 'open')
    .flatMap(each => slotPullRequest(each).claim ?? [])
    .filter(claim => sameVersion(claim.version, version))
    .map(({ request }) => request)
}
