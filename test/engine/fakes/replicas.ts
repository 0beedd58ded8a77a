import type fc from 'fast-check'
import type { Engine } from '../../../src/engine/engine.ts'
import { Calls } from './calls.ts'
import { engineOver, noDelays, type Seeded } from './seed.ts'

/** Two processes, each with calls of its own that the scheduler lets through in any order. A sleep is longer than all that the other still does. */
export function twoEngines(
  seeded: Seeded,
  scheduler: fc.Scheduler,
): (works: readonly ((engine: Engine) => Promise<void>)[]) => Promise<void> {
  return async works => {
    const awake = new Map(works.map((_, index) => [index, Promise.withResolvers<void>()]))
    const running = works.map((work, index) => {
      const calls = new Calls()
      calls.before = call => scheduler.schedule(Promise.resolve(), `${index} ${call}`)
      const clock = {
        now: () => seeded.github.clock.now(),
        sleep: async (milliseconds: number) => {
          awake.get(index)?.resolve()
          await Promise.all([...awake.values()].map(({ promise }) => promise))
          await seeded.github.clock.sleep(milliseconds)
        },
      }
      return work(engineOver(seeded.github, [], calls, noDelays, clock)).finally(() =>
        awake.get(index)?.resolve(),
      )
    })
    await scheduler.waitFor(Promise.all(running))
  }
}
