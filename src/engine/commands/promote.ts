import type { PromoteCommand } from '../../promotion/command.ts'
import type { Withdrawal } from '../../promotion/observed.ts'
import { requestId } from '../../promotion/origin.ts'
import type { Answer } from '../answer/answer.ts'
import { answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import { repliesIn } from '../answer/desk.ts'
import { fullName } from '../authorize.ts'
import { drawAgenda } from '../promotion/agenda.ts'
import { carryOut } from '../promotion/carry-out.ts'
import { requestProgress } from '../promotion/progress.ts'
import type { PromoteRequest, Run } from '../promotion/request.ts'
import { surveyLegs } from '../promotion/run-promote.ts'
import { hasLostReply, type Reading, replyTo } from '../reading.ts'
import { problemsOf } from './names.ts'

/** Carries out `/promote`. Returns the requests that have to be looked at besides. */
export async function promote(
  addressed: Addressed,
  command: PromoteCommand,
  rollback?: PromoteRequest['rollback'],
): Promise<readonly string[]> {
  const { context, reading, key, fleet, gitops } = addressed
  const say = async (said: Answer): Promise<readonly string[]> => {
    await answer(
      context,
      reading,
      key,
      { verb: addressed.placed.command.kind, source: addressed.placed.source },
      said,
    )
    return []
  }
  if (fleet.problems.length > 0)
    return say({ kind: 'broken-config', repository: fullName(gitops.ref), problems: fleet.problems })
  if (!fleet.snapshot.writable) return say({ kind: 'archived', repository: fullName(gitops.ref) })
  const run = runOf(addressed, command, rollback)
  const agenda = drawAgenda(run)
  if (agenda.kind === 'refused') return say(problemsOf(agenda.problems, command, fleet.fleet))
  if (agenda.kind === 'nothing-to-do') return say(agenda)
  if (!command.dryRun) return carryOut(run, reading, agenda.legs)
  return say({ kind: 'dry-run', progress: requestProgress(run, await surveyLegs(run, agenda.legs)) })
}

/** The run of a command that stands in its comment as it was written. */
export function runOf(
  addressed: Addressed,
  command: PromoteCommand,
  rollback?: PromoteRequest['rollback'],
): Run {
  const { context, reading, gitops, fleet, grounds } = addressed
  return {
    context,
    source: reading.source.ref,
    gitops,
    fresh: reading.aloneUntil !== undefined,
    reading: fleet,
    entry: grounds,
    request: { ...requestOf(addressed, command), ...(rollback === undefined ? {} : { rollback }) },
  }
}

function requestOf({ reading, comment, placed, key }: Addressed, command: PromoteCommand): PromoteRequest {
  const withdrawn = withdrawalOf(reading, key, placed.index)
  return {
    key,
    id: requestId(key),
    source: placed.source,
    dryRun: command.dryRun,
    requester: { id: comment.author.id, login: comment.author.login },
    command,
    slips: replyTo(reading, placed.index)?.record.slips ?? [],
    thread: { issue: comment.issue, createdAt: comment.createdAt },
    ...(command.reason === undefined ? {} : { reason: command.reason }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  }
}

function withdrawalOf(reading: Reading, key: string, index: number): Withdrawal | undefined {
  const cancelling = repliesIn(reading.conversation.comments).find(
    ({ record }) => record.cancels?.key === key,
  )
  const by = cancelling?.record.cancels?.by
  if (by !== undefined) return { kind: 'cancelled', by }
  return hasLostReply(reading, index) ? { kind: 'stale' } : undefined
}
