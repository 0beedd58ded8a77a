import { expect, test } from '@jest/globals'
import { InjectedError } from './fakes/calls.ts'
import { branchOf, pinned, verdict } from './fakes/questions.ts'
import { alice, replies, say, seed } from './fakes/seed.ts'
import { approve, only, waiting } from './fakes/waiting.ts'

const prod = branchOf('prod')

test('a comment that is edited before it is heard is not run, and told so', async () => {
  const seeded = seed()
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@7.0.0 to prod')
  Object.assign(comment, { body: '/promote podinfo@6.9.2 to test', edited: true })
  await seeded.engine.answerComment(seeded.source.ref, comment.id)
  expect(replies(seeded)).toEqual([expect.stringMatching(/edited/)])
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('a comment that is edited after its pull request is open changes nothing: that goes on, nothing new begins', async () => {
  const seeded = seed()
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  const comment = await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  Object.assign(comment, { body: '/promote podinfo@6.9.2 to prod', edited: true })
  seeded.fleet.checks.set(only(seeded).head, [{ name: 'ci', status: 'passed' }])
  await seeded.engine.lookAt(seeded.fleet.ref, branchOf('test'))
  expect(['test', 'stage', 'prod'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.0', '6.9.2'])
  expect(replies(seeded)).toEqual([expect.stringMatching(/stage.*the comment was edited/s)])
})

test('a comment that is deleted after its pull request is open: that goes on, and the reply stays current', async () => {
  const seeded = await waiting()
  const [comment] = seeded.source.comments
  seeded.source.comments = seeded.source.comments.filter(each => each.id !== comment?.id)
  approve(seeded, alice)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(verdict(seeded)).toMatch(/merged, not watched/)
})

test('a comment that is deleted before anything was done is not run', async () => {
  const seeded = seed()
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@7.0.0 to prod')
  seeded.source.comments = []
  await seeded.engine.answerComment(seeded.source.ref, comment.id, comment)
  expect(seeded.fleet.pullRequests).toEqual([])
  expect(replies(seeded)).toEqual([])
})

test('an outcome that comes late gets one new comment, because edits notify nobody', async () => {
  const seeded = await waiting()
  seeded.github.clock.pass(121_000)
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  await seeded.engine.sweep(new Date(0))
  expect(replies(seeded)).toEqual([
    expect.stringMatching(/^### 🔵/),
    expect.stringMatching(
      /^@alice, .*your request.*has ended:\n\n- 🔵 \*\*podinfo 6\.9\.2 → 7\.0\.0 on prod\*\*/s,
    ),
  ])
})

test('what fails for one comment does not keep the others waiting', async () => {
  const seeded = seed()
  const first = seeded.github.comment(seeded.source, seeded.issue, alice, '/list')
  seeded.github.comment(seeded.source, seeded.issue, alice, '/help')
  let failed = false
  seeded.github.calls.before = name => {
    if (name !== 'threads.acknowledge' || failed) return
    failed = true
    throw new InjectedError('the first acknowledgement')
  }
  await expect(seeded.engine.sweep(first.createdAt)).rejects.toThrow('1 of what was looked at failed')
  expect(replies(seeded)).toEqual([expect.stringContaining('What you may run here')])
})
