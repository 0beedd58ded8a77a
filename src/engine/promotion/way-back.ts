import type { Goal } from '../../promotion/goal.ts'
import { offerKey, requestId } from '../../promotion/origin.ts'
import { sameVersion, versionsIn } from '../../promotion/pins.ts'
import { type EnvironmentPolicy, environmentPolicy } from '../../promotion/policy.ts'
import type { PromotionProgress, WayBack } from '../../promotion/progress.ts'
import { slotBranch } from '../../promotion/slot.ts'
import { readProposalMarker } from '../../report/marker.ts'
import { goalOf, pastReleases } from '../commands/rollback.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import { type Advanced, advance } from './advance.ts'
import { readHold } from './holds.ts'
import { ownPullRequest } from './progress.ts'
import type { Run } from './request.ts'
import { requesterOf, type Situation } from './situation.ts'

/**
 * What follows a failed promotion, as its environment's `onFailure` says: the rollback is prepared as a pull request that nobody but a person
 * merges, or carried out. Found again by its key, which is the failed request's: done once, however often it is looked at.
 */
export async function wayBack({ run: before, situation, step }: Advanced): Promise<WayBack | undefined> {
  if (step.kind !== 'end' || step.verdict !== 'failed' || before.request.rollback !== undefined)
    return undefined
  const run = { ...before, reading: await readFleet(before.context, before.gitops) }
  const { goal } = situation
  const policy = environmentPolicy(run.reading.policy, goal.environment)
  if (policy === undefined || policy.onFailure === 'nothing') return undefined
  const own = derive(run, situation)
  const version = own === undefined ? undefined : await destination(own, goal)
  if (own === undefined || version === undefined) return undefined
  const hold = await readHold(run.gitops, goal)
  const does = policy.onFailure === 'rollback' && (hold === undefined || hold.request === own.request.key)
  const begin = does ? own : withheld(own, policy)
  const advanced = await advance(begin, { ...goal, version }, undefined, async () => 'ours')
  return wayBackOf(advanced, does)
}

/** What it was begun with; else where a rollback leads now, as long as what failed is still there and nobody else is at it. */
async function destination(
  { gitops, reading, request, context }: Run,
  { app, environment, version }: Goal,
): Promise<string | undefined> {
  const found = await gitops.pullRequests.find(slotBranch(environment, app))
  const claims = found.flatMap(each => (each.ours ? (readProposalMarker(each.body)?.claim ?? []) : []))
  const begun = claims.find(claim => claim.request === request.key)
  if (begun !== undefined) return begun.version
  const present = versionsIn(reading.fleet, app, environment)
  if (!present.some(each => sameVersion(each, version))) return undefined
  if (found.some(({ state }) => state === 'open')) return undefined
  const history = await pastReleases(gitops, app, environment)
  const back = goalOf({ context, gitops, reading }, { app, environment }, history)
  return back.kind === 'none' ? undefined : back.version
}

/** The run of the rollback: on behalf of who asked for what failed, under a key of its own. */
function derive(run: Run, situation: Situation): Run | undefined {
  const requester = requesterOf(run, situation) ?? claimant(run, situation)
  if (requester === undefined) return undefined
  const key = offerKey(run.gitops.ref.id, run.request.key)
  const { app, environment } = situation.goal
  const { entry: _, ...rest } = run
  return {
    ...rest,
    fresh: false,
    request: {
      ...{ key, id: requestId(key), dryRun: false, slips: [], requester },
      source: `/rollback ${app} on ${environment}`,
      rollback: { fromHistory: true },
      ...(run.request.thread === undefined ? {} : { thread: run.request.thread }),
    },
  }
}

function claimant(run: Run, { pullRequests }: Situation) {
  return pullRequests.find(({ claim }) => claim?.request === run.request.key)?.claim?.requestedBy
}

/** The same run with a policy under which only a person merges. */
function withheld(run: Run, policy: EnvironmentPolicy): Run {
  const environments = run.reading.policy.environments.map(each =>
    each === policy ? { ...each, merge: 'never' as const } : each,
  )
  return { ...run, reading: { ...run.reading, policy: { ...run.reading.policy, environments } } }
}

function wayBackOf(advanced: Advanced, does: boolean): WayBack | undefined {
  const { step, situation, run } = advanced
  const mine = ownPullRequest(run, situation)
  const pullRequest = mine === undefined ? {} : { pullRequest: { number: mine.number, url: mine.url } }
  const { version } = situation.goal
  if (step.kind === 'wait')
    return { kind: does ? 'under-way' : 'ready', version, because: step.because, ...pullRequest }
  const isDone = step.verdict === 'merged' || step.verdict === 'succeeded'
  return { kind: isDone ? 'done' : 'failed', version, because: step.because, ...pullRequest }
}

/** A promotion that failed is over when its rollback is. */
export function withWayBack(promotion: PromotionProgress, back: WayBack | undefined): PromotionProgress {
  if (back === undefined) return promotion
  if (back.kind !== 'under-way') return { ...promotion, wayBack: back }
  const { verdict: _, ...rest } = promotion
  return { ...rest, state: 'rolling-out', wayBack: back, because: promotion.because ?? '' }
}
