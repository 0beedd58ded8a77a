import { mayBeSeen, type RolloutSight } from '../../promotion/rollout.ts'
import type { Clock } from '../ports/ports.ts'
import { type Lookout, lookAtRollout, type Merge } from './look-at-rollout.ts'

/** How long is looked again, and how long is rested between two looks; milliseconds. */
export interface Wait {
  readonly clock: Clock
  readonly patience: number
  readonly pause: number
}

/** Does something again as long as only a machine is waited for, and not longer than the patience lasts. */
export async function follow<T>(
  { clock, patience, pause }: Wait,
  look: () => Promise<T>,
  moves: (seen: T) => boolean,
): Promise<T> {
  const deadline = clock.now().getTime() + patience
  for (;;) {
    const seen = await look()
    const left = deadline - clock.now().getTime()
    if (!moves(seen) || left <= 0) return seen
    await clock.sleep(Math.min(pause, left))
  }
}

// Clusters are watched meanwhile: a look costs no more than reading what was seen.
const pause = 2_000

/** Looks until the clusters run it, or it is plain that they will not, or the time is over; `tell` is told each sight. */
export async function followRollout(
  lookout: Lookout,
  merge: Merge,
  { patience, tell = () => undefined }: FollowedRollout,
): Promise<RolloutSight | undefined> {
  const look = async () => {
    const sight = await lookAtRollout(lookout, { ...merge, patience })
    tell(sight)
    return sight
  }
  const { clock } = lookout.context
  const moves = (sight: RolloutSight | undefined) => sight?.verdict === 'in-progress' && mayBeSeen(sight)
  return follow({ clock, patience, pause }, look, moves)
}

export interface FollowedRollout {
  /** Milliseconds. */
  readonly patience: number
  readonly tell?: (sight: RolloutSight | undefined) => void
}
