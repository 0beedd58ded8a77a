import { parseRequestKey } from '../../promotion/origin.ts'
import type { PromotionProgress, Verdict } from '../../promotion/progress.ts'
import { mayBeSeen } from '../../promotion/rollout.ts'
import type { ReplyRecord } from '../../report/marker.ts'
import { outcomeBody, replyBody } from '../../report/reply.ts'
import { showReply, tellOutcome } from '../answer/desk.ts'
import type { Told } from '../outcome.ts'
import type { Comment } from '../ports/ports.ts'
import { deskOf, type Reading, replyTo } from '../reading.ts'
import type { Hand } from './advance.ts'
import type { Entry } from './agenda.ts'
import { touchedBy } from './behind.ts'
import { isDone, requestProgress } from './progress.ts'
import type { Run } from './request.ts'
import { type Outcome, runLegs } from './run-promote.ts'

/** Takes a request as far as it goes and keeps its reply current. Returns the requests that have to be looked at besides. */
export async function carryOut(
  run: Run,
  reading: Reading,
  legs: readonly (readonly Entry[])[],
): Promise<readonly string[]> {
  const desk = deskOf(run.context, reading)
  let reply = replyOf(run, reading)
  let hand: Hand | undefined
  const outcome = await runLegs(run, legs, async (now, promotions) => {
    if (reply !== undefined || hand === 'elsewhere') return hand ?? 'ours'
    reply = await showReply(desk, undefined, bodyOf(now, promotions))
    hand = reply === undefined ? 'elsewhere' : 'ours'
    if (hand === 'elsewhere') return hand
    const { requester } = now.request
    tell(now, { kind: 'request-accepted', verb: verbOf(now), by: requester?.login ?? 'ghost' })
    return hand
  })
  if (outcome.elsewhere) return outcome.displaced
  if (isDone(outcome.promotions) && reply !== undefined && isLate(outcome, reply)) {
    const progress = requestProgress(outcome.run, outcome.promotions)
    await tellOutcome(desk, run.request.key, outcomeBody(progress, reply.url))
  }
  await showReply(desk, reply, bodyOf(outcome.run, outcome.promotions))
  remindOf(run, outcome.promotions)
  publishUnseen(outcome)
  publishEndings(outcome)
  return touchedBy(outcome)
}

/** What goes on without a webhook is looked at again. */
function remindOf({ context, request }: Run, promotions: readonly PromotionProgress[]): void {
  const { rollout, scheduled } = context.delays
  if (promotions.some(each => each.state === 'rolling-out' && !isUnseen(each)))
    context.remind?.(request.key, rollout)
  else if (promotions.some(({ autoMerge }) => autoMerge)) context.remind?.(request.key, scheduled)
}

function replyOf({ request }: Run, reading: Reading): Comment | undefined {
  const origin = parseRequestKey(request.key)
  return origin?.kind === 'comment' ? replyTo(reading, origin.index)?.comment : undefined
}

function bodyOf(run: Run, promotions: readonly PromotionProgress[]): string {
  const { request } = run
  const record: ReplyRecord = {
    key: request.key,
    verb: verbOf(run),
    done: isDone(promotions),
    slips: promotions.map(({ app, environment, to, gates }) => ({ app, environment, version: to, gates })),
  }
  return replyBody(requestProgress(run, promotions), record)
}

function verbOf({ request }: Run): 'promote' | 'rollback' {
  return request.rollback === undefined ? 'promote' : 'rollback'
}

/** By GitHub's own times where it has them, so that every run decides alike. */
function isLate({ run, mergedAt, promotions }: Outcome, reply: Comment): boolean {
  const watched = promotions.some(({ verdict }) => verdict !== undefined && watchedVerdicts.has(verdict))
  const ended = watched ? run.context.clock.now() : (mergedAt ?? run.context.clock.now())
  return ended.getTime() - reply.createdAt.getTime() > run.context.delays.outcome
}

const watchedVerdicts: ReadonlySet<Verdict> = new Set(['succeeded', 'failed', 'unknown'])

/** Looking again in a moment tells no more; the sweep comes by once it is repaired. */
function isUnseen({ rollout }: PromotionProgress): boolean {
  return rollout !== undefined && !mayBeSeen(rollout)
}

function publishUnseen({ run, promotions }: Outcome): void {
  for (const promotion of promotions) {
    const { app, environment, to, state, rollout } = promotion
    if (state !== 'rolling-out' || rollout === undefined || !isUnseen(promotion)) continue
    const { because } = rollout
    tell(run, { kind: 'rollout-unseen', app, environment, release: to, because })
  }
}

function publishEndings({ run, promotions }: Outcome): void {
  if (!isDone(promotions)) return
  for (const { app, environment, to, verdict } of promotions) {
    if (verdict !== undefined) tell(run, { kind: 'promotion-ended', app, environment, release: to, verdict })
  }
}

function tell({ context, request }: Run, told: Told): void {
  context.publish({ ...told, version: 1, at: context.clock.now(), request: request.key })
}
