import type { Clock } from '../engine/ports.ts'
import type { Job } from './job.ts'

// Runner minutes are paid for: what lasts longer is continued by the schedule.
const patience = 5 * 60_000
const betweenLooks = 5_000

/** Does something again as long as only a machine is waited for, and not longer than the step may wait. */
export async function follow<T>(
  job: Job,
  clock: Clock,
  look: () => Promise<T>,
  moves: (seen: T) => boolean,
): Promise<T> {
  const deadline = clock.now().getTime() + (job.inputs.timeout ?? patience)
  for (;;) {
    const seen = await look()
    if (!moves(seen) || clock.now().getTime() >= deadline) return seen
    await clock.sleep(betweenLooks)
  }
}
