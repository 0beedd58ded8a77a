import type { Clock } from '../../../src/engine/ports/ports.ts'

/** Time that passes only when somebody sleeps or the test says so; a read costs a millisecond, so that order shows. */
export class FakeClock implements Clock {
  #now = Date.parse('2026-11-21T10:00:00Z')
  slept = 0

  now(): Date {
    this.#now += 1
    return new Date(this.#now)
  }

  sleep(milliseconds: number): Promise<void> {
    this.slept += milliseconds
    this.pass(milliseconds)
    return Promise.resolve()
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds
  }
}
