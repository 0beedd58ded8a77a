import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { PullIssue } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { recordMerge } from './merge.ts'
import { branchTip } from './mergeability.ts'
import { catchUp, mergesUnderWay } from './pull-moves.ts'
import type { Built } from './queue-verdict.ts'
import { moveRefs } from './refs.ts'

/** What became of entries that were to be merged together; `stays`: this one may not be merged as it is now. */
export type GroupMerge =
  | { readonly kind: 'merged' | 'base-moved' }
  | { readonly kind: 'stays'; readonly entry: Built }

/** Who is named: in the push, and as who merged a pull request. */
interface Names {
  readonly pusher: Account
  readonly mergerOf: (issue: PullIssue) => Account
}

/** Moves the base once, to the merge of the last entry; each pull request is merged with the commit of its own. */
export async function mergeTogether(
  world: World,
  repository: Repository,
  entries: readonly Built[],
  names: Names,
): Promise<GroupMerge> {
  for (const { issue } of entries) await mergesUnderWay.get(issue)
  const entry = entries.find(each => !isAsBuilt(each))
  if (entry !== undefined) return { kind: 'stays', entry }
  const merging = moveBase(world, repository, entries, names)
  const ended = merging.catch(() => undefined)
  for (const { issue } of entries) mergesUnderWay.set(issue, ended)
  try {
    return await merging
  } finally {
    for (const { issue } of entries) mergesUnderWay.delete(issue)
    for (const { issue } of entries) await catchUp(world, repository, issue)
  }
}

function isAsBuilt({ issue, group }: Built): boolean {
  const { pull, state } = issue
  return state === 'open' && !pull.draft && pull.queuedAt !== undefined && pull.group === group
}

async function moveBase(
  world: World,
  repository: Repository,
  entries: readonly Built[],
  { pusher, mergerOf }: Names,
): Promise<GroupMerge> {
  const [first, last] = [entries[0], entries.at(-1)]
  if (first === undefined || last === undefined) return { kind: 'merged' }
  const { baseRef } = first.issue.pull
  const move = { name: `refs/heads/${baseRef}`, before: first.group.base, after: last.group.sha }
  const refusal = await moveRefs(world, repository, pusher, [move])
  if (refusal !== undefined) {
    const isMoved = (await branchTip(repository, baseRef)) !== first.group.base
    return isMoved ? { kind: 'base-moved' } : { kind: 'stays', entry: first }
  }
  for (const { issue, group } of entries)
    await recordMerge(world, repository, issue, { sha: group.sha, actor: mergerOf(issue) })
  return { kind: 'merged' }
}
