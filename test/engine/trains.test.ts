import { expect, test } from '@jest/globals'
import { branchOf, pinned, withProd } from './fakes/questions.ts'
import { ada, alice, overlay, type Seeded, sayInFleet, seed } from './fakes/seed.ts'

const withApproval = withProd('{ name: prod, merge: after-approval }')
const stage = overlay('helloworld', 'stage')
const files = { ...withApproval, [stage]: (withApproval[stage] ?? '').replace('1.1.0', '1.2.0') }

function states({ fleet }: Seeded): Readonly<Record<string, string>> {
  return Object.fromEntries(fleet.pullRequests.map(({ branch, state }) => [branch.split('/').at(-1), state]))
}

function replies({ fleet }: Seeded): readonly string[] {
  return fleet.comments.filter(({ ours }) => ours).map(({ body }) => body)
}

test('an app of a train that is brought by another request is let go, and the others of the train go on', async () => {
  const seeded = seed(files)
  await sayInFleet(seeded, '/promote helloworld@1.2.0 to prod', ada)
  await sayInFleet(seeded, '/promote stage to prod')
  expect(states(seeded)).toEqual({ helloworld: 'open', podinfo: 'open' })
  const [first] = seeded.fleet.pullRequests
  if (first === undefined) throw new Error('nothing is proposed')
  seeded.fleet.approvals.set(first.number, [{ by: alice, commit: first.head, canWrite: true }])
  for (let times = 0; times < 2; times++) await seeded.engine.sweep(new Date(0))
  expect(states(seeded)).toEqual({ helloworld: 'merged', podinfo: 'open' })
  expect(replies(seeded).at(-1)).toMatch(/^### 🟡 .*1 waiting/)
  expect(replies(seeded).at(-1)).not.toMatch(/comes first/)
})

test('what had begun behind an environment that ended badly is taken back', async () => {
  const seeded = seed(withApproval)
  await sayInFleet(seeded, '/promote podinfo@7.0.1 to test, stage, prod')
  expect(['test', 'stage'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.1'])
  const recorded = seeded.fleet.deployments.find(({ environment }) => environment === 'stage')
  if (recorded === undefined) throw new Error('nothing is recorded for stage')
  seeded.fleet.deployments.splice(seeded.fleet.deployments.indexOf(recorded), 1, {
    ...recorded,
    outcome: { state: 'failure', description: 'it crashed', at: seeded.github.clock.now() },
  })
  await seeded.engine.sweep(new Date(0))
  expect(replies(seeded)[0]).toMatch(/stage comes first and did not end well/)
  // The last one is the way back, prepared for stage.
  expect(seeded.fleet.pullRequests.map(({ branch, state }) => `${branch} ${state}`)).toEqual([
    `${branchOf('test')} merged`,
    `${branchOf('stage')} merged`,
    `${branchOf('prod')} closed`,
    `${branchOf('stage')} open`,
  ])
  expect([...seeded.fleet.branches.keys()]).not.toContain(branchOf('prod'))
})
