import { expect, test } from '@jest/globals'
import { headOf, pushFiles } from './fakes/git.ts'
import { branchOf, pinned, verdict } from './fakes/questions.ts'
import { ada, fleetFiles, overlay, replies, say, seed } from './fakes/seed.ts'
import { approve, only, waiting } from './fakes/waiting.ts'

const prod = branchOf('prod')

test("a person's commit on our branch is never merged and never overwritten", async () => {
  const seeded = await waiting()
  const { number } = only(seeded)
  const { sha } = pushFiles(
    seeded.fleet,
    prod,
    { 'README.md': 'mine now\n' },
    { message: 'A change of my own' },
  )
  approve(seeded, ada, sha)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(new RegExp(`${sha.slice(0, 7)}.*is not mine`, 's'))
  const wayOut = new RegExp(
    String.raw`\[#${number}\]\S+ holds a commit that is not mine.*close it, delete lockkeeper/prod/podinfo and ask again`,
  )
  await say(seeded, '/promote podinfo@7.0.0 to prod', ada)
  expect(replies(seeded).at(-1)).toMatch(wayOut)
  await say(seeded, '/promote podinfo@7.0.1 to test')
  await say(seeded, '/promote podinfo@7.0.1 to stage')
  await say(seeded, '/promote podinfo@7.0.1 to prod')
  expect(replies(seeded).at(-1)).toMatch(wayOut)
  expect(headOf(seeded.fleet, prod).sha).toBe(sha)
})

test('a head that moves right before the merge is not merged', async () => {
  const seeded = seed()
  seeded.github.calls.before = name => {
    if (name === 'pullRequests.merge')
      pushFiles(seeded.fleet, prod, { 'README.md': 'x\n' }, { message: 'Sneaked in' })
  }
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/not mine/)
})

test('a base that moved elsewhere voids nothing', async () => {
  const seeded = await waiting()
  const { head } = only(seeded)
  pushFiles(seeded.fleet, 'main', { 'README.md': 'unrelated\n' }, { message: 'Unrelated' })
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).head).toBe(head)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(headOf(seeded.fleet, 'main').files.get('README.md')).toBe('unrelated\n')
})

test('a base that moved under the plan is planned again, and the approval is void', async () => {
  const seeded = await waiting()
  approve(seeded)
  const file = overlay('podinfo', 'prod')
  pushFiles(
    seeded.fleet,
    'main',
    { [file]: (fleetFiles()[file] ?? '').replace('6.9.2', '6.9.5') },
    { message: 'By hand' },
  )
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(seeded.fleet.pullRequests.map(({ state, title }) => [state, title])).toEqual([
    ['closed', 'Promote podinfo from 6.9.2 to 7.0.0 on prod'],
    ['open', 'Promote podinfo from 6.9.5 to 7.0.0 on prod'],
  ])
  expect(pinned(seeded, 'prod')).toBe('6.9.5')
  expect(replies(seeded)).toEqual([expect.stringMatching(/🟡 podinfo 6\.9\.5 → 7\.0\.0 on prod: waiting/)])
})

test('a base that got the release by other means makes the pull request needless', async () => {
  const seeded = await waiting()
  const file = overlay('podinfo', 'prod')
  pushFiles(
    seeded.fleet,
    'main',
    { [file]: (fleetFiles()[file] ?? '').replace('6.9.2', '7.0.0') },
    { message: 'By hand' },
  )
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('closed')
  expect(verdict(seeded)).toMatch(/nothing to do/)
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})
