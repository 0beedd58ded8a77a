import { expect, test } from '@jest/globals'
import type { WorkflowRun } from '../../src/engine/ports/workflow-port.ts'
import { branchOf, pinned, withProd } from './fakes/questions.ts'
import { ada, alice, type Seeded, say, sayInFleet, seed } from './fakes/seed.ts'

const prod = branchOf('prod')

const onMain: WorkflowRun = {
  path: '.github/workflows/deliver.yml',
  branch: 'main',
  onDefaultBranch: true,
  actor: alice,
  live: true,
}

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

test('what waits looks no further behind what ended long ago', async () => {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await say(seeded, '/promote podinfo@7.0.1 to test, stage, prod')
  seeded.github.calls.log.length = 0
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(seeded.github.calls.log.filter(name => name === 'pullRequests.find').length).toBe(4)
})

test('what a workflow brings to an environment looks at who waits behind it, at once', async () => {
  const seeded = await kept()
  seeded.source.workflowRuns.set(77, onMain)
  await seeded.engine.promote({
    gitops: seeded.fleet.ref,
    source: seeded.source.ref,
    run: 77,
    step: 's',
    words: 'podinfo@7.0.1 to stage',
  })
  expect(['stage', 'prod'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.1'])
})

test('what cannot be read of those behind keeps no other command waiting', async () => {
  const seeded = seed()
  seeded.github.calls.before = name => {
    const isDone = seeded.fleet.comments.some(({ ours, body }) => ours && body.includes('"done":true'))
    if (name !== 'pullRequests.find' || !isDone) return
    seeded.github.calls.before = undefined
    throw new Error('502')
  }
  await sayInFleet(seeded, '/promote podinfo@7.0.1 to test\n/promote helloworld@1.2.0 to stage')
  expect([pinned(seeded, 'test'), pinned(seeded, 'stage', 'helloworld')]).toEqual(['7.0.1', '1.2.0'])
})
