import { requestId } from '../../promotion/origin.ts'
import type { SlotPullRequest } from '../../promotion/slot.ts'
import { slotPullRequest } from '../promotion/observe.ts'
import type { Addressed } from './answer-command.ts'
import { type Reply, repliesIn } from './desk.ts'

/** Requests as they can be found from a place: by the GitOps repository's pull requests, and by the thread's replies. */
export interface Traces {
  readonly pullRequests: readonly SlotPullRequest[]
  /** To `/promote` and `/rollback`, oldest first, of this thread and this GitOps repository. */
  readonly replies: readonly Reply[]
}

/** How far back requests are looked for, in milliseconds. */
const horizon = 90 * 24 * 60 * 60 * 1000

/** Reads everything that may name a request. */
export async function readTraces({ context, reading, gitops }: Addressed): Promise<Traces> {
  const since = new Date(context.clock.now().getTime() - horizon)
  const [pullRequests, conversation] = await Promise.all([
    gitops.pullRequests.recent(since),
    reading.source.threads.conversation(reading.conversation.thread.issue, since),
  ])
  const replies = repliesIn(conversation?.comments ?? []).filter(
    ({ record }) => record.verb === 'promote' || record.verb === 'rollback',
  )
  return { pullRequests: pullRequests.map(slotPullRequest), replies }
}

/** The key of the request with that id, or nothing. */
export function findKey({ pullRequests, replies }: Traces, id: string): string | undefined {
  const keys = [
    ...pullRequests.flatMap(each => each.claim?.request ?? []),
    ...replies.map(({ record }) => record.key),
  ]
  return keys.find(key => requestId(key) === id)
}
