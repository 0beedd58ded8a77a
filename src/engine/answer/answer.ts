import type { Problem } from '../../lib/problem.ts'
import type { CommandRefusal } from '../../promotion/command.ts'
import type { Fleet } from '../../promotion/fleet.ts'
import { parseRequestKey } from '../../promotion/origin.ts'
import type { PullRequestName, RequestProgress } from '../../promotion/progress.ts'
import type { DifferenceText } from '../../report/difference.ts'
import type { HelpFacts } from '../../report/help.ts'
import type { History } from '../../report/history.ts'
import type { Result } from '../../report/result.ts'
import type { RunningText } from '../../report/running.ts'
import type { Verification } from '../../report/verification.ts'
import type { Restarted } from '../commands/restart.ts'
import type { Context } from '../context.ts'
import type { Comment } from '../ports/ports.ts'
import { deskOf, type Reading, replyTo } from '../reading.ts'
import { answerText } from './answer-text.ts'
import { showReply } from './desk.ts'

/** Everything that is said once and for all, in the engine's words; `report` turns it into Markdown. */
export type Answer =
  | { readonly kind: 'refusal'; readonly refusal: CommandRefusal }
  | { readonly kind: 'edited' | 'stale' }
  | { readonly kind: 'fork' }
  | { readonly kind: 'several-gitops'; readonly candidates: readonly string[] }
  | { readonly kind: 'no-gitops'; readonly repository: string; readonly broken: readonly string[] }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'broken-config'; readonly repository: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'archived'; readonly repository: string }
  | {
      readonly kind: 'problems'
      readonly problems: readonly Problem[]
      /** The line that could run, to copy. */
      readonly suggestion?: string
    }
  | { readonly kind: 'nothing-to-do'; readonly reason: string }
  | { readonly kind: 'dry-run'; readonly progress: RequestProgress }
  | { readonly kind: 'explanation'; readonly progress: RequestProgress; readonly ended: boolean }
  | { readonly kind: 'unknown-request'; readonly id: string }
  | { readonly kind: 'nothing-to-cancel' }
  | { readonly kind: 'cancelling'; readonly id: string; readonly cancels: string; readonly by: string }
  | {
      readonly kind: 'cancelled'
      readonly id: string
      readonly cancels: string
      readonly by: string
      readonly closed: readonly PullRequestName[]
    }
  | { readonly kind: 'too-late'; readonly id: string; readonly merged: readonly PullRequestName[] }
  | {
      readonly kind: 'list'
      readonly repository: string
      readonly commit: string
      readonly fleet: Fleet
      readonly problems: readonly Problem[]
      readonly running: RunningText
      readonly app?: string
      readonly environment?: string
    }
  | { readonly kind: 'help'; readonly facts: HelpFacts }
  | (DifferenceText & { readonly kind: 'difference' })
  | (History & { readonly kind: 'history' })
  | (Verification & { readonly kind: 'verification'; readonly commit: string })
  | {
      readonly kind: 'restarted'
      readonly app: string
      readonly environment: string
      readonly clusters: readonly Restarted[]
    }
  | { readonly kind: 'not-connected'; readonly environment: string }
  | { readonly kind: 'not-there' | 'no-rollback'; readonly app: string; readonly environment: string }

/** The command that is answered: its verb, its line as it was typed, whether nothing more happens for it, and the reply that is there. */
export interface Spoken {
  readonly verb: string
  readonly source: string
  readonly done?: boolean
  readonly current?: Comment
}

/** Writes an answer, or what it has become: `current` is ours from earlier in this run. Returns the comment; nothing where another Lockkeeper answered first. */
export async function answer(
  context: Context,
  reading: Reading,
  key: string,
  { verb, source, done = true, current }: Spoken,
  said: Answer,
): Promise<Comment | undefined> {
  const origin = parseRequestKey(key)
  const index = origin?.kind === 'comment' ? origin.index : 0
  const existing = current ?? replyTo(reading, index)?.comment
  const cancels = 'cancels' in said ? { cancels: { key: said.cancels, by: said.by } } : {}
  const body = answerText(said, source, {
    key,
    verb,
    done,
    slips: [],
    result: { verdict: verdictOf(said) },
    ...cancels,
  })
  const comment = await showReply(deskOf(context, reading), existing, body)
  if (done && comment !== undefined)
    context.publish({ kind: 'request-answered', version: 1, at: context.clock.now(), request: key, verb })
  return comment
}

const answered: ReadonlySet<Answer['kind']> = new Set([
  'explanation',
  'cancelled',
  'list',
  'difference',
  'help',
  'history',
  'dry-run',
])

/** For tools that follow a reply: whether the command was answered or refused; of a verification, what it came to. */
function verdictOf(said: Answer): Result['verdict'] {
  if (said.kind === 'nothing-to-do') return said.kind
  if (said.kind === 'verification')
    return said.sight.verdict === 'in-progress' ? 'unknown' : said.sight.verdict
  if (said.kind === 'restarted')
    return said.clusters.some(({ failure }) => failure !== undefined) ? 'failed' : 'answered'
  return answered.has(said.kind) ? 'answered' : 'refused'
}
