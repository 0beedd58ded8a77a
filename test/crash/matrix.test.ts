import { expect, test } from '@jest/globals'
import { type Cut, cutMatrix, sayAt, startCutStage, sweepToTheEnd } from './cut.ts'
import { verbCases } from './verbs.ts'

// Every verb that writes, and a process that dies at each of its requests in turn, before and after: whoever sweeps up
// must come to the one end. In process, at the border of fetch; `killed.test.ts` kills real processes.

// Every request of every case is a matter of minutes: `CRASH_EVERY=1 npm test -- test/crash/matrix`.
const every = process.env.CRASH_EVERY === undefined ? undefined : Number(process.env.CRASH_EVERY)

test.each(verbCases)(
  '$name that dies anywhere ends the same',
  async ({ name: _, end, ...cut }) => {
    const whole = Object.keys(end) as readonly (keyof Cut['end'])[]
    const ends = await cutMatrix(every === undefined ? cut : { ...cut, every })
    const seen = ends.map(({ nth, moment, end: reached }) => [
      `${moment} ${nth}`,
      Object.fromEntries(whole.map(key => [key, reached[key]])),
    ])
    expect(seen).toEqual(ends.map(({ nth, moment }) => [`${moment} ${nth}`, end]))
    expect(ends.length).toBeGreaterThan(3)
  },
  240_000,
)

test('whoever only looks again writes nothing', async () => {
  const stage = await startCutStage()
  try {
    await sayAt(stage, '/promote podinfo@7.0.0 to prod')
    await sweepToTheEnd(stage)
    stage.gitHub.requests.clear()
    const { engine } = await stage.start()
    await engine.sweep(new Date(0))
    const writes = stage.gitHub.requests
      .all()
      .filter(
        ({ method, path, operation }) =>
          method !== 'GET' && !/access_tokens/.test(path) && !/^query/.test(operation),
      )
    expect(writes).toEqual([])
  } finally {
    await stage.close()
  }
}, 30_000)
