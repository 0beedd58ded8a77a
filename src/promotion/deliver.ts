import type { Observed } from './observed.ts'
import type { RecordedOutcome } from './rollout.ts'
import type { SlotPullRequest } from './slot.ts'
import type { Step, Waiting } from './step.ts'

/**
 * What comes before the merge where Lockkeeper itself applies (`delivery: apply`): record it, apply what would be merged, wait until it runs.
 * Nothing once that is done: then it may be merged.
 */
export function deliver(mine: SlotPullRequest, observed: Observed): Step | undefined {
  const { deployment } = observed
  switch (deployment.kind) {
    case 'unknown':
      return { kind: 'look', at: 'deployment' }
    case 'absent':
      return begin(mine, observed)
    case 'unreported':
      return { kind: 'report', deployment: deployment.id }
    case 'watching':
      return hasArrived(observed) ? undefined : follow(deployment.id, observed)
    case 'reported':
      return deployment.outcome.verdict === 'succeeded'
        ? undefined
        : failed(mine, deployment.outcome, observed)
    default:
      return deployment satisfies never
  }
}

/** Its time begins with the record: that is made once nobody else is at it. */
function begin({ head }: SlotPullRequest, { delivery }: Observed): Step {
  switch (delivery.kind) {
    case 'unknown':
      return { kind: 'look', at: 'delivery' }
    case 'busy':
      return rollingOut(delivery.because)
    case 'stuck':
      return { kind: 'wait', state: 'waiting', because: delivery.because }
    default:
      return { kind: 'record', sha: head }
  }
}

/** What was unwell before and is unchanged stops no merge; whether that gets well is looked at afterwards, as where Flux applies. */
function hasArrived({ delivery, rollout }: Observed): boolean {
  return delivery.kind === 'whole' && rollout.kind === 'seen' && rollout.sight.hasArrived === true
}

/** Applies, and waits until every cluster runs it, one does not, or nobody can tell in time. */
export function follow(deployment: number, { delivery, rollout }: Observed): Step {
  switch (delivery.kind) {
    case 'unknown':
      return { kind: 'look', at: 'delivery' }
    case 'free':
    case 'begun':
      return { kind: 'apply' }
    case 'busy':
      return rollingOut(delivery.because)
    case 'refused':
      return { kind: 'conclude', deployment, outcome: { verdict: 'failed', because: delivery.because } }
    case 'stuck':
      return delivery.isOver
        ? { kind: 'conclude', deployment, outcome: { verdict: 'unknown', because: delivery.because } }
        : rollingOut(delivery.because)
    case 'whole': {
      if (rollout.kind === 'unknown') return { kind: 'look', at: 'rollout' }
      const { verdict, because } = rollout.sight
      if (verdict === 'in-progress') return rollingOut(because)
      return { kind: 'conclude', deployment, outcome: { verdict, because } }
    }
    default:
      return delivery satisfies never
  }
}

function rollingOut(because: string): Waiting {
  return { kind: 'wait', state: 'rolling-out', because }
}

/** The clusters get back what they had, and the pull request stays open with the cause. */
function failed(mine: SlotPullRequest, { verdict, because }: RecordedOutcome, observed: Observed): Step {
  const back = putBack(observed, because)
  if (back !== undefined) return back
  const end = { kind: 'failed', because } as const
  if (mine.ended?.kind !== 'failed') return { kind: 'note', number: mine.number, end }
  const { delivery } = observed
  return {
    kind: 'end',
    verdict: verdict === 'unknown' ? 'unknown' : 'failed',
    because: delivery.kind === 'stuck' ? `${because}; ${delivery.because}` : because,
  }
}

/** Takes back what a promotion that will not be merged has applied. Nothing once nothing of it is left, or for want of a way. */
export function retreat(observed: Observed, because: string): Step | undefined {
  const { policy, deployment } = observed
  if (policy.delivery !== 'apply') return undefined
  return (
    giveUp(observed, because) ?? (deployment.kind === 'reported' ? putBack(observed, because) : undefined)
  )
}

/** Ends the record of an apply that leads to no merge: it is not called under way, nor a success. Nothing once it has ended. */
export function giveUp({ policy, deployment }: Observed, because: string): Step | undefined {
  if (policy.delivery !== 'apply') return undefined
  const failed = { verdict: 'failed', because } as const
  switch (deployment.kind) {
    case 'unknown':
      return { kind: 'look', at: 'deployment' }
    case 'absent':
      return undefined
    case 'unreported':
    case 'watching':
      return { kind: 'conclude', deployment: deployment.id, outcome: failed }
    case 'reported':
      return deployment.outcome.verdict === 'succeeded'
        ? { kind: 'conclude', deployment: deployment.id, outcome: failed }
        : undefined
    default:
      return deployment satisfies never
  }
}

function putBack({ delivery }: Observed, because: string): Step | undefined {
  switch (delivery.kind) {
    case 'unknown':
      return { kind: 'look', at: 'delivery' }
    case 'begun':
    case 'whole':
      return { kind: 'restore' }
    case 'stuck':
      return delivery.isOver ? undefined : rollingOut(`${because}; ${delivery.because}`)
    case 'free':
    case 'busy':
    case 'refused':
      return undefined
    default:
      return delivery satisfies never
  }
}
