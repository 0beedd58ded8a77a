import { type Desk, findReply, isElsewhere, type Reply } from './answer/desk.ts'
import type { Context } from './context.ts'
import type { Comment, Conversation, RepositoryPorts } from './ports/ports.ts'

/** Where a webhook says the comment is. Only a hint: without it, or when it is wrong, the comment itself is asked. */
export interface CommentHint {
  readonly issue: number
  readonly createdAt: Date
  /** The pull request that leads to the comment. */
  readonly pullRequest?: SeenPullRequest
}

/** A pull request of ours as it was just seen, and the comment and request that it is for. */
export interface SeenPullRequest {
  readonly comment: number
  readonly request: string
  readonly state: 'open' | 'merged' | 'closed'
}

/** One comment in its thread, as GitHub has them now; `comment` is absent when it was deleted. */
export interface Reading {
  readonly source: RepositoryPorts
  readonly id: number
  readonly comment?: Comment
  readonly conversation: Conversation
  readonly since: Date
  /** Until then nobody else acts on the comment, in milliseconds of the clock: our reaction to it was the first. */
  readonly aloneUntil?: number
  /** We saw it long ago, and what we answered is gone. */
  readonly stale?: true
}

/** Reads the comment and its thread, by the hint in one request. */
export async function readComment(
  source: RepositoryPorts,
  id: number,
  hint: CommentHint | undefined,
): Promise<Reading | undefined> {
  const hinted = hint === undefined ? undefined : await readThread(source, id, hint)
  if (hinted?.comment !== undefined) return hinted
  const comment = await source.threads.comment(id)
  return comment === undefined ? hinted : readThread(source, id, comment)
}

/** Reads the comment's thread as it is now. */
export async function readThread(
  source: RepositoryPorts,
  id: number,
  place: CommentHint,
): Promise<Reading | undefined> {
  const since = place.createdAt
  const conversation = await source.threads.conversation(place.issue, since)
  if (conversation === undefined) return undefined
  const comment = conversation.comments.find(each => each.id === id)
  return { source, id, conversation, since, ...(comment === undefined ? {} : { comment }) }
}

/** Whether one of its commands was seen long ago and has no reply any more. */
export function hasLostReply(reading: Reading, index: number): boolean {
  return reading.stale === true && replyTo(reading, index) === undefined
}

/** Our reply to one of the comment's commands. */
export function replyTo({ source, id, conversation }: Reading, index: number): Reply | undefined {
  return findReply(conversation.comments, { repository: source.ref.id, comment: id, index })
}

/** Nothing is left to do for one of the comment's commands: we answered it for good, or another Lockkeeper has it. */
export function isSettled(reading: Reading, index: number): boolean {
  const { source, id, conversation } = reading
  if (replyTo(reading, index)?.record.done === true) return true
  return isElsewhere(conversation.comments, { repository: source.ref.id, comment: id, index })
}

/** Where replies to the comment are written. */
export function deskOf(context: Context, { source, conversation, since, aloneUntil = 0 }: Reading): Desk {
  const { thread, comments } = conversation
  const isAlone = (): boolean => context.clock.now().getTime() < aloneUntil
  return { threads: source.threads, issue: thread.issue, since, comments, isAlone }
}
