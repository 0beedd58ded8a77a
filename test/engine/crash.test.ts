import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Engine } from '../../src/engine/engine.ts'
import { InjectedError } from './fakes/calls.ts'
import { connected, followed } from './fakes/connected.ts'
import { endState } from './fakes/end-state.ts'
import { mergeByItself } from './fakes/fake-pull-requests.ts'
import { headOf, pushFiles } from './fakes/git.ts'
import { withProd } from './fakes/questions.ts'
import { twoEngines } from './fakes/replicas.ts'
import { alice, engineOver, overlay, type Seeded, say, seed } from './fakes/seed.ts'

const bodies = {
  single: '/promote podinfo@7.0.0 to prod',
  legs: '/promote podinfo@7.0.1 to test, stage, prod',
  refused: '/promote podinfo@7.0.1 to prod',
  list: '/list',
} as const

/** The undisturbed run: how it ends, and how many calls it takes. */
async function undisturbed(
  body: string,
): Promise<{ readonly end: ReturnType<typeof endState>; readonly calls: number }> {
  const seeded = seed()
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, body)
  await seeded.engine.answerComment(seeded.source.ref, comment.id)
  return { end: endState(seeded), calls: seeded.github.calls.log.length }
}

/** What every restarted process does, until nothing changes any more. */
async function sweepUntilStill(seeded: Seeded): Promise<void> {
  for (let count = 0; count < 10; count++) {
    const before = JSON.stringify([
      seeded.source.comments,
      seeded.fleet.pullRequests,
      seeded.fleet.deployments,
    ])
    seeded.github.clock.pass(10_000)
    await engineOver(seeded.github).sweep(new Date(0))
    if (
      before === JSON.stringify([seeded.source.comments, seeded.fleet.pullRequests, seeded.fleet.deployments])
    )
      return
  }
  throw new Error('it never comes to rest')
}

test.each(Object.entries(bodies))(
  '%s: a process that dies at any call, before or after its effect, ends the same',
  async (_, body) => {
    const { end, calls } = await undisturbed(body)
    expect(calls).toBeGreaterThan(5)
    for (let call = 1; call <= calls; call++) {
      for (const when of ['before', 'after'] as const) {
        const seeded = seed()
        const comment = seeded.github.comment(seeded.source, seeded.issue, alice, body)
        seeded.github.calls.fault = { call, when }
        // The look at who waits behind is all the same to whoever is done.
        await seeded.engine.answerComment(seeded.source.ref, comment.id).catch((error: unknown) => {
          expect(error).toBeInstanceOf(InjectedError)
        })
        seeded.github.calls.fault = undefined
        await sweepUntilStill(seeded)
        expect({ call, when, name: seeded.github.calls.log[call - 1], ...endState(seeded) }).toEqual({
          call,
          when,
          name: seeded.github.calls.log[call - 1],
          ...end,
        })
        expect(seeded.fleet.deployments).toHaveLength(end.deployments.length)
      }
    }
  },
)

test('a process that dies at any call, the rollout being followed, ends the same', async () => {
  const prepare = (): Seeded => {
    const seeded = connected()
    followed(seeded)
    return seeded
  }
  const calm = prepare()
  await say(calm, bodies.single)
  await sweepUntilStill(calm)
  expect(calm.fleet.deployments.map(({ state }) => state)).toEqual(['success'])
  const { log } = calm.github.calls
  for (let call = 1; call <= log.length; call++) {
    for (const when of ['before', 'after'] as const) {
      const seeded = prepare()
      seeded.github.calls.fault = { call, when }
      await say(seeded, bodies.single).catch(() => undefined)
      await sweepUntilStill(seeded).catch(() => undefined)
      seeded.github.calls.fault = undefined
      await sweepUntilStill(seeded)
      expect({ call, when, ...endState(seeded) }).toEqual({ call, when, ...endState(calm) })
    }
  }
})

