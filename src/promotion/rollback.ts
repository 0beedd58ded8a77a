import { sameVersion } from './pins.ts'

/** One release that was brought into an environment, as the history of Deployments has it. */
export interface PastRelease {
  readonly version: string
  /** What it took the place of. */
  readonly previous?: string
  readonly rollback: boolean
  readonly outcome: 'verified' | 'merged' | 'failed' | 'unknown' | 'under-way'
}

/** Where a rollback leads. `before`: what ran before the first release that the history knows; nobody verified it. */
export type RollbackGoal =
  | { readonly kind: 'release'; readonly version: string; readonly grounds: 'verified' | 'merged' | 'before' }
  | { readonly kind: 'none' }

/**
 * The release to go back to from the present one: the last verified before it; where no cluster is connected the last merged. What a rollback
 * has left since is not gone back to. `history` is newest first.
 */
export function rollbackGoal(
  history: readonly PastRelease[],
  present: string | undefined,
  isWatched: boolean,
): RollbackGoal {
  const isPresent = (version: string): boolean => present !== undefined && sameVersion(version, present)
  const at = history.findIndex(({ version }) => isPresent(version))
  const abandoned = new Set<string>()
  for (const [index, release] of history.entries()) {
    const { version, outcome, rollback, previous } = release
    const isGood = outcome === 'verified' || (!isWatched && outcome === 'merged')
    if (index > at && isGood && !isPresent(version) && !abandoned.has(version))
      return { kind: 'release', version, grounds: outcome === 'verified' ? 'verified' : 'merged' }
    if (rollback && previous !== undefined) abandoned.add(previous)
  }
  const before = history.slice(Math.max(at, 0)).findLast(({ previous }) => previous !== undefined)?.previous
  if (before === undefined || isPresent(before) || abandoned.has(before)) return { kind: 'none' }
  return { kind: 'release', version: before, grounds: 'before' }
}
