import { expect, test } from '@jest/globals'
import type { Clock } from '../../../src/engine/ports/ports.ts'
import { createPacer } from '../../../src/github/client/pacer.ts'

/** A clock on which nothing passes until the test says so. */
function standingClock(): Clock & { pass(milliseconds: number): Promise<void> } {
  let now = 0
  let sleepers: { readonly until: number; readonly wake: () => void }[] = []
  return {
    now: () => new Date(now),
    sleep: milliseconds =>
      new Promise(wake => {
        sleepers.push({ until: now + milliseconds, wake })
      }),
    async pass(milliseconds) {
      now += milliseconds
      for (const { wake } of sleepers.filter(({ until }) => until <= now)) wake()
      sleepers = sleepers.filter(({ until }) => until > now)
      await settled()
    },
  }
}

/** Everything that can go on has done so. */
const settled = () => new Promise(resolve => setImmediate(resolve))

const content = { write: true, content: true }
const write = { write: true, content: false }
const read = { write: false, content: false }

test('where content has to wait, reads and other writes go on', async () => {
  const clock = standingClock()
  const pacer = createPacer(clock)
  const went: string[] = []
  for (let count = 0; count < 60; count++) await pacer.turn(content)
  const turn = (name: string, call: typeof content) => void pacer.turn(call).then(() => went.push(name))
  turn('content', content)
  turn('more content', content)
  turn('read', read)
  turn('write', write)
  await settled()
  expect(went).toEqual(['read', 'write'])
  await clock.pass(750)
  expect(went).toEqual(['read', 'write', 'content'])
  await clock.pass(750)
  expect(went).toEqual(['read', 'write', 'content', 'more content'])
})

test('where GitHub asked for patience, nothing goes before its end', async () => {
  const clock = standingClock()
  const pacer = createPacer(clock)
  const went: string[] = []
  pacer.closeUntil(5_000)
  for (const [name, call] of Object.entries({ content, write, read }))
    void pacer.turn(call).then(() => went.push(name))
  await clock.pass(4_999)
  expect(went).toEqual([])
  await clock.pass(1)
  expect(went.toSorted()).toEqual(['content', 'read', 'write'])
})
