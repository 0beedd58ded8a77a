import type { Account } from '../world/accounts.ts'
import { addAccount } from '../world/people.ts'
import { type QueueRules, queueRules, type Repository } from '../world/repository.ts'
import { isPull, type MergeGroup, type PullIssue } from '../world/threads.ts'
import { findAccount, inBackground, type World } from '../world/world.ts'
import { mergeTogether } from './group-merge.ts'
import { dissolveGroup, formGroup } from './merge-group.ts'
import { branchTip } from './mergeability.ts'
import { emitPull } from './pulls.ts'
import { type Built, fallsOut, judgeEntry, readyToMerge } from './queue-verdict.ts'

/** Whether a pull request's base takes changes only from its merge queue. */
export function hasQueue(repository: Repository, issue: PullIssue): boolean {
  return queueRules(repository, issue.pull.baseRef) !== undefined
}

/** Whether any branch has a merge queue. */
export function hasQueues(repository: Repository): boolean {
  return [...repository.rules.keys()].some(branch => queueRules(repository, branch) !== undefined)
}

/** Puts a pull request into the queue; it is merged in the background, or falls out when rules fail. */
export async function enqueue(
  world: World,
  repository: Repository,
  issue: PullIssue,
  actor: Account,
): Promise<void> {
  if (issue.pull.queuedAt !== undefined || issue.state === 'closed') return
  const at = world.clock.now()
  issue.pull.queuedAt = at
  // Its wish is fulfilled: who falls out of the queue is not put back by it.
  issue.pull.autoMerge = undefined
  issue.pull.queueEvents.push({ kind: 'added', at, actor })
  queuers.set(issue, actor)
  await emitPull(world, repository, issue, { action: 'enqueued', sender: actor })
  await advanceQueues(world, repository)
}

// Who put it there; GitHub merges in their name.
const queuers = new WeakMap<PullIssue, Account>()

/** Why a pull request leaves the queue, as webhooks write it. */
interface Leave {
  readonly actor: Account
  readonly reason: 'MANUAL' | 'MERGE' | 'MERGE_CONFLICT' | 'CI_FAILURE' | 'CI_TIMEOUT' | 'BRANCH_PROTECTIONS'
}

/** Takes a pull request out of the queue, with what was made for it. */
export async function dequeue(
  world: World,
  repository: Repository,
  issue: PullIssue,
  leave: Leave,
): Promise<void> {
  await takeOut(world, repository, issue, leave)
  inBackground(world, advanceQueues(world, repository))
}

async function takeOut(
  world: World,
  repository: Repository,
  issue: PullIssue,
  { actor, reason }: Leave,
): Promise<void> {
  issue.pull.queuedAt = undefined
  issue.pull.queueEvents.push({ kind: 'removed', at: world.clock.now(), actor, reason })
  await emitPull(world, repository, issue, { action: 'dequeued', sender: actor, payload: { reason } })
  const end = reason === 'MERGE' ? 'merged' : reason === 'MANUAL' ? 'dequeued' : 'invalidated'
  await dissolveGroup(world, repository, issue, { actor, reason: end })
}

/** The pull requests in the queue of a base branch, in order. */
export function queueOf(repository: Repository, baseRef: string): readonly PullIssue[] {
  return [...repository.issues.values()]
    .filter(isPull)
    .filter(({ pull }) => pull.queuedAt !== undefined && pull.baseRef === baseRef)
    .sort((left, right) => (left.pull.queuedAt ?? 0) - (right.pull.queuedAt ?? 0))
}

const turns = new WeakMap<Repository, Promise<unknown>>()

/** Goes on with every queue of a repository as far as checks allow: a check has ended, an entry has come or gone, time has passed. */
export function advanceQueues(world: World, repository: Repository): Promise<void> {
  const turn = (turns.get(repository) ?? Promise.resolve()).then(() => advanceEach(world, repository))
  turns.set(
    repository,
    turn.catch(() => undefined),
  )
  return turn
}

/** Forgets what waits for time to pass. */
export function stopQueues(repository: Repository): void {
  for (const { pull } of repository.issues.values()) pull?.group?.end.abort()
}

async function advanceEach(world: World, repository: Repository): Promise<void> {
  for (const issue of [...repository.issues.values()].filter(isPull)) {
    // It was closed, or somebody pushed to it.
    if (issue.pull.group !== undefined && issue.pull.queuedAt === undefined)
      await invalidate(world, repository, issue)
  }
  for (const branch of repository.rules.keys()) {
    const rules = queueRules(repository, branch)
    while (rules !== undefined && (await advance(world, repository, branch, rules)));
  }
}

