import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { place, step } from './steps.ts'
import { walk } from './walk.ts'

// Random walks over the stand-in: people ask, requests and webhooks go wrong, processes die, people do things on GitHub meanwhile, and
// after every step GitHub is compared with what the rules allow. A seed decides who moves when, so what fails fails again:
// `MODEL_STEPS=10000 npm test -- test/model` goes further, in walks of `MODEL_WALK` steps; `PROPERTY_SEED` goes elsewhere.

const steps = Number(process.env.MODEL_STEPS ?? 300)
const stepsOfWalk = Number(process.env.MODEL_WALK ?? 25)

const turns = fc.noShrink(fc.nat())

test(
  `in ${steps} steps nothing is lost, nothing doubled, no rule broken`,
  async () => {
    const walks = fc.array(step, { minLength: stepsOfWalk, maxLength: stepsOfWalk, size: 'max' })
    const go = async (...all: Parameters<typeof walk>): Promise<void> => void (await walk(...all))
    await fc.assert(fc.asyncProperty(place, turns, walks, go), {
      numRuns: Math.ceil(steps / stepsOfWalk),
      endOnFailure: process.env.MODEL_SHRINK === undefined,
      ...(process.env.MODEL_PATH === undefined ? {} : { path: process.env.MODEL_PATH }),
    })
    expect(steps).toBeGreaterThan(0)
  },
  // Half a second a step at the most, on a busy machine.
  60_000 + steps * 2_000,
)

test('the same seed goes the same way', async () => {
  const [steps = []] = fc.sample(fc.array(step, { minLength: 6, maxLength: 6, size: 'max' }), {
    seed: 5,
    numRuns: 1,
  })
  const where = { ghes: false, protection: 'checks', approval: false, lateness: 1, replicas: 1 } as const
  const first = await walk(where, 5, steps)
  expect(await walk(where, 5, steps)).toEqual(first)
  expect(first.turns).toBeGreaterThan(50)
}, 120_000)
