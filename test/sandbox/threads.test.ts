import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Client, installationOf, personOf } from './client.ts'

let github: SandboxGitHub
let alice: Client
let rob: Client
let bot: Client

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  alice = personOf(github, 'alice')
  rob = personOf(github, 'rob')
  bot = await installationOf(github)
})
afterAll(() => github.close())

async function newIssue(): Promise<string> {
  const { body } = await alice.post('/repos/acme/podinfo/issues', { title: 'New' })
  return `/repos/acme/podinfo/issues/${body.number}`
}

test('a comment holds 65,536 characters and no more', async () => {
  const issue = await newIssue()
  const post = (body: string) => bot.post(`${issue}/comments`, { body })
  expect((await post('x'.repeat(65_536))).status).toBe(201)
  expect((await post('😀'.repeat(65_536))).status).toBe(201)
  const { status, body } = await post('x'.repeat(65_537))
  expect([status, body.errors[0].message]).toEqual([422, 'Body is too long (maximum is 65536 characters)'])
  expect((await bot.post(`${issue}/comments`, {})).body.errors[0].code).toBe('missing_field')
})

test("an issue's body that is too long is dropped without a word", async () => {
  const issue = await newIssue()
  expect((await alice.patch(issue, { body: 'short' })).body.body).toBe('short')
  const { status, body } = await alice.patch(issue, { body: 'x'.repeat(65_537) })
  expect([status, body.body]).toEqual([200, 'short'])
})

test('a locked conversation takes comments only from those with write access', async () => {
  const issue = await newIssue()
  expect((await rob.put(`${issue}/lock`)).status).toBe(403)
  await alice.put(`${issue}/lock`, { lock_reason: 'resolved' })
  expect((await alice.post(`${issue}/comments`, { body: 'a' })).status).toBe(201)
  for (const who of [rob, bot]) {
    const { status, body } = await who.post(`${issue}/comments`, { body: 'a' })
    expect([status, body.message]).toEqual([403, 'Unable to create comment because issue is locked.'])
  }
  await alice.delete(`${issue}/lock`)
  expect((await rob.post(`${issue}/comments`, { body: 'a' })).status).toBe(201)
})

test('people change their own comments, writers those of others', async () => {
  const issue = await newIssue()
  const mine = `/repos/acme/podinfo/issues/comments/${(await rob.post(`${issue}/comments`, { body: 'a' })).body.id}`
  const hers = `/repos/acme/podinfo/issues/comments/${(await alice.post(`${issue}/comments`, { body: 'b' })).body.id}`
  expect((await rob.patch(mine, { body: 'c' })).status).toBe(200)
  expect((await rob.patch(hers, { body: 'c' })).status).toBe(403)
  expect((await alice.patch(mine, { body: 'd' })).body.user.login).toBe('rob')
  expect((await rob.delete(hers)).status).toBe(403)
  expect((await rob.delete(mine)).status).toBe(204)
  expect((await rob.get(mine)).status).toBe(404)
})

test('reactions are given once, listed and taken back by their giver', async () => {
  const issue = await newIssue()
  const comment = `/repos/acme/podinfo/issues/comments/${(await alice.post(`${issue}/comments`, { body: 'a' })).body.id}`
  const first = await bot.post(`${comment}/reactions`, { content: 'eyes' })
  const second = await bot.post(`${comment}/reactions`, { content: 'eyes' })
  await rob.post(`${comment}/reactions`, { content: '+1' })
  expect([first.status, second.status, second.body.id === first.body.id]).toEqual([201, 200, true])
  expect((await bot.get(comment)).body.reactions).toMatchObject({ eyes: 1, '+1': 1, total_count: 2 })
  expect((await bot.get(`${comment}/reactions?content=eyes`)).body[0].user.login).toBe('lockkeeper[bot]')
  expect((await rob.delete(`${comment}/reactions/${first.body.id}`)).status).toBe(403)
  expect((await bot.delete(`${comment}/reactions/${first.body.id}`)).status).toBe(204)
  expect((await bot.post(`${comment}/reactions`, { content: 'shrug' })).status).toBe(422)
})

test('comments are found by what was changed since', async () => {
  const issue = await newIssue()
  await alice.post(`${issue}/comments`, { body: 'old' })
  github.world.clock.advance(10_000)
  const since = new Date(github.world.clock.now()).toISOString()
  github.world.clock.advance(1000)
  await alice.post(`${issue}/comments`, { body: 'new' })
  const found = await bot.get(
    `/repos/acme/podinfo/issues/comments?sort=updated&direction=desc&since=${since}`,
  )
  expect(found.body.map(({ body }: { body: string }) => body)).toEqual(['new'])
  expect((await bot.get(`${issue}/comments?since=${since}`)).body).toHaveLength(1)
})

test('whose word it is says nothing about rights', async () => {
  const issue = await newIssue()
  const told = async (login: string) =>
    (await personOf(github, login).post(`${issue}/comments`, { body: 'a' })).body.author_association
  expect([await told('alice'), await told('ada'), await told('rob'), await told('sam')]).toEqual([
    'MEMBER',
    'MEMBER',
    'MEMBER',
    'NONE',
  ])
})

test('nothing is written to an archived repository, nor an issue where there are none', async () => {
  const podinfo = [...github.world.repositories.values()].find(({ name }) => name === 'podinfo')
  if (podinfo === undefined) throw new Error('not seeded')
  podinfo.archived = true
  expect((await alice.post('/repos/acme/podinfo/issues', { title: 'x' })).status).toBe(403)
  podinfo.archived = false
  podinfo.hasIssues = false
  expect((await alice.post('/repos/acme/podinfo/issues', { title: 'x' })).status).toBe(410)
  podinfo.hasIssues = true
})
