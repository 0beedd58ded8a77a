import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { walk } from './walk.ts'
import { goWalks, stepsFor } from './walks.ts'

// Random walks over the stand-in: people ask, requests and webhooks go wrong, processes die, people do things on GitHub meanwhile, and
// after every step GitHub is compared with what the rules allow. A seed decides who moves when, so what fails fails again: `PROPERTY_SEED`
// goes elsewhere, `MODEL_STEPS` further; `node test/model/go.ts` does without Jest, and `node test/model/mutate.ts` tells what walks notice.

const { MODEL_STEPS = '200', MODEL_WALK = '25', MODEL_PATH } = process.env
const steps = Number(MODEL_STEPS)

test(
  `in ${steps} steps nothing is lost, nothing doubled, no rule broken`,
  async () => {
    const seed = Number(fc.readConfigureGlobal().seed)
    let gone = 0
    const wrong = await goWalks({ steps, stepsOfWalk: Number(MODEL_WALK), seed, path: MODEL_PATH }, count => {
      gone = count
    })
    expect(wrong).toBeUndefined()
    if (MODEL_PATH === undefined) expect(gone).toBeGreaterThanOrEqual(steps)
  },
  // Two seconds a step at the most, on a busy machine.
  60_000 + steps * 2_000,
)

test('the same seed goes the same way', async () => {
  const [steps = []] = fc.sample(stepsFor(6), { seed: 5, numRuns: 1 })
  const where = { ghes: false, protection: 'checks', approval: false, lateness: 1, replicas: 1 } as const
  const first = await walk(where, 5, steps)
  expect(await walk(where, 5, steps)).toEqual(first)
  expect(first.turns).toBeGreaterThan(50)
}, 120_000)
