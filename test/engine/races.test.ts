import { expect, test } from '@jest/globals'
import { Calls } from './fakes/calls.ts'
import { connected } from './fakes/connected.ts'
import { endState } from './fakes/end-state.ts'
import { headOf } from './fakes/git.ts'
import { withProd } from './fakes/questions.ts'
import { ada, alice, engineOver, noDelays, say, seed } from './fakes/seed.ts'
import { waiting } from './fakes/waiting.ts'

// One window after the other in which a second process, or a person, can come between two steps.

test('whoever is told late that its reaction was the first looks whether others have answered since', async () => {
  const seeded = seed()
  const { calls, clock } = seeded.github
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, '/list')
  const other = engineOver(seeded.github)
  calls.after = async name => {
    if (name !== 'threads.acknowledge') return
    calls.after = undefined
    clock.pass(6_000)
    await other.answerComment(seeded.source.ref, comment.id)
  }
  await seeded.engine.answerComment(seeded.source.ref, comment.id)
  expect(endState(seeded).replies).toHaveLength(1)
})

test('a comment that is edited while another process begins what it said is not refused beside it', async () => {
  const seeded = seed()
  const { calls } = seeded.github
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@7.0.0 to prod')
  const [asleep, awake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const sleep = async (): Promise<void> => {
    asleep.resolve()
    await awake.promise
  }
  const clock = { now: () => seeded.github.clock.now(), sleep }
  const other = engineOver(seeded.github, [], new Calls(), noDelays, clock)
  let refusing: Promise<void> | undefined
  calls.before = async name => {
    if (name !== 'threads.write') return
    calls.before = undefined
    Object.assign(comment, { body: `${comment.body}\n\nPlease.`, edited: true })
    refusing = other.answerComment(seeded.source.ref, comment.id)
    await Promise.race([refusing, asleep.promise])
  }
  await seeded.engine.answerComment(seeded.source.ref, comment.id)
  awake.resolve()
  await refusing
  await engineOver(seeded.github).sweep(new Date(0))
  expect(endState(seeded)).toMatchObject({
    replies: ['### 🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched'],
    pins: { prod: '7.0.0' },
  })
})

test('a commit whose pull request nobody opened goes when its comment says something else by then', async () => {
  const seeded = seed()
  const { calls } = seeded.github
  calls.before = name => {
    if (name === 'pullRequests.open') throw new Error('ECONNRESET')
  }
  await expect(say(seeded, '/promote podinfo@7.0.0 to prod')).rejects.toThrow('ECONNRESET')
  calls.before = undefined
  for (const comment of seeded.source.comments.filter(({ ours }) => !ours))
    Object.assign(comment, { body: `${comment.body}\n\nPlease.`, edited: true })
  await engineOver(seeded.github).sweep(new Date(0))
  expect(endState(seeded)).toMatchObject({
    branches: ['main'],
    pullRequests: [],
    replies: ['### ⚪ podinfo 6.9.2 → 7.0.0 on prod: cancelled'],
  })
})

test('a claim that was made on what was there before is made anew: a rollback on top of it would change nothing', async () => {
  const seeded = seed()
  const before = headOf(seeded.fleet, 'main').sha
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  // Of a process that was late and died.
  seeded.fleet.branches.set('lockkeeper/prod/podinfo', before)
  await say(seeded, '/rollback podinfo on prod')
  expect(endState(seeded)).toMatchObject({
    pins: { prod: '6.9.2' },
    replies: [
      '### 🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched',
      '### 🔵 podinfo 7.0.0 → 6.9.2 on prod: merged, not watched',
    ],
  })
})

test('of two records the first one is kept, also where the list shows neither at first', async () => {
  const seeded = seed()
  const { fleet, github } = seeded
  let kept: number | undefined
  github.calls.before = name => {
    if (name !== 'deployments.list' || kept !== undefined) return
    const [own] = fleet.deployments.splice(0)
    if (own === undefined) throw new Error('nothing was created')
    kept = own.id - 1_000
    github.calls.after = () => {
      github.calls.after = undefined
      fleet.deployments.push({ ...own, id: own.id - 1_000 }, own)
    }
  }
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(fleet.deployments.map(({ id, outcome }) => [id, outcome?.state])).toEqual([[kept, 'pending']])
})

test('the branch of whoever was slow is not taken away once its pull request is open', async () => {
  const seeded = seed()
  const { github, fleet } = seeded
  fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  const slow = new Calls()
  let second: Promise<unknown> | undefined
  const begun = Promise.withResolvers<void>()
  slow.before = async name => {
    if (name !== 'pullRequests.open') return
    slow.before = undefined
    github.clock.pass(6_000)
    github.calls.after = async read => {
      // Its list of pull requests is read; what follows is read after the slow one went on.
      if (read !== 'pullRequests.find') return
      github.calls.after = undefined
      begun.resolve()
      await first
    }
    second = say(seeded, '/promote podinfo@7.0.1 to test', ada)
    await begun.promise
  }
  const comment = github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@7.0.1 to test')
  const first = engineOver(github, [], slow).answerComment(seeded.source.ref, comment.id)
  await first
  await second
  expect(endState(seeded)).toMatchObject({
    branches: ['lockkeeper/test/podinfo', 'main'],
    pullRequests: [expect.anything()],
  })
  expect(fleet.pullRequests.map(({ state }) => state)).toEqual(['open'])
})

test('a record whose answer was lost is looked for by whoever made it: nobody else may come by again', async () => {
  const seeded = seed()
  const { fleet, github } = seeded
  let kept: number | undefined
  github.calls.after = name => {
    if (name !== 'deployments.create') return
    github.calls.after = undefined
    const [own] = fleet.deployments
    if (own === undefined) throw new Error('nothing was created')
    kept = own.id - 1_000
    fleet.deployments.unshift({ ...own, id: kept })
    throw new Error('the answer was lost')
  }
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(fleet.deployments.map(({ id, outcome }) => [id, outcome?.state])).toEqual([[kept, 'pending']])
})

test('a second record of somebody who died before looking for others goes with the next round', async () => {
  const seeded = seed()
  const { fleet } = seeded
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const [own] = fleet.deployments
  if (own === undefined) throw new Error('nothing was recorded')
  const { state: _s, outcome: _o, ...bare } = own
  fleet.deployments.push({ ...bare, id: own.id + 1_000 })
  await seeded.engine.sweep(new Date(0))
  expect(fleet.deployments.map(({ id }) => id)).toEqual([own.id])
})

test('the branch of a closed pull request that nobody could take away goes with the next round', async () => {
  const seeded = await waiting()
  const [own] = seeded.fleet.pullRequests
  if (own === undefined) throw new Error('nothing waits')
  const { head, branch } = own
  await say(seeded, '/cancel')
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
  seeded.fleet.branches.set(branch, head)
  await seeded.engine.sweep(new Date(0))
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test('of two records of one merge the one that says how it ended stays', async () => {
  const seeded = seed()
  const { fleet } = seeded
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const [own] = fleet.deployments
  if (own === undefined) throw new Error('nothing was recorded')
  const { state: _s, outcome: _o, ...bare } = own
  fleet.deployments.unshift({ ...bare, id: own.id - 50 })
  await seeded.engine.sweep(new Date(0))
  expect(fleet.deployments.map(({ outcome }) => outcome?.state)).toEqual(['pending'])
})

test('a record whose answer was lost does not begin anew what another has concluded', async () => {
  const seeded = connected()
  const { fleet, github } = seeded
  github.calls.after = name => {
    if (name !== 'deployments.create') return
    github.calls.after = undefined
    const [own] = fleet.deployments
    if (own === undefined) throw new Error('nothing was created')
    fleet.deployments.unshift({
      ...own,
      id: own.id - 50,
      state: 'success',
      outcome: { state: 'success', description: '7.0.0 runs there', at: github.clock.now() },
    })
    throw new Error('the answer was lost')
  }
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(fleet.deployments.map(({ state }) => state)).toEqual(['success'])
})

test('a request that was begun twice is looked at once', async () => {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const [own] = seeded.fleet.pullRequests
  if (own === undefined) throw new Error('')
  for (const n of [1, 2, 3])
    seeded.fleet.pullRequests.unshift({
      ...own,
      number: own.number - n,
      state: 'closed',
      body: own.body.replace('"from"', '"ended":{"kind":"redone"},"from"'),
    })
  seeded.source.comments = []
  seeded.github.calls.log.length = 0
  await seeded.engine.sweep(new Date(0))
  const reviews = seeded.github.calls.log.filter(name => name === 'pullRequests.review').length
  expect(reviews).toBe(1)
})