/** One step of a queue; answers whether another one may follow at once. */
async function advance(
  world: World,
  repository: Repository,
  branch: string,
  rules: QueueRules,
): Promise<boolean> {
  const built = await build(world, repository, branch, rules)
  const verdicts = await Promise.all(built.map(entry => judgeEntry(world, repository, entry, rules)))
  const place = fallsOut(verdicts, rules)
  const [out, verdict] = place === undefined ? [] : [built[place], verdicts[place]]
  if (out !== undefined && verdict?.kind === 'out') {
    await takeOut(world, repository, out.issue, { actor: queueBot(world), reason: verdict.reason })
    return true
  }
  const since = built[0]?.issue.pull.queuedAt ?? world.clock.now()
  const ready = readyToMerge(verdicts, rules, world.clock.now() - since)
  return ready > 0 && mergeAll(world, repository, built.slice(0, ready))
}

/** The account in whose name GitHub takes pull requests out of the queue. */
function queueBot(world: World): Account {
  const login = 'github-merge-queue[bot]'
  return findAccount(world, login) ?? addAccount(world, login, 'Bot')
}

function queuerOf(repository: Repository, issue: PullIssue): Account {
  return queuers.get(issue) ?? issue.user ?? repository.owner
}

function invalidate(world: World, repository: Repository, issue: PullIssue): Promise<void> {
  return dissolveGroup(world, repository, issue, { actor: queueBot(world), reason: 'invalidated' })
}

/** Sees to it that the front of the queue has groups, each on top of the one before; what conflicts there falls out. */
async function build(
  world: World,
  repository: Repository,
  branch: string,
  rules: QueueRules,
): Promise<readonly Built[]> {
  const built: Built[] = []
  let base = await branchTip(repository, branch)
  for (const issue of queueOf(repository, branch)) {
    if (base === undefined || built.length === rules.mostToBuild) break
    const group = await groupOn(world, repository, issue, { base, rules })
    if (group === undefined) continue
    built.push({ issue, group })
    base = group.sha
  }
  return built
}

async function groupOn(
  world: World,
  repository: Repository,
  issue: PullIssue,
  { base, rules }: { readonly base: string; readonly rules: QueueRules },
): Promise<MergeGroup | undefined> {
  if (issue.pull.group?.base === base) return issue.pull.group
  await invalidate(world, repository, issue)
  const actor = queuerOf(repository, issue)
  const group = await formGroup(world, repository, issue, { base, actor, method: rules.method })
  if (group === undefined)
    await takeOut(world, repository, issue, { actor: queueBot(world), reason: 'MERGE_CONFLICT' })
  else inBackground(world, ripen(world, repository, group, rules))
  return group
}

async function ripen(
  world: World,
  repository: Repository,
  group: MergeGroup,
  rules: QueueRules,
): Promise<void> {
  await world.later(world.behaviour.mergeQueueDelay)
  group.isRipe = true
  for (const minutes of [rules.fewestWait, rules.checkTimeout])
    void world.later(minutes * 60_000, group.end.signal).then(
      () => advanceQueues(world, repository),
      () => undefined,
    )
  await advanceQueues(world, repository)
}

/** Moves the base to the last of these groups; answers whether another step may follow at once. */
async function mergeAll(world: World, repository: Repository, entries: readonly Built[]): Promise<boolean> {
  const bot = queueBot(world)
  // The push is the queue's own, in whose name ever it merges: yedeya-labs/kanon#79.
  const names = { pusher: bot, mergerOf: (issue: PullIssue) => queuerOf(repository, issue) }
  const result = await mergeTogether(world, repository, entries, names)
  if (result.kind === 'stays') await letGo(world, repository, result.entry)
  for (const { issue } of result.kind === 'stays' ? [] : entries) {
    if (result.kind === 'merged') await takeOut(world, repository, issue, { actor: bot, reason: 'MERGE' })
    // Other groups are made on what is there now.
    else await invalidate(world, repository, issue)
  }
  return true
}

/** What was closed or pushed to meanwhile has left already; anything else would be refused again, without an end. */
function letGo(world: World, repository: Repository, { issue, group }: Built): Promise<void> {
  if (issue.pull.queuedAt === undefined || issue.pull.group !== group)
    return invalidate(world, repository, issue)
  return takeOut(world, repository, issue, { actor: queueBot(world), reason: 'BRANCH_PROTECTIONS' })
}
