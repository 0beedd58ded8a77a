import type { Clock } from '../engine/ports/ports.ts'
import type { WorkflowAnswer } from '../engine/promotion/workflow-request.ts'
import { follow } from '../engine/rollout/follow.ts'
import type { TokenAccess } from '../github/token-access.ts'
import { formatProblem, ProblemError } from '../lib/problem.ts'
import type { RequestProgress } from '../promotion/progress.ts'
import { replyBody } from '../report/reply.ts'
import { resultOf } from '../report/result.ts'
import { withEngine } from './engine.ts'
import type { Job, JobEnd, Show } from './job.ts'
import { findRepository, openGitHub } from './open-github.ts'
import type { ModeResult } from './result.ts'
import { waitOn } from './wait.ts'

/** Asks for a promotion as a comment would, and follows it as long as only machines are waited for. */
export async function promote(job: Job, clock: Clock): Promise<ModeResult> {
  const access = await openGitHub(job, clock)
  const ask = await askOf(job, access)
  return withEngine(job, { access, clock }, async engine => {
    const look = () => job.show.group(`/promote ${ask.words}`, () => engine.promote(ask))
    const answer = await follow(waitOn(job, clock), look, moves)
    if (answer.kind === 'refused') for (const problem of answer.problems) job.show.annotate('error', problem)
    const result = conclude(answer)
    if (answer.kind === 'progress') tellEnd(job.show, result)
    return result
  })
}

async function askOf({ inputs, repository, run }: Job, access: TokenAccess) {
  const source = await findRepository(access, repository)
  const gitops = await findRepository(access, inputs.repository ?? repository)
  if (source === undefined || gitops === undefined)
    throw new ProblemError({
      code: 'REPOSITORY_UNREACHABLE',
      message: `The token does not reach ${source === undefined ? repository : inputs.repository}.`,
      advice: 'Set the input `token` to one that reaches both repositories.',
    })
  return { source, gitops, run: run.id, step: run.step, words: inputs.command ?? '' }
}

function moves(answer: WorkflowAnswer): boolean {
  if (answer.kind !== 'progress') return false
  const { verdict, waitsFor } = resultOf(answer.progress)
  return verdict === 'waiting' && waitsFor === 'machine'
}

// What a pull request says of itself counts only for whoever opened it.
const goesOn =
  'It waits. The workflow `chatops` of the GitOps repository goes on with it, where its `token` acts as the same GitHub App or person as this one.'

/** A red step says in its log why, and a green one what came of it. */
function tellEnd(show: Show, { end, outputs: { verdict = '', cause = '' } }: ModeResult): void {
  const message = cause === '' ? verdict : `${verdict}: ${cause}`
  if (verdict === 'waiting') show.info(goesOn)
  if (end === 0) show.info(message)
  else show.annotate('error', { code: `PROMOTION_${verdict.toUpperCase()}`, message })
}

function conclude(answer: WorkflowAnswer): ModeResult {
  switch (answer.kind) {
    case 'progress':
      return concludeProgress(answer.progress)
    case 'nothing-to-do':
      return { end: 0, outputs: { verdict: 'nothing-to-do', cause: answer.reason }, summary: answer.reason }
    case 'refused': {
      const [first] = answer.problems
      const lines = answer.problems.map(formatProblem).join('\n')
      const summary = `### 🔴 Refused\n\n\`\`\`text\n${lines.replaceAll('`', 'ˋ')}\n\`\`\`\n`
      return { end: 1, outputs: { verdict: 'refused', cause: first?.message ?? '' }, summary }
    }
    default:
      return answer satisfies never
  }
}

const ends: Readonly<Partial<Record<string, JobEnd>>> = { failed: 1, refused: 1, cancelled: 1, unknown: 2 }

function concludeProgress(progress: RequestProgress): ModeResult {
  const { verdict } = resultOf(progress)
  const first = progress.promotions.find(each => each.pullRequest !== undefined)
  const because = progress.promotions.find(each => each.because !== undefined)?.because
  const record = { key: progress.key, verb: 'promote', done: verdict !== 'waiting', slips: [] }
  return {
    // Whoever waits for a person has done what it could: later steps read the verdict.
    end: ends[verdict] ?? 0,
    outputs: {
      verdict,
      result: JSON.stringify(progress),
      ...(because === undefined ? {} : { cause: because }),
      ...(first?.pullRequest === undefined ? {} : { 'pull-request': first.pullRequest.url }),
    },
    summary: `${replyBody(progress, record)}${verdict === 'waiting' ? `\n\n${goesOn}` : ''}`,
  }
}
