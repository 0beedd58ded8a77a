import { zeroOid } from '../git/objects.ts'
import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import { isPull, type MergeGroup, type PullIssue } from '../world/threads.ts'
import { inBackground, type World } from '../world/world.ts'
import { makeMergeCommit, mergePull } from './merge.ts'
import { announceGroup } from './merge-group.ts'
import { branchTip, ruleViolations } from './mergeability.ts'
import { emitPull } from './pulls.ts'
import { moveRefs } from './refs.ts'

/** Whether a pull request's base takes changes only from its merge queue. */
export function hasQueue(repository: Repository, issue: PullIssue): boolean {
  return repository.rules.get(issue.pull.baseRef)?.mergeQueue === true
}

/** Puts a pull request into the queue; it is merged in the background, or falls out when rules fail. */
export async function enqueue(
  world: World,
  repository: Repository,
  issue: PullIssue,
  actor: Account,
): Promise<void> {
  if (issue.pull.queuedAt !== undefined) return
  issue.pull.queuedAt = world.clock.now()
  queuers.set(issue, actor)
  await emitPull(world, repository, issue, { action: 'enqueued', sender: actor })
  await advanceQueues(world, repository)
}

// Who put it there; GitHub merges in their name.
const queuers = new WeakMap<PullIssue, Account>()

/** Takes a pull request out of the queue, with what was made for it. */
export async function dequeue(
  world: World,
  repository: Repository,
  issue: PullIssue,
  leave: { readonly actor: Account; readonly reason: string },
): Promise<void> {
  issue.pull.queuedAt = undefined
  const payload = { reason: leave.reason }
  await emitPull(world, repository, issue, { action: 'dequeued', sender: leave.actor, payload })
  const ends: Readonly<Record<string, string>> = { MERGE: 'merged', MANUAL: 'dequeued' }
  await dissolve(world, repository, issue, {
    actor: leave.actor,
    reason: ends[leave.reason] ?? 'invalidated',
  })
  inBackground(world, advanceQueues(world, repository))
}

/** The pull requests in the queue of a base branch, in order. */
export function queueOf(repository: Repository, baseRef: string): readonly PullIssue[] {
  return [...repository.issues.values()]
    .filter(isPull)
    .filter(({ pull }) => pull.queuedAt !== undefined && pull.baseRef === baseRef)
    .sort((left, right) => (left.pull.queuedAt ?? 0) - (right.pull.queuedAt ?? 0))
}

const turns = new WeakMap<Repository, Promise<unknown>>()

/** Goes on with every queue of a repository as far as checks allow: a check has ended, an entry has come or gone. */
export function advanceQueues(world: World, repository: Repository): Promise<void> {
  const turn = (turns.get(repository) ?? Promise.resolve()).then(() => advanceEach(world, repository))
  turns.set(
    repository,
    turn.catch(() => undefined),
  )
  return turn
}

async function advanceEach(world: World, repository: Repository): Promise<void> {
  for (const issue of [...repository.issues.values()].filter(isPull)) {
    // It was closed, or somebody pushed to it.
    if (issue.pull.group !== undefined && issue.pull.queuedAt === undefined)
      await dissolve(world, repository, issue, { actor: queuerOf(repository, issue), reason: 'invalidated' })
  }
  for (const branch of repository.rules.keys()) {
    const [front] = queueOf(repository, branch)
    if (front?.pull.group?.isRipe === true) await settle(world, repository, front, front.pull.group)
    else if (front !== undefined && front.pull.group === undefined) await form(world, repository, front)
  }
}

function queuerOf(repository: Repository, issue: PullIssue): Account {
  return queuers.get(issue) ?? issue.user ?? repository.owner
}

/** Makes the group of the front: GitHub's own merge of it, on a branch that nobody else writes. A group here is one pull request. */
async function form(world: World, repository: Repository, issue: PullIssue): Promise<void> {
  const { pull, number } = issue
  const actor = queuerOf(repository, issue)
  const base = (await branchTip(repository, pull.baseRef)) ?? pull.baseSha
  const wish = { method: 'merge', title: undefined, message: undefined, actor, base } as const
  const sha = await makeMergeCommit(world, repository, issue, wish)
  if (sha === undefined) return dequeue(world, repository, issue, { actor, reason: 'MERGE_CONFLICT' })
  const ref = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${number}-${base}`
  const group: MergeGroup = { ref, base, sha, isRipe: false }
  pull.group = group
  await moveRefs(world, repository, actor, [{ name: ref, after: sha }])
  await announceGroup(world, repository, issue, { group, actor, action: 'checks_requested' })
  inBackground(world, ripen(world, repository, group))
}

async function ripen(world: World, repository: Repository, group: MergeGroup): Promise<void> {
  await world.later(world.behaviour.mergeQueueDelay)
  group.isRipe = true
  await advanceQueues(world, repository)
}

/** Merges what meets the rules; lets fall out what fails them; waits for checks. */
async function settle(
  world: World,
  repository: Repository,
  issue: PullIssue,
  group: MergeGroup,
): Promise<void> {
  const actor = queuerOf(repository, issue)
  const unmet = [
    ...(await ruleViolations(world, repository, issue)),
    ...(await ruleViolations(world, repository, issue, group.sha)),
  ].filter(({ kind }) => kind !== 'behind')
  const final = unmet.find(({ waits }) => waits !== true)
  if (final !== undefined) {
    const reason = final.kind === 'checks' ? 'CI_FAILURE' : 'BRANCH_PROTECTIONS'
    return dequeue(world, repository, issue, { actor, reason })
  }
  if (unmet.length > 0) return
  const wish = { method: 'merge', title: undefined, message: undefined, sha: issue.pull.headSha } as const
  const result = await mergePull(world, repository, issue, { ...wish, actor, group })
  if (result.kind === 'merged') return dequeue(world, repository, issue, { actor, reason: 'MERGE' })
  // The base moved beside the queue: once more, on what is there now.
  await dissolve(world, repository, issue, { actor, reason: 'invalidated' })
  inBackground(world, advanceQueues(world, repository))
}

async function dissolve(
  world: World,
  repository: Repository,
  issue: PullIssue,
  { actor, reason }: { readonly actor: Account; readonly reason: string },
): Promise<void> {
  const { group } = issue.pull
  if (group === undefined) return
  issue.pull.group = undefined
  await announceGroup(world, repository, issue, { group, actor, action: 'destroyed', reason })
  await moveRefs(world, repository, actor, [{ name: group.ref, after: zeroOid }])
}
