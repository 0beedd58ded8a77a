import { expect, test } from '@jest/globals'
import { parseHold } from '../../src/promotion/hold.ts'
import { arrive, connected, lookAgain } from './fakes/connected.ts'
import { headOf } from './fakes/git.ts'
import { pinned, verdict } from './fakes/questions.ts'
import { ada, replies, rob, type Seeded, sam, say, seed } from './fakes/seed.ts'

const clusters = ['prod-eu', 'prod-us']

/** A release that both clusters run, and have for long enough. */
async function verified(seeded: Seeded, version: string): Promise<void> {
  await say(seeded, `/promote podinfo@${version} to test, stage, prod`)
  for (const name of clusters) arrive(seeded, name, version, 'ready')
  await lookAgain(seeded, 20_000)
}

/** A release that crashes in both. */
async function broken(seeded: Seeded, version: string): Promise<void> {
  await say(seeded, `/promote podinfo@${version} to test, stage, prod`)
  for (const name of clusters) arrive(seeded, name, version, 'crash')
  await lookAgain(seeded, 20_000)
}

test('/rollback goes to the last verified release, skips the order, and puts a hold', async () => {
  const seeded = connected()
  await verified(seeded, '7.0.0')
  await broken(seeded, '7.0.1')
  expect(pinned(seeded, 'prod')).toBe('7.0.1')
  await say(seeded, '/rollback podinfo on prod --reason "it crashes"', ada)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(pinned(seeded, 'stage')).toBe('7.0.1')
  expect(verdict(seeded)).toBe('🟡 podinfo 7.0.1 → 7.0.0 on prod: merged, rolling out')
  const reply = replies(seeded).at(-1)
  expect(reply).toContain('rollback requested by @ada')
  expect(reply).toContain('| hold: automation leaves it alone, people may promote | ✅ |  |')
  expect(headOf(seeded.fleet, 'main').message).toMatch(/^Roll back podinfo from 7\.0\.1 to 7\.0\.0 on prod/)
  const hold = parseHold(headOf(seeded.fleet, 'lockkeeper-state').files.get('holds/prod/podinfo.json') ?? '')
  expect(hold).toMatchObject({ app: 'podinfo', environment: 'prod', by: 'ada', reason: 'it crashes' })
})

test('what nobody verified is gone back to when nothing else is known', async () => {
  const seeded = connected()
  await broken(seeded, '7.0.1')
  expect(replies(seeded)[0]).toMatch(/rollback podinfo on prod/)
  await say(seeded, '/rollback podinfo on prod')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
})

test('a named release, a dry run, and a release that is not there', async () => {
  const seeded = connected()
  await verified(seeded, '7.0.0')
  await say(seeded, '/rollback podinfo on prod to 6.9.2 --dry-run')
  expect(verdict(seeded)).toBe('📝 podinfo 7.0.0 → 6.9.2 on prod: would go ahead')
  await say(seeded, '/rollback podinfo on prod to 6.6.6')
  expect(verdict(seeded)).toBe('⛔ podinfo 7.0.0 → 6.6.6 on prod: refused')
  await say(seeded, '/rollback podinfo on prod to 6.9.2')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
})

test('/rollback asks for the same permission as /promote, and names what is wrong', async () => {
  const seeded = connected()
  await verified(seeded, '7.0.0')
  await say(seeded, '/rollback podinfo on prod', rob)
  expect(verdict(seeded)).toMatch(/refused$/)
  expect(replies(seeded).at(-1)).toMatch(/no write on/)
  expect(seeded.fleet.branches.has('lockkeeper-state')).toBe(false)
  await say(seeded, '/rollback podinf on prod')
  expect(replies(seeded).at(-1)).toContain('Copy: `/rollback podinfo on prod`')
  await say(seeded, '/rollback podinfo on stage')
  expect(pinned(seeded, 'stage')).toBe('7.0.0')
  expect(verdict(seeded)).toBe('❓ I know no release of podinfo before this one on stage')
})

test('without a cluster the last merged release counts', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await say(seeded, '/promote podinfo@7.0.1 to test, stage, prod')
  await say(seeded, '/rollback podinfo on prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  await say(seeded, '/rollback podinfo on prod')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
})

test('/verify looks again, and records what was not known', async () => {
  const seeded = connected()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  seeded.github.cluster('prod-us').outage = 'unreachable'
  arrive(seeded, 'prod-eu', '7.0.0', 'ready')
  await lookAgain(seeded, 601_000)
  expect(seeded.fleet.deployments[0]?.state).toBe('error')
  seeded.github.cluster('prod-us').outage = undefined
  arrive(seeded, 'prod-us', '7.0.0', 'ready')
  seeded.github.clock.pass(20_000)
  await say(seeded, '/verify podinfo on prod', rob)
  expect(verdict(seeded)).toBe('🟢 podinfo 7.0.0 on prod: runs')
  expect(replies(seeded).at(-1)).toMatch(
    /\| prod-us \| 🟢 \| `main@sha1:[0-9a-f]{40}` \| 2\/2 run `sha256:1a2b1a2…` \|/,
  )
  expect(seeded.fleet.deployments[0]?.state).toBe('success')
  await say(seeded, '/verify podinfo on stage')
  expect(verdict(seeded)).toBe('❓ I see no cluster of stage')
})

