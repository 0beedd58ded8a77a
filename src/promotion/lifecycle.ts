import { afterMerge, leftover } from './after-merge.ts'
import { mindAutoMerge } from './auto-merge.ts'
import { deliver, giveUp, retreat } from './deliver.ts'
import { foreignHead, leftTheQueue, nothingToDo, refusal, superseded, withdrawal } from './endings.ts'
import { gateSentence } from './gate.ts'
import { entryNames, evaluateGates } from './gates/all.ts'
import { waitForStart } from './gates/checks.ts'
import { strayed } from './gates/unchanged.ts'
import type { Observed, ReviewFacts } from './observed.ts'
import { offeredFor } from './origin.ts'
import { sameVersion } from './pins.ts'
import type { Plan } from './plan.ts'
import { type Claim, isTaken, type PullRequestEnd, type SlotBranch, type SlotPullRequest } from './slot.ts'
import type { Step, Waiting } from './step.ts'

const elsewhere: Waiting = {
  kind: 'wait',
  state: 'gated',
  because: 'another process is proposing it',
  elsewhere: true,
}

/** How often the base may move under one request before a person has to look. */
const redoLimit = 3

/** What to do next, from what was observed. Total: every state of the world has an answer, and the answers come to an end. */
export function nextStep(observed: Observed): Step {
  const { mine } = observed.slot
  if (mine === undefined) return beforeProposal(observed)
  switch (mine.state) {
    case 'merged':
      return afterMerge(mine, observed)
    case 'closed':
      return afterClose(mine, observed)
    case 'open':
      return mindAutoMerge(whileOpen(mine, observed), mine, observed)
    default:
      return mine.state satisfies never
  }
}

function afterClose(mine: SlotPullRequest, observed: Observed): Step {
  const { slot, withdrawn, goal } = observed
  const { ended } = mine
  const back = retreat(
    observed,
    ended?.kind === 'cancelled' ? `cancelled by @${ended.by}` : `#${mine.number} was closed`,
  )
  if (back !== undefined) return back
  const tidy = leftover(slot.branch, mine)
  if (tidy !== undefined && slot.branch.kind !== 'foreign') return tidy
  switch (mine.ended?.kind) {
    case 'cancelled':
      return { kind: 'end', verdict: 'cancelled', because: `cancelled by @${mine.ended.by}` }
    case 'needless':
      return nothingToDo(goal.environment, goal.version)
    case 'refused':
      return { kind: 'end', verdict: 'refused', because: mine.ended.because }
    case 'failed':
    case 'redone':
    case undefined:
      return withdrawn?.kind === 'cancelled'
        ? { kind: 'end', verdict: 'cancelled', because: `cancelled by @${withdrawn.by}` }
        : { kind: 'end', verdict: 'cancelled', because: `#${mine.number} was closed on GitHub` }
    default:
      return mine.ended satisfies undefined
  }
}

function whileOpen(mine: SlotPullRequest, observed: Observed): Step {
  const { slot, planned, review, withdrawn, goal, permission } = observed
  const close = (end: PullRequestEnd, because: string): Step =>
    retreat(observed, because) ?? { kind: 'close', number: mine.number, end }
  if (withdrawn?.kind === 'cancelled')
    return close({ kind: 'cancelled', by: withdrawn.by }, `cancelled by @${withdrawn.by}`)
  if (withdrawn?.kind === 'earlier-leg')
    return close({ kind: 'refused', because: withdrawal(withdrawn) }, withdrawal(withdrawn))
  if (slot.later !== undefined) return overtaken(slot.later, observed)
  if (planned.kind === 'current')
    return close({ kind: 'needless' }, `${goal.environment} has ${goal.version} already`)
  if (permission.status === 'blocked')
    return close({ kind: 'refused', because: permission.detail }, permission.detail)
  if (review === undefined) return { kind: 'look', at: 'review' }
  const astray = strayed(mine, observed.defaultBranch)
  if (astray !== undefined) return { kind: 'wait', state: 'waiting', because: astray }
  if (planned.kind === 'problem') return { kind: 'wait', state: 'waiting', because: planned.problem.message }
  return repair(mine, planned.plan, review, observed) ?? towardsMerge(mine, review, observed)
}