test('a process that dies at any call of /cancel ends with everything closed', async () => {
  const prepare = async (): Promise<Seeded> => {
    const seeded = seed()
    seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
    await say(seeded, bodies.single)
    seeded.github.calls.log.length = 0
    return seeded
  }
  const calm = await prepare()
  await say(calm, '/cancel')
  const { log } = calm.github.calls
  for (let call = 1; call <= log.length; call++) {
    for (const when of ['before', 'after'] as const) {
      const seeded = await prepare()
      seeded.github.calls.fault = { call, when }
      await expect(say(seeded, '/cancel')).rejects.toThrow(InjectedError)
      seeded.github.calls.fault = undefined
      await sweepUntilStill(seeded)
      expect({ call, when, ...endState(seeded) }).toEqual({ call, when, ...endState(calm) })
    }
  }
})

describe('where GitHub is to merge by itself', () => {
  const prepare = (): Seeded => {
    const seeded = seed(withProd('{ name: prod, merge: when-green, autoMerge: true }'))
    seeded.fleet.requiredChecks = ['ci']
    seeded.fleet.allowsAutoMerge = true
    return seeded
  }
  const wishes = ({ fleet }: Seeded): readonly string[] =>
    [...fleet.autoMerges.values()].map(wish => (wish === 'theirs' ? wish : wish.title))
  const cases: readonly [string, string, readonly string[], (seeded: Seeded) => Promise<unknown>][] = [
    ['it asks for that', '7.0.0', [], seeded => say(seeded, bodies.single)],
    ['it cancels', '', [bodies.single], seeded => say(seeded, '/cancel')],
    [
      'it takes the place',
      '7.0.1',
      [bodies.single],
      async seeded => {
        const files = [overlay('podinfo', 'test'), overlay('podinfo', 'stage')].map(file => [
          file,
          (headOf(seeded.fleet, 'main').files.get(file) ?? '').replace('7.0.0', '7.0.1'),
        ])
        pushFiles(seeded.fleet, 'main', Object.fromEntries(files), { message: 'By hand' })
        await say(seeded, '/promote podinfo@7.0.1 to prod')
      },
    ],
    [
      'it takes it back',
      '',
      [bodies.single],
      async seeded => {
        seeded.fleet.permissions.set(alice.id, 'read')
        await seeded.engine.sweep(new Date(0))
      },
    ],
    [
      'it finds it merged',
      '',
      [bodies.single],
      async seeded => {
        const head = seeded.fleet.pullRequests[0]?.head
        if (head !== undefined) seeded.fleet.checks.set(head, [{ name: 'ci', status: 'passed' }])
        mergeByItself(seeded.fleet, seeded.github.clock)
        await seeded.engine.sweep(new Date(0))
      },
    ],
  ]

  test.each(cases)('a process that dies at any call while %s ends the same', async (_, left, before, run) => {
    const started = async (): Promise<Seeded> => {
      const seeded = prepare()
      for (const body of before) await say(seeded, body)
      seeded.github.calls.log.length = 0
      return seeded
    }
    const calm = await started()
    await run(calm)
    expect(
      wishes(calm)
        .map(title => /to (\S+) on/.exec(title)?.[1])
        .join(),
    ).toBe(left)
    const { length } = calm.github.calls.log
    expect(length).toBeGreaterThan(5)
    for (let call = 1; call <= length; call++) {
      for (const when of ['before', 'after'] as const) {
        const seeded = await started()
        seeded.github.calls.fault = { call, when }
        await run(seeded).catch(() => undefined)
        seeded.github.calls.fault = undefined
        await sweepUntilStill(seeded)
        expect({ call, when, wishes: wishes(seeded), ...endState(seeded) }).toEqual({
          ...{ call, when, wishes: wishes(calm) },
          ...endState(calm),
        })
      }
    }
  })
})

test('a process that dies twice ends the same', async () => {
  const { end, calls } = await undisturbed(bodies.single)
  const fault = fc.record({
    call: fc.integer({ min: 1, max: calls }),
    when: fc.constantFrom('before', 'after'),
  })
  await fc.assert(
    fc.asyncProperty(fault, fault, async (first, second) => {
      const seeded = seed()
      seeded.github.comment(seeded.source, seeded.issue, alice, bodies.single)
      const { calls: shared } = seeded.github
      for (const next of [first, second]) {
        shared.log.length = 0
        shared.fault = next as { call: number; when: 'before' | 'after' }
        await engineOver(seeded.github)
          .sweep(new Date(0))
          .catch(() => undefined)
      }
      shared.fault = undefined
      await sweepUntilStill(seeded)
      expect(endState(seeded)).toEqual(end)
    }),
    { numRuns: 80 },
  )
})

