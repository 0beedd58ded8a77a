import { parseComment } from '../command/comment.ts'
import { parseRequestKey } from '../promotion/origin.ts'
import { readOutcomeMarker, readReplyMarker } from '../report/marker.ts'
import { answerComment } from './answer/answer-comment.ts'
import { commandName, repliesIn } from './answer/desk.ts'
import type { Context } from './context.ts'
import { type Lead, leadOf } from './lead.ts'
import type { Comment, RepositoryRef } from './ports/ports.ts'
import type { CommentHint } from './reading.ts'
import { tidyUp } from './tidy-up.ts'

type FollowUp = (keys: readonly string[], hint?: CommentHint) => Promise<void>

/** Looks at every recent comment that holds a command without a final answer, every open pull request of ours, and those that ended since. */
export async function sweep(context: Context, since: Date, followUp: FollowUp): Promise<void> {
  const errors: unknown[] = []
  const attempt: Attempt = async work => {
    await work().catch(error => errors.push(error))
  }
  for (const repository of await context.installation.repositories()) {
    await attempt(() => sweepThreads(context, repository, since, followUp, attempt))
    await attempt(() => sweepPullRequests(context, repository, since, followUp, attempt))
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of what was looked at failed`)
}

/** What fails for one request must not keep the others waiting; it is thrown when all were looked at. */
type Attempt = (work: () => Promise<void>) => Promise<void>

async function sweepThreads(
  context: Context,
  repository: RepositoryRef,
  since: Date,
  followUp: FollowUp,
  attempt: Attempt,
): Promise<void> {
  const { threads } = context.installation.open(repository)
  const comments = await threads.recent(since)
  for (const { id } of surplus(comments)) await attempt(() => threads.rewrite(id, undefined))
  const open = new Map([...unanswered(context, comments), ...unfinished(comments, repository)])
  for (const [id, hint] of open)
    await attempt(async () => followUp(await answerComment(context, repository, id, hint)))
}

/** Comments with a command and no reply that says it is over. */
function unanswered(
  context: Context,
  comments: readonly Comment[],
): readonly (readonly [number, CommentHint])[] {
  const done = new Set(repliesIn(comments).flatMap(({ record }) => (record.done ? place(record.key) : [])))
  return comments
    .filter(comment => !comment.ours && comment.author.type === 'person')
    .filter(comment => {
      const parsed = parseComment(comment.body, context)
      const indexes = [...parsed.commands, ...parsed.refusals].map(each => each.index)
      return indexes.some(index => !done.has(`${comment.id}/${index}`))
    })
    .map(comment => [comment.id, comment])
}

/** Second replies to one request, and second outcomes: whoever wrote them died before looking whether they were the first. */
function surplus(comments: readonly Comment[]): readonly Comment[] {
  const first = new Set<string>()
  return comments.filter(({ ours, body }) => {
    const [reply, outcome] = ours ? [readReplyMarker(body)?.key, readOutcomeMarker(body)] : []
    const name = reply === undefined ? outcome && `outcome ${outcome}` : `reply ${commandName(reply)}`
    if (name === undefined || name === '') return false
    const isSecond = first.has(name)
    first.add(name)
    return isSecond
  })
}

/** Our replies that are not over yet, whatever became of their comment. */
function unfinished(
  comments: readonly Comment[],
  repository: RepositoryRef,
): readonly (readonly [number, CommentHint])[] {
  return repliesIn(comments).flatMap(({ comment, record }) => {
    const origin = parseRequestKey(record.key)
    if (record.done || origin?.kind !== 'comment' || origin.repository !== repository.id) return []
    return [[origin.comment, comment] as const]
  })
}

function place(key: string): readonly string[] {
  const origin = parseRequestKey(key)
  return origin?.kind === 'comment' ? [`${origin.comment}/${origin.index}`] : []
}

async function sweepPullRequests(
  context: Context,
  repository: RepositoryRef,
  since: Date,
  followUp: FollowUp,
  attempt: Attempt,
): Promise<void> {
  const ports = context.installation.open(repository)
  const recent = await ports.pullRequests.recent(since)
  const leads = new Map<string, Lead>()
  for (const pullRequest of recent)
    await attempt(async () => {
      const lead = await leadOf(ports, pullRequest)
      if (lead !== undefined && saysMore(lead, leads.get(lead.request))) leads.set(lead.request, lead)
    })
  for (const { request, hint } of leads.values()) await attempt(() => followUp([request], hint))
  await attempt(() => tidyUp(ports, recent))
}

const telling = { merged: 2, open: 1, closed: 0 } as const

/** Of several pull requests of one request: what was merged tells what became of it. */
function saysMore({ hint }: Lead, other: Lead | undefined): boolean {
  const [one, two] = [hint?.pullRequest?.state, other?.hint?.pullRequest?.state]
  return other === undefined || (one !== undefined && (two === undefined || telling[one] > telling[two]))
}
