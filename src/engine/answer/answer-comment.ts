import { parseComment } from '../../command/comment.ts'
import type { CommandRefusal, PlacedCommand } from '../../promotion/command.ts'
import type { Withdrawal } from '../../promotion/observed.ts'
import { type Origin, parseRequestKey } from '../../promotion/origin.ts'
import { type Context, inTurn } from '../context.ts'
import type { Comment, RepositoryRef } from '../ports/ports.ts'
import { continuePromotion } from '../promotion/continue-promotion.ts'
import { continueUnattended } from '../promotion/continue-unattended.ts'
import {
  type CommentHint,
  isSettled,
  type Reading,
  readComment,
  readThread,
  replyTo,
  type SeenPullRequest,
} from '../reading.ts'
import { answerCommand } from './answer-command.ts'
import { answerProblem } from './answer-problem.ts'
import { answerRefusal, refuseEdited } from './answer-refusal.ts'
import { contradicted } from './contradiction.ts'
import { isElsewhere, type Reply, repliesIn } from './desk.ts'

/** Answers every command of a comment, or goes on with what was begun for it. Returns the requests whose place was taken. */
export function answerComment(
  context: Context,
  repository: RepositoryRef,
  id: number,
  hint?: CommentHint,
): Promise<readonly string[]> {
  return inTurn(context, `${repository.id}/${id}`, () => answerNow(context, repository, id, hint))
}

async function answerNow(
  context: Context,
  repository: RepositoryRef,
  id: number,
  hint?: CommentHint,
): Promise<readonly string[]> {
  const source = context.installation.open(repository)
  const reading = await readComment(source, id, hint)
  const begun = begunFor({ repository: repository.id, comment: id }, hint?.pullRequest)
  if (reading === undefined && begun !== undefined)
    return continueUnattended(context, begun.key, begun.origin)
  if (reading === undefined || !reading.conversation.thread.writable) return []
  const late = contradicted(reading, hint?.pullRequest)
  if (late !== undefined) return continuePromotion(context, late)
  const { comment } = reading
  const isTold = ownReplies(reading).some(({ record }) => record.key === begun?.key)
  if (begun !== undefined && !isTold && comment?.edited !== false)
    return continueUnattended(context, begun.key, begun.origin)
  if (comment === undefined) return continueOpen(context, reading, ownReplies(reading), { kind: 'deleted' })
  if (comment.ours || comment.author.type !== 'person') return []
  const parsed = parseComment(comment.body, context)
  if (parsed.commands.length + parsed.refusals.length === 0 && !comment.edited) return []
  return comment.edited
    ? continueEdited(context, reading, comment, parsed.commands)
    : answerAll(context, reading, comment, parsed)
}

interface Parsed {
  readonly commands: readonly PlacedCommand[]
  readonly refusals: readonly CommandRefusal[]
}

async function answerAll(
  context: Context,
  reading: Reading,
  comment: Comment,
  parsed: Parsed,
): Promise<readonly string[]> {
  await removeYounger(reading)
  const isOpen = ({ index }: { readonly index: number }): boolean => !isSettled(reading, index)
  if (!parsed.commands.some(isOpen) && !parsed.refusals.some(isOpen)) return []
  const asked = context.clock.now().getTime()
  const seen = await reading.source.threads.acknowledge(comment.id)
  const untouched = ownReplies(reading).length === 0
  if (seen === 'first' && untouched)
    return answerInTurn(context, aloneIn(context, reading, { ...comment, asked }), comment, parsed)
  if (!lacksReply(reading, parsed)) return answerInTurn(context, reading, comment, parsed)
  const later = await waitForOthers(context, reading)
  if (later?.comment?.edited !== false) return []
  return answerInTurn(context, isStale(context, comment) ? { ...later, stale: true } : later, comment, parsed)
}

// Somebody may have deleted our reply: what was refused or done then must not be done now because of that.
const longAgo = 3_600_000

function isStale({ clock }: Context, { createdAt }: Comment): boolean {
  return clock.now().getTime() - createdAt.getTime() > longAgo
}

/**
 * Nobody else acts on it for a while: our reaction was the first, and came so early that a workflow, which looks for it three seconds after its own,
 * gives way to it. Whoever comes later looks again after its reply.
 */
