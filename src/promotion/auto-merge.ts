import type { GateResult } from './gate.ts'
import { evaluateGates } from './gates/all.ts'
import { awaitedChecks } from './gates/checks.ts'
import type { AutoMergeFact, Observed } from './observed.ts'
import type { SlotPullRequest } from './slot.ts'
import type { Step, Waiting } from './step.ts'

const promise = 'GitHub merges this once that is there (auto-merge)'

/**
 * The step with auto-merge minded. Where the environment's owner chose it (`autoMerge: true`), it is switched on once GitHub alone is
 * waited for; what is on is taken back, before anything else, when a gate of ours has closed or another promotion had asked for it.
 */
export function mindAutoMerge(step: Step, mine: SlotPullRequest, observed: Observed): Step {
  const { review, scheduleAnswer } = observed
  // What is looked at again is decided then; what ended has its place taken by a request that minds its own.
  if (review === undefined || step.kind === 'look' || step.kind === 'end') return step
  const { autoMerge = off } = review
  if (autoMerge.kind === 'ours') {
    const stays = step.kind !== 'close' && isFor(autoMerge, observed) && isGranted(observed)
    if (!stays) return { kind: 'unschedule', number: mine.number }
    return isLeft(step, observed) ? { ...step, because: `${step.because}; ${promise}` } : step
  }
  if (autoMerge.kind === 'theirs' || !isLeft(step, observed)) return step
  const obstacle = autoMerge.kind === 'forbidden' ? forbidden : reasonOf(scheduleAnswer)
  if (obstacle !== undefined)
    return {
      ...step,
      because: `${step.because}; GitHub has no auto-merge for this (${obstacle}), so I merge it`,
    }
  return scheduleAnswer === undefined ? { kind: 'schedule', number: mine.number, head: review.head } : step
}

const off: AutoMergeFact = { kind: 'off' }
const forbidden = 'the repository does not allow it'

function reasonOf(answer: Observed['scheduleAnswer']): string | undefined {
  return answer?.kind === 'unavailable' ? answer.reason : undefined
}

/** Asked for by this promotion, as it is planned now. Where the commits keep their own words nothing tells. */
function isFor(
  { claim }: Extract<AutoMergeFact, { readonly kind: 'ours' }>,
  { request, planned }: Observed,
): boolean {
  if (claim === undefined) return true
  return claim.request === request && planned.kind === 'plan' && claim.digest === planned.plan.digest
}

/** The owner chose it, and every gate is open but for checks that GitHub waits for as well. */
function isGranted(observed: Observed): boolean {
  return observed.policy.autoMerge && closed(observed).every(gate => isGitHubs(gate, observed))
}

/** Nothing but GitHub's own rules keeps it from being merged: its checks, or the reviews for which it refused the merge. */
function isLeft(step: Step, observed: Observed): step is Waiting {
  if (step.kind !== 'wait' || !isGranted(observed)) return false
  const { mergeAnswer } = observed
  return closed(observed).length > 0 || (mergeAnswer?.kind === 'blocked' && mergeAnswer.awaits === true)
}

function closed(observed: Observed): readonly GateResult[] {
  return evaluateGates(observed).filter(({ status }) => status !== 'passed')
}

function isGitHubs({ gate, status }: GateResult, observed: Observed): boolean {
  if (gate !== 'checks' || status !== 'pending') return false
  const required = observed.review?.requiredChecks ?? []
  const names = awaitedChecks(observed)
  return names.length > 0 && names.every(name => required.includes(name))
}
