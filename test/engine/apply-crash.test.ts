import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { appliedEnd, imageIn, sweepUntilStill } from './fakes/applied-end.ts'
import { applying } from './fakes/applying.ts'
import { Calls, InjectedError } from './fakes/calls.ts'
import { pinned } from './fakes/questions.ts'
import { twoEngines } from './fakes/replicas.ts'
import { alice, engineOver, replies, say } from './fakes/seed.ts'

test.each([
  ['what runs', '7.0.0', 'prod'],
  ['what fails', '7.0.1', 'test, stage, prod'],
])(
  'a process that dies at any call ends the same: %s',
  async (_, version, environments) => {
    const body = `/promote podinfo@${version} to ${environments}`
    const prepare = () => applying()
    const calm = prepare()
    await say(calm, body)
    await sweepUntilStill(calm)
    const end = appliedEnd(calm)
    const calls = calm.github.calls.log.length
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: calls }),
        fc.constantFrom('before' as const, 'after' as const),
        async (call, when) => {
          const seeded = prepare()
          const comment = seeded.github.comment(seeded.source, seeded.issue, alice, body)
          seeded.github.calls.fault = { call, when }
          await seeded.engine.answerComment(seeded.source.ref, comment.id).catch(error => {
            if (!(error instanceof InjectedError)) throw error
          })
          for (let count = 0; count < 3; count++) {
            seeded.github.clock.pass(20_000)
            await engineOver(seeded.github)
              .sweep(new Date(0))
              .catch(() => undefined)
          }
          seeded.github.calls.fault = undefined
          await sweepUntilStill(seeded)
          expect(appliedEnd(seeded)).toEqual(end)
        },
      ),
      { numRuns: 60 },
    )
  },
  60_000,
)

test.each([
  ['what runs', '7.0.0', 'prod'],
  ['what fails', '7.0.1', 'test, stage, prod'],
])(
  'two replicas on one comment end as one does: %s',
  async (_, version, environments) => {
    const body = `/promote podinfo@${version} to ${environments}`
    const calm = applying()
    await say(calm, body)
    await sweepUntilStill(calm)
    const end = appliedEnd(calm)
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async scheduler => {
        const seeded = applying()
        const { id } = seeded.github.comment(seeded.source, seeded.issue, alice, body)
        const answer = (engine: ReturnType<typeof engineOver>) => engine.answerComment(seeded.source.ref, id)
        await twoEngines(seeded, scheduler)([answer, answer])
        seeded.github.clock.pass(20_000)
        const sweep = (engine: ReturnType<typeof engineOver>) => engine.sweep(new Date(0))
        await twoEngines(seeded, scheduler)([sweep, sweep])
        await sweepUntilStill(seeded)
        expect(appliedEnd(seeded)).toEqual(end)
      }),
      { numRuns: 25 },
    )
  },
  60_000,
)

test('two promotions of one environment that begin at once are applied one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async scheduler => {
      const seeded = applying()
      const { github, fleet } = seeded
      const ids = ['podinfo@7.0.0', 'helloworld@1.2.0'].map(
        release => github.comment(fleet, github.addIssue(fleet), alice, `/promote ${release} to prod`).id,
      )
      const works = ids.map(
        id => (engine: ReturnType<typeof engineOver>) => engine.answerComment(fleet.ref, id),
      )
      await twoEngines(seeded, scheduler)(works)
      await sweepUntilStill(seeded)
      expect([pinned(seeded, 'prod'), pinned(seeded, 'prod', 'helloworld')]).toEqual(['7.0.0', '1.2.0'])
      for (const name of ['prod-eu', 'prod-us'])
        expect([imageIn(seeded, name), imageIn(seeded, name, 'helloworld')]).toEqual(['7.0.0', '1.2.0'])
      expect(fleet.deployments.map(({ state }) => state)).toEqual(['success', 'success'])
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('a process that was slow to apply what was cancelled and put back meanwhile puts it back once more', async () => {
  const seeded = applying()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await sweepUntilStill(seeded)
  const [calls, reached, go] = [new Calls(), Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let applies = 0
  // In both clusters the dry run; then in the first the record, and it stands still before the objects.
  calls.before = async name => {
    if (name !== 'cluster.apply' || ++applies !== 4) return
    reached.resolve()
    await go.promise
  }
  const { id } = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@6.9.2 to prod')
  const slow = engineOver(seeded.github, [], calls).answerComment(seeded.source.ref, id)
  await reached.promise
  await engineOver(seeded.github).sweep(new Date(0))
  await say(seeded, `/cancel ${/p-\w{6}/.exec(replies(seeded).at(-1) ?? '')?.[0]}`)
  expect(imageIn(seeded, 'prod-eu')).toBe('7.0.0')
  go.resolve()
  await slow
  await sweepUntilStill(seeded)
  expect([imageIn(seeded, 'prod-eu'), imageIn(seeded, 'prod-us'), pinned(seeded, 'prod')]).toEqual([
    '7.0.0',
    '7.0.0',
    '7.0.0',
  ])
  expect(appliedEnd(seeded).records.map(record => record?.[1])).toEqual(['true', 'true'])
})
