import type { Goal } from '../../promotion/goal.ts'
import type { AutoMergeFact } from '../../promotion/observed.ts'
import type { Step } from '../../promotion/step.ts'
import type { Authorized } from '../authorize.ts'
import { look } from './look.ts'
import { mergeWish } from './merge-wish.ts'
import { askPermission, permitted } from './observe.ts'
import type { Performed } from './perform.ts'
import type { Run } from './request.ts'
import type { Situation } from './situation.ts'

/** Leaves the merge to GitHub: asked for as a merge is, permission and head included. Whatever else it answers, the pull request is looked at again. */
export async function schedule(
  step: Extract<Step, { readonly kind: 'schedule' }>,
  run: Run,
  situation: Situation,
): Promise<Performed> {
  const answer = await askPermission(run, situation)
  if (answer.kind === 'authorized') return schedulePermitted(step, run, situation, answer.value)
  return { run, situation: { ...situation, ...permitted(answer) } }
}

async function schedulePermitted(
  step: Extract<Step, { readonly kind: 'schedule' }>,
  run: Run,
  situation: Situation,
  goal: Authorized<Goal>,
): Promise<Performed> {
  const wish = await mergeWish(step, run, situation, goal)
  if (wish === undefined) return { run, situation: { ...situation, stale: true } }
  const outcome = await run.gitops.pullRequests.schedule(wish)
  if (outcome.kind === 'scheduled') return { run, situation: withAutoMerge(situation, { kind: 'ours' }) }
  if (outcome.kind === 'unavailable') return { run, situation: { ...situation, scheduleAnswer: outcome } }
  // What GitHub had refused to merge it may merge by now.
  const { mergeAnswer: _, ...rest } = situation
  return look('review', run, { ...rest, scheduleAnswer: outcome })
}

/** Takes it back, and looks: GitHub may have merged a moment before. */
export async function unschedule(
  { number }: Extract<Step, { readonly kind: 'unschedule' }>,
  run: Run,
  situation: Situation,
): Promise<Performed> {
  await run.gitops.pullRequests.update(number, { scheduled: false })
  const seen = await look('review', run, situation)
  // GitHub's answer may be older than what we have just done.
  return { ...seen, situation: withAutoMerge(seen.situation, { kind: 'off' }) }
}

function withAutoMerge(situation: Situation, autoMerge: AutoMergeFact): Situation {
  const { review } = situation
  if (review === undefined) return situation
  return { ...situation, review: { ...review, autoMerge, scheduled: autoMerge.kind === 'ours' } }
}