test.each(Object.entries(bodies))('%s: two replicas on one comment end as one does', async (_, body) => {
  const { end } = await undisturbed(body)
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async scheduler => {
      const seeded = seed()
      const comment = seeded.github.comment(seeded.source, seeded.issue, alice, body)
      const answer = (engine: Engine): Promise<void> => engine.answerComment(seeded.source.ref, comment.id)
      await twoEngines(seeded, scheduler)([answer, answer])
      await sweepUntilStill(seeded)
      expect(endState(seeded)).toEqual(end)
      expect(seeded.fleet.deployments).toHaveLength(end.deployments.length)
    }),
    { numRuns: 50 },
  )
})

test('one process that hears of a comment, a branch and a sweep at once ends the same', async () => {
  const { end } = await undisturbed(bodies.single)
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async scheduler => {
      const seeded = seed()
      const comment = seeded.github.comment(seeded.source, seeded.issue, alice, bodies.single)
      seeded.github.calls.before = name => scheduler.schedule(Promise.resolve(), name)
      const all = Promise.all([
        seeded.engine.answerComment(seeded.source.ref, comment.id),
        seeded.engine.sweep(new Date(0)),
        seeded.engine.lookAt(seeded.fleet.ref, 'lockkeeper/prod/podinfo'),
        seeded.engine.answerComment(seeded.source.ref, comment.id),
      ])
      await scheduler.waitFor(all)
      seeded.github.calls.before = undefined
      await sweepUntilStill(seeded)
      expect(endState(seeded)).toEqual(end)
      expect(seeded.fleet.deployments).toHaveLength(1)
    }),
    { numRuns: 50 },
  )
})

test('two requests at once for one slot end with the newer release, in one open slot', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async scheduler => {
      const seeded = seed()
      const older = seeded.github.comment(
        seeded.source,
        seeded.issue,
        alice,
        '/promote podinfo@7.0.1 to test',
      )
      const newer = seeded.github.comment(
        seeded.source,
        seeded.issue,
        alice,
        '/promote podinfo@6.9.2 to test',
      )
      await twoEngines(
        seeded,
        scheduler,
      )([
        engine => engine.answerComment(seeded.source.ref, older.id),
        engine => engine.answerComment(seeded.source.ref, newer.id),
      ])
      await sweepUntilStill(seeded)
      expect(endState(seeded)).toMatchObject({ pins: { test: '6.9.2' }, branches: ['main'] })
      expect(endState(seeded).pullRequests.filter(each => each.startsWith('open'))).toEqual([])
      expect(endState(seeded).replies).toHaveLength(2)
    }),
    { numRuns: 60 },
  )
})

test.each(['/list', bodies.single])(
  'of two replies that a dead process left to %s, the sweep leaves the first',
  async body => {
    const seeded = seed()
    await say(seeded, body)
    const end = endState(seeded)
    const { comments } = seeded.source
    const [reply] = comments.filter(comment => comment.ours)
    if (reply === undefined) throw new Error('no reply')
    comments.push({ ...reply, id: reply.id + 1_000 })
    await engineOver(seeded.github).sweep(new Date(0))
    expect(endState(seeded)).toEqual(end)
    expect(seeded.source.comments.filter(comment => comment.ours)).toEqual([reply])
  },
)

test('webhooks may come in any order, twice, or not at all', async () => {
  const { end } = await undisturbed(bodies.legs)
  const hint = fc.constantFrom('comment', 'test', 'stage', 'prod', 'sweep')
  await fc.assert(
    fc.asyncProperty(fc.array(hint, { maxLength: 8 }), async hints => {
      const seeded = seed()
      const comment = seeded.github.comment(seeded.source, seeded.issue, alice, bodies.legs)
      for (const each of hints) {
        if (each === 'comment') await seeded.engine.answerComment(seeded.source.ref, comment.id)
        else if (each === 'sweep') await seeded.engine.sweep(new Date(0))
        else await seeded.engine.lookAt(seeded.fleet.ref, `lockkeeper/${each}/podinfo`)
      }
      await sweepUntilStill(seeded)
      expect(endState(seeded)).toEqual(end)
    }),
    { numRuns: 60 },
  )
})
