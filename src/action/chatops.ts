import * as z from 'zod'
import { repliesIn } from '../engine/answer/desk.ts'
import type { Clock, Installation } from '../engine/ports/ports.ts'
import { follow } from '../engine/rollout/follow.ts'
import { type Hint, readHint } from '../github/hint.ts'
import type { TokenAccess } from '../github/token-access.ts'
import { ProblemError } from '../lib/problem.ts'
import { parseRequestKey, requestId } from '../promotion/origin.ts'
import { branchPrefix } from '../promotion/slot.ts'
import type { ReplyRecord } from '../report/marker.ts'
import { type StepEngine, withEngine } from './engine.ts'
import { unreadable } from './event.ts'
import type { Job } from './job.ts'
import { openGitHub } from './open-github.ts'
import type { ModeResult } from './result.ts'
import { newLines } from './tell-reply.ts'
import { waitOn } from './wait.ts'

// A workflow that runs by schedule once a day still finds what was asked the day before.
const lookBack = 3 * 24 * 3_600_000

/** Answers the comment that started the workflow, or goes on with everything that waits. */
export async function chatops(job: Job, clock: Clock): Promise<ModeResult> {
  const access = await openGitHub(job, clock)
  return withEngine(job, { access, clock }, async engine => {
    const result = await act(job, { engine, access, clock })
    const [refusal] = engine.refusals
    if (refusal !== undefined) throw new ProblemError(refusal)
    return result
  })
}

async function act(job: Job, { engine, access, clock }: Omit<Asked, 'hint'>): Promise<ModeResult> {
  const hint = hintOf(job, access)
  if (hint?.kind === 'comment') return answer(job, { engine, access, clock, hint })
  if (hint?.kind === 'branches') return look(job, { engine, clock, hint })
  if (job.event.name === 'issue_comment') return noCommand(job)
  const since = new Date(clock.now().getTime() - lookBack)
  await job.show.group('Everything that waits', () => engine.sweep(since))
  job.show.info(`Every comment and pull request since ${since.toISOString()} was looked at.`)
  await followReminders(job, engine, clock)
  return { end: 0, outputs: { verdict: 'answered' }, summary: '' }
}

const Commented = z.object({ action: z.string(), issue: z.object({}), comment: z.object({ id: z.number() }) })

/** An edit, a deletion, a bot's comment: nothing that speaks to us. */
function noCommand({ event, show }: Job): ModeResult {
  if (!Commented.safeParse(event.payload).success)
    throw new ProblemError(
      unreadable('The event is none of a comment: it lacks its action, issue or comment.'),
    )
  show.info('This is not a new comment of a person: nothing to do.')
  return { end: 0, outputs: { verdict: 'nothing-to-do' }, summary: '' }
}

/** Stays for rollouts that go on, as long as they are quick; the next run by schedule continues what lasts longer. */
async function followReminders({ show, ...job }: Job, engine: StepEngine, clock: Clock): Promise<void> {
  let open = engine.takeReminders()
  if (open.length === 0) return
  const { pause, ...wait } = waitOn({ show, ...job }, clock)
  const look = async () => {
    for (const request of open) await engine.lookAgain(request)
    open = engine.takeReminders()
  }
  await show.group(`Following ${open.map(requestId).join(', ')}`, async () => {
    await clock.sleep(pause)
    await follow({ ...wait, pause }, look, () => open.length > 0)
  })
}

// The payload of a workflow's event is a webhook's without the installation.
function hintOf({ event }: Job, { identity }: TokenAccess): Hint | undefined {
  const payload = typeof event.payload === 'object' && event.payload !== null ? event.payload : {}
  return readHint(identity, event.name, { ...payload, installation: { id: 1 } })
}

async function look(
  job: Job,
  {
    engine,
    clock,
    hint: { branches, repository },
  }: Pick<Asked, 'engine' | 'clock'> & { readonly hint: Hint & { readonly kind: 'branches' } },
): Promise<ModeResult> {
  const ours = branches.filter(name => name.startsWith(branchPrefix))
  if (ours.length === 0) job.show.info('The event is about no promotion of Lockkeeper: nothing to do.')
  for (const branch of ours)
    await job.show.group(`Looking at ${branch}`, () => engine.lookAt(repository, branch))
  await followReminders(job, engine, clock)
  return { end: 0, outputs: { verdict: ours.length === 0 ? 'nothing-to-do' : 'answered' }, summary: '' }
}

interface Asked {
  readonly engine: StepEngine
  readonly access: TokenAccess
  readonly clock: Clock
  readonly hint: Hint & { readonly kind: 'comment' }
}

/** Answers, and stays for checks and rollouts as long as they are quick. */
async function answer(job: Job, { engine, access, clock, hint }: Asked): Promise<ModeResult> {
  const told = new Map<string, string>()
  const look = async () => {
    await engine.answerComment(hint.repository, hint.comment, hint)
    const replies = await repliesTo(access.installation, hint)
    for (const { url, body } of replies) {
      for (const line of newLines(body, told.get(url))) job.show.info(line)
      told.set(url, body)
    }
    return replies
  }
  const goesOn = (replies: readonly AnsweredReply[]) => engine.refusals.length === 0 && replies.some(moves)
  const replies = await job.show.group(`Comment ${hint.comment}`, () =>
    follow(waitOn(job, clock), look, goesOn),
  )
  if (replies.length === 0) job.show.info('The comment holds no command that is to be answered here.')
  return conclude(replies)
}

function moves({ record }: AnsweredReply): boolean {
  return !record.done && record.result?.waitsFor === 'machine'
}

interface AnsweredReply {
  readonly record: ReplyRecord
  readonly url: string
  readonly body: string
}

async function repliesTo(
  installation: Installation,
  { repository, issue, comment, createdAt }: Asked['hint'],
): Promise<readonly AnsweredReply[]> {
  const { threads } = installation.open(repository)
  const conversation = await threads.conversation(issue, createdAt)
  return repliesIn(conversation?.comments ?? []).flatMap(({ record, comment: { url, body } }) => {
    const origin = parseRequestKey(record.key)
    return origin?.kind === 'comment' && origin.comment === comment ? [{ record, url, body }] : []
  })
}

// A refusal is an answer: it stands in the thread, and a red workflow would only say it twice.
function conclude(replies: readonly AnsweredReply[]): ModeResult {
  const verdict = replies.map(({ record }) => record.result?.verdict).find(each => each !== undefined)
  const lines = replies.map(
    ({ url, record }) => `- ${record.verb}: ${record.result?.verdict ?? 'unknown'}, ${url}`,
  )
  return {
    end: 0,
    outputs: {
      verdict: verdict ?? 'nothing-to-do',
      result: JSON.stringify(replies.map(({ record }) => record.result)),
    },
    summary: replies.length === 0 ? '' : `### Lockkeeper\n\n${lines.join('\n')}\n`,
  }
}
