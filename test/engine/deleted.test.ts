import { expect, test } from '@jest/globals'
import { connected } from './fakes/connected.ts'
import { branchOf, pinned, verdict, withProd } from './fakes/questions.ts'
import { ada, replies, rob, say, seed } from './fakes/seed.ts'
import { approve, only, waiting } from './fakes/waiting.ts'

// People tidy up on GitHub: comments, our replies, whole issues, the text of our pull requests.

const prod = branchOf('prod')
const hour = 3_700_000

test('what was refused long ago is not done now because somebody deleted the reply', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.1 to prod')
  expect(verdict(seeded)).toBe('⛔ podinfo 6.9.2 → 7.0.1 on prod: refused')
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  const [command, refusal] = seeded.source.comments
  seeded.source.comments = seeded.source.comments.filter(each => each !== refusal)
  seeded.github.clock.pass(3_700_000)
  await seeded.engine.sweep(new Date(0))
  expect(command?.body).toBe('/promote podinfo@7.0.1 to prod')
  expect([pinned(seeded, 'prod'), verdict(seeded)]).toEqual([
    '6.9.2',
    '⚪ podinfo 6.9.2 → 7.0.1 on prod: cancelled',
  ])
  expect(replies(seeded).at(-1)).toMatch(/my answer is gone; nothing new is begun for it, so say it again/)
})

test('a comment that is deleted with our reply: what was begun goes on by its pull request, and nothing is written there any more', async () => {
  const seeded = await waiting()
  seeded.source.comments = []
  approve(seeded)
  await seeded.engine.sweep(new Date(0))
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect([replies(seeded), seeded.fleet.deployments.length]).toEqual([[], 1])
})

test('a cancel of long ago whose reply somebody deleted cancels nothing that was asked for since', async () => {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await say(seeded, '/cancel')
  const done = seeded.source.comments.filter(each => each.ours).at(-1)
  seeded.source.comments = seeded.source.comments.filter(each => each !== done)
  await say(seeded, '/promote helloworld@1.1.0 to prod')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  seeded.github.clock.pass(hour)
  await seeded.engine.sweep(new Date(0))
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['closed', 'open'])
})

test('a restart that was refused long ago is not done now because somebody deleted the reply', async () => {
  const seeded = connected()
  await say(seeded, '/restart podinfo on prod', rob)
  seeded.source.comments = seeded.source.comments.filter(each => !each.ours)
  for (const state of [seeded.fleet, seeded.source]) state.permissions.set(rob.id, 'write')
  seeded.github.clock.pass(hour)
  await seeded.engine.sweep(new Date(0))
  expect(seeded.github.cluster('prod-eu').asked).toEqual([])
})

test('one of two replies is gone with the comment: what each began goes on', async () => {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod\n/list')
  const [command, first] = seeded.source.comments
  expect(first?.body).toMatch(/podinfo 6.9.2 → 7.0.0 on prod/)
  seeded.source.comments = seeded.source.comments.filter(each => each !== command && each !== first)
  approve(seeded)
  await seeded.engine.sweep(new Date(0))
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('the issue is deleted: what was begun goes on', async () => {
  const seeded = await waiting()
  seeded.source.comments = []
  seeded.source.threads.delete(seeded.issue)
  approve(seeded)
  await seeded.engine.sweep(new Date(0))
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('the comment is edited and our reply gone: what was begun goes on', async () => {
  const seeded = await waiting()
  const [command] = seeded.source.comments
  if (command === undefined) throw new Error('no comment')
  seeded.source.comments = [command]
  Object.assign(command, { edited: true })
  approve(seeded)
  await seeded.engine.sweep(new Date(0))
  expect([pinned(seeded, 'prod'), verdict(seeded)]).toEqual(['7.0.0', '❌ I do not run edited comments'])
})

test('a pull request whose text lost our words is looked at by the sweep', async () => {
  const seeded = await waiting()
  Object.assign(only(seeded), { body: 'mine now' })
  approve(seeded)
  seeded.github.clock.pass(hour)
  await seeded.engine.sweep(new Date(seeded.github.clock.now().getTime() - 600_000))
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('a rollback whose comment and reply are gone stays a rollback', async () => {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  await say(seeded, '/rollback podinfo on prod to 6.9.2')
  const open = seeded.fleet.pullRequests.find(({ state }) => state === 'open')
  if (open === undefined) throw new Error('nothing waits')
  expect(open.title).toBe('Roll back podinfo from 7.0.0 to 6.9.2 on prod')
  seeded.source.comments = []
  seeded.fleet.approvals.set(open.number, [{ by: ada, commit: open.head, canWrite: true }])
  await seeded.engine.sweep(new Date(0))
  expect([open.state, pinned(seeded, 'prod'), seeded.fleet.deployments.at(-1)?.payload.kind]).toEqual([
    'merged',
    '6.9.2',
    'rollback',
  ])
})
