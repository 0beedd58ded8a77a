import type { GateResult } from '../gate.ts'
import type { GateFacts, ReviewFacts } from '../observed.ts'

/** Checks are green: those that branch rules require, else those reported, and those the configuration names. */
export function checks({ review, policy }: GateFacts): GateResult {
  const gate = 'checks'
  if (review === undefined) return { gate, status: 'pending', detail: 'no pull request yet' }
  if (review.requiredChecks === 'unknown')
    return { gate, status: 'blocked', detail: 'the rules of the branch could not be read' }
  const names = wanted(review, review.requiredChecks, policy.requiredChecks)
  const failed = names.filter(name => statusOf(review, name) === 'failed')
  const passed = names.filter(name => statusOf(review, name) === 'passed')
  if (failed.length > 0) return { gate, status: 'blocked', detail: `failed: ${failed.join(', ')}` }
  if (passed.length < names.length) {
    const open = names.filter(name => statusOf(review, name) !== 'passed')
    return {
      gate,
      status: 'pending',
      detail: `${passed.length}/${names.length}, waiting for ${open.join(', ')}`,
    }
  }
  if (names.length > 0) return { gate, status: 'passed', detail: `${passed.length}/${names.length}` }
  return review.settled
    ? { gate, status: 'passed', detail: 'none reported, none required' }
    : { gate, status: 'pending', detail: 'none reported yet' }
}

function wanted(
  review: ReviewFacts,
  required: readonly string[],
  configured: readonly string[],
): readonly string[] {
  const base = required.length > 0 ? required : review.checks.map(check => check.name)
  return [...new Set([...base, ...configured])]
}

/** Of several checks with one name, from different apps, the worst counts. */
function statusOf(review: ReviewFacts, name: string): 'passed' | 'failed' | 'pending' | 'absent' {
  const statuses = review.checks.filter(check => check.name === name).map(check => check.status)
  if (statuses.includes('failed')) return 'failed'
  if (statuses.includes('pending')) return 'pending'
  return statuses.length === 0 ? 'absent' : 'passed'
}
