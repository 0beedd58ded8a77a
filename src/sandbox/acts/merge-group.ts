import { simpleCommit } from '../shapes/check.ts'
import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { MergeGroup, PullIssue } from '../world/threads.ts'
import { emit, type World } from '../world/world.ts'

/** What is said of a merge group. */
interface GroupEvent {
  readonly group: MergeGroup
  readonly actor: Account
  readonly action: 'checks_requested' | 'destroyed'
  readonly reason?: string
}

/** Sends a `merge_group` event: checks are asked for the merge that the queue has made, or it is gone. */
export async function announceGroup(
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
