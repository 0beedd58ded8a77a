import type { Logger } from 'pino'
import type { Clock } from '../engine/ports/ports.ts'
import type { Follow } from './follow.ts'

export interface RoundOptions {
  readonly clock: Clock
  readonly log: Logger
  readonly installations: () => Promise<readonly number[]>
  readonly sweep: Follow['sweep']
  /** Asks for webhooks that never arrived, answers how many; left out where none are taken. */
  readonly redeliver?: () => Promise<number>
}

/** One look at everything: what webhooks missed, and what only time changes. */
export type Round = () => Promise<void>

// GitHub keeps failed webhooks for three days; after a longer rest comments are old news.
const firstLook = 3 * 24 * 3_600_000
// Clocks differ, and a list can lag behind what was just written.
const overlap = 10 * 60_000
// The same question twice costs nothing of the hourly limit when its answer is the same (ETag).
const step = 10 * 60_000
const betweenRedeliveries = 5 * 60_000

/** A round remembers how far each installation was seen; what failed is seen again by the next. */
export function createRound(options: RoundOptions): Round {
  const { clock, log } = options
  const seen = new Map<number, number>()
  let redelivered = Number.NEGATIVE_INFINITY

  function sweep(installation: number): void {
    const started = clock.now().getTime()
    const since = seen.get(installation) ?? started - firstLook
    options.sweep(installation, new Date(since), () => seen.set(installation, stepBefore(started - overlap)))
  }

  async function redeliver(): Promise<void> {
    const now = clock.now().getTime()
    if (options.redeliver === undefined || now - redelivered < betweenRedeliveries) return
    redelivered = now
    const again = await options.redeliver()
    if (again > 0) log.warn({ again }, 'asked for webhooks that were lost')
  }

  return async () => {
    for (const installation of await options.installations()) sweep(installation)
    await redeliver()
  }
}

function stepBefore(instant: number): number {
  return instant - (instant % step)
}

export interface Rounds {
  /** Resolves when the round that is being gone, if one is, has handed on all there is to look at. */
  idle(): Promise<void>
  stop(): void
}

/** Goes the rounds, from now on, until it is stopped; the time between them is in milliseconds. */
export function repeatRound(round: Round, every: number, log: Logger): Rounds {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let current: Promise<void> = Promise.resolve()
  const go = async () => {
    await round().catch(error => log.error({ err: error }, 'round failed'))
    if (!stopped) timer = setTimeout(next, every)
  }
  const next = () => {
    current = go()
  }
  next()
  return {
    idle: () => current,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
