import type { QueueRules, Repository } from '../world/repository.ts'
import type { MergeGroup, PullIssue } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { ruleViolations } from './mergeability.ts'

/** An entry of a merge queue for which a group was made. */
export interface Built {
  readonly issue: PullIssue
  readonly group: MergeGroup
}

/** How an entry stands: `out` with the reason as webhooks write it. */
export type EntryVerdict =
  | { readonly kind: 'waits' | 'passed' }
  | { readonly kind: 'out'; readonly reason: 'CI_FAILURE' | 'CI_TIMEOUT' | 'BRANCH_PROTECTIONS' }

const minute = 60_000

/** Whether an entry meets the rules: by its own checks, and by those of the merge that the queue has made. */
export async function judgeEntry(
  world: World,
  repository: Repository,
  { issue, group }: Built,
  { checkTimeout }: QueueRules,
): Promise<EntryVerdict> {
  if (!group.isRipe) return { kind: 'waits' }
  const unmet = [
    ...(await ruleViolations(world, repository, issue)),
    ...(await ruleViolations(world, repository, issue, group.sha)),
  ].filter(({ kind }) => kind !== 'behind')
  const final = unmet.find(({ waits }) => waits !== true)
  if (final !== undefined)
    return { kind: 'out', reason: final.kind === 'checks' ? 'CI_FAILURE' : 'BRANCH_PROTECTIONS' }
  if (unmet.length === 0) return { kind: 'passed' }
  const isLate = world.clock.now() - group.formedAt >= checkTimeout * minute
  return isLate ? { kind: 'out', reason: 'CI_TIMEOUT' } : { kind: 'waits' }
}

/**
 * Which entry falls out, by its place: the first that failed on top of nothing but what passed, for what fails on top of a failure
 * may be no failure of its own. Where only the last of a group counts, a failure falls out once nothing behind it can pass.
 */
export function fallsOut(
  verdicts: readonly EntryVerdict[],
  { grouping }: Pick<QueueRules, 'grouping'>,
): number | undefined {
  const first = verdicts.findIndex(({ kind }) => kind !== 'passed')
  if (verdicts[first]?.kind !== 'out') return undefined
  const isOpen = grouping === 'HEADGREEN' && verdicts.slice(first).some(({ kind }) => kind !== 'out')
  return isOpen ? undefined : first
}

/** How many entries from the front can be merged together now; `waited`: how long the front has waited, in milliseconds. */
export function readyToMerge(
  verdicts: readonly EntryVerdict[],
  { grouping, mostToMerge, fewestToMerge, fewestWait }: QueueRules,
  waited: number,
): number {
  const group = verdicts.slice(0, mostToMerge)
  const open = group.findIndex(({ kind }) => kind !== 'passed')
  const allGreen = open < 0 ? group.length : open
  const ready = grouping === 'ALLGREEN' ? allGreen : group.findLastIndex(({ kind }) => kind === 'passed') + 1
  return ready >= fewestToMerge || waited >= fewestWait * minute ? ready : 0
}
