import { expect, test } from '@jest/globals'
import { applying } from './fakes/applying.ts'
import { lookAgain } from './fakes/connected.ts'
import { headOf, pushFiles } from './fakes/git.ts'
import { pinned } from './fakes/questions.ts'
import { ada, engineOver, replies, type Seeded, say } from './fakes/seed.ts'

// What becomes of an apply that is taken back or overtaken, by how far it has come.

type Phase = 'before it is applied' | 'while it is applied' | 'after it was put back'

/** prod runs 6.9.2 (nobody may merge) or 7.0.0; 7.1.0 is asked for, and has come to that phase. */
async function at(phase: Phase): Promise<Seeded> {
  const merge = phase === 'before it is applied' ? 'never' : 'when-green'
  const seeded = applying(`{ name: prod, after: [], merge: ${merge}, delivery: apply, clusters: [prod-eu] }`)
  seeded.source.tags.add('7.1.0').add('7.2.0')
  const { objections } = seeded.github.cluster('prod-eu')
  if (merge === 'when-green') {
    await say(seeded, '/promote podinfo@7.0.0 to prod')
    await lookAgain(seeded, 20_000)
  }
  if (phase === 'after it was put back') objections.set('Deployment podinfo', { reason: 'no quota' })
  await say(seeded, '/promote podinfo@7.1.0 to prod')
  objections.clear()
  return seeded
}

/** Everybody looks until nothing moves. */
async function settle(seeded: Seeded): Promise<void> {
  for (let count = 0; count < 4; count++) {
    seeded.github.clock.pass(20_000)
    await engineOver(seeded.github).sweep(new Date(0))
  }
}

function end(seeded: Seeded) {
  const { github, fleet } = seeded
  const podinfo = github
    .cluster('prod-eu')
    .get({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'podinfo' })
  return {
    runs: /"image":"[^"]*:([^":]+)"/.exec(JSON.stringify(podinfo?.spec))?.[1],
    pinned: pinned(seeded, 'prod'),
    pulls: fleet.pullRequests.map(({ state }) => state).join(' '),
    deployments: fleet.deployments.map(({ payload, state, outcome }) =>
      [payload.version, outcome?.state, outcome?.description]
        .join(': ')
        .concat(state === 'inactive' ? ' ⚪' : ''),
    ),
  }
}

const before = '7.0.0: success: 7.0.0 runs there'

test.each<readonly [Phase, ReturnType<typeof end>]>([
  ['before it is applied', { runs: undefined, pinned: '6.9.2', pulls: 'closed', deployments: [] }],
  [
    'while it is applied',
    {
      ...{ runs: '7.0.0', pinned: '7.0.0', pulls: 'merged closed' },
      deployments: [before, '7.1.0: failure: cancelled by @alice'],
    },
  ],
  [
    'after it was put back',
    {
      ...{ runs: '7.0.0', pinned: '7.0.0', pulls: 'merged closed' },
      deployments: [before, '7.1.0: failure: prod-eu: Deployment podinfo: no quota'],
    },
  ],
])('cancelled %s', async (phase, expected) => {
  const seeded = await at(phase)
  const id = /p-\w{6}/.exec(replies(seeded).at(-1) ?? '')?.[0]
  await say(seeded, `/cancel ${id}`)
  await settle(seeded)
  expect(end(seeded)).toEqual(expected)
})

const after = '7.2.0: success: 7.2.0 runs there'

test.each<readonly [Phase, ReturnType<typeof end>]>([
  ['before it is applied', { runs: undefined, pinned: '6.9.2', pulls: 'open', deployments: [] }],
  [
    'while it is applied',
    {
      ...{ runs: '7.2.0', pinned: '7.2.0', pulls: 'merged merged' },
      deployments: [
        '7.0.0: success: 7.0.0 runs there ⚪',
        '7.1.0: failure: @ada asked for 7.2.0 later ⚪',
        after,
      ],
    },
  ],
  [
    'after it was put back',
    {
      ...{ runs: '7.2.0', pinned: '7.2.0', pulls: 'merged merged' },
      deployments: [
        '7.0.0: success: 7.0.0 runs there ⚪',
        '7.1.0: failure: prod-eu: Deployment podinfo: no quota ⚪',
        after,
      ],
    },
  ],
])('overtaken %s', async (phase, expected) => {
  const seeded = await at(phase)
  await say(seeded, '/promote podinfo@7.2.0 to prod', ada)
  await settle(seeded)
  expect(end(seeded)).toEqual(expected)
})

test('a plan that is made anew is recorded anew, and its record of before goes', async () => {
  const seeded = await at('while it is applied')
  const base = 'apps/podinfo/base/deployment.yaml'
  const text = headOf(seeded.fleet, 'main').files.get(base) ?? ''
  const changed = { [base]: text.replace('labels: {', 'labels: { tier: web,') }
  pushFiles(seeded.fleet, 'main', changed, { message: 'By hand' })
  await settle(seeded)
  expect(end(seeded)).toEqual({
    ...{ runs: '7.1.0', pinned: '7.1.0', pulls: 'merged merged' },
    deployments: ['7.0.0: success: 7.0.0 runs there ⚪', '7.1.0: success: 7.1.0 runs there'],
  })
})

test('who is overtaken while its cluster cannot be asked is ended too', async () => {
  const seeded = await at('while it is applied')
  seeded.github.cluster('prod-eu').outage = 'no answer'
  await say(seeded, '/promote podinfo@7.2.0 to prod', ada)
  expect(end(seeded).deployments[1]).toBe('7.1.0: failure: @ada asked for 7.2.0 later')
})
