import type { GateResult } from '../gate.ts'
import type { GateFacts, Planned, ReviewFacts } from '../observed.ts'
import type { Claim, SlotPullRequest } from '../slot.ts'

/** What would be merged is what was planned: our commit at the head, and the same plan on the base of now. */
export function unchanged(facts: GateFacts): GateResult {
  const gate = 'unchanged'
  const { slot, review, planned } = facts
  if (slot.mine === undefined || review === undefined)
    return { gate, status: 'pending', detail: 'no pull request yet' }
  const astray = strayed(slot.mine, facts.defaultBranch)
  if (astray !== undefined) return { gate, status: 'blocked', detail: astray }
  if (slot.branch.kind !== 'ours' || slot.branch.head !== review.head)
    return { gate, status: 'blocked', detail: `the head ${review.head.slice(0, 7)} is not mine` }
  const difference = planDifference(slot.branch.claim, planned)
  if (difference !== undefined) return { gate, status: 'blocked', detail: difference }
  if (planned.kind === 'plan' && planned.plan.base !== review.baseHead)
    return { gate, status: 'pending', detail: 'the base moved just now' }
  return mergeability(review)
}

function mergeability(review: ReviewFacts): GateResult {
  const gate = 'unchanged'
  switch (review.mergeable) {
    case 'yes':
      return { gate, status: 'passed', detail: `the plan holds on ${review.baseHead.slice(0, 7)}` }
    case 'conflict':
      return { gate, status: 'blocked', detail: 'it conflicts with the base branch' }
    case 'unknown':
      // GitHub works it out when it is first asked, and the merge itself refuses what cannot be merged.
      return {
        gate,
        status: 'passed',
        detail: `the plan holds on ${review.baseHead.slice(0, 7)}, a merge was not tried yet`,
      }
    default:
      return review.mergeable satisfies never
  }
}

/** Why a person's change keeps a pull request of ours from being merged, or nothing. */
export function strayed(
  pullRequest: Pick<SlotPullRequest, 'number' | 'draft' | 'base'>,
  defaultBranch: string,
): string | undefined {
  if (pullRequest.base !== defaultBranch)
    return `#${pullRequest.number} was pointed at ${pullRequest.base}; point it at ${defaultBranch} again or close it`
  if (pullRequest.draft) return `#${pullRequest.number} was made a draft; mark it as ready or close it`
  return undefined
}

function planDifference(claim: Claim, planned: Planned): string | undefined {
  if (planned.kind === 'plan')
    return planned.plan.digest === claim.digest ? undefined : 'the base moved and the plan with it'
  return planned.kind === 'current' ? 'the base has the version already' : planned.problem.message
}
