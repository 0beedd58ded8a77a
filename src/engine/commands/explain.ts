import { parseComment } from '../../command/comment.ts'
import { parseRequestKey, requestId } from '../../promotion/origin.ts'
import type { Answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import { type Reply, repliesIn } from '../answer/desk.ts'
import { findKey, readTraces, type Traces } from '../answer/find-request.ts'
import { type Context, repositoryById } from '../context.ts'
import type { Comment, RepositoryRef } from '../ports/ports.ts'
import { drawAgenda } from '../promotion/agenda.ts'
import { isDone, requestProgress } from '../promotion/progress.ts'
import type { Run } from '../promotion/request.ts'
import { surveyLegs } from '../promotion/run-promote.ts'

/** The decision trace of a request: every gate of every promotion as it stands now, read from GitHub alone. */
export async function explain(addressed: Addressed, id: string): Promise<Answer> {
  const traces = await readTraces(addressed)
  const key = findKey(traces, id)
  if (key === undefined || parseRequestKey(key)?.gitops !== addressed.gitops.ref.id)
    return { kind: 'unknown-request', id }
  const run = await recallRun(addressed, traces, key)
  const agenda = drawAgenda(run)
  if (agenda.kind !== 'legs')
    return agenda.kind === 'refused' ? { kind: 'problems', problems: agenda.problems } : agenda
  const promotions = await surveyLegs(run, agenda.legs)
  return { kind: 'explanation', progress: requestProgress(run, promotions), ended: isDone(promotions) }
}

async function recallRun(addressed: Addressed, traces: Traces, key: string): Promise<Run> {
  const { context, gitops, fleet } = addressed
  const origin = parseRequestKey(key)
  const source = origin?.kind === 'comment' ? await repositoryById(context, origin.repository) : undefined
  const comment =
    source === undefined || origin?.kind !== 'comment'
      ? undefined
      : await context.installation.open(source).threads.comment(origin.comment)
  const ours = traces.pullRequests.filter(each => each.claim?.request === key)
  const isReply = ({ record }: Reply): boolean => record.key === key
  const reply = traces.replies.find(isReply) ?? (await repliesThere(context, source, comment)).find(isReply)
  const begun = ours.flatMap(({ claim }) => (claim === undefined ? [] : [claim]))
  return {
    context,
    source: source ?? gitops.ref,
    gitops,
    fresh: false,
    reading: fleet,
    request: {
      key,
      id: requestId(key),
      dryRun: false,
      slips: reply?.record.slips ?? begun,
      ...(reply?.record.verb === 'rollback' ? { rollback: { fromHistory: true } } : {}),
      thread: { issue: comment?.issue ?? 0, createdAt: comment?.createdAt ?? context.clock.now() },
      ...recallCommand(addressed, comment, origin?.kind === 'comment' ? origin.index : 0),
    },
  }
}

/** Our replies in the thread that the request was made in. */
async function repliesThere(
  context: Context,
  source: RepositoryRef | undefined,
  comment: Comment | undefined,
): Promise<readonly Reply[]> {
  if (source === undefined || comment === undefined) return []
  const there = await context.installation.open(source).threads.conversation(comment.issue, comment.createdAt)
  return repliesIn(there?.comments ?? [])
}

/** What the comment says, as long as it says what it said. */
function recallCommand(
  { context }: Addressed,
  comment: Comment | undefined,
  index: number,
): Pick<Run['request'], 'requester' | 'command' | 'source' | 'withdrawn'> {
  if (comment === undefined) return { source: '', withdrawn: { kind: 'deleted' } }
  const requester = { id: comment.author.id, login: comment.author.login }
  if (comment.edited) return { requester, source: '', withdrawn: { kind: 'edited' } }
  const { commands } = parseComment(comment.body, context)
  const placed = commands.find(each => each.index === index)
  if (placed?.command.kind !== 'promote') return { requester, source: '' }
  return { requester, source: placed.source, command: placed.command }
}
