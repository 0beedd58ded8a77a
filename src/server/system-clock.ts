import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../engine/ports/ports.ts'

/** The machine's time. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async milliseconds => void (await sleep(milliseconds)),
}
