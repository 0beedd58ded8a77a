import { expect, test } from '@jest/globals'
import { arrive, connected, lookAgain } from './fakes/connected.ts'
import { branchOf, pinned, verdict } from './fakes/questions.ts'
import { engineOver, replies, type Seeded, say } from './fakes/seed.ts'

const clusters = ['prod-eu', 'prod-us']
const environment = (onFailure: string) =>
  `{ name: prod, merge: when-green, clusters: [prod-eu, prod-us], onFailure: ${onFailure} }`

/** podinfo 7.0.0 crashes on prod. */
async function failed(onFailure: string): Promise<Seeded> {
  const seeded = connected(environment(onFailure))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  for (const name of clusters) arrive(seeded, name, '7.0.0', 'crash')
  await lookAgain(seeded, 20_000)
  return seeded
}

function heading(seeded: Seeded): string | undefined {
  return replies(seeded)[0]?.split('\n')[0]
}

test('after a failure the rollback lies ready, and a person merges it with one command', async () => {
  const seeded = await failed('propose-rollback')
  const [, offer] = seeded.fleet.pullRequests
  expect(offer).toMatchObject({ state: 'open', title: 'Roll back podinfo from 7.0.0 to 6.9.2 on prod' })
  expect(heading(seeded)).toBe('### 🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
  expect(replies(seeded)[0]).toContain(
    `\`/rollback podinfo on prod\`, back to \`6.9.2\`, is ready as [#${offer?.number}](`,
  )
  await engineOver(seeded.github).lookAt(seeded.fleet.ref, branchOf('prod'))
  await engineOver(seeded.github).sweep(new Date(0))
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['merged', 'open'])
  await say(seeded, '/rollback podinfo on prod')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['merged', 'merged'])
  expect(verdict(seeded)).toBe('🟡 podinfo 7.0.0 → 6.9.2 on prod: merged, rolling out')
})

test('where the configuration says so it is rolled back at once, and the request is over when that is', async () => {
  const seeded = await failed('rollback')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
  expect(replies(seeded)[0]).toMatch(/Rolling back to `6\.9\.2` as \[#\d+\]/)
  for (const name of clusters) arrive(seeded, name, '6.9.2', 'ready')
  await lookAgain(seeded, 20_000)
  expect(heading(seeded)).toBe('### 🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
  expect(replies(seeded)[0]).toMatch(/Rolled back to `6\.9\.2` as \[#\d+\]\(.*\)\./)
  expect(
    seeded.fleet.deployments.map(({ payload, outcome }) => `${payload.version} ${outcome?.state}`),
  ).toEqual(['7.0.0 failure', '6.9.2 success'])
  expect(seeded.github.reminders.size).toBe(0)
})

test('a rollback that fails is not rolled back again', async () => {
  const seeded = await failed('rollback')
  for (const name of clusters) arrive(seeded, name, '6.9.2', 'crash')
  await lookAgain(seeded, 20_000)
  await lookAgain(seeded, 20_000)
  expect(replies(seeded)[0]).toMatch(/It could not be rolled back to `6\.9\.2`/)
  expect(seeded.fleet.pullRequests).toHaveLength(2)
})

test('nothing is prepared where the configuration says nothing, or somebody is at it already', async () => {
  const seeded = await failed('nothing')
  expect(seeded.fleet.pullRequests).toHaveLength(1)
  expect(heading(seeded)).toBe('### 🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
})
