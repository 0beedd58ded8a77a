import { isFastForward } from '../git/history.ts'
import { zeroOid } from '../git/objects.ts'
import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import { isPull, type PullIssue } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { fetchHead, trackHead } from './pull-refs.ts'
import { emitPull } from './pulls.ts'
import type { RefMove } from './refs.ts'

/** Pull requests follow their branches: a push to the head, its deletion, a base that took the head in. */
export async function followHeadMoves(
  world: World,
  repository: Repository,
  sender: Account,
  move: RefMove,
): Promise<void> {
  const branch = /^refs\/heads\/(?<name>.+)$/.exec(move.name)?.groups?.name
  if (branch === undefined) return
  for (const target of world.repositories.values()) {
    for (const issue of [...target.issues.values()].filter(isPull)) {
      if (issue.state !== 'open') continue
      const { pull } = issue
      if (pull.headRepositoryId === repository.id && pull.headRef === branch) {
        await followHead(world, target, issue, { sender, move })
      } else if (target.id === repository.id && pull.baseRef === branch) {
        await followBase(world, target, issue, { sender, move })
      }
    }
  }
}

interface Cause {
  readonly sender: Account
  readonly move: RefMove
}

async function followHead(
  world: World,
  repository: Repository,
  issue: PullIssue,
  cause: Cause,
): Promise<void> {
  const { sender, move } = cause
  // What is merged at this moment keeps the head it was asked for; `catchUp` comes after.
  if (mergesUnderWay.has(issue)) {
    missed.set(issue, [...(missed.get(issue) ?? []), cause])
    return
  }
  if (move.after === zeroOid) {
    closePull(world, issue, sender)
    return emitPull(world, repository, issue, { action: 'closed', sender })
  }
  issue.pull.headSha = move.after
  issue.pull.queuedAt = undefined
  const head = world.repositories.get(issue.pull.headRepositoryId) ?? repository
  if (head !== repository) await fetchHead(repository, head, issue.pull.headRef)
  await trackHead(repository, issue)
  const base = await repository.git.ref(`refs/heads/${issue.pull.baseRef}`)
  issue.pull.baseSha = base?.oid ?? issue.pull.baseSha
  issue.updatedAt = world.clock.now()
  const payload = { before: move.before, after: move.after }
  return emitPull(world, repository, issue, { action: 'synchronize', sender, payload })
}

async function followBase(
  world: World,
  repository: Repository,
  issue: PullIssue,
  cause: Cause,
): Promise<void> {
  const { sender, move } = cause
  if (move.after === zeroOid) {
    closePull(world, issue, sender)
    return emitPull(world, repository, issue, { action: 'closed', sender })
  }
  const isIn = await isFastForward(repository.git, issue.pull.headSha, move.after)
  // The merge itself records what it did; this is for a push that brought the head along.
  if (!isIn || issue.pull.mergedAt !== undefined || mergesUnderWay.has(issue)) return
  issue.pull.mergedAt = world.clock.now()
  issue.pull.mergedBy = sender
  issue.pull.mergeCommitSha = move.after
  closePull(world, issue, sender)
  return emitPull(world, repository, issue, { action: 'closed', sender })
}

/** Lets a pull request follow what its branch did while it was being merged, unless it was. */
export async function catchUp(world: World, repository: Repository, issue: PullIssue): Promise<void> {
  const causes = missed.get(issue) ?? []
  missed.delete(issue)
  for (const cause of causes) {
    if (issue.state === 'open') await followHead(world, repository, issue, cause)
  }
}

const missed = new WeakMap<PullIssue, readonly Cause[]>()

/** Pull requests whose merge is moving the base at this moment, each with the end of that. */
export const mergesUnderWay = new WeakMap<PullIssue, Promise<unknown>>()

/** Marks a pull request closed, without an event. */
export function closePull(world: World, issue: PullIssue, by: Account): void {
  const now = world.clock.now()
  issue.state = 'closed'
  issue.closedAt = now
  issue.closedBy = by
  issue.updatedAt = now
  issue.pull.autoMerge = undefined
  issue.pull.queuedAt = undefined
}
