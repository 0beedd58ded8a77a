import type { GateResult } from '../../promotion/gate.ts'
import { gatesAtMerge } from '../../promotion/gates/at-merge.ts'
import { recordedAt } from '../../promotion/observed.ts'
import type { RolloutSight } from '../../promotion/rollout.ts'
import { slotBranch, viewSlot } from '../../promotion/slot.ts'
import type { Step } from '../../promotion/step.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import { planPromotion } from '../plan/plan-promotion.ts'
import { lookAtRollout } from '../rollout/look-at-rollout.ts'
import { keepVigil } from '../rollout/vigil.ts'
import { lookAtDelivery } from './delivery.ts'
import { recordDeployment } from './deployment.ts'
import { askPermission, permitted, readReview, slotPullRequest } from './observe.ts'
import type { Performed } from './perform.ts'
import type { Run } from './request.ts'
import { changePullRequest, observedIn, type Situation } from './situation.ts'

/** Reads again, after a pause where time has to pass. */
export async function look(
  at: Extract<Step, { readonly kind: 'look' }>['at'],
  run: Run,
  situation: Situation,
): Promise<Performed> {
  const { clock, delays } = run.context
  switch (at) {
    case 'slot':
      return lookAtSlot(run, situation)
    case 'leader':
      await clock.sleep(delays.abandoned)
      return { run, situation: { ...situation, stale: true, looks: situation.looks + 1 } }
    case 'merger':
      await clock.sleep(delays.abandoned)
      return { run, situation: await recordDeployment({ kind: 'look' }, run, situation) }
    case 'merge':
      return { run, situation: { ...situation, lookedBack: await lookBack(run, situation) } }
    case 'deployment':
      return { run, situation: await recordDeployment({ kind: 'look' }, run, situation) }
    case 'rollout':
      return { run, situation: await followRollout(run, situation) }
    case 'delivery':
      return { run, situation: { ...situation, delivery: await lookAtDelivery(run, situation) } }
    case 'review':
      return lookAtReview(run, situation)
    case 'checks':
      await clock.sleep(delays.settle)
      return lookAtReview(run, { ...situation, settled: true })
    case 'mergeability':
      await clock.sleep(delays.mergeability[situation.looks] ?? 0)
      return lookAtReview(run, { ...situation, looks: situation.looks + 1 })
    default:
      return at satisfies never
  }
}

/** The gates, asked of what was merged as far as they can be: nobody of us asked them at that moment. */
async function lookBack(run: Run, situation: Situation): Promise<readonly GateResult[]> {
  const { mine } = observedIn(run, situation).slot
  if (mine === undefined) return []
  const [review, answer] = await Promise.all([
    run.gitops.pullRequests.review(mine.number),
    askPermission(run, situation),
  ])
  const seen = { ...situation, ...readReview(review), ...permitted(answer), settled: true }
  return gatesAtMerge(observedIn(run, seen))
}

/** One look at the clusters; where the configuration connects none any more, nobody can tell. */
async function followRollout(run: Run, situation: Situation): Promise<Situation> {
  const mine = situation.pullRequests.find(
    each => each.claim?.request === run.request.key && each.state === 'merged',
  )
  const now = run.context.clock.now().getTime()
  const { deployment, planned, goal } = situation
  const applied = recordedAt(deployment).since
  const merge = {
    ...{ goal, request: run.request.key },
    commit: mine?.mergeCommit ?? '',
    since: mine?.mergedAt?.getTime() ?? applied ?? now,
    ...(planned.kind === 'plan' ? { changed: planned.plan.files } : {}),
  }
  const sight = (await lookAtRollout(run, merge)) ?? unwatched
  keepVigil(run.context, run.request.key, goal, { verdict: sight.verdict, lookout: run, merge })
  return { ...situation, rollout: { kind: 'seen', sight } }
}

const unwatched: RolloutSight = {
  verdict: 'unknown',
  because: 'no cluster is connected any more',
  clusters: [],
}

/** Whatever another process did here, it did before the branch was claimed: it is seen now. A claim on another commit says that the base moved. */
async function lookAtSlot(run: Run, situation: Situation): Promise<Performed> {
  const { environment, app } = situation.goal
  const found = await run.gitops.pullRequests.find(slotBranch(environment, app))
  const pullRequests = found.map(slotPullRequest)
  const { mine, open } = viewSlot(run.request.key, situation.branch, pullRequests)
  const seen = { ...situation, pullRequests, searched: true, stale: (mine ?? open) !== undefined }
  const { branch } = situation
  if (branch.kind !== 'claimed' || branch.head === run.reading.snapshot.commit)
    return { run, situation: seen }
  return replanned(run, seen)
}

/** The fleet as it is now, and the promotion planned on it. */
async function replanned(run: Run, situation: Situation): Promise<Performed> {
  const reading = await readFleet(run.context, run.gitops)
  return {
    run: { ...run, reading },
    situation: { ...situation, planned: planPromotion(situation.goal, reading) },
  }
}

/** When the base moved, the fleet is read again and the promotion planned on what is there now. */
async function lookAtReview(run: Run, situation: Situation): Promise<Performed> {
  const open = situation.pullRequests.find(each => each.state === 'open')
  if (open === undefined) return { run, situation: { ...situation, stale: true } }
  const review = await run.gitops.pullRequests.review(open.number)
  const seen = changePullRequest(situation, open.number, slotPullRequest(review.pullRequest))
  if (review.pullRequest.state !== 'open') return { run, situation: { ...seen, stale: true } }
  const next = { ...seen, ...readReview(review) }
  return review.baseHead === run.reading.snapshot.commit ? { run, situation: next } : replanned(run, next)
}
