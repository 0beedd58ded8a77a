import type { Plan } from '../promotion/plan.ts'
import type { RequestProgress } from '../promotion/progress.ts'
import type { Claim, PullRequestEnd, SlotPullRequest } from '../promotion/slot.ts'
import {
  outcomeMarker,
  proposalMarker,
  type ReplyRecord,
  readOutcomeMarker,
  readProposalMarker,
  readReplyMarker,
  replyMarker,
} from '../report/marker.ts'
import { commitMessage, parseTrailers, promotionTitle } from '../report/trailers.ts'
import type { Answer } from './answer.ts'
import type { Run } from './request.ts'

export const readReply = readReplyMarker
export const readOutcome = readOutcomeMarker
export const readPullRequest = readProposalMarker
export const readClaim = parseTrailers

export function claimTexts(plan: Plan, claim: Claim, { request }: Run) {
  const text = { claim, from: plan.from, ...(request.reason === undefined ? {} : { reason: request.reason }) }
  const marker = proposalMarker({
    claim,
    change: { from: plan.from, edits: plan.edits },
    thread: request.thread,
  })
  return {
    title: promotionTitle(text),
    body: `TEMP\n\n${marker}`,
    commit: commitMessage(text),
    trailers: commitMessage(text).split('\n').slice(2).join('\n'),
  }
}
export function closedText(pullRequest: SlotPullRequest | undefined, ended: PullRequestEnd): string {
  if (pullRequest?.claim === undefined || pullRequest.change === undefined) return 'TEMP'
  return `TEMP\n\n${proposalMarker({ claim: pullRequest.claim, change: pullRequest.change, ended })}`
}
export function replyText(progress: RequestProgress, record: ReplyRecord): string {
  return `${JSON.stringify(
    progress.promotions.map(p => [
      p.app,
      p.environment,
      p.from,
      p.to,
      p.state,
      p.verdict,
      p.because,
      p.gates.map(g => g.gate + ' ' + g.status + ' ' + g.detail),
    ]),
    null,
    1,
  )}\n\n${replyMarker(record)}`
}
export function outcomeText(progress: RequestProgress, _url: string): string {
  return `TEMP outcome\n\n${outcomeMarker(progress.key)}`
}
export function answerText(answer: Answer, record: ReplyRecord): string {
  return `${JSON.stringify(answer)}\n\n${replyMarker(record)}`
}