function aloneIn(
  { clock, delays }: Context,
  reading: Reading,
  { createdAt, asked }: { readonly createdAt: Date; readonly asked: number },
): Reading {
  if (clock.now().getTime() - createdAt.getTime() > delays.early) return reading
  // The lease is over well before anybody who waits for it stops waiting. They wait from when our reaction was there, however late we are told.
  return { ...reading, aloneUntil: asked + delays.abandoned / 2 }
}

/** Somebody reacted before us and has not replied: they are at it right now, or died. */
async function waitForOthers(
  context: Context,
  { source, id, conversation, since }: Reading,
): Promise<Reading | undefined> {
  await context.clock.sleep(context.delays.abandoned)
  return readThread(source, id, { issue: conversation.thread.issue, createdAt: since })
}

function lacksReply(reading: Reading, { commands, refusals }: Parsed): boolean {
  return [...commands, ...refusals].some(({ index }) => replyTo(reading, index) === undefined)
}

/** Everything that has no final answer yet, in the order of its lines. Only the first is answered alone: by the next, others may have come. */
async function answerInTurn(
  context: Context,
  first: Reading,
  comment: Comment,
  { commands, refusals }: Parsed,
): Promise<readonly string[]> {
  const { aloneUntil: _, ...shared } = first
  let reading: Reading = first
  const displaced: string[] = []
  for (const refusal of refusals.filter(({ index }) => !isSettled(first, index))) {
    await answerRefusal(context, reading, refusal)
    reading = shared
  }
  for (const placed of commands.filter(({ index }) => !isSettled(first, index))) {
    const said = { reading, comment, placed }
    const attempt = answerCommand(context, said).catch(error => answerProblem(context, said, error))
    displaced.push(...(await attempt))
    reading = shared
  }
  return displaced
}

/** New words in an old comment are never acted on: what was begun goes on, everything else is cancelled, and an answer says so. */
async function continueEdited(
  context: Context,
  reading: Reading,
  comment: Comment,
  commands: readonly PlacedCommand[],
): Promise<readonly string[]> {
  const replies = ownReplies(reading)
  const unanswered = commands.filter(({ index }) => replyTo(reading, index) === undefined)
  if (replies.length > 0 || unanswered.length === 0)
    return continueOpen(context, reading, replies, { kind: 'edited' }, comment)
  const seen = await reading.source.threads.acknowledge(comment.id)
  // Whoever reacted before us may have read it as it was, and be at it.
  const now = seen === 'first' ? reading : await waitForOthers(context, reading)
  if (now?.comment === undefined) return []
  if (ownReplies(now).length > 0)
    return continueOpen(context, now, ownReplies(now), { kind: 'edited' }, now.comment)
  await refuseEdited(context, now, unanswered[0]?.index ?? 0)
  return []
}

interface CommentRequest {
  readonly key: string
  readonly origin: Extract<Origin, { readonly kind: 'comment' }>
}

/** The request of the pull request that led here, where it is one of this comment. */
function begunFor(
  { repository, comment }: { readonly repository: number; readonly comment: number },
  seen: SeenPullRequest | undefined,
): CommentRequest | undefined {
  const origin = seen === undefined ? undefined : parseRequestKey(seen.request)
  if (seen === undefined || origin?.kind !== 'comment') return undefined
  if (origin.comment !== comment || origin.repository !== repository) return undefined
  return { key: seen.request, origin }
}

async function continueOpen(
  context: Context,
  reading: Reading,
  replies: readonly Reply[],
  withdrawn: Withdrawal,
  comment?: Comment,
): Promise<readonly string[]> {
  const displaced: string[] = []
  for (const reply of replies.filter(({ record }) => !record.done)) {
    const author = comment === undefined ? {} : { requester: comment.author }
    displaced.push(...(await continuePromotion(context, { reading, reply, withdrawn, ...author })))
  }
  return displaced
}

/** Whoever died between its reply and its look at the others' left one behind. */
async function removeYounger(reading: Reading): Promise<void> {
  for (const { comment, record } of ownReplies(reading)) {
    const origin = parseRequestKey(record.key)
    const isYounger = origin?.kind === 'comment' && isElsewhere(reading.conversation.comments, origin)
    if (isYounger) await reading.source.threads.rewrite(comment.id, undefined)
  }
}

/** Our replies to this comment, to whichever of its commands. */
function ownReplies({ source, id, conversation }: Reading): readonly Reply[] {
  return repliesIn(conversation.comments).filter(({ record }) => {
    const origin = parseRequestKey(record.key)
    return origin?.kind === 'comment' && origin.repository === source.ref.id && origin.comment === id
  })
}