/** Brings a pull request of ours back to the plan: after a moved base, a conflict, or a process that ended halfway. */
function repair(
  mine: SlotPullRequest,
  plan: Plan,
  review: ReviewFacts,
  { slot, request }: Observed,
): Step | undefined {
  const { branch } = slot
  if ((branch.kind !== 'ours' && branch.kind !== 'claimed') || branch.head !== review.head)
    return { kind: 'wait', state: 'waiting', because: foreignHead(mine.number, review.head) }
  if (plan.base !== review.baseHead) return undefined
  if (review.mergeable === 'conflict') return redo(mine, slot.redone)
  if (branch.kind === 'claimed' || !sameClaim(branch.claim, request, plan))
    return { kind: 'commit', onto: branch.head, plan }
  return mine.claim?.digest === plan.digest ? undefined : { kind: 'rename', number: mine.number, plan }
}

function redo(mine: SlotPullRequest, redone: number): Step {
  if (redone < redoLimit) return { kind: 'close', number: mine.number, end: { kind: 'redone' } }
  return {
    kind: 'wait',
    state: 'waiting',
    because: `#${mine.number} conflicts with its base for the fourth time; merge or close it by hand`,
  }
}

function towardsMerge(mine: SlotPullRequest, review: ReviewFacts, observed: Observed): Step {
  const open = evaluateGates(observed).filter(gate => gate.status !== 'passed')
  const blocked = open.filter(gate => gate.status === 'blocked')
  // What a person has to do is said first: checks end by themselves.
  const [first] = [...blocked, ...open.filter(gate => gate.gate === 'approved'), ...open]
  if (first === undefined) {
    const before = observed.policy.delivery === 'apply' ? deliver(mine, observed) : undefined
    return before ?? mergeNow(mine, review, observed)
  }
  const onlyLacks = (gate: string): boolean => open.every(each => each.gate === gate)
  if (onlyLacks('checks') && review.checks.length === 0 && !review.settled && first.status === 'pending')
    return { kind: 'look', at: 'checks' }
  if (first.gate === 'unchanged' && first.status === 'pending' && observed.patient)
    return { kind: 'look', at: 'mergeability' }
  const runs = first.status === 'pending' && first.gate === 'checks' && !waitForStart(observed)
  const state = runs ? 'gated' : 'waiting'
  return { kind: 'wait', state, because: gateSentence(first) }
}

function mergeNow(mine: SlotPullRequest, review: ReviewFacts, { mergeAnswer, patient }: Observed): Step {
  if (mergeAnswer?.kind === 'blocked' && review.mergeable === 'unknown' && patient)
    return { kind: 'look', at: 'mergeability' }
  switch (mergeAnswer?.kind) {
    case 'pending':
      return { kind: 'wait', state: 'merging', because: 'GitHub is merging' }
    case 'blocked':
      return { kind: 'wait', state: 'waiting', because: mergeAnswer.reason }
    case 'head-moved':
      return { kind: 'wait', state: 'waiting', because: foreignHead(mine.number, review.head) }
    case undefined:
      // Whoever put it back by itself would have the same checks fail for ever.
      return review.leftQueue === undefined
        ? { kind: 'merge', number: mine.number, head: review.head }
        : { kind: 'wait', state: 'waiting', because: leftTheQueue(mine.number, review.leftQueue) }
    default:
      return mergeAnswer satisfies undefined
  }
}

