import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type PastCall, paceDelay } from '../../../src/github/client/pace.ts'

const content = { write: true, content: true }
const read = { write: false, content: false }

function burst(count: number, at: number): readonly PastCall[] {
  return Array.from({ length: count }, () => ({ ...content, at }))
}

test('far from a limit nothing waits', () => {
  expect(paceDelay(burst(59, 1000), content, 1000)).toBe(0)
})

test('from three quarters of a limit on, calls are spread', () => {
  expect(paceDelay(burst(60, 1000), content, 1000)).toBe(750)
})

test('a full minute waits until its first call is a minute old', () => {
  expect(paceDelay(burst(80, 1000), content, 31_000)).toBe(30_000)
})

test('reading is not held up by what was written', () => {
  expect(paceDelay(burst(80, 1000), read, 1000)).toBe(0)
})

test('no minute holds more than 80 writes of content, no hour more than 500', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2000 }), { minLength: 550, maxLength: 620 }), gaps => {
      let now = 0
      const past: PastCall[] = []
      for (const gap of gaps) {
        now += gap
        // Waiting again after a wait costs nothing when it was long enough.
        for (let delay = paceDelay(past, content, now); delay > 0; delay = paceDelay(past, content, now))
          now += delay
        past.push({ ...content, at: now })
      }
      const most = (window: number) =>
        Math.max(...past.map(({ at }) => past.filter(each => each.at > at - window && each.at <= at).length))
      expect([most(60_000) <= 80, most(3_600_000) <= 500]).toEqual([true, true])
    }),
    { numRuns: 5 },
  )
})
