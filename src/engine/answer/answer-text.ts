import { matrix } from '../../fleet/matrix.ts'
import {
  noRepositoryBody,
  noteBody,
  problemBody,
  refusalBody,
  whichRepositoryBody,
} from '../../report/answer.ts'
import { differenceBody } from '../../report/difference.ts'
import { explainBody } from '../../report/explain.ts'
import { helpBody } from '../../report/help.ts'
import { historyBody } from '../../report/history.ts'
import { listBody } from '../../report/list.ts'
import type { ReplyRecord } from '../../report/marker.ts'
import { capitalized, replyBody } from '../../report/reply.ts'
import { verificationBody } from '../../report/verification.ts'
import type { Answer } from './answer.ts'
import { clusterNote } from './cluster-note.ts'

/** An answer as Markdown; `source` is the line that was typed. */
export function answerText(said: Answer, source: string, record: ReplyRecord): string {
  switch (said.kind) {
    case 'refusal':
      return refusalBody(said.refusal, record)
    case 'several-gitops':
      return whichRepositoryBody({ repositories: said.candidates, source }, record)
    case 'no-gitops':
      return noGitopsText(said, source, record)
    case 'problems':
      return problemBody({ source, ...said }, record)
    case 'broken-config':
      return problemBody({ source, problems: said.problems }, record)
    case 'dry-run':
      return replyBody(said.progress, record)
    case 'explanation':
      return explainBody(said.progress, record)
    case 'list':
      return listText(said, record)
    case 'help':
      return helpBody(said.facts, record)
    case 'difference':
      return differenceBody(said, record)
    case 'history':
      return historyBody(said, record)
    case 'verification':
      return verificationBody(said, record)
    case 'restarted':
    case 'not-connected':
    case 'not-there':
    case 'no-rollback':
      return noteBody(clusterNote(said), record)
    default:
      return noteBody(noteOf(said), record)
  }
}

function noGitopsText(
  { repository, broken }: Extract<Answer, { readonly kind: 'no-gitops' }>,
  source: string,
  record: ReplyRecord,
): string {
  if (broken.length === 0) return noRepositoryBody({ repository, source }, record)
  return noteBody(
    {
      mark: '❓',
      title: 'I cannot tell which GitOps repository is meant',
      lines: [
        `None that I can read lists ${repository} under sources, and the configuration of ${broken.join(' and ')} is broken: mend .github/lockkeeper.yml there.`,
      ],
    },
    record,
  )
}

function listText(said: Extract<Answer, { readonly kind: 'list' }>, record: ReplyRecord): string {
  const { app, environment, fleet, problems, repository, commit, running } = said
  const filter = {
    ...(app === undefined ? {} : { app }),
    ...(environment === undefined ? {} : { environment }),
  }
  const all = { ...fleet, problems: [...problems, ...fleet.problems] }
  return listBody(matrix(all, filter), { repository, commit, running, ...filter }, record)
}

type Note = Parameters<typeof noteBody>[0]
type Noted = Extract<
  Answer,
  {
    readonly kind:
      | 'edited'
      | 'stale'
      | 'fork'
      | 'denied'
      | 'archived'
      | 'nothing-to-do'
      | 'unknown-request'
      | 'nothing-to-cancel'
      | 'cancelling'
      | 'cancelled'
      | 'too-late'
  }
>

function noteOf(said: Noted): Note {
  switch (said.kind) {
    case 'edited':
      return {
        mark: '❌',
        title: 'I do not run edited comments',
        lines: ['This comment was edited before I read it. Write the command in a new comment.'],
      }
    case 'stale':
      return {
        mark: '❌',
        title: 'I saw this more than an hour ago',
        lines: ['My answer is gone, so I do nothing now. Write the command in a new comment.'],
      }
    case 'fork':
      return {
        mark: '❌',
        title: 'I take no commands on pull requests from forks',
        lines: ['Give the command on an issue, or on a pull request from a branch of this repository.'],
      }
    case 'denied':
      return { mark: '⛔', title: 'You may not do this', lines: [`${capitalized(said.reason)}.`] }
    case 'archived':
      return {
        mark: '⛔',
        title: `${said.repository} is archived`,
        lines: ['Nothing can be written there. Unarchive it, then ask again.'],
      }
    case 'nothing-to-do':
      return { mark: '⚪', title: 'Nothing to do', lines: [said.reason] }
    default:
      return cancelNote(said)
  }
}

const whereLooked =
  'I look in this thread and among the pull requests of the last 90 days. Ask in the thread of the request, or check the id.'
const nothingUnderWay =
  'No promotion that was asked for in this thread is under way. To cancel one of elsewhere, name its id.'

function cancelNote(
  said: Extract<
    Noted,
    { readonly kind: 'unknown-request' | 'nothing-to-cancel' | 'cancelling' | 'cancelled' | 'too-late' }
  >,
): Note {
  switch (said.kind) {
    case 'unknown-request':
      return { mark: '❓', title: `I know no request ${said.id}`, lines: [whereLooked] }
    case 'nothing-to-cancel':
      return { mark: '⚪', title: 'There is nothing to cancel here', lines: [nothingUnderWay] }
    case 'cancelling':
      return { mark: '🟡', title: `${said.id} is being cancelled`, lines: [`Asked for by @${said.by}.`] }
    case 'cancelled':
      return {
        mark: '⚪',
        title: `${said.id} is cancelled`,
        lines: cancelledLines(said),
        pullRequests: said.closed,
      }
    case 'too-late':
      return {
        mark: '❌',
        title: `${said.id} cannot be cancelled any more`,
        lines: [`It is merged: ${numbers(said.merged)}.`],
        pullRequests: said.merged,
      }
    default:
      return said satisfies never
  }
}

function numbers(pullRequests: readonly { readonly number: number }[]): string {
  return pullRequests.map(({ number }) => `#${number}`).join(', ')
}

function cancelledLines({ by, closed }: Extract<Answer, { readonly kind: 'cancelled' }>): readonly string[] {
  return [`Cancelled by @${by}.`, ...(closed.length === 0 ? [] : [`Closed: ${numbers(closed)}.`])]
}
