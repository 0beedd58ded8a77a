import { expect, test } from '@jest/globals'
import { pinned, withProd } from './fakes/questions.ts'
import { ada, type Seeded, sayInFleet, seed } from './fakes/seed.ts'

/** Prod waits for somebody's approval, then stage goes back, and prod is approved: now only the order keeps it. */
async function kept(): Promise<Seeded> {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await sayInFleet(seeded, '/promote podinfo@7.0.1 to test, stage')
  await sayInFleet(seeded, '/promote podinfo@7.0.1 to prod')
  await sayInFleet(seeded, '/rollback podinfo on stage')
  const waiting = seeded.fleet.pullRequests.find(({ state }) => state === 'open')
  if (waiting === undefined) throw new Error('nothing waits')
  seeded.fleet.approvals.set(waiting.number, [{ by: ada, commit: waiting.head, canWrite: true }])
  await seeded.engine.sweep(new Date(0))
  expect(['stage', 'prod'].map(name => pinned(seeded, name))).toEqual(['7.0.0', '6.9.2'])
  return seeded
}

test('what brings a release to an environment looks at who waits behind it, at once', async () => {
  const seeded = await kept()
  await sayInFleet(seeded, '/promote podinfo@7.0.1 to stage')
  expect(['stage', 'prod'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.1'])
})
