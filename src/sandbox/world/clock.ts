/** The stand-in's time, in milliseconds since 1970; tests move it forward. */
export interface Clock {
  now(): number
  advance(milliseconds: number): void
}

/** A clock that runs with the machine's, plus what it was advanced by. */
export function createClock(base: () => number = Date.now): Clock {
  let offset = 0
  return {
    now: () => base() + offset,
    advance: milliseconds => {
      offset += milliseconds
    },
  }
}

/** A time as GitHub writes it: UTC, to the second. */
export function iso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
