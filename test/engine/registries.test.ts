import { expect, test } from '@jest/globals'
import { createEngine } from '../../src/engine/engine.ts'
import { helmRelease } from '../fleet/repository.ts'
import { headOf } from './fakes/git.ts'
import { pinned } from './fakes/questions.ts'
import { FakeRegistries } from './fakes/registry.ts'
import {
  config,
  fleetFiles,
  noDelays,
  overlay,
  replies,
  type Seeded,
  say,
  sayInFleet,
  seed,
} from './fakes/seed.ts'

const image = 'ghcr.io/stefanprodan/podinfo'

interface Asked {
  /** Under `versions` of the configuration. */
  readonly versions?: 'known' | 'strict' | 'any'
  readonly files?: Readonly<Record<string, string>>
}

/** The seeded world, with registries. */
function withRegistries(registries: FakeRegistries, asked: Asked = {}): Seeded {
  const { versions = 'known', files = {} } = asked
  const seeded = seed({
    ...fleetFiles(),
    '.github/lockkeeper.yml': `${config}versions: ${versions}\n`,
    ...files,
  })
  const { github, events } = seeded
  const engine = createEngine({
    installation: github.installation(),
    clock: github.clock,
    registries: registries.open,
    mentions: ['lockkeeper'],
    publish: event => void events.push(event),
    delays: noDelays,
  })
  return { ...seeded, engine }
}

function gateLine(seeded: Seeded): string | undefined {
  return /^\| known \|.*$/m.exec(replies(seeded).at(-1) ?? '')?.[0]
}

test('what is an image in the registry may be promoted, though it is no tag', async () => {
  const registries = new FakeRegistries()
  registries.push(image, '7.1.0')
  const seeded = withRegistries(registries)
  await say(seeded, '/promote podinfo@7.1.0 to test')
  expect(pinned(seeded, 'test')).toBe('7.1.0')
})

test('what is neither is refused, with the nearest that is', async () => {
  const registries = new FakeRegistries()
  registries.push(image, '7.1.1')
  const seeded = withRegistries(registries)
  await say(seeded, '/promote podinfo@7.1.2 to test')
  expect(pinned(seeded, 'test')).toBe('7.0.0')
  expect(gateLine(seeded)).toMatch(/⛔.*is no tag of acme\/podinfo or ghcr\.io.*did you mean 7\.1\.1/)
})

test('the registry is asked for the tag that would be written', async () => {
  const registries = new FakeRegistries()
  registries.push(image, '7.1.0')
  const files = {
    [overlay('podinfo', 'test')]: (fleetFiles()[overlay('podinfo', 'test')] ?? '').replace('7.0.0', 'v7.0.0'),
  }
  const seeded = withRegistries(registries, { files })
  await say(seeded, '/promote podinfo@7.1.0 to test')
  expect(gateLine(seeded)).toMatch(/⛔/)
  registries.push(image, 'v7.1.0')
  await say(seeded, '/promote podinfo@7.1.0 to test')
  expect(pinned(seeded, 'test')).toBe('v7.1.0')
})

test('a pin or a tag costs no question to a registry', async () => {
  const registries = new FakeRegistries()
  const seeded = withRegistries(registries)
  await say(seeded, '/promote podinfo@7.0.1 to test')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect([pinned(seeded, 'test'), pinned(seeded, 'prod'), registries.log]).toEqual(['7.0.1', '7.0.0', []])
})

test('versions: strict takes no pin for a proof', async () => {
  const registries = new FakeRegistries()
  const seeded = withRegistries(registries, { versions: 'strict' })
  seeded.source.tags.delete('7.0.0')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
  expect(gateLine(seeded)).toMatch(/⛔/)
  registries.push(image, '7.0.0')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test.each([
  ['no answer', (registries: FakeRegistries) => registries.break('ghcr.io answered 503'), '6.9.2'],
  ['no right to ask', (registries: FakeRegistries) => registries.deny(image), '7.2.0'],
])('where no source is listed, %s decides', async (_what, arrange, prod) => {
  const registries = new FakeRegistries()
  arrange(registries)
  const files = {
    '.github/lockkeeper.yml': 'version: 1\nenvironments: [{ name: prod, merge: when-green }]\n',
  }
  const seeded = withRegistries(registries, { files })
  const issue = seeded.github.addIssue(seeded.fleet)
  const comment = seeded.github.comment(
    seeded.fleet,
    issue,
    { id: 1, login: 'alice' },
    '/promote podinfo@7.2.0 to prod',
  )
  await seeded.engine.answerComment(seeded.fleet.ref, comment.id, comment)
  expect(pinned(seeded, 'prod')).toBe(prod)
})

test('a digest beside the tag is the registry’s: both move', async () => {
  const registries = new FakeRegistries()
  const digest = registries.push(image, '7.1.0')
  const path = overlay('podinfo', 'test')
  const written = fleetFiles()[path] ?? ''
  const old = `sha256:${'a'.repeat(64)}`
  const files = { [path]: written.replace(/^( *)newTag: .*$/m, `$1newTag: 7.0.0\n$1digest: ${old}`) }
  const seeded = withRegistries(registries, { files })
  await say(seeded, '/promote podinfo@7.1.0 to test')
  expect(headOf(seeded.fleet, 'main').files.get(path)).toBe(
    files[path]?.replace('7.0.0', '7.1.0').replace(old, digest),
  )
})

test('a digest beside the tag that no registry tells is asked for', async () => {
  const path = overlay('podinfo', 'test')
  const written = fleetFiles()[path] ?? ''
  const old = `sha256:${'a'.repeat(64)}`
  const files = { [path]: written.replace(/^( *)newTag: .*$/m, `$1newTag: 7.0.0\n$1digest: ${old}`) }
  const seeded = withRegistries(new FakeRegistries(), { files })
  await say(seeded, '/promote podinfo@7.0.1 to test')
  expect(replies(seeded).at(-1)).toMatch(/pinned by digest.*tag@sha256/s)
  expect(headOf(seeded.fleet, 'main').files.get(path)).toBe(files[path])
})

test('a chart’s version is looked for where its HelmRepository says', async () => {
  const registries = new FakeRegistries()
  registries.listCharts('https://charts.example.com/stable', 'shop', ['1.0.0', '1.2.0'])
  const files = {
    '.github/lockkeeper.yml': 'version: 1\nenvironments: [{ name: prod, merge: when-green }]\n',
    'apps/prod/shop.yaml': `${helmRelease('shop', '1.0.0')}      sourceRef: {kind: HelmRepository, name: stable, namespace: flux-system}
`,
    'apps/prod/stable.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: stable, namespace: flux-system}
spec: {url: https://charts.example.com/stable}
`,
  }
  const seeded = withRegistries(registries, { files })
  const [refused] = await sayInFleet(seeded, '/promote shop@1.1.0 to prod')
  expect(refused).toMatch(
    /1\.1\.0 is pinned nowhere and is no tag of https:\/\/charts\.example\.com\/stable\/shop/,
  )
  await sayInFleet(seeded, '/promote shop@1.2.0 to prod')
  expect(headOf(seeded.fleet, 'main').files.get('apps/prod/shop.yaml')).toContain('version: 1.2.0')
})
