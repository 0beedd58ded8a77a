import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import { appJwt, type Client, clientOf, installationOf, personOf } from './client.ts'

let github: SandboxGitHub
let ada: Client
let bot: Client
let fleet: Repository

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off', behaviour: { enforceLimits: true } })
  ada = personOf(github, 'ada')
  bot = await installationOf(github)
  fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet') as Repository
})
afterAll(() => github.close())

const file = '/repos/acme/fleet/contents'

test('a file is replaced only by whoever saw what is there', async () => {
  const put = (path: string, body: Readonly<Record<string, unknown>>) =>
    bot.put(`${file}/${path}`, { message: 'Write', content: 'YQ==', ...body })
  const made = await put('new.txt', {})
  expect(made.status).toBe(201)
  expect([(await put('new.txt', {})).status, (await put('new.txt', { sha: 'f'.repeat(40) })).status]).toEqual(
    [422, 409],
  )
  const { sha } = made.body.content
  expect((await put('new.txt', { sha, content: 'Yg==' })).status).toBe(200)
  expect((await bot.delete(`${file}/new.txt`, { message: 'Delete', sha })).status).toBe(409)
  const now = (await bot.get(`${file}/new.txt`)).body.sha
  expect((await bot.delete(`${file}/new.txt`, { message: 'Delete', sha: now })).status).toBe(200)
  expect((await bot.get(`${file}/new.txt`)).status).toBe(404)
})

test('symlinks, submodules and large files are shown as what they are', async () => {
  const { sha } = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object
  const large = await bot.post('/repos/acme/fleet/git/blobs', { content: 'x'.repeat(1024 * 1024 + 1) })
  const tree = await bot.post('/repos/acme/fleet/git/trees', {
    base_tree: sha,
    tree: [
      { path: 'odd/link', mode: '120000', content: 'README.md' },
      { path: 'odd/module', mode: '160000', sha: 'a'.repeat(40) },
      { path: 'odd/large', mode: '100644', sha: large.body.sha },
    ],
  })
  const commit = await bot.post('/repos/acme/fleet/git/commits', {
    message: 'Odd',
    tree: tree.body.sha,
    parents: [sha],
  })
  await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/odd', sha: commit.body.sha })
  const list = async (version: string) =>
    (await bot.get(`${file}/odd?ref=odd`, { 'x-github-api-version': version })).body.map(
      ({ name, type }: { name: string; type: string }) => `${name} ${type}`,
    )
  expect(await list('2022-11-28')).toEqual(['large file', 'link symlink', 'module file'])
  expect(await list('2026-03-10')).toEqual(['large file', 'link symlink', 'module submodule'])
  expect((await bot.get(`${file}/odd/link?ref=odd`)).body.target).toBe('README.md')
  expect((await bot.get(`${file}/odd/large?ref=odd`)).body).toMatchObject({ content: '', encoding: 'none' })
  const raw = await bot.get(`${file}/odd/large?ref=odd`, { accept: 'application/vnd.github.raw' })
  expect(raw.body).toHaveLength(1024 * 1024 + 1)
})

test('refs are created once, move forward, and must exist to move', async () => {
  const refs = '/repos/acme/fleet/git/refs'
  const { sha } = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object
  const create = async (ref: string, at = sha) => (await bot.post(refs, { ref, sha: at })).body.message
  expect(await create('refs/heads/a/b')).toBeUndefined()
  expect(await create('refs/heads/a/b')).toBe('Reference already exists')
  expect(await create('refs/heads/a')).toBe('Reference update failed')
  expect(await create('refs/heads/c', 'f'.repeat(40))).toBe('Object does not exist')
  expect(await create('refs/heads/bad..name')).toBe('refs/heads/bad..name is not a valid ref name.')
  const parent = (await bot.get(`/repos/acme/fleet/git/commits/${sha}`)).body.parents[0].sha
  const move = async (at: string, force = false) =>
    (await bot.patch(`${refs}/heads/a/b`, { sha: at, force })).body.message
  expect([await move(parent), await move(parent, true), await move(sha)]).toEqual([
    'Update is not a fast forward',
    undefined,
    undefined,
  ])
  expect((await bot.patch(`${refs}/heads/nowhere`, { sha })).body.message).toBe('Reference does not exist')
  expect((await bot.delete(`${refs}/heads/nowhere`)).status).toBe(422)
  expect((await bot.delete(`${refs}/heads/main`)).status).toBe(422)
})

test('comparisons say who is ahead', async () => {
  const compare = async (range: string) => {
    const { status, ahead_by, behind_by, files } = (await ada.get(`/repos/acme/podinfo/compare/${range}`))
      .body
    return [status, ahead_by, behind_by, files.length]
  }
  expect(await compare('main...warmer-greeting')).toEqual(['ahead', 1, 0, 1])
  expect(await compare('warmer-greeting...main')).toEqual(['behind', 0, 1, 0])
  expect(await compare('6.9.2...7.0.0')).toEqual(['ahead', 1, 0, 1])
  expect(await compare('main...main')).toEqual(['identical', 0, 0, 0])
  expect((await ada.get('/repos/acme/podinfo/compare/main...nowhere')).status).toBe(404)
})

test('branches merge into each other, or conflict', async () => {
  const { sha } = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object
  for (const [branch, content] of [
    ['left', 'bGVmdA=='],
    ['right', 'cmlnaHQ='],
  ] as const) {
    await bot.post('/repos/acme/fleet/git/refs', { ref: `refs/heads/${branch}`, sha })
    await bot.put(`${file}/same.txt`, { message: 'Write', content, branch })
  }
  const merge = async (base: string, head: string) =>
    (await bot.post('/repos/acme/fleet/merges', { base, head })).status
  expect([await merge('main', 'left'), await merge('main', 'left'), await merge('main', 'right')]).toEqual([
    201, 204, 409,
  ])
})

