import type { Verdict } from '../../promotion/progress.ts'
import type { Continuing } from '../promotion/continue-promotion.ts'
import type { Reading, SeenPullRequest } from '../reading.ts'
import { repliesIn } from './desk.ts'

// Two processes at one request may come apart: one ends it, the other is late, goes on all the same, and dies before it can say so.
const unmerged: ReadonlySet<Verdict | undefined> = new Set([
  'cancelled',
  'nothing-to-do',
  'refused',
  'superseded',
])

/**
 * A reply that says it is over without a merge, beside the pull request that is merged, or open though it was cancelled: the request is gone on
 * with. Only where the reply is about that one promotion.
 */
export function contradicted(reading: Reading, seen: SeenPullRequest | undefined): Continuing | undefined {
  if (seen === undefined || seen.comment !== reading.id || seen.state === 'closed') return undefined
  const replies = repliesIn(reading.conversation.comments)
  const reply = replies.find(({ record }) => record.key === seen.request)
  const verdict = reply?.record.result?.verdict as Verdict | undefined
  if (reply?.record.done !== true || reply.record.slips.length !== 1) return undefined
  const isFalse = seen.state === 'merged' ? unmerged.has(verdict) : verdict === 'cancelled'
  if (!isFalse) return undefined
  const cancelled = replies.find(({ record }) => record.cancels?.key === seen.request)?.record.cancels
  return {
    reading,
    reply,
    withdrawn: cancelled === undefined ? { kind: 'no-difference' } : { kind: 'cancelled', by: cancelled.by },
    ...(reading.comment === undefined ? {} : { requester: reading.comment.author }),
  }
}
