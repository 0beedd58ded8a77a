/** Counts characters looked at, so that a test can hold the cost of a comment to its length. */
export interface Meter {
  steps: number
}

/** A meter at zero. */
export function createMeter(): Meter {
  return { steps: 0 }
}
