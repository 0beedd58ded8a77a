import { zeroOid } from '../git/objects.ts'
import { simpleCommit } from '../shapes/check.ts'
import type { Account } from '../world/accounts.ts'
import type { QueueRules, Repository } from '../world/repository.ts'
import type { MergeGroup, PullIssue } from '../world/threads.ts'
import { emit, type World } from '../world/world.ts'
import { makeMergeCommit } from './merge.ts'
import { moveRefs } from './refs.ts'

/** What is said of a merge group. */
interface GroupEvent {
  readonly group: MergeGroup
  readonly actor: Account
  readonly action: 'checks_requested' | 'destroyed'
  readonly reason?: string
}

/** Makes the group of a pull request: GitHub's own merge of it into `base`, on a branch that nobody else writes; undefined when that conflicts. */
export async function formGroup(
  world: World,
  repository: Repository,
  issue: PullIssue,
  made: { readonly base: string; readonly actor: Account; readonly method: QueueRules['method'] },
): Promise<MergeGroup | undefined> {
  const { pull, number } = issue
  const { base, actor } = made
  const method = ({ MERGE: 'merge', SQUASH: 'squash', REBASE: 'rebase' } as const)[made.method]
  const wish = { method, title: undefined, message: undefined, actor, base }
  const sha = await makeMergeCommit(world, repository, issue, wish)
  if (sha === undefined) return undefined
  const ref = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${number}-${base}`
  const formedAt = world.clock.now()
  const group: MergeGroup = { ref, base, sha, formedAt, end: new AbortController(), isRipe: false }
  pull.group = group
  await moveRefs(world, repository, actor, [{ name: ref, after: sha }])
  await announceGroup(world, repository, issue, { group, actor, action: 'checks_requested' })
  return group
}

/** Takes away what was made for a pull request, if anything was; `reason` as webhooks write it. */
export async function dissolveGroup(
  world: World,
  repository: Repository,
  issue: PullIssue,
  { actor, reason }: { readonly actor: Account; readonly reason: 'merged' | 'invalidated' | 'dequeued' },
): Promise<void> {
  const { group } = issue.pull
  if (group === undefined) return
  issue.pull.group = undefined
  group.end.abort()
  await announceGroup(world, repository, issue, { group, actor, action: 'destroyed', reason })
  await moveRefs(world, repository, actor, [{ name: group.ref, after: zeroOid }])
}

/** Sends a `merge_group` event: checks are asked for the merge that the queue has made, or it is gone. */
async function announceGroup(
  world: World,
  repository: Repository,
  { pull }: PullIssue,
  { group, actor, action, reason }: GroupEvent,
): Promise<void> {
  const payload = {
    ...(reason === undefined ? {} : { reason }),
    merge_group: {
      head_sha: group.sha,
      head_ref: group.ref,
      base_sha: group.base,
      base_ref: `refs/heads/${pull.baseRef}`,
      head_commit: await simpleCommit(repository, group.sha),
    },
  }
  emit(world, { event: 'merge_group', action, repository, sender: actor, payload })
}
