import { expect, test } from '@jest/globals'
import { applying, simulate } from './fakes/applying.ts'
import { lookAgain } from './fakes/connected.ts'
import { pushFiles } from './fakes/git.ts'
import { pinned, verdict } from './fakes/questions.ts'
import { engineOver, overlay, replies, type Seeded, say } from './fakes/seed.ts'

const alone = '{ name: prod, after: [], merge: when-green, delivery: apply, clusters: [prod-eu] }'
const shared = (x: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shared }\ndata: { x: "${x}" }\n`
const folder = overlay('helloworld', 'prod').replace('kustomization.yaml', '')

/** prod runs podinfo 7.0.0 and helloworld, which reads a ConfigMap that both share. */
async function delivered(): Promise<Seeded> {
  const seeded = applying(alone, {
    [overlay('helloworld', 'prod')]:
      'resources: [../../base, shared.yaml]\nimages: [{ name: ghcr.io/acme/helloworld, newTag: 1.1.0 }]\n',
    [`${folder}shared.yaml`]: shared('good'),
  })
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await lookAgain(seeded, 20_000)
  expect(verdict(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
  return seeded
}

/** From now on helloworld crashes: always, or as long as the shared ConfigMap says so. */
function ail(seeded: Seeded, when: 'always' | 'by config'): void {
  const ref = { apiVersion: 'v1', kind: 'ConfigMap', name: 'shared' }
  const isBad = () =>
    when === 'always' || JSON.stringify(seeded.github.cluster('prod-eu').get(ref)?.data) === '{"x":"bad"}'
  simulate(seeded, 'prod-eu', name => (name === 'helloworld' && isBad() ? 'crash' : 'ready'))
}

function image({ github }: Seeded, name = 'podinfo'): string | undefined {
  const found = github.cluster('prod-eu').get({ apiVersion: 'apps/v1', kind: 'Deployment', name })
  return /"image":"[^"]*:([^":]+)"/.exec(JSON.stringify(found?.spec))?.[1]
}

function end(seeded: Seeded) {
  return {
    verdict: verdict(seeded),
    runs: image(seeded),
    pinned: pinned(seeded, 'prod'),
    pulls: seeded.fleet.pullRequests.map(({ state }) => state),
    deployment: seeded.fleet.deployments.at(-1)?.state,
  }
}

test('a neighbour that was unwell before stops nothing: it is merged, and the outcome is unknown with its name', async () => {
  const seeded = await delivered()
  ail(seeded, 'always')
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  await lookAgain(seeded, 20_000)
  expect(end(seeded)).toEqual({
    verdict: '🟠 podinfo 7.0.0 → 6.9.2 on prod: outcome unknown',
    runs: '6.9.2',
    pinned: '6.9.2',
    pulls: ['merged', 'merged'],
    deployment: 'error',
  })
  expect(replies(seeded).at(-1)).toContain(
    'prod-eu: its own part runs; helloworld beside it, which was unwell before and is unchanged, still is: Deployment helloworld: ',
  )
})

test('a neighbour that becomes unwell by what was applied is a failure: put back, left open, and named', async () => {
  const seeded = await delivered()
  ail(seeded, 'by config')
  pushFiles(seeded.fleet, 'main', { [`${folder}shared.yaml`]: shared('bad') }, { message: 'By hand' })
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  await lookAgain(seeded, 20_000)
  expect(end(seeded)).toEqual({
    verdict: '🔴 podinfo 7.0.0 → 6.9.2 on prod: failed',
    runs: '7.0.0',
    pinned: '7.0.0',
    pulls: ['merged', 'open'],
    deployment: 'failure',
  })
  expect(replies(seeded).at(-1)).toMatch(
    /prod-eu: helloworld beside it does not run with what was applied: Deployment helloworld: pod helloworld-110-1: container helloworld crashes/,
  )
})

test('what was unwell before but is changed by the apply has to run', async () => {
  const seeded = await delivered()
  ail(seeded, 'always')
  const file = overlay('helloworld', 'prod')
  const text =
    'resources: [../../base, shared.yaml]\nimages: [{ name: ghcr.io/acme/helloworld, newTag: 1.2.0 }]\n'
  pushFiles(seeded.fleet, 'main', { [file]: text }, { message: 'By hand' })
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  await lookAgain(seeded, 20_000)
  expect([end(seeded).verdict, end(seeded).runs]).toEqual([
    '🔴 podinfo 7.0.0 → 6.9.2 on prod: failed',
    '7.0.0',
  ])
})

test('who was unwell before is not asked again by a process that goes on with a half-done apply', async () => {
  const seeded = await delivered()
  ail(seeded, 'by config')
  pushFiles(seeded.fleet, 'main', { [`${folder}shared.yaml`]: shared('bad') }, { message: 'By hand' })
  const { calls } = seeded.github
  let applies = 0
  // The dry run, the record, the objects, the record: it dies before the last.
  calls.before = name => {
    if (name === 'cluster.apply' && ++applies === 4) throw new Error('killed')
  }
  await say(seeded, '/promote podinfo@6.9.2 to prod').catch(() => undefined)
  calls.before = undefined
  expect([image(seeded), applies]).toEqual(['6.9.2', 4])
  for (let count = 0; count < 4; count++) {
    seeded.github.clock.pass(20_000)
    await engineOver(seeded.github).sweep(new Date(0))
  }
  expect([end(seeded).verdict, end(seeded).runs]).toEqual([
    '🔴 podinfo 7.0.0 → 6.9.2 on prod: failed',
    '7.0.0',
  ])
})

test('what a promotion harmed is no excuse for the one that takes its place', async () => {
  const seeded = await delivered()
  ail(seeded, 'by config')
  pushFiles(seeded.fleet, 'main', { [`${folder}shared.yaml`]: shared('bad') }, { message: 'By hand' })
  seeded.source.tags.add('6.9.3')
  let isFirst = true
  simulate(seeded, 'prod-eu', name => (name === 'helloworld' && !isFirst ? 'crash' : 'ready'))
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  isFirst = false
  await say(seeded, '/promote podinfo@6.9.3 to prod')
  await lookAgain(seeded, 20_000)
  expect([end(seeded).verdict, end(seeded).runs]).toEqual([
    '🔴 podinfo 7.0.0 → 6.9.3 on prod: failed',
    '7.0.0',
  ])
})

test('/verify later takes a neighbour that became unwell meanwhile for a neighbour', async () => {
  const seeded = await delivered()
  ail(seeded, 'always')
  seeded.github.cluster('prod-eu').onLook?.()
  seeded.github.clock.pass(60_000)
  await say(seeded, '/verify podinfo on prod')
  expect(replies(seeded).at(-1)).toContain(
    'its own part runs; helloworld beside it, which was not changed, does not: Deployment helloworld: ',
  )
})
