import { requestId } from '../../promotion/origin.ts'
import type { Plan } from '../../promotion/plan.ts'
import type { Asked, Claim, PlannedChange, PullRequestEnd, SlotPullRequest } from '../../promotion/slot.ts'
import { renderedSize } from '../../report/proof.ts'
import { proposalBody } from '../../report/proposal.ts'
import { commitMessage, promotionTitle } from '../../report/trailers.ts'
import type { PromoteRequest } from './request.ts'

/** Everything that GitHub keeps of a planned promotion, in words. */
export interface ClaimTexts {
  readonly title: string
  readonly body: string
  readonly commit: string
  /** The commit's message without its first line: what a merge adds to its own. */
  readonly trailers: string
}

/** The commit's and pull request's texts; both say whose promotion it is, so that it is found again. */
export function claimTexts(plan: Plan, claim: Claim, request: PromoteRequest): ClaimTexts {
  const reason = request.reason === undefined ? {} : { reason: request.reason }
  const words = { claim, from: plan.from, rollback: request.rollback !== undefined, ...reason }
  const commit = commitMessage(words)
  const asked = askedOf(request)
  const record = { claim, change: changeOf(plan), asked }
  return {
    title: promotionTitle(words),
    body: proposalBody(record, {
      ...{ id: request.id, source: request.source, base: plan.base, proof: plan.proof },
      ...reason,
    }),
    commit,
    trailers: commit.slice(commit.indexOf('\n')).trimStart(),
  }
}

/** What a pull request remembers of its plan. */
export function changeOf({ from, edits, proof }: Plan): PlannedChange {
  return { from, edits, rendered: renderedSize(proof) }
}

/** The request as its pull request remembers it. */
export function askedOf({ thread, source, reason }: PromoteRequest): Asked {
  // A marker always names a place; the one that nobody can have says that no comment asked.
  const place = thread ?? { issue: 0, createdAt: new Date(0) }
  return { ...place, source, ...(reason === undefined ? {} : { reason }) }
}

/** The body of a pull request that we close, with the reason in its marker. */
export function closedText(
  { claim, change, asked, base }: SlotPullRequest,
  ended: PullRequestEnd,
): string | undefined {
  if (claim === undefined || change === undefined) return undefined
  const record = { claim, change, ended, ...(asked === undefined ? {} : { asked }) }
  const reason = asked?.reason === undefined ? {} : { reason: asked.reason }
  return proposalBody(record, { id: requestId(claim.request), source: asked?.source ?? '', base, ...reason })
}
