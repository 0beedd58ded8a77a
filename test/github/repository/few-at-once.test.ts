import { expect, test } from '@jest/globals'
import { fewAtOnce } from '../../../src/github/repository/few-at-once.ts'

test('all of it is done, in order, and ten at a time', async () => {
  const seen = { now: 0, most: 0 }
  const numbers = Array.from({ length: 35 }, (_, at) => at)
  const doubled = await fewAtOnce(numbers, async number => {
    seen.now++
    seen.most = Math.max(seen.most, seen.now)
    for (let turn = 0; turn <= number % 5; turn++) await Promise.resolve()
    seen.now--
    return number * 2
  })
  expect([doubled, seen]).toEqual([numbers.map(number => number * 2), { now: 0, most: 10 }])
})

test('what fails fails the whole', async () => {
  const failing = fewAtOnce([1, 2, 3], async number => {
    if (number === 2) throw new Error('two')
    return number
  })
  await expect(failing).rejects.toThrow('two')
})