test('a renamed repository is found under its old name by a redirect', async () => {
  expect((await bot.patch('/repos/acme/podinfo', { name: 'x' })).status).toBe(403)
  const id = (await ada.patch('/repos/acme/podinfo', { name: 'pod-info' })).body.id
  const moved = await ada.get('/repos/acme/podinfo/issues?state=all')
  expect([moved.status, moved.headers.get('location')]).toEqual([
    301,
    `${github.apiUrl}/repositories/${id}/issues?state=all`,
  ])
  expect((await ada.post('/repos/acme/podinfo/issues', { title: 'x' })).status).toBe(307)
  expect((await ada.get(`/repositories/${id}`)).body.full_name).toBe('acme/pod-info')
  const named = async (more: string) =>
    (await ada.graphql(`{ repository(owner: "acme", name: "podinfo"${more}) { name } }`)).data.repository
      ?.name
  expect([await named(''), await named(', followRenames: false')]).toEqual(['pod-info', undefined])
  await ada.patch('/repos/acme/pod-info', { name: 'podinfo' })
  expect((await ada.get('/repos/acme/podinfo')).status).toBe(200)
})

test.each([
  ['a ruleset', {}],
  ['the older protection', { older: true }],
] as const)('%s that asks for a check of one App is met by that App alone', async (_, kind) => {
  const { id } = github.app
  const wanted = { requiredChecks: ['validate'], strict: false, approvals: undefined }
  fleet.rules.set('main', { ...kind, ...wanted, requiredApps: { validate: id } })
  const { sha } = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object
  const branch = `bound-${Object.keys(kind).length}`
  await bot.post('/repos/acme/fleet/git/refs', { ref: `refs/heads/${branch}`, sha })
  await bot.put(`${file}/${branch}.txt`, { message: 'Write', content: 'YQ==', branch })
  const { body } = await bot.post('/repos/acme/fleet/pulls', { title: branch, head: branch, base: 'main' })
  await ada.post(`/repos/acme/fleet/statuses/${body.head.sha}`, { state: 'success', context: 'validate' })
  const refused = await bot.put(`/repos/acme/fleet/pulls/${body.number}/merge`, {})
  const run = { name: 'validate', head_sha: body.head.sha, conclusion: 'success' }
  await bot.post('/repos/acme/fleet/check-runs', run)
  const merged = await bot.put(`/repos/acme/fleet/pulls/${body.number}/merge`, {})
  expect([refused.status, merged.status]).toEqual([405, 200])
  expect(refused.body.message).toContain('Required status check "validate" is expected.')
  const rules = (await ada.get('/repos/acme/fleet/rules/branches/main')).body
  const older = (await ada.get('/repos/acme/fleet/branches/main/protection')).body
  expect([
    rules.map(({ parameters }: { parameters: unknown }) => parameters),
    older.required_status_checks?.checks,
  ]).toEqual(
    'older' in kind
      ? [[], [{ context: 'validate', app_id: id }]]
      : [
          [
            {
              required_status_checks: [{ context: 'validate', integration_id: id }],
              strict_required_status_checks_policy: false,
            },
          ],
          undefined,
        ],
  )
  fleet.rules.clear()
})

test('with a merge queue, changes go through it', async () => {
  const { sha } = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object
  const propose = async (branch: string) => {
    await bot.post('/repos/acme/fleet/git/refs', { ref: `refs/heads/${branch}`, sha })
    await bot.put(`${file}/${branch}.txt`, { message: 'Write', content: 'YQ==', branch })
    const { body } = await bot.post('/repos/acme/fleet/pulls', { title: branch, head: branch, base: 'main' })
    return { url: `/repos/acme/fleet/pulls/${body.number}`, id: body.node_id }
  }
  fleet.rules.set('main', { requiredChecks: [], strict: false, approvals: undefined, mergeQueue: true })
  const [first, second] = [await propose('first'), await propose('second')]
  const direct = await bot.put(`${first.url}/merge`, {})
  expect([direct.status, direct.body.message]).toEqual([405, 'Changes must be made through the merge queue'])
  await bot.put(`${first.url}/merge-async`, {})
  const mutation = `mutation($input: EnqueuePullRequestInput!) {
    enqueuePullRequest(input: $input) { mergeQueueEntry { position state } }
  }`
  const queued = await bot.graphql(mutation, { input: { pullRequestId: second.id } })
  expect(queued.data.enqueuePullRequest.mergeQueueEntry.state).toBe('QUEUED')
  await github.settled()
  fleet.rules.clear()
  const merged = async ({ url }: { readonly url: string }) => (await bot.get(url)).body.merged
  expect([await merged(first), await merged(second)]).toEqual([true, true])
})

test('the eighty-first creation within a minute is refused', async () => {
  github.world.clock.advance(3600_000)
  const rob = personOf(github, 'rob')
  const codes = []
  for (let index = 0; index < 81; index++) {
    codes.push((await rob.post('/repos/acme/podinfo/issues/1/comments', { body: 'x' })).status)
  }
  expect([new Set(codes.slice(0, 80)), codes[80]]).toEqual([new Set([201]), 403])
  github.world.clock.advance(61_000)
  expect((await rob.post('/repos/acme/podinfo/issues/1/comments', { body: 'x' })).status).toBe(201)
})

test('an unknown version of the API is refused', async () => {
  const app = clientOf(github, appJwt(github))
  expect((await app.get('/app', { 'x-github-api-version': '2020-01-01' })).status).toBe(400)
  expect((await app.get('/rate_limit')).body.rate.limit).toBe(5000)
  expect((await app.get('/rate_limit', { 'x-github-api-version': '2026-03-10' })).body.rate).toBeUndefined()
})
