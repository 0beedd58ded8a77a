import type { Clock } from '../../engine/ports/ports.ts'
import { longestWindow, type PacedCall, type PastCall, paceDelay } from './pace.ts'

/** Lets an installation's calls out one after another of their kind, late only near a limit or after GitHub asked for patience. */
export interface Pacer {
  turn(call: PacedCall): Promise<void>
  /** No call goes out before that instant, in milliseconds. */
  closeUntil(instant: number): void
}

/** A pacer with no past. */
export function createPacer(clock: Clock): Pacer {
  let past: readonly PastCall[] = []
  let closed = 0
  // Content that has to wait keeps nobody else waiting.
  const lines = new Map<string, Promise<void>>()

  async function pass(call: PacedCall): Promise<void> {
    for (;;) {
      const now = clock.now().getTime()
      past = past.filter(each => each.at > now - (each.content ? longestWindow : 60_000))
      const delay = Math.max(closed - now, paceDelay(past, call, now))
      if (delay <= 0) break
      await clock.sleep(delay)
    }
    past = [...past, { ...call, at: clock.now().getTime() }]
  }

  return {
    turn(call) {
      const kind = call.content ? 'content' : call.write ? 'write' : 'read'
      const before = lines.get(kind) ?? Promise.resolve()
      const mine = before.catch(() => undefined).then(() => pass(call))
      lines.set(kind, mine)
      return mine
    },
    closeUntil(instant) {
      closed = Math.max(closed, instant)
    },
  }
}
