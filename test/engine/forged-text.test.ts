import { expect, test } from '@jest/globals'
import { branchOf, pinned, withProd } from './fakes/questions.ts'
import { ada, replies, say, seed } from './fakes/seed.ts'
import { only, waiting } from './fakes/waiting.ts'

// Whoever may write in the repository may change the text of our pull request: it says where to look, and nothing is done on its word.

const prod = branchOf('prod')

test('whoever may not promote there does not choose the version by the text of a pull request', async () => {
  const seeded = seed(withProd('{ name: prod, merge: when-green, allow: { users: [alice] } }'))
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const [own] = seeded.fleet.pullRequests
  if (own === undefined) throw new Error('nothing')
  seeded.fleet.checksOnPush = []
  await say(seeded, '/promote podinfo@7.0.1 to test, stage', ada)
  await say(seeded, '/promote podinfo@7.0.1 to prod', ada)
  expect(replies(seeded).at(-1)).toMatch(/prod allows only those whom its configuration names/)
  own.body = own.body.replaceAll('"version":"7.0.0"', '"version":"7.0.1"')
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
})

test('a version that somebody wrote into the text of a pull request is not promoted', async () => {
  const seeded = seed()
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const own = only(seeded)
  own.body = own.body.replaceAll('"version":"7.0.0"', '"version":"6.6.6"')
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'passed' }]
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  await seeded.engine.sweep(new Date(0))
  expect(pinned(seeded, 'prod')).not.toBe('6.6.6')
})

test('a version in the text is not promoted where comment and reply are gone either', async () => {
  const seeded = await waiting()
  const own = only(seeded)
  own.body = own.body.replaceAll('"version":"7.0.0"', '"version":"6.6.6"')
  seeded.source.comments = []
  await seeded.engine.sweep(new Date(0))
  expect(only(seeded).title).not.toMatch(/6\.6\.6/)
})
