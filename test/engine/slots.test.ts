import { expect, test } from '@jest/globals'
import { removeBranch } from './fakes/fake-repository.ts'
import { headOf, pushFiles } from './fakes/git.ts'
import { branchOf, pinned, verdict } from './fakes/questions.ts'
import { ada, alice, fleetFiles, overlay, replies, type Seeded, say, seed } from './fakes/seed.ts'
import { approve, only, waiting } from './fakes/waiting.ts'

const prod = branchOf('prod')

test('a newer release takes the place of an older one: same branch, same pull request', async () => {
  const seeded = await waiting()
  const { number, head } = only(seeded)
  await say(seeded, '/promote podinfo@6.9.3 to prod', ada)
  expect(replies(seeded)).toHaveLength(2)
  seeded.source.tags.add('6.9.3')
  for (const name of ['test', 'stage'])
    pushFiles(
      seeded.fleet,
      'main',
      {
        [overlay('podinfo', name)]: (fleetFiles()[overlay('podinfo', name)] ?? '').replace('7.0.0', '6.9.3'),
      },
      { message: 'Back' },
    )
  await say(seeded, '/promote podinfo@6.9.3 to prod', ada)
  const { title, state, head: now } = only(seeded)
  expect({ number: only(seeded).number, title, state }).toEqual({
    number,
    title: 'Promote podinfo from 6.9.2 to 6.9.3 on prod',
    state: 'open',
  })
  expect(now).not.toBe(head)
  expect(replies(seeded)[0]).toMatch(/^### ⚪ .*superseded.*`@ada` asked for 6\.9\.3 later/s)
  expect(verdict(seeded)).toMatch(/🟡 podinfo 6\.9\.2 → 6\.9\.3 on prod: waiting/)
})

test('a second request for the same release answers with the link and opens nothing', async () => {
  const seeded = await waiting()
  await say(seeded, '/promote podinfo@7.0.0 to prod', ada)
  expect(seeded.fleet.pullRequests).toHaveLength(1)
  expect(replies(seeded)[1]).toMatch(
    new RegExp(`already on its way in .*#${only(seeded).number}.*asked for by .*@alice`, 'i'),
  )
})

test('an older request that is heard late does not displace a newer one', async () => {
  const seeded = seed()
  const older = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@6.9.2 to test')
  await say(seeded, '/promote podinfo@7.0.1 to test')
  await seeded.engine.answerComment(seeded.source.ref, older.id)
  expect(pinned(seeded, 'test')).toBe('7.0.1')
  expect(replies(seeded)[1]).toMatch(/superseded/)
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test('a slot left by a merged pull request is free', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.1 to test')
  await say(seeded, '/promote podinfo@7.0.0 to test')
  expect(pinned(seeded, 'test')).toBe('7.0.0')
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['merged', 'merged'])
})

test.each([
  [
    'closed',
    (seeded: Seeded) => Object.assign(only(seeded), { state: 'closed' }),
    /cancelled.*was closed on GitHub/s,
    'closed',
  ],
  [
    'left without a branch',
    (seeded: Seeded) => removeBranch(seeded.fleet, prod),
    /cancelled.*was closed on GitHub/s,
    'closed',
  ],
  [
    'made a draft',
    (seeded: Seeded) => Object.assign(only(seeded), { draft: true }),
    /waiting.*was made a draft/s,
    'open',
  ],
  [
    'pointed elsewhere',
    (seeded: Seeded) => {
      seeded.fleet.branches.set('release', headOf(seeded.fleet, 'main').sha)
      Object.assign(only(seeded), { base: 'release' })
    },
    /waiting.*was pointed at release/s,
    'open',
  ],
])('a pull request that a person has %s is said to be so', async (_, change, words, state) => {
  const seeded = await waiting()
  change(seeded)
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(replies(seeded)).toEqual([expect.stringMatching(words)])
  expect(only(seeded).state).toBe(state)
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
})

test('a pull request whose text lost our words is known by its commits when somebody closes it', async () => {
  const seeded = await waiting()
  const [own] = seeded.fleet.pullRequests
  if (own === undefined) throw new Error('nothing waits')
  Object.assign(own, { body: 'mine now', state: 'closed' })
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(verdict(seeded)).toBe('⚪ podinfo 6.9.2 → 7.0.0 on prod: cancelled')
  expect([seeded.fleet.pullRequests.length, ...seeded.fleet.branches.keys()]).toEqual([1, 'main'])
})
