import { expect, test } from '@jest/globals'
import { createContext } from '../../src/engine/context.ts'
import { readFleet } from '../../src/engine/fleet/read-fleet.ts'
import { lookAtRollout } from '../../src/engine/rollout/look-at-rollout.ts'
import { arrive, connected, lookAgain } from './fakes/connected.ts'
import { running } from './fakes/flux.ts'
import { headOf } from './fakes/git.ts'
import { pinned, verdict } from './fakes/questions.ts'
import { engineOver, noDelays, replies, type Seeded, say } from './fakes/seed.ts'

/** The rows of the steps that come after the merge. */
function rollout(seeded: Seeded): readonly string[] {
  const rows = (replies(seeded)[0] ?? '').split('\n').filter(line => line.startsWith('| '))
  return rows
    .slice(rows.findIndex(row => row.startsWith('| merged')) + 1)
    .filter(row => /Flux|rollout/.test(row))
}

function heading(seeded: Seeded): string | undefined {
  return replies(seeded)[0]?.split('\n')[0]?.replace('### ', '')
}

function states({ fleet }: Seeded): readonly (string | undefined)[] {
  return fleet.deployments.map(({ state, description }) => `${state}: ${description}`)
}

test('a promotion has succeeded once every cluster runs it, and has for a while', async () => {
  const seeded = connected()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: merged, rolling out')
  expect(states(seeded)).toEqual(['in_progress: rolling out on prod-eu, prod-us'])
  expect(seeded.github.cluster('prod-eu').asked).toEqual([
    expect.stringMatching(/^reconcile GitRepository flux-system\/flux-system /),
  ])
  expect(rollout(seeded)).toEqual([
    expect.stringMatching(/^\| Flux not yet in prod-eu, prod-us \| ⏳ \| prod-eu: Flux's source is at/),
    '| rollout | – |  |',
  ])
  arrive(seeded, 'prod-eu', '7.0.0', 'ready')
  await lookAgain(seeded)
  expect(rollout(seeded)[0]).toMatch(/^\| Flux applied `[0-9a-f]{7}` in prod-eu, not yet in prod-us \| ⏳ \|/)
  arrive(seeded, 'prod-us', '7.0.0', 'starting')
  await lookAgain(seeded)
  expect(rollout(seeded)[1]).toMatch(
    /^\| rollout: 2\/4 pods run `sha256:1a2b1a2…` \| ⏳ \| prod-us: Deployment/,
  )
  arrive(seeded, 'prod-us', '7.0.0', 'ready')
  await lookAgain(seeded, 1_000)
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: merged, rolling out')
  expect(rollout(seeded)[1]).toMatch(/everything is current; it has to stay so for \d+ s more/)
  await lookAgain(seeded, 10_000)
  expect(verdict(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
  expect(rollout(seeded)).toEqual([
    expect.stringMatching(/^\| Flux applied `[0-9a-f]{7}` in prod-eu, prod-us \| ✅ \| {2}\|$/),
    expect.stringMatching(/^\| rollout: 4\/4 pods run `sha256:1a2b1a2…` \| ✅ \| \d+ s \|$/),
  ])
  expect(states(seeded)).toEqual(['success: 7.0.0 runs there'])
  expect(seeded.github.reminders.size).toBe(0)
})

test('a failure names the cluster, the cause and where it runs all the same', async () => {
  const seeded = connected()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  arrive(seeded, 'prod-eu', '7.0.0', 'ready')
  arrive(seeded, 'prod-us', '7.0.0', 'crash')
  seeded.github.cluster('prod-us').logs.set('podinfo-700-1/podinfo', ['starting', 'panic: no database'])
  await lookAgain(seeded, 20_000)
  expect(verdict(seeded)).toBe('🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
  const [reply = ''] = replies(seeded)
  expect(reply).toMatch(
    /prod-us: Deployment podinfo\/podinfo: pod podinfo-700-1: container podinfo crashes again and again \(4 restarts\), exit code 3\.\n/,
  )
  expect(reply).toContain('panic: no database')
  expect(reply).toContain('prod-eu runs `7.0.0`.')
  expect(states(seeded)[0]).toMatch(/^failure: prod-us: /)
})

test('what was not seen is never a success, and is unknown when the time is over', async () => {
  const seeded = connected()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  arrive(seeded, 'prod-eu', '7.0.0', 'ready')
  seeded.github.cluster('prod-us').outage = 'its certificate has expired'
  await lookAgain(seeded, 60_000)
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: merged, rolling out')
  expect(replies(seeded)[0]).toMatch(/prod-us: its certificate has expired/)
  await lookAgain(seeded, 600_000)
  expect(heading(seeded)).toBe('🟠 podinfo 6.9.2 → 7.0.0 on prod: outcome unknown')
  expect(states(seeded)[0]).toBe('error: prod-us: its certificate has expired')
})

test('a neighbour that is unwell keeps it from success, is named, and rolls nothing back', async () => {
  const seeded = connected(
    '{ name: prod, merge: when-green, clusters: [prod-eu], onFailure: rollback, timeout: 2m }',
  )
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  arrive(seeded, 'prod-eu', '7.0.0', 'ready')
  const cluster = seeded.github.cluster('prod-eu')
  const [kustomization] = [...cluster.objects.values()].filter(({ kind }) => kind === 'Kustomization')
  if (kustomization === undefined) throw new Error('no Kustomization')
  const entries = ['podinfo', 'helloworld'].map(name => ({ id: `podinfo_${name}_apps_Deployment`, v: 'v1' }))
  cluster.put(
    { ...kustomization, status: { ...(kustomization.status as object), inventory: { entries } } },
    ...running(
      { name: 'helloworld', namespace: 'podinfo', image: 'ghcr.io/acme/helloworld:1.1.0' },
      'crash',
      seeded.github.clock.now(),
    ),
  )
  await lookAgain(seeded, 20_000)
  expect(verdict(seeded)).toBe('🟠 podinfo 6.9.2 → 7.0.0 on prod: outcome unknown')
  expect(replies(seeded)[0]).toMatch(
    /its own part runs; helloworld beside it, which was not changed, does not: Deployment podinfo\/helloworld: /,
  )
  expect([pinned(seeded, 'prod'), seeded.fleet.pullRequests.length]).toEqual(['7.0.0', 1])
})

test.each([
  ['of Flux, which waited for it, it has ended well', true, '🟢 podinfo 6.9.2 → 7.0.0 on prod'],
  ['of nobody, how it ended is unknown', false, '🟠 podinfo 6.9.2 → 7.0.0 on prod: outcome unknown'],
])('a Job that was cleaned up after its end: by the word %s', async (_, wait, said) => {
  const seeded = connected('{ name: prod, merge: when-green, clusters: [prod-eu], timeout: 2m }')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  arrive(seeded, 'prod-eu', '7.0.0', 'ready')
  const cluster = seeded.github.cluster('prod-eu')
  const [kustomization] = [...cluster.objects.values()].filter(({ kind }) => kind === 'Kustomization')
  if (kustomization === undefined) throw new Error('no Kustomization')
  const entries = ['podinfo_podinfo_apps_Deployment', 'podinfo_migrate_batch_Job'].map(id => ({
    id,
    v: 'v1',
  }))
  cluster.put({
    ...kustomization,
    spec: { ...(kustomization.spec as object), wait },
    status: { ...(kustomization.status as object), inventory: { entries } },
  })
  await lookAgain(seeded, 121_000)
  expect(heading(seeded)).toBe(said)
  if (!wait)
    expect(replies(seeded)[0]).toMatch(
      /Job podinfo\/migrate: it is no longer there, and nobody saw how it ended/,
    )
})

test('what does not arrive in time has failed', async () => {
  const seeded = connected('{ name: prod, merge: when-green, clusters: [prod-eu], timeout: 2m }')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  arrive(seeded, 'prod-eu', '7.0.0', 'starting')
  await lookAgain(seeded, 60_000)
  expect(verdict(seeded)).toMatch(/rolling out$/)
  await lookAgain(seeded, 61_000)
  expect(heading(seeded)).toBe('🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
  expect(replies(seeded)[0]).toMatch(/did not arrive in time/)
})

test('while it goes on only the clusters are asked, and GitHub again after a while or once it is decided', async () => {
  const seeded = connected()
  const { github, engine } = seeded
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const [request = ''] = github.reminders
  const asked = async (after: number) => {
    github.clock.pass(after)
    github.reminders.clear()
    const before = github.calls.log.length
    await engine.lookAgain(request)
    return new Set(github.calls.log.slice(before).map(name => name.split('.')[0]))
  }
  for (const name of ['prod-eu', 'prod-us']) arrive(seeded, name, '7.0.0', 'starting')
  expect([await asked(5_000), github.reminders.size]).toEqual([new Set(['cluster']), 1])
  expect([await asked(5_000), github.reminders.size]).toEqual([new Set(['cluster']), 1])
  expect((await asked(30_000)).has('pullRequests')).toBe(true)
  expect(await asked(5_000)).toEqual(new Set(['cluster']))
  for (const name of ['prod-eu', 'prod-us']) arrive(seeded, name, '7.0.0', 'ready')
  expect((await asked(20_000)).has('deployments')).toBe(true)
  expect([verdict(seeded), github.reminders.size]).toEqual(['🟢 podinfo 6.9.2 → 7.0.0 on prod', 0])
})

test('a sweep goes on with what nobody reminds of', async () => {
  const seeded = connected()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  for (const name of ['prod-eu', 'prod-us']) arrive(seeded, name, '7.0.0', 'ready')
  seeded.github.clock.pass(20_000)
  await engineOver(seeded.github).sweep(new Date(0))
  expect(verdict(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
})

test('a success sets the one before it inactive, and leaves how it ended', async () => {
  const seeded = connected()
  for (const version of ['7.0.0', '6.9.2']) {
    await say(seeded, `/promote podinfo@${version} to test, stage, prod`)
    for (const name of ['prod-eu', 'prod-us']) arrive(seeded, name, version, 'ready')
    await lookAgain(seeded, 20_000)
  }
  const prod = seeded.fleet.deployments.filter(({ environment }) => environment === 'prod')
  expect(prod.map(({ state, outcome }) => [state, outcome?.state])).toEqual([
    ['inactive', 'success'],
    ['success', 'success'],
  ])
})

test('before the merge is read, the tag that has to run is the one that the edit writes', async () => {
  const words = '{ name: prod, merge: when-green, clusters: [prod-eu, prod-us] }'
  const seeded = connected(words, { tagPattern: 'release-{version}' })
  const { github, fleet } = seeded
  const [installation, clock] = [github.installation(), github.clock]
  const clusters = ({ name }: { readonly name: string }) => github.cluster(name).port(github.calls)
  const world = { installation, clock, clusters, mentions: [], publish: () => undefined, delays: noDelays }
  const [context, gitops] = [createContext(world), installation.open(fleet.ref)]
  const reading = await readFleet(context, gitops)
  const environment = reading.fleet.environments.find(({ name }) => name === 'prod')?.name
  if (environment === undefined) throw new Error('no prod')
  const look = async (tag: string) => {
    for (const name of ['prod-eu', 'prod-us']) arrive(seeded, name, tag, 'ready')
    clock.pass(60_000)
    const goal = { app: 'podinfo', environment, version: 'release-7.0.0' }
    const merge = { goal, commit: headOf(fleet, 'main').sha, since: clock.now().getTime() }
    const sight = await lookAtRollout({ context, gitops, reading }, merge)
    return sight?.verdict
  }
  expect([await look('release-7.0.0'), await look('release-release-7.0.0')]).toEqual(['succeeded', 'failed'])
})
