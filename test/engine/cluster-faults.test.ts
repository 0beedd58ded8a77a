import { expect, test } from '@jest/globals'
import { connected, followed, lookAgain } from './fakes/connected.ts'
import { endState } from './fakes/end-state.ts'
import { type Seeded, say } from './fakes/seed.ts'

const clusters = ['prod-eu', 'prod-us']

/** Both clusters follow the default branch; the nth time that either is asked, it does not answer. */
function prepare(silentAt: number): { readonly seeded: Seeded; readonly asked: () => number } {
  const seeded = connected()
  followed(seeded)
  let asked = 0
  for (const cluster of clusters.map(name => seeded.github.cluster(name))) {
    const { onLook } = cluster
    cluster.onLook = () => {
      onLook?.()
      asked += 1
      cluster.outage = asked === silentAt ? 'nobody answers' : undefined
    }
  }
  return { seeded, asked: () => asked }
}

async function tell(seeded: Seeded): Promise<void> {
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  while (seeded.github.reminders.size > 0) await lookAgain(seeded, 10_000)
}

test('a cluster that does not answer at any one request of a rollout: the end is the same', async () => {
  const calm = prepare(Number.POSITIVE_INFINITY)
  await tell(calm.seeded)
  expect(endState(calm.seeded)).toMatchObject({ deployments: ['podinfo 7.0.0 on prod: success'] })
  expect(calm.asked()).toBeGreaterThan(10)
  for (let at = 1; at <= calm.asked(); at++) {
    const { seeded } = prepare(at)
    await tell(seeded)
    expect({ at, ...endState(seeded) }).toEqual({ at, ...endState(calm.seeded) })
  }
})
