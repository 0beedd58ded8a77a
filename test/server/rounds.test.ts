import { expect, test } from '@jest/globals'
import pino from 'pino'
import { createRound, repeatRound } from '../../src/server/rounds.ts'
import { jumpingClock } from '../github/script.ts'

const silent = pino({ level: 'silent' })
const minute = 60_000

function start(sees: (installation: number) => boolean, redelivered: readonly (number | Error)[] = []) {
  const clock = jumpingClock(10_000 * minute)
  const log: string[] = []
  const answers = [...redelivered]
  const round = createRound({
    clock,
    log: silent,
    installations: async () => [1, 2],
    sweep(installation, since, done) {
      log.push(`${installation}: ${(since.getTime() - clock.now().getTime()) / minute} min`)
      if (sees(installation)) done()
    },
    async redeliver() {
      log.push('redeliver')
      const answer = answers.shift() ?? 0
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  return { clock, log, round }
}

test('the first round looks back three days, the next as far as was seen', async () => {
  const { clock, log, round } = start(installation => installation === 1)
  await round()
  await clock.sleep(5 * minute)
  await round()
  expect(log).toEqual([
    '1: -4320 min',
    '2: -4320 min',
    'redeliver',
    '1: -15 min',
    '2: -4320 min',
    'redeliver',
  ])
})

test('rounds that follow fast ask GitHub for the same, which costs nothing when nothing changed', async () => {
  const { clock, log, round } = start(() => true)
  const asked = async () => {
    log.length = 0
    const from = clock.now().getTime() / minute
    await round()
    const [, ago] = /^1: (.*) min$/.exec(log[0] ?? '') ?? []
    await clock.sleep(minute / 2)
    return from + Number(ago)
  }
  await asked()
  const since: number[] = []
  for (let time = 0; time < 40; time++) since.push(await asked())
  expect([...new Set(since)]).toEqual([9990, 10_000])
})

test('lost webhooks are asked for every five minutes at most', async () => {
  const { clock, log, round } = start(() => true, [3])
  for (let time = 0; time < 4; time++) {
    await round()
    await clock.sleep(2 * minute)
  }
  expect(log.filter(line => line === 'redeliver')).toHaveLength(2)
})

test('rounds go on after one that failed, until they are stopped', async () => {
  let count = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const rounds = repeatRound(
    async () => {
      count += 1
      if (count === 3) resolve()
      throw new Error('no network')
    },
    1,
    silent,
  )
  await promise
  rounds.stop()
  const before = count
  await new Promise(done => setTimeout(done, 20))
  expect(count).toBe(before)
})
