import type { GateResult } from '../gate.ts'
import type { GateFacts, ReviewFacts } from '../observed.ts'

/** Where the environment asks for it, somebody else with write access approved exactly this head. */
export function approved(facts: GateFacts): GateResult {
  const { review, policy, requester } = facts
  const gate = 'approved'
  if (policy.merge === 'when-green') return { gate, status: 'passed', detail: 'not asked for' }
  if (policy.merge === 'never') return { gate, status: 'pending', detail: `a person merges (merge: never)` }
  if (review === undefined) return { gate, status: 'pending', detail: 'no pull request yet' }
  const second = secondPerson(review, requester.id)
  if (second !== undefined)
    return { gate, status: 'passed', detail: `by @${second} at ${review.head.slice(0, 7)}` }
  return { gate, status: 'pending', detail: `${whyNot(review, requester.id)}${forRollback(facts, review)}` }
}

/** Going back skips order, soak and freeze, and waits for this: then it has to be plain for whom. */
function forRollback({ rollback, requester, slot }: GateFacts, { head }: ReviewFacts): string {
  if (!rollback) return ''
  const number = slot.mine === undefined ? 'its pull request' : `#${slot.mine.number}`
  return `; a rollback needs it too: anybody but @${requester.login} who may write here approves ${number} at ${head.slice(0, 7)}, or merges it`
}

/** The login of the first whose approval counts. */
export function secondPerson(review: ReviewFacts, requester: number): string | undefined {
  return review.approvals.find(
    approval => approval.canWrite && approval.by.id !== requester && approval.commit === review.head,
  )?.by.login
}

function whyNot(review: ReviewFacts, requester: number): string {
  const asked = 'waiting for the approval of a second person with write access'
  const [first] = review.approvals
  if (first === undefined) return asked
  if (review.approvals.every(approval => approval.by.id === requester))
    return `${asked}; the requester's own does not count`
  const others = review.approvals.filter(approval => approval.by.id !== requester)
  if (others.every(approval => approval.commit !== review.head))
    return `${asked}; the one there is for an earlier commit`
  return `${asked}; @${others[0]?.by.login ?? first.by.login} has no write access`
}
