import { sentCheckRun, suiteVerdict } from '../shapes/check.ts'
import type { Account, App } from '../world/accounts.ts'
import type { CheckRun } from '../world/checks.ts'
import type { Repository } from '../world/repository.ts'
import { isPull } from '../world/threads.ts'
import { emit, findAccount, findRepository, inBackground, takeId, type World } from '../world/world.ts'
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
  more: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { check_run: sentCheckRun(world, repository, run), ...more }
  const addressed = action === 'rerequested' || action === 'requested_action' ? { onlyFor: run.app } : {}
  emit(world, { event: 'check_run', action, repository, sender, payload, ...addressed })
}

/** Somebody presses one of the buttons that an App has put on its check run: GitHub has no address for it but a page's. */
export function pressButton(
  world: World,
  { repository: name, run: id, identifier, login }: Readonly<Record<string, unknown>>,
): void {
  const [owner = '', short = ''] = String(name).split('/')
  const repository = findRepository(world, owner, short)
  const run = repository?.runs.get(Number(id))
  const sender = findAccount(world, String(login))
  const isThere = run?.actions.some(action => action.identifier === identifier) ?? false
  if (repository === undefined || run === undefined || sender === undefined || !isThere)
    throw new TypeError('repository: owner/name; run: an id; identifier: of one of its buttons; login')
  announceRun(world, repository, run, 'requested_action', sender, { requested_action: { identifier } })
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
