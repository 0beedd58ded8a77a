import { sentCheckRun, suiteVerdict } from '../shapes/check.ts'
import type { Account, App } from '../world/accounts.ts'
import type { CheckRun } from '../world/checks.ts'
import type { Repository } from '../world/repository.ts'
import { isPull } from '../world/threads.ts'
import { emit, inBackground, takeId, type World } from '../world/world.ts'
import { mergePull } from './merge.ts'
import { advanceQueues, enqueue, hasQueue } from './merge-queue.ts'
import { judgeMergeability } from './mergeability.ts'
import { announceSuite, suiteFor } from './suites.ts'

/** What a new check run is to be. */
export type CheckRunWish = Pick<
  CheckRun,
  'name' | 'status' | 'conclusion' | 'externalId' | 'detailsUrl' | 'output'
> &
  Partial<Pick<CheckRun, 'startedAt' | 'completedAt' | 'annotations' | 'actions'>>

/** Creates a check run on a commit. */
export function createRun(
  world: World,
  repository: Repository,
  app: App,
  headSha: string,
  wish: CheckRunWish,
): CheckRun {
  const suite = suiteFor(world, repository, app, headSha)
  const run: CheckRun = {
    startedAt: world.clock.now(),
    completedAt: undefined,
    annotations: [],
    actions: [],
    ...wish,
    id: takeId(world),
    suite,
    app,
  }
  repository.runs.set(run.id, run)
  announceRun(world, repository, run, 'created')
  if (run.status === 'completed') completeRun(world, repository, run)
  return run
}

/** Sends a `check_run` event. */
export function announceRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  action: string,
  sender: Account = run.app.bot,
): void {
  const payload = { check_run: sentCheckRun(world, repository, run) }
  const addressed = action === 'rerequested' || action === 'requested_action' ? { onlyFor: run.app } : {}
  emit(world, { event: 'check_run', action, repository, sender, payload, ...addressed })
}

/** What follows when a run completes: its events, the suite's when all are done, auto-merges. */
export function completeRun(world: World, repository: Repository, run: CheckRun): void {
  run.completedAt ??= world.clock.now()
  run.suite.updatedAt = world.clock.now()
  announceRun(world, repository, run, 'completed')
  const runs = [...repository.runs.values()].filter(other => other.suite === run.suite)
  if (suiteVerdict(runs).status === 'completed')
    inBackground(
      world,
      announceSuite(world, repository, run.suite, { action: 'completed', sender: run.app.bot }),
    )
  inBackground(world, mergeWhatIsReady(world, repository))
}

/** Merges the pull requests with auto-merge on whose rules are now met, or has their queue do it. */
export async function mergeWhatIsReady(world: World, repository: Repository): Promise<void> {
  await advanceQueues(world, repository)
  for (const issue of [...repository.issues.values()].filter(isPull)) {
    const { autoMerge } = issue.pull
    if (issue.state === 'closed' || autoMerge === undefined) continue
    const { state } = await judgeMergeability(world, repository, issue)
    if (state !== 'CLEAN' && state !== 'UNSTABLE') continue
    const { method, title, message, enabledBy: actor } = autoMerge
    if (hasQueue(repository, issue)) {
      await enqueue(world, repository, issue, actor)
      continue
    }
    await mergePull(world, repository, issue, { method, title, message, sha: undefined, actor })
  }
}
