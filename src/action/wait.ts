import type { Clock } from '../engine/ports/ports.ts'
import type { Wait } from '../engine/rollout/follow.ts'
import type { Job } from './job.ts'

/** For what GitHub and clusters do. Runner minutes are paid for: what lasts longer is continued by the schedule. */
export function waitOn({ inputs }: Job, clock: Clock): Wait {
  return { clock, patience: inputs.timeout ?? 5 * 60_000, pause: 5_000 }
}
