import type { Clock } from '../../../src/engine/ports/ports.ts'

/** Time that stands still until the test lets it pass; whoever sleeps wakes in order. */
export class ManualClock implements Clock {
  #now = Date.parse('2026-11-21T10:00:00Z')
  #sleepers: { readonly until: number; readonly wake: () => void }[] = []

  now(): Date {
    return new Date(this.#now)
  }

  sleep(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#sleepers.push({ until: this.#now + milliseconds, wake: resolve })
    return promise
  }

  /** Lets time pass, waking each sleeper at its moment and letting everything happen that follows from it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    await settle()
    for (;;) {
      const next = this.#sleepers.toSorted((left, right) => left.until - right.until)[0]
      if (next === undefined || next.until > end) break
      this.#now = Math.max(this.#now, next.until)
      this.#sleepers = this.#sleepers.filter(sleeper => sleeper !== next)
      next.wake()
      await settle()
    }
    this.#now = end
    await settle()
  }

  /** The process was stopped and goes on later: time is over, nobody woke. */
  jump(milliseconds: number): void {
    this.#now += milliseconds
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise(resolve => setImmediate(resolve))
}
