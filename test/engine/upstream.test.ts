import { expect, test } from '@jest/globals'
import { lookAgain } from './fakes/connected.ts'
import { deliver, type Pods } from './fakes/flux.ts'
import { headOf } from './fakes/git.ts'
import { pinned, verdict, withProd } from './fakes/questions.ts'
import { replies, type Seeded, say, seed } from './fakes/seed.ts'

/** stage runs in a cluster that is watched; prod in none. */
function staged(): Seeded {
  const files = withProd('{ name: prod, merge: when-green }')
  const config = (files['.github/lockkeeper.yml'] ?? '').replace(
    '{ name: stage }',
    '{ name: stage, clusters: [stage], timeout: 2m }',
  )
  return seed({
    ...files,
    '.github/lockkeeper.yml': `${config}clusters:\n  stage: { kubeconfig: KUBE_CONFIG_STAGE }\n  spare: { kubeconfig: KUBE_CONFIG_SPARE }\n`,
  })
}

function arrive({ github, fleet }: Seeded, tag: string, pods: Pods): void {
  const revision = headOf(fleet, 'main').sha
  deliver(github.cluster('stage'), {
    path: 'apps/podinfo/overlays/stage',
    ...{ revision, tag, pods, at: github.clock.now() },
  })
}

function order(seeded: Seeded): string | undefined {
  return /\| order \| (.*) \|/.exec(replies(seeded).at(-1) ?? '')?.[1]
}

test('what was verified upstream may go on', async () => {
  const seeded = staged()
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  arrive(seeded, '7.0.1', 'ready')
  await lookAgain(seeded, 20_000)
  await say(seeded, '/promote podinfo@7.0.1 to prod')
  expect([order(seeded), pinned(seeded, 'prod')]).toEqual(['✅ | verified in stage', '7.0.1'])
})

test('what still rolls out upstream is proposed and waits; what failed there goes no further, with the cause, until it runs', async () => {
  const seeded = staged()
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  arrive(seeded, '7.0.1', 'starting')
  await lookAgain(seeded)
  await say(seeded, '/promote podinfo@7.0.1 to prod')
  expect([verdict(seeded), order(seeded)]).toEqual([
    '🟡 podinfo 6.9.2 → 7.0.1 on prod: waiting',
    '⏳ | stage does not run 7.0.1 yet: its rollout goes on',
  ])
  arrive(seeded, '7.0.1', 'crash')
  await lookAgain(seeded)
  expect([verdict(seeded), order(seeded)]).toEqual([
    '🟡 podinfo 6.9.2 → 7.0.1 on prod: waiting',
    expect.stringMatching(/^⛔ \| 7\.0\.1 failed in stage: stage: Deployment podinfo\/podinfo: pod /),
  ])
  arrive(seeded, '7.0.1', 'ready')
  seeded.github.clock.pass(20_000)
  await say(seeded, '/verify podinfo on stage')
  expect(verdict(seeded)).toBe('🟢 podinfo 7.0.1 on stage: runs')
  expect(pinned(seeded, 'prod')).toBe('7.0.1')
})

test('who waits for a rollout goes on as soon as it ends well', async () => {
  const seeded = staged()
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  arrive(seeded, '7.0.1', 'starting')
  await lookAgain(seeded)
  await say(seeded, '/promote podinfo@7.0.1 to prod')
  arrive(seeded, '7.0.1', 'ready')
  await lookAgain(seeded, 20_000)
  expect([order(seeded), pinned(seeded, 'prod')]).toEqual(['✅ | verified in stage', '7.0.1'])
})

test('what somebody else brought there counts when the cluster is seen to run it', async () => {
  const unseen = staged()
  await say(unseen, '/promote podinfo@7.0.0 to prod')
  expect([verdict(unseen), order(unseen)]).toEqual([
    '⛔ podinfo 6.9.2 → 7.0.0 on prod: refused',
    '⛔ | nobody saw 7.0.0 run in stage: stage was not seen to run it; `/verify podinfo on stage` looks again',
  ])
  const seeded = staged()
  arrive(seeded, '7.0.0', 'ready')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect([order(seeded), pinned(seeded, 'prod')]).toEqual(['✅ | runs in stage', '7.0.0'])
})
