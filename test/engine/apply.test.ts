import { expect, test } from '@jest/globals'
import { imageIn as image } from './fakes/applied-end.ts'
import { applying } from './fakes/applying.ts'
import { lookAgain } from './fakes/connected.ts'
import { mergeByHand, pushFiles } from './fakes/git.ts'
import { branchOf, pinned, verdict } from './fakes/questions.ts'
import { overlay, replies, type Seeded, say, sayInFleet } from './fakes/seed.ts'

function rows(seeded: Seeded): readonly string[] {
  return (replies(seeded).at(-1) ?? '')
    .split('\n')
    .filter(line => /^\| (applied|not yet|rollout|merge)/.test(line))
}

function states({ fleet }: Seeded): readonly string[] {
  return fleet.deployments.map(({ state, description }) => `${state}: ${description}`)
}

test('it is applied everywhere, runs for a while, and only then is merged', async () => {
  const seeded = applying()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect([image(seeded, 'prod-eu'), image(seeded, 'prod-us'), pinned(seeded, 'prod')]).toEqual([
    '7.0.0',
    '7.0.0',
    '6.9.2',
  ])
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: rolling out')
  expect(rows(seeded)).toEqual([
    expect.stringMatching(/^\| applied `[0-9a-f]{7}` in prod-eu, prod-us \| ✅ \|/),
    expect.stringMatching(
      /^\| rollout: 4\/4 pods run `sha256:1a2b1a2…` \| ⏳ \| prod-eu: everything is current/,
    ),
    '| merge | – |  |',
  ])
  expect(states(seeded)).toEqual(['in_progress: being applied to prod-eu, prod-us'])
  await lookAgain(seeded, 20_000)
  expect([pinned(seeded, 'prod'), seeded.fleet.pullRequests.map(({ state }) => state)]).toEqual([
    '7.0.0',
    ['merged'],
  ])
  expect(verdict(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
  expect(states(seeded)).toEqual(['success: 7.0.0 runs there'])
})

const alone = '{ name: prod, after: [], merge: when-green, delivery: apply, clusters: [prod-eu] }'

/** The default branch's state is applied and prod runs it. */
async function delivered(words?: string, more: Readonly<Record<string, string>> = {}): Promise<Seeded> {
  const seeded = applying(words, more)
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await lookAgain(seeded, 20_000)
  expect(verdict(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
  for (const name of ['prod-eu', 'prod-us']) seeded.github.cluster(name).changes.length = 0
  return seeded
}

test('what fails is put back everywhere, and the pull request stays open with the cause', async () => {
  const seeded = await delivered()
  await say(seeded, '/promote podinfo@7.0.1 to test, stage, prod')
  await lookAgain(seeded)
  expect(replies(seeded).at(-1)).toMatch(/🔴.*podinfo 7\.0\.1|7\.0\.1/)
  expect([image(seeded, 'prod-eu'), image(seeded, 'prod-us'), pinned(seeded, 'prod')]).toEqual([
    '7.0.0',
    '7.0.0',
    '7.0.0',
  ])
  const open = seeded.fleet.pullRequests.find(({ state }) => state === 'open')
  expect(open?.branch).toBe(branchOf('prod'))
  expect(open?.body).toMatch(/\*\*Not merged:\*\* prod-eu: Deployment podinfo: pod podinfo-701-1: .*7\.0\.1/)
  expect(states(seeded).at(-1)).toMatch(/^failure: prod-eu: Deployment podinfo: pod podinfo-701-1/)
})

test('the reply of a failure names the cause, the state of the pull request, and how to try again', async () => {
  const seeded = await delivered(alone)
  seeded.fleet.tags.add('7.0.1')
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  await say(seeded, '/promote podinfo@7.0.1 to prod')
  expect(verdict(seeded)).toBe('🔴 podinfo 7.0.0 → 7.0.1 on prod: failed')
  expect(replies(seeded).at(-1)).toMatch(/pod podinfo-701-1: .*7\.0\.1/)
  expect(replies(seeded).at(-1)).toMatch(
    /\nNothing of it is left in prod; \[#\d+\]\(.*\) is not merged and stays open\.\n/,
  )
  expect(replies(seeded).at(-1)).toContain('`/promote podinfo@7.0.1 to prod`')
  expect(replies(seeded).at(-1)).not.toContain('/rollback')
})

test('a conflict is shown with its object, field and manager before anything is changed', async () => {
  const seeded = await delivered()
  const fields = [{ manager: 'kubectl', path: '/spec/template/spec/containers/[name=podinfo]/image' }]
  seeded.github.cluster('prod-us').objections.set('Deployment podinfo', { fields })
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  expect(verdict(seeded)).toBe('🔴 podinfo 7.0.0 → 6.9.2 on prod: failed')
  expect(replies(seeded).at(-1)).toContain(
    "prod-us: Deployment podinfo: conflict: `/spec/template/spec/containers/[name=podinfo]/image` is kubectl's; leave it out of the manifests, or take it over: kubectl apply --server-side --field-manager=lockkeeper --force-conflicts.",
  )
  expect(seeded.github.cluster('prod-eu').changes).toEqual([])
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['merged', 'open'])
})

test('what admission refuses only then is put back too', async () => {
  const seeded = await delivered()
  seeded.github
    .cluster('prod-us')
    .objections.set('Deployment podinfo', { only: 'apply', reason: 'prod-us: denied' })
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  expect(verdict(seeded)).toBe('🟡 podinfo 7.0.0 → 6.9.2 on prod: rolling out')
  expect(replies(seeded).at(-1)).toMatch(/could not be put back: prod-us: Deployment podinfo: denied/)
  seeded.github.cluster('prod-us').objections.clear()
  await lookAgain(seeded)
  expect(verdict(seeded)).toBe('🔴 podinfo 7.0.0 → 6.9.2 on prod: failed')
  expect([image(seeded, 'prod-eu'), image(seeded, 'prod-us')]).toEqual(['7.0.0', '7.0.0'])
})

const config = (name: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name} }
data: { x: "1" }
`

test('in order: namespaces, definitions, then the rest; and what is no longer rendered is removed, and nothing else', async () => {
  const file = overlay('podinfo', 'prod')
  const folder = file.replace('kustomization.yaml', '')
  const kustomization = (resources: string) =>
    `resources: [../../base, ${resources}]\nimages: [{ name: ghcr.io/stefanprodan/podinfo, newTag: 6.9.2 }]\n`
  const seeded = applying(alone, {
    [file]: kustomization('config.yaml, definition.yaml, namespace.yaml'),
    [`${folder}config.yaml`]: config('old'),
    [`${folder}namespace.yaml`]: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
    [`${folder}definition.yaml`]:
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: toys.example.com }\n',
  })
  const cluster = seeded.github.cluster('prod-eu')
  const foreign = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'foreign' } }
  cluster.put(foreign)
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await lookAgain(seeded, 20_000)
  expect(cluster.changes).toEqual([
    'apply Namespace lockkeeper',
    'apply ConfigMap applied.acme.fleet.prod',
    'apply Namespace shop',
    'apply CustomResourceDefinition toys.example.com',
    'apply ConfigMap old',
    'apply Deployment helloworld',
    'apply Deployment podinfo',
    'apply ConfigMap applied.acme.fleet.prod',
  ])
  cluster.changes.length = 0
  pushFiles(
    seeded.fleet,
    'main',
    {
      [file]: kustomization('config.yaml').replace('6.9.2', '7.0.0'),
      [`${folder}config.yaml`]: config('new'),
    },
    { message: 'Rename a ConfigMap' },
  )
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  await lookAgain(seeded, 20_000)
  expect(cluster.changes).toEqual([
    'apply ConfigMap applied.acme.fleet.prod',
    'apply ConfigMap new',
    'apply Deployment helloworld',
    'apply Deployment podinfo',
    'remove ConfigMap old',
    'remove CustomResourceDefinition toys.example.com',
    'remove Namespace shop',
    'apply ConfigMap applied.acme.fleet.prod',
  ])
  expect(cluster.get({ apiVersion: 'v1', kind: 'ConfigMap', name: 'foreign' })).toEqual(foreign)
})

test('while one is applied another of the same environment waits for it', async () => {
  const seeded = applying(alone)
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const [reply] = await sayInFleet(seeded, '/promote helloworld@1.2.0 to prod')
  expect(reply).toMatch(/#\d+.* is being applied to prod; this comes after it/)
  expect(image(seeded, 'prod-eu', 'helloworld')).toBe('1.1.0')
  await lookAgain(seeded, 20_000)
  await lookAgain(seeded, 20_000)
  await lookAgain(seeded, 20_000)
  expect([pinned(seeded, 'prod'), pinned(seeded, 'prod', 'helloworld')]).toEqual(['7.0.0', '1.2.0'])
  expect([image(seeded, 'prod-eu'), image(seeded, 'prod-eu', 'helloworld')]).toEqual(['7.0.0', '1.2.0'])
})

test('cancelled or closed while it is applied, what ran before is put back', async () => {
  for (const end of ['cancel', 'close'] as const) {
    const seeded = await delivered(alone)
    await say(seeded, '/promote podinfo@6.9.2 to prod')
    expect(image(seeded, 'prod-eu')).toBe('6.9.2')
    if (end === 'cancel') await say(seeded, '/cancel')
    else {
      const open = seeded.fleet.pullRequests.find(({ state }) => state === 'open')
      if (open !== undefined) open.state = 'closed'
      await seeded.engine.lookAt(seeded.fleet.ref, branchOf('prod'))
    }
    expect([image(seeded, 'prod-eu'), pinned(seeded, 'prod'), states(seeded).at(-1)?.split(':')[0]]).toEqual([
      '7.0.0',
      '7.0.0',
      'failure',
    ])
    expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['merged', 'closed'])
  }
})

test('what a person merges is applied after that', async () => {
  const seeded = applying('{ name: prod, after: [], merge: never, delivery: apply, clusters: [prod-eu] }')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: waiting')
  expect(seeded.github.cluster('prod-eu').changes).toEqual([])
  mergeByHand(seeded)
  seeded.github.clock.pass(10_000)
  await seeded.engine.lookAt(seeded.fleet.ref, branchOf('prod'))
  expect([image(seeded, 'prod-eu'), verdict(seeded)]).toEqual([
    '7.0.0',
    '🟡 podinfo 6.9.2 → 7.0.0 on prod: merged, rolling out',
  ])
  await lookAgain(seeded, 20_000)
  expect(verdict(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
})

test('/verify and /restart look at what was applied, and tell when it is not what the default branch says', async () => {
  const seeded = await delivered(alone)
  await say(seeded, '/verify podinfo on prod')
  expect(verdict(seeded)).toBe('🟢 podinfo 7.0.0 on prod: runs')
  await say(seeded, '/restart podinfo on prod')
  expect(seeded.github.cluster('prod-eu').asked).toEqual([
    expect.stringMatching(/^restart Deployment \/podinfo /),
  ])
  const file = overlay('helloworld', 'prod')
  pushFiles(seeded.fleet, 'main', { [file]: 'resources: [../../base]\n' }, { message: 'By hand' })
  await say(seeded, '/verify podinfo on prod')
  expect(verdict(seeded)).toBe('🟡 podinfo 7.0.0 on prod: is on its way')
  expect(replies(seeded).at(-1)).toMatch(/what was applied there last, of .*, is not what is meant/)
})

test('what only Flux could make something of is said, and nothing is changed', async () => {
  const file = overlay('podinfo', 'prod')
  const release =
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: redis, namespace: shop }\nspec: { chart: { spec: { chart: redis, version: 1.0.0, sourceRef: { kind: HelmRepository, name: r } } } }\n'
  const seeded = applying(alone, {
    [file]:
      'resources: [../../base, release.yaml]\nimages: [{ name: ghcr.io/stefanprodan/podinfo, newTag: 6.9.2 }]\n',
    [file.replace('kustomization', 'release')]: release,
  })
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(verdict(seeded)).toBe('🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
  expect(replies(seeded).at(-1)).toContain("HelmRelease shop/redis is for Flux's helm-controller")
  expect(seeded.github.cluster('prod-eu').changes).toEqual([])
})

test('the same asked for again after a failure takes the pull request over and applies anew', async () => {
  const seeded = await delivered(alone)
  seeded.github.cluster('prod-eu').objections.set('Deployment podinfo', { reason: 'quota is used up' })
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  expect(verdict(seeded)).toBe('🔴 podinfo 7.0.0 → 6.9.2 on prod: failed')
  seeded.github.cluster('prod-eu').objections.clear()
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  await lookAgain(seeded, 20_000)
  expect(verdict(seeded)).toBe('🟢 podinfo 7.0.0 → 6.9.2 on prod')
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['merged', 'merged'])
})

test('without its cluster it waits, and says for which', async () => {
  const seeded = applying()
  seeded.github.missing.add('prod-us')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: waiting')
  expect(replies(seeded).at(-1)).toContain(
    'Not connected here: prod-us, by `KUBE_CONFIG_US`. There is nowhere to apply to: give that kubeconfig to whoever runs Lockkeeper, a server or a step by its environment, the sandbox by --kubeconfig FILE.',
  )
  expect([pinned(seeded, 'prod'), seeded.github.cluster('prod-eu').changes]).toEqual(['6.9.2', []])
})

test('a cluster that cannot be asked for longer than the environment gives it is unknown, and nothing is merged', async () => {
  const seeded = applying()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  seeded.github.cluster('prod-us').outage = 'its certificate has expired'
  await lookAgain(seeded, 60_000)
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: rolling out')
  await lookAgain(seeded, 600_000)
  seeded.github.cluster('prod-us').outage = undefined
  await lookAgain(seeded, 5_000)
  expect(replies(seeded)[0]).toMatch(/^### 🟠 podinfo 6\.9\.2 → 7\.0\.0 on prod: outcome unknown/)
  expect([image(seeded, 'prod-eu'), image(seeded, 'prod-us'), pinned(seeded, 'prod')]).toEqual([
    '6.9.2',
    '6.9.2',
    '6.9.2',
  ])
})
