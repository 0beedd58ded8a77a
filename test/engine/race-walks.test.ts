import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { withProd } from './fakes/questions.ts'
import { type Seeded, seed } from './fakes/seed.ts'
import { type Deed, type Fate, type Meddled, race } from './racing.ts'

// `RACE_RUNS=5000 npm test -- test/engine/race-walks`.
const numRuns = Number(process.env.RACE_RUNS ?? 60)

const at = fc.oneof(fc.nat(2_000), fc.nat(20_000))

const said: readonly string[] = [
  '/promote podinfo@7.0.0 to prod',
  '/promote podinfo@7.0.0 to prod',
  '/promote podinfo@7.0.1 to prod',
  '/rollback podinfo on prod',
  '/cancel',
  '/cancel',
  '/list',
]

const meddled = (kinds: readonly Meddled['kind'][]) =>
  fc.record({ at, kind: fc.constantFrom(...kinds), pick: fc.nat(5) })

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      at,
      kind: fc.constant('say' as const),
      by: fc.constantFrom('alice' as const, 'ada' as const),
      body: fc.constantFrom(...said),
    }),
  },
  {
    weight: 2,
    arbitrary: meddled(['close', 'merge', 'unbranch', 'edit', 'delete']),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      at,
      kind: fc.constantFrom('sweep' as const, 'look' as const),
      replica: fc.nat(1),
    }),
  },
)

const fate: fc.Arbitrary<Fate> = fc.record({
  replica: fc.nat(1),
  call: fc.integer({ min: 1, max: 60 }),
  when: fc.constantFrom('before' as const, 'after' as const),
  dies: fc.boolean(),
})

test('two processes and people at one slot: nothing is lost, nothing doubled, and every reply says what happened', async () => {
  const deeds = fc.array(deed, { minLength: 1, maxLength: 7 })
  const turns = fc.noShrink(fc.nat())
  await fc.assert(
    fc.asyncProperty(turns, deeds, fc.array(fate, { maxLength: 3 }), async (...all) => {
      expect(await race(...all)).toEqual([])
    }),
    { numRuns },
  )
}, 600_000)

/** A repository whose owner leaves merges to GitHub, which requires the check `ci`. */
function chosen(): Seeded {
  const seeded = seed(withProd('{ name: prod, merge: when-green, autoMerge: true }'))
  seeded.fleet.requiredChecks = ['ci']
  seeded.fleet.allowsAutoMerge = true
  return seeded
}

test('the same where GitHub merges by itself, and what it merges says whose promotion it is', async () => {
  const green = { weight: 4, arbitrary: meddled(['green']) }
  const deeds = fc.array(fc.oneof({ weight: 9, arbitrary: deed }, green), { minLength: 2, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(fc.noShrink(fc.nat()), deeds, fc.array(fate, { maxLength: 3 }), async (...all) => {
      expect(await race(...all, chosen())).toEqual([])
    }),
    { numRuns },
  )
}, 600_000)
