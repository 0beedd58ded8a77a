import type { GateResult } from '../gate.ts'
import type { GateFacts, ReviewFacts } from '../observed.ts'

/** Checks are green: those that branch rules require, else those reported, and those the configuration names. */
export function checks(facts: GateFacts): GateResult {
  const { review, policy } = facts
  const gate = 'checks'
  if (review === undefined) return { gate, status: 'pending', detail: 'no pull request yet' }
  if (review.requiredChecks === 'unknown')
    return { gate, status: 'blocked', detail: 'the rules of the branch could not be read' }
  const names = wanted(review, review.requiredChecks, policy.requiredChecks)
  const failed = names.filter(name => statusOf(review, name) === 'failed')
  const passed = names.filter(name => statusOf(review, name) === 'passed')
  if (failed.length > 0) return { gate, status: 'blocked', detail: `failed: ${failed.join(', ')}` }
  if (passed.length < names.length) {
    const open = awaitedChecks(facts)
    const hint = open.some(name => neverBegins(review, name)) ? noWorkflows : ''
    return {
      gate,
      status: 'pending',
      detail: `${passed.length}/${names.length}, waiting for ${open.join(', ')}${hint}`,
    }
  }
  if (names.length > 0) return { gate, status: 'passed', detail: `${passed.length}/${names.length}` }
  return review.settled
    ? { gate, status: 'passed', detail: 'none reported, none required' }
    : { gate, status: 'pending', detail: 'none reported yet' }
}

// GitHub, "GITHUB_TOKEN": on github.com the runs wait for that button, on a server of one's own there are none.
const noWorkflows =
  '. GitHub starts no workflow for what a workflow’s own token does: press “Approve workflows to run” in the pull request, or, for good, give the step the `token` of a GitHub App'

/** The names of the checks that are not green yet; none where they are not known. */
export function awaitedChecks({ review, policy }: GateFacts): readonly string[] {
  if (review === undefined || review.requiredChecks === 'unknown') return []
  return wanted(review, review.requiredChecks, policy.requiredChecks).filter(
    name => statusOf(review, name) !== 'passed',
  )
}

/** Nothing that waits runs: somebody has to start what is not there. */
export function waitForStart(facts: GateFacts): boolean {
  const { review } = facts
  const open = awaitedChecks(facts)
  return review !== undefined && open.length > 0 && open.every(name => neverBegins(review, name))
}

function neverBegins(review: ReviewFacts, name: string): boolean {
  return review.startsNoWorkflows === true && statusOf(review, name) === 'absent'
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
