import type { Clock } from '../engine/ports.ts'
import type { Job } from './job.ts'

/** How long a step looks again, and how long it rests between two looks; milliseconds. */
export interface Wait {
  readonly clock: Clock
  readonly patience: number
  readonly pause: number
}

/** For what GitHub does. Runner minutes are paid for: what lasts longer is continued by the schedule. */
export function waitOn({ inputs }: Job, clock: Clock): Wait {
  return { clock, patience: inputs.timeout ?? 5 * 60_000, pause: 5_000 }
}

/** Does something again as long as only a machine is waited for, and not longer than the step may wait. */
export async function follow<T>(
  { clock, patience, pause }: Wait,
  look: () => Promise<T>,
  moves: (seen: T) => boolean,
): Promise<T> {
  const deadline = clock.now().getTime() + patience
  for (;;) {
    const seen = await look()
    if (!moves(seen) || clock.now().getTime() >= deadline) return seen
    await clock.sleep(pause)
  }
}
