import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { personAt } from './person.ts'
import { gitops, type Stage, source, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
}, 30_000)

afterAll(() => stage.close())

/** The reply's first line, and how it ended. */
async function outcome(
  role: string,
  text: string,
  where = source,
): Promise<readonly [string, string | undefined]> {
  const said = await stage.say(role, text, where)
  return [said.text.split('\n')[0] ?? '', said.record.result?.verdict]
}

test('a dry run shows what would be done and does nothing', async () => {
  expect(await outcome('writer', '/promote podinfo@7.0.0 to prod --dry-run')).toEqual([
    '### 📝 podinfo 6.9.2 → 7.0.0 on prod: would go ahead',
    'answered',
  ])
  expect(await personAt(stage.gitHub, 'admin').get('/repos/acme/fleet/pulls?state=all')).toEqual([])
})

test('/list shows the matrix', async () => {
  const { text } = await stage.say('writer', '/list')
  expect(text).toContain('| podinfo | `7.0.0` | `7.0.0` | `6.9.2` |')
})

test('a mention is a command too', async () => {
  const { text } = await stage.say('writer', 'Let us see.\n\n@lockkeeper list podinfo on prod')
  expect(text).toContain('| podinfo | `6.9.2` |')
})

test('/help says what this person may run here', async () => {
  const { text } = await stage.say('writer', '/help')
  expect(text).toContain('Ready to copy: `/promote podinfo@7.0.0 to prod`')
})

test.each([
  ['an unknown app', '/promote podinof@7.0.0 to prod', 'Did you mean podinfo?'],
  ['an unknown environment', '/promote podinfo@7.0.0 to prd', 'Did you mean prod?'],
  [
    'an unknown version',
    '/promote podinfo@7.0.9 to prod',
    '7.0.9 is pinned nowhere and is no tag of acme/podinfo',
  ],
  ['an unknown flag', '/promote podinfo@7.0.0 to prod --forse', '--forse'],
  ['no version', '/promote podinfo to prod', '/promote podinfo@7.0.0 to prod'],
])('%s is answered with what is right', async (_, command, answer) => {
  const { text, record } = await stage.say('writer', command)
  expect([text.includes(answer), record.result?.verdict]).toEqual([true, 'refused'])
})

test('a version that runs there already is nothing to do', async () => {
  expect(await outcome('writer', '/promote podinfo@6.9.2 to prod')).toEqual([
    '### ⚪ podinfo 6.9.2 on prod: nothing to do',
    'nothing-to-do',
  ])
})

test('a reader is refused, and told why', async () => {
  const { text, record } = await stage.say('reader', '/promote podinfo@7.0.0 to prod')
  expect([record.result?.verdict, text.includes('has no write on acme/podinfo')]).toEqual(['refused', true])
})

test('a comment that is deleted before it is read changes nothing', async () => {
  const before = stage.gitHub.webhooks
  expect(before).toBeDefined()
  stage.gitHub.faults.addWebhook({ kind: 'delay', event: 'issue_comment', milliseconds: 300, times: 1 })
  const id = await stage.write('writer', '/promote podinfo@7.0.0 to prod')
  await personAt(stage.gitHub, 'writer').send('DELETE', `/repos/acme/podinfo/issues/comments/${id}`)
  await stage.gitHub.settled()
  await stage.idle()
  expect([
    await stage.replyTo(id),
    await personAt(stage.gitHub, 'admin').get('/repos/acme/fleet/pulls?state=all'),
  ]).toEqual([undefined, []])
})

test('what is promoted to prod is merged, and not said to have succeeded', async () => {
  expect(await outcome('writer', '/promote podinfo from stage to prod --reason "wanted"')).toEqual([
    '### 🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched',
    'merged',
  ])
})

test('a train takes every app that differs, each with its own outcome', async () => {
  const { text, record } = await stage.say('writer', '/promote stage to prod', gitops)
  expect([record.result?.verdict, text.split('\n')[0]]).toEqual([
    'merged',
    '### 🔵 helloworld 1.3.2 → 1.4.0 on prod: merged, not watched',
  ])
})

test('several commands in one comment run in order', async () => {
  const id = await stage.write('writer', '/list podinfo\n/explain p-000000', gitops)
  await stage.gitHub.settled()
  await stage.idle()
  expect((await stage.replyTo(id, gitops))?.record.verb).toBe('list')
})