test('/list tells what runs beside what is desired, since when and by whom, and names drift', async () => {
  const seeded = connected()
  await verified(seeded, '7.0.0')
  arrive(seeded, 'prod-us', '6.9.2', 'starting')
  await say(seeded, '/list podinfo', rob)
  const lines = (replies(seeded).at(-1) ?? '').split('\n')
  const rows = lines.filter(line => /^\| podinfo \| prod \(/.test(line))
  expect(rows).toEqual([
    expect.stringMatching(
      /^\| podinfo \| prod \(prod-eu\) \| `7\.0\.0` \| 2\/2 \| ✅ \| 2026-11-21 \d\d:\d\d \| `@alice` \|$/,
    ),
    expect.stringMatching(
      /^\| podinfo \| prod \(prod-us\) \| `6\.9\.2` ⚠️ \| 1\/2 \| ⏳ 1\/2 replicas are updated \|/,
    ),
  ])
  expect(lines.filter(line => line.startsWith('- '))).toEqual([
    '- podinfo on prod (prod-us): git has 7.0.0, prod-us runs 6.9.2',
  ])
  seeded.github.cluster('prod-us').outage = 'its certificate has expired'
  await say(seeded, '/list helloworld on prod', rob)
  expect(
    (replies(seeded).at(-1) ?? '').split('\n').filter(line => /^- |^\| helloworld \| prod \(/.test(line)),
  ).toEqual([
    '| helloworld | prod (prod-eu) | – ⚠️ |  | ❔ nothing of it was found |  |  |',
    '- helloworld on prod (prod-eu): git has 1.1.0, nothing of it was found in prod-eu',
    '- ❔ prod: prod-us: its certificate has expired',
  ])
})

test('/diff says which cluster it could not look at, and compares nothing with itself', async () => {
  const seeded = connected()
  const lines = async (words: string) => {
    await say(seeded, words, rob)
    return (replies(seeded).at(-1) ?? '').split('\n').filter(line => /^###|^- |^❔/.test(line))
  }
  seeded.github.cluster('prod-us').outage = 'prod-us: its certificate has expired'
  expect(await lines('/diff prod stage')).toEqual([
    '### 🔀 Where prod and stage differ',
    '❔ Not everything could be looked at, and may differ besides:',
    '- ❔ prod: prod-us: its certificate has expired',
  ])
  seeded.github.cluster('prod-us').outage = undefined
  expect(await lines('/diff prod prod')).toEqual(['### 🔀 There is nothing to compare prod with'])
})

test('/verify of a cluster that cannot be looked at says unknown at once, in sentences', async () => {
  const seeded = connected()
  await verified(seeded, '7.0.0')
  seeded.github.cluster('prod-us').outage = 'prod-us: its certificate has expired'
  seeded.github.cluster('prod-us').advice = 'Renew its kubeconfig.'
  await say(seeded, '/verify podinfo on prod', rob)
  const [heading, , because] = (replies(seeded).at(-1) ?? '').split('\n')
  expect([heading, because]).toEqual([
    '### 🟠 podinfo 7.0.0 on prod: cannot be told',
    'prod-us: its certificate has expired. Renew its kubeconfig.',
  ])
  expect(seeded.fleet.deployments.map(({ state }) => state)).toEqual(['success'])
})

test('/history tells who moved what, and how it ended', async () => {
  const seeded = connected()
  await verified(seeded, '7.0.0')
  await broken(seeded, '7.0.1')
  await say(seeded, '/rollback podinfo on prod', ada)
  await say(seeded, '/history podinfo on prod', rob)
  const rows = (replies(seeded).at(-1) ?? '').split('\n').filter(line => line.startsWith('| 2026'))
  expect(
    rows.map(row =>
      row
        .split('|')
        .slice(2, 8)
        .map(cell => cell.trim()),
    ),
  ).toEqual([
    ['prod', '`7.0.1`', '`7.0.0`', '`@ada`', expect.any(String), '🟡 rollback, rolling out'],
    [
      'prod',
      '`7.0.0`',
      '`7.0.1`',
      '`@alice`',
      expect.any(String),
      expect.stringMatching(/^🔴 failed: prod-eu: /),
    ],
    ['prod', '`6.9.2`', '`7.0.0`', '`@alice`', expect.any(String), '🟢 succeeded'],
  ])
  await say(seeded, '/history podinfo', sam)
  expect(replies(seeded).at(-1)).toMatch(/cannot read/)
})

test('/restart restarts in every cluster, once however often it is carried out', async () => {
  const seeded = connected()
  const comment = await say(seeded, '/restart podinfo on prod')
  expect(verdict(seeded)).toBe('🔄 podinfo on prod is being restarted')
  expect(replies(seeded)[0]).toContain('prod-eu: Deployment podinfo/podinfo')
  const stamp = comment.createdAt.toISOString()
  for (const name of clusters)
    expect(seeded.github.cluster(name).asked).toEqual([`restart Deployment podinfo/podinfo ${stamp}`])
  await say(seeded, '/restart podinfo on prod', rob)
  expect(verdict(seeded)).toBe('⛔ You may not do this')
  seeded.github.cluster('prod-us').outage = 'unreachable'
  await say(seeded, '/restart podinfo on prod')
  expect(verdict(seeded)).toBe('🔴 podinfo on prod is being restarted, not everywhere')
})
