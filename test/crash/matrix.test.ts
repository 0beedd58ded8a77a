import { expect, test } from '@jest/globals'
import { type CutCase, type CutStage, cutMatrix, sayAt, startCutStage, sweepToTheEnd } from './cut.ts'
import { type EndState, promoted } from './end-state.ts'

// Every verb that writes, and a process that dies at each of its requests in turn, before and after: whoever sweeps up
// must come to the one end. In process, at the border of fetch; `killed.test.ts` kills real processes.

// Every request of every case is a matter of minutes: `CRASH_EVERY=1 npm test -- test/crash/matrix`.
const every = process.env.CRASH_EVERY === undefined ? undefined : Number(process.env.CRASH_EVERY)

const fleet = { repository: 'acme/fleet', issue: 1 }

/** A promotion that waits for a check which never comes. */
async function waiting(stage: CutStage): Promise<void> {
  const [repository] = [...stage.gitHub.world.repositories.values()].filter(({ name }) => name === 'fleet')
  repository?.rules.set('main', { requiredChecks: ['never'], strict: false, approvals: undefined })
  await sayAt(stage, '/promote podinfo@7.0.0 to prod')
  await sweepToTheEnd(stage)
}

const cases: readonly (CutCase & { readonly name: string; readonly end: Partial<EndState> })[] = [
  { name: 'a promotion', command: '/promote podinfo@7.0.0 to prod', every: 5, end: promoted },
  {
    name: 'a promotion of what waits already',
    command: '/promote podinfo@7.0.0 to prod',
    every: 7,
    prepare: waiting,
    end: { replies: ['waiting', 'nothing-to-do'], version: '6.9.2', deployments: [] },
  },
  {
    name: 'a cancellation',
    command: '/cancel',
    every: 6,
    prepare: waiting,
    end: {
      replies: ['cancelled', 'answered'],
      pullRequests: ['Promote podinfo from 6.9.2 to 7.0.0 on prod: closed'],
      branches: ['main'],
      deployments: [],
      version: '6.9.2',
    },
  },
  {
    name: 'a train',
    command: '/promote stage to prod',
    place: fleet,
    every: 12,
    end: {
      pullRequests: [
        'Promote podinfo from 6.9.2 to 7.0.0 on prod: merged',
        'Promote helloworld from 1.3.2 to 1.4.0 on prod: merged',
      ],
      branches: ['main'],
      version: '7.0.0',
    },
  },
  {
    name: 'a question',
    command: '/list podinfo',
    every: 4,
    end: { replies: ['answered'], pullRequests: [], branches: ['main'] },
  },
]

test.each(cases)(
  '$name that dies anywhere ends the same',
  async ({ name: _, end, ...cut }) => {
    const whole = Object.keys(end) as readonly (keyof EndState)[]
    const ends = await cutMatrix(every === undefined ? cut : { ...cut, every })
    const seen = ends.map(({ nth, moment, end: reached }) => [
      `${moment} ${nth}`,
      Object.fromEntries(whole.map(key => [key, reached[key]])),
    ])
    expect(seen).toEqual(ends.map(({ nth, moment }) => [`${moment} ${nth}`, end]))
    expect(ends.length).toBeGreaterThan(3)
  },
  240_000,
)

test('whoever only looks again writes nothing', async () => {
  const stage = await startCutStage()
  try {
    await sayAt(stage, '/promote podinfo@7.0.0 to prod')
    await sweepToTheEnd(stage)
    stage.gitHub.requests.clear()
    const { engine } = await stage.start()
    await engine.sweep(new Date(0))
    const writes = stage.gitHub.requests
      .all()
      .filter(
        ({ method, path, operation }) =>
          method !== 'GET' && !/access_tokens/.test(path) && !/^query/.test(operation),
      )
    expect(writes).toEqual([])
  } finally {
    await stage.close()
  }
}, 30_000)