function beforeProposal(observed: Observed): Step {
  const { slot, planned, searched } = observed
  if (slot.branch.kind === 'claimed' && !searched) return { kind: 'look', at: 'slot' }
  const ended = endedBeforehand(observed) ?? entryRefusal(observed)
  if (ended !== undefined) return takeAway(observed) ?? ended
  if (planned.kind !== 'plan') return refusal(observed)
  switch (slot.branch.kind) {
    case 'absent':
    case 'unread':
      return { kind: 'claim', base: planned.plan.base }
    case 'claimed':
      // A commit on top of an older base changes that one: what has changed there since would be silently kept.
      return slot.branch.head === planned.plan.base
        ? { kind: 'commit', onto: slot.branch.head, plan: planned.plan }
        : { kind: 'clean', head: slot.branch.head }
    case 'ours':
      return onOurs(slot.branch, planned.plan, observed)
    case 'foreign':
      return refusal(observed)
    default:
      return slot.branch satisfies never
  }
}

/** What was begun for a promotion that ends without a pull request: whoever began it died, or may still be at it. */
function takeAway(observed: Observed): Step | undefined {
  const { branch, open } = observed.slot
  if (branch.kind === 'claimed') return { kind: 'clean', head: branch.head }
  if (branch.kind !== 'ours' || branch.claim.request !== observed.request || open !== undefined)
    return undefined
  return observed.leads ? { kind: 'clean', head: branch.head } : forLeader(observed)
}

/** Our own commit is proposed, another's is replaced: but the same release, which its maker is about to propose, is awaited. */
function onOurs(
  { claim, head }: Extract<SlotBranch, { readonly kind: 'ours' }>,
  plan: Plan,
  observed: Observed,
): Step {
  const { request, slot, goal, leads } = observed
  if (!sameClaim(claim, request, plan)) {
    // On top of an open pull request's head; what nobody proposed may be on top of anything, and goes.
    if (slot.open !== undefined) return { kind: 'commit', onto: head, plan }
    const isAwaited = claim.request !== request && sameVersion(claim.version, goal.version)
    return isAwaited && !leads ? forLeader(observed) : { kind: 'clean', head }
  }
  if (slot.open !== undefined) return takeOver(slot.open, plan, observed)
  return leads ? { kind: 'propose', plan } : forLeader(observed)
}

function forLeader({ patient }: Observed): Step {
  return patient ? { kind: 'look', at: 'leader' } : elsewhere
}

/** An older request's pull request becomes this one's once our commit is seen at its head: until then it may be merged as it was. */
function takeOver(open: SlotPullRequest, plan: Plan, { slot, review }: Observed): Step {
  const seen = slot.branch.kind === 'ours' && review?.head === slot.branch.head
  return seen ? { kind: 'rename', number: open.number, plan } : { kind: 'look', at: 'review' }
}

function endedBeforehand(observed: Observed): Step | undefined {
  const { withdrawn, slot, planned, goal, request } = observed
  if (withdrawn !== undefined) return { kind: 'end', verdict: 'cancelled', because: withdrawal(withdrawn) }
  const held = isTaken(slot.branch, request) ? undefined : claimOf(slot.open)
  if (held !== undefined && slot.open !== undefined && sameVersion(held.version, goal.version))
    return {
      kind: 'end',
      verdict: 'nothing-to-do',
      because: `already on its way in #${slot.open.number}, asked for by @${held.requestedBy.login}`,
    }
  if (slot.later !== undefined) return overtaken(slot.later, observed)
  return planned.kind === 'current' ? nothingToDo(goal.environment, goal.version) : undefined
}

/** Whoever took the place applies over what this one had applied. */
function overtaken(later: Claim, observed: Observed): Step {
  const end = superseded(later, observed.goal.version)
  return giveUp(observed, end.because) ?? end
}

/** What we prepared ourselves after a failure, or what its clusters would not run, waits for whoever asks for it: that is no other's. */
function claimOf(open: SlotPullRequest | undefined): Claim | undefined {
  const claim = open?.ended?.kind === 'failed' ? undefined : open?.claim
  return claim === undefined || offeredFor(claim.request) !== undefined ? undefined : claim
}

function entryRefusal(observed: Observed): Step | undefined {
  const blocked = evaluateGates(observed).some(gate => gate.status === 'blocked' && entryNames.has(gate.gate))
  return blocked ? refusal(observed) : undefined
}

function sameClaim(claim: Claim, request: string, plan: Plan): boolean {
  return claim.request === request && claim.digest === plan.digest
}
