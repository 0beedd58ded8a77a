import { parseRequestKey } from '../../promotion/origin.ts'
import { type ReplyRecord, readOutcomeMarker, readReplyMarker } from '../../report/marker.ts'
import type { Comment, Threads } from '../ports/ports.ts'

/** Where in which thread a reply belongs; `comments` are those of the thread since the command, as read last. */
export interface Desk {
  readonly threads: Threads
  readonly issue: number
  readonly since: Date
  readonly comments: readonly Comment[]
  /** Whether this process still is the only one that can be writing here. */
  readonly isAlone: () => boolean
}

/** A reply of ours, found by its marker and its author. */
export interface Reply {
  readonly comment: Comment
  readonly record: ReplyRecord
}

/** Every reply of ours in these comments, oldest first. A marker that somebody else pasted is none. */
export function repliesIn(comments: readonly Comment[]): readonly Reply[] {
  return comments.flatMap(comment => {
    const record = comment.ours ? readReplyMarker(comment.body) : undefined
    return record === undefined ? [] : [{ comment, record }]
  })
}

/** One command of one comment. */
export interface CommandRef {
  readonly repository: number
  readonly comment: number
  readonly index: number
}

/** The reply to one command of one comment, whichever GitOps repository it turned out to speak to. */
export function findReply(comments: readonly Comment[], command: CommandRef): Reply | undefined {
  return repliesIn(comments).find(({ record }) => answers(record, command))
}

/**
 * Whether another Lockkeeper has it in hand: the GitHub App where this is the Action, or the other way round. Of two replies the older one counts;
 * both can see which that is. People's markers count for nothing.
 */
export function isElsewhere(comments: readonly Comment[], command: CommandRef): boolean {
  const own = findReply(comments, command)?.comment.id ?? Number.POSITIVE_INFINITY
  return comments.some(({ id, ours, author, body }) => {
    const record = !ours && author.type === 'bot' && id < own ? readReplyMarker(body) : undefined
    return record !== undefined && answers(record, command)
  })
}

function answers({ key }: ReplyRecord, command: CommandRef): boolean {
  return commandName(key) === `${command.repository}/${command.comment}/${command.index}`
}

/** What a reply with that key answers, the same whichever GitOps repository each of two processes found or did not find. */
export function commandName(key: string): string {
  const origin = parseRequestKey(key)
  return origin?.kind === 'comment' ? `${origin.repository}/${origin.comment}/${origin.index}` : key
}

/** Puts a reply there: written once, then edited, and only where it changed. Returns the comment as it is now; nothing where another Lockkeeper has replied first. */
export async function showReply(
  desk: Desk,
  current: Comment | undefined,
  body: string,
): Promise<Comment | undefined> {
  if (current === undefined) return replyOnce(desk, body)
  if (sameText(current.body, body)) return current
  await desk.threads.rewrite(current.id, body)
  return { ...current, body }
}

/** One new comment for an outcome that came late, because edits notify nobody. */
export async function tellOutcome(desk: Desk, key: string, body: string): Promise<void> {
  const isTold = (comment: Comment): boolean => comment.ours && readOutcomeMarker(comment.body) === key
  if (desk.comments.some(isTold)) return
  await writeOnce(desk, body, isTold)
}

function replyOnce(desk: Desk, body: string): Promise<Comment | undefined> {
  const key = readReplyMarker(body)?.key ?? ''
  const origin = parseRequestKey(key)
  return writeOnce(desk, body, ({ ours, author, body: text }) => {
    const record = ours || author.type === 'bot' ? readReplyMarker(text) : undefined
    if (record === undefined) return false
    return ours
      ? commandName(record.key) === commandName(key)
      : origin?.kind === 'comment' && answers(record, origin)
  })
}

/** GitHub has no compare-and-swap for comments: after writing, list again; the lowest number stays, ours that are not it go. Who was alone all the time need not look. */
async function writeOnce(
  { threads, issue, since, isAlone }: Desk,
  body: string,
  isSame: (comment: Comment) => boolean,
): Promise<Comment | undefined> {
  const written = await threads.write(issue, body)
  if (isAlone()) return written
  const now = await threads.conversation(issue, since)
  const [first = written, ...others] = (now?.comments ?? [])
    .filter(isSame)
    .toSorted((left, right) => left.id - right.id)
  for (const other of others) if (other.ours) await threads.rewrite(other.id, undefined)
  if (first.id === written.id) return written
  return first.ours ? first : undefined
}

// GitHub ends lines and texts in its own way.
function sameText(left: string, right: string): boolean {
  return left.replaceAll('\r\n', '\n').trimEnd() === right.replaceAll('\r\n', '\n').trimEnd()
}
