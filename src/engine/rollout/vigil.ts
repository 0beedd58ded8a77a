import { type Goal, slotName } from '../../promotion/goal.ts'
import type { RolloutVerdict } from '../../promotion/rollout.ts'
import type { Context } from '../context.ts'
import { type Lookout, lookAtRollout, type Merge } from './look-at-rollout.ts'

/** Rollouts of one request that go on, with all that a look at their clusters needs. */
export interface Vigil {
  /** When GitHub was read last, in milliseconds since 1970. */
  readonly readAt: number
  /** By the goal's slot. */
  readonly rollouts: ReadonlyMap<string, { readonly lookout: Lookout; readonly merge: Merge }>
}

/** Remembers what goes on, and forgets what came to an end. */
export function keepVigil(
  { memory, clock }: Context,
  request: string,
  goal: Goal,
  seen: { readonly verdict: RolloutVerdict; readonly lookout: Lookout; readonly merge: Merge },
): void {
  const rollouts = new Map(memory.vigils.get(request)?.rollouts)
  rollouts.delete(slotName(goal))
  if (seen.verdict === 'in-progress') rollouts.set(slotName(goal), seen)
  if (rollouts.size === 0) memory.vigils.delete(request)
  else memory.vigils.set(request, { readAt: clock.now().getTime(), rollouts })
}

/** Looks at the clusters alone: whether all still goes on, and it is not yet time to read GitHub again. */
export async function goesOn(context: Context, request: string): Promise<boolean> {
  const { memory, clock, delays } = context
  const vigil = memory.vigils.get(request)
  // Whatever goes on then is remembered again.
  memory.vigils.delete(request)
  if (vigil === undefined || clock.now().getTime() - vigil.readAt >= delays.reread) return false
  for (const { lookout, merge } of vigil.rollouts.values()) {
    const sight = await lookAtRollout(lookout, merge)
    if (sight?.verdict !== 'in-progress') return false
  }
  memory.vigils.set(request, vigil)
  return true
}
