import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  type SandboxGitHub,
  type SandboxOptions,
  startSandboxGitHub,
} from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import { type Client, clientOf, installationOf, personOf } from './client.ts'

let github: SandboxGitHub
let bot: Client
let fleet: Repository

async function start(options: SandboxOptions = {}): Promise<void> {
  github = await startSandboxGitHub({ checks: 'off', ...options })
  bot = await installationOf(github)
  fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet') as Repository
}

beforeEach(() => start())
afterEach(() => github.close())

async function tip(branch = 'main'): Promise<string> {
  return (await bot.get(`/repos/acme/fleet/git/ref/heads/${branch}`)).body.object.sha
}

async function write(branch: string, path: string, text: string): Promise<void> {
  const present = await bot.get(`/repos/acme/fleet/contents/${path}?ref=${branch}`)
  await bot.put(`/repos/acme/fleet/contents/${path}`, {
    message: `Write ${path}`,
    branch,
    content: Buffer.from(text).toString('base64'),
    ...(present.status === 200 ? { sha: present.body.sha } : {}),
  })
}

async function propose(branch = 'change', path = 'new.txt', text = 'new\n'): Promise<string> {
  await bot.post('/repos/acme/fleet/git/refs', { ref: `refs/heads/${branch}`, sha: await tip() })
  await write(branch, path, text)
  const { body } = await bot.post('/repos/acme/fleet/pulls', {
    title: `Change ${path}`,
    head: branch,
    base: 'main',
    body: '',
  })
  return `/repos/acme/fleet/pulls/${body.number}`
}

function rule(rules: Partial<NonNullable<ReturnType<Repository['rules']['get']>>>): void {
  fleet.rules.set('main', { requiredChecks: [], strict: false, approvals: undefined, ...rules })
}

test('a second pull request for a branch, one without commits and one without a branch are refused', async () => {
  await propose()
  const open = (wish: unknown) => bot.post('/repos/acme/fleet/pulls', wish)
  const twin = await open({ title: 'x', head: 'change', base: 'main' })
  expect([twin.status, twin.body.errors[0].message]).toEqual([
    422,
    'A pull request already exists for acme:change.',
  ])
  await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/same', sha: await tip() })
  const empty = await open({ title: 'x', head: 'same', base: 'main' })
  expect([empty.status, empty.body.errors[0].message]).toEqual([422, 'No commits between main and same'])
  const missing = await open({ title: 'x', head: 'nowhere', base: 'main' })
  expect([missing.status, missing.body.errors[0]]).toEqual([
    422,
    { resource: 'PullRequest', field: 'head', code: 'invalid' },
  ])
})

test('mergeable is null at first, then true', async () => {
  const url = await propose()
  const read = async () => {
    const { mergeable, mergeable_state } = (await bot.get(url)).body
    return [mergeable, mergeable_state]
  }
  expect([await read(), await read()]).toEqual([
    [null, 'unknown'],
    [true, 'clean'],
  ])
})

test('a conflict is found by a real merge, and the merge refused', async () => {
  const url = await propose('change', 'README.md', 'mine\n')
  await write('main', 'README.md', 'theirs\n')
  await bot.get(url)
  const { mergeable, mergeable_state } = (await bot.get(url)).body
  expect([mergeable, mergeable_state]).toEqual([false, 'dirty'])
  const { status, body } = await bot.put(`${url}/merge`, {})
  expect([status, body.message]).toEqual([405, 'Pull Request is not mergeable'])
})

test.each([
  ['merge', 2, /^Merge pull request #2 from acme\/change\n\nChange new\.txt$/],
  ['squash', 1, /^Write new\.txt \(#2\)$/],
  ['rebase', 1, /^Write new\.txt$/],
])('%s makes a commit with %i parents on a base that moved', async (method, parents, message) => {
  const url = await propose()
  await write('main', 'other.txt', 'meanwhile\n')
  const before = await tip()
  const { status, body } = await bot.put(`${url}/merge`, { merge_method: method })
  expect([status, body.merged]).toEqual([200, true])
  const { body: commit } = await bot.get(`/repos/acme/fleet/commits/${body.sha}`)
  expect([commit.parents.length, commit.parents[0].sha]).toEqual([parents, before])
  expect(commit.commit.message).toMatch(message)
  expect((await bot.get('/repos/acme/fleet/contents/other.txt')).status).toBe(200)
  expect((await bot.get('/repos/acme/fleet/contents/new.txt')).status).toBe(200)
  const { body: pull } = await bot.get(url)
  expect([pull.state, pull.merged, pull.merge_commit_sha, pull.merged_by.login]).toEqual([
    'closed',
    true,
    body.sha,
    'lockkeeper[bot]',
  ])
  expect((await bot.put(`${url}/merge`, {})).status).toBe(405)
})

test('a head that moved is not merged', async () => {
  const url = await propose()
  const seen = (await bot.get(url)).body.head.sha
  await write('change', 'new.txt', 'newer\n')
  const { status, body } = await bot.put(`${url}/merge`, { sha: seen })
  expect([status, body.message]).toEqual([409, 'Head branch was modified. Review and try the merge again.'])
})

test('the asynchronous merge judges head and rules only when it runs', async () => {
  const url = await propose()
  rule({ requiredChecks: ['plan'] })
  const asked = await bot.put(`${url}/merge-async`, {})
  expect([asked.status, asked.body.status]).toEqual([202, 'pending'])
  await github.settled()
  const failed = await bot.get(`${url}/merge-async/${asked.body.details.uuid}`)
  expect(failed.body).toEqual({
    status: 'failed',
    details: { message: 'Repository rule violations found\n\nRequired status check "plan" is expected.\n\n' },
  })
  const head_sha = (await bot.get(url)).body.head.sha
  await bot.post('/repos/acme/fleet/check-runs', { name: 'plan', head_sha, conclusion: 'success' })
  const again = await bot.put(`${url}/merge-async`, {})
  await github.settled()
  expect((await bot.get(`${url}/merge-async/${again.body.details.uuid}`)).body.status).toBe('merged')
  expect((await bot.put(`${url}/merge-async`, {})).status).toBe(200)
})

test('an earlier asynchronous request is named with 409, and forgotten after a day', async () => {
  await github.close()
  await start({ behaviour: { asyncMergeDelay: 200 } })
  const url = await propose()
  const first = await bot.put(`${url}/merge-async`, { merge_method: 'squash' })
  const second = await bot.put(`${url}/merge-async`, { merge_method: 'merge' })
  expect([second.status, second.body]).toEqual([409, first.body])
  await github.settled()
  const poll = `${url}/merge-async/${first.body.details.uuid}`
  expect((await bot.get(poll)).body.status).toBe('merged')
  github.world.clock.advance(24 * 3600_000)
  expect((await (await installationOf(github)).get(poll)).status).toBe(404)
})

test('GHES has no asynchronous merge, and its addresses a prefix', async () => {
  await github.close()
  await start({ behaviour: { ghes: true } })
  const url = await propose()
  expect(github.apiUrl).toMatch(/\/api\/v3$/)
  expect((await bot.put(`${url}/merge-async`, {})).status).toBe(404)
  const { status, headers } = await bot.put(`${url}/merge`, {})
  expect([status, headers.get('x-github-enterprise-version')]).toEqual([200, '3.19.0'])
  expect((await bot.get('/repos/acme/fleet')).body.url).toBe(`${github.apiUrl}/repos/acme/fleet`)
  expect(await bot.graphql('{ viewer { login } }')).toEqual({
    data: { viewer: { login: 'lockkeeper[bot]' } },
  })
})

test('rules ask for checks, approvals and an up-to-date branch', async () => {
  const url = await propose()
  rule({ requiredChecks: ['plan'], strict: true, approvals: 1 })
  await bot.get(url)
  expect((await bot.get(url)).body.mergeable_state).toBe('blocked')
  const head_sha = (await bot.get(url)).body.head.sha
  const run = await bot.post('/repos/acme/fleet/check-runs', { name: 'plan', head_sha })
  expect((await bot.put(`${url}/merge`, {})).body.message).toContain(
    'Required status check "plan" is in progress.',
  )
  await bot.patch(`/repos/acme/fleet/check-runs/${run.body.id}`, { conclusion: 'success' })
  expect((await bot.put(`${url}/merge`, {})).body.message).toContain(
    'At least 1 approving review is required',
  )
  await personOf(github, 'rob').post(`${url}/reviews`, { event: 'APPROVE' })
  expect((await bot.put(`${url}/merge`, {})).status).toBe(405)
  await personOf(github, 'alice').post(`${url}/reviews`, { event: 'APPROVE' })
  expect((await bot.put(`${url}/merge`, {})).status).toBe(200)
})

test('a protected branch takes changes only by pull requests', async () => {
  rule({ approvals: 0 })
  const { status, body } = await bot.put('/repos/acme/fleet/contents/a', { message: 'a', content: 'YQ==' })
  expect([status, body.message]).toEqual([
    422,
    'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
  ])
  const rules = await bot.get('/repos/acme/fleet/rules/branches/main')
  expect(rules.body.map(({ type }: { type: string }) => type)).toEqual(['pull_request'])
})

test('a branch behind its base is updated by a merge', async () => {
  const url = await propose()
  await write('main', 'other.txt', 'meanwhile\n')
  const seen = (await bot.get(url)).body.head.sha
  expect((await bot.put(`${url}/update-branch`, { expected_head_sha: await tip() })).status).toBe(422)
  expect((await bot.put(`${url}/update-branch`, { expected_head_sha: seen })).status).toBe(202)
  const { body } = await bot.get(url)
  expect([body.head.sha === seen, body.commits, body.changed_files]).toEqual([false, 2, 1])
})

test('a pull request closes with its branch and cannot be reopened without it', async () => {
  const url = await propose()
  await bot.delete('/repos/acme/fleet/git/refs/heads/change')
  expect((await bot.get(url)).body).toMatchObject({ state: 'closed', merged: false })
  expect((await bot.patch(url, { state: 'open' })).status).toBe(422)
})

test('a pull request cannot be reopened beside another of its branches, nor when its branch was made anew', async () => {
  const url = await propose()
  await write('change', 'more.txt', 'more\n')
  await bot.patch(url, { state: 'closed' })
  await bot.delete('/repos/acme/fleet/git/refs/heads/change')
  const next = await propose()
  const beside = await bot.patch(url, { state: 'open' })
  await bot.patch(next, { state: 'closed' })
  const anew = await bot.patch(url, { state: 'open' })
  const itself = await bot.patch(next, { state: 'open' })
  expect([beside.status, anew.status, itself.status]).toEqual([422, 422, 200])
})

test('pull requests are found by owner and branch', async () => {
  await propose('lockkeeper/prod/podinfo')
  const find = async (query: string) => (await bot.get(`/repos/acme/fleet/pulls?${query}`)).body.length
  expect([
    await find('head=acme:lockkeeper/prod/podinfo&state=all'),
    await find('head=acme:other'),
    await find('base=stage'),
    await find('state=closed'),
  ]).toEqual([1, 0, 0, 0])
})

test('nobody approves their own pull request', async () => {
  const url = await propose()
  const { status, body } = await bot.post(`${url}/reviews`, { event: 'APPROVE' })
  expect([status, body.errors]).toEqual([422, ['Can not approve your own pull request']])
})

test('nobody but the App may merge with a token that lacks contents', async () => {
  const url = await propose()
  const weak = await installationOf(github, { permissions: { pull_requests: 'write' } })
  expect((await weak.put(`${url}/merge`, {})).status).toBe(403)
  expect((await clientOf(github).put(`${url}/merge`, {})).status).toBe(404)
})

test('a pull request from a fork is followed, tried and merged', async () => {
  const sam = personOf(github, 'sam')
  const fork = await sam.post('/repos/acme/podinfo/forks')
  expect([fork.status, fork.body.full_name, fork.body.parent.full_name]).toEqual([
    202,
    'sam/podinfo',
    'acme/podinfo',
  ])
  const write = async (text: string) => {
    const present = await sam.get('/repos/sam/podinfo/contents/fork.txt?ref=main')
    const content = Buffer.from(text).toString('base64')
    const known = present.status === 200 ? { sha: present.body.sha } : {}
    await sam.put('/repos/sam/podinfo/contents/fork.txt', {
      message: text,
      content,
      branch: 'main',
      ...known,
    })
  }
  await write('one')
  const wish = { title: 'From a fork', head: 'sam:main', base: 'main' }
  expect((await sam.post('/repos/acme/podinfo/pulls', wish)).status).toBe(201)
  const { body: pull } = await bot.get('/repos/acme/podinfo/pulls?head=sam:main')
  const url = `/repos/acme/podinfo/pulls/${pull[0].number}`
  expect(
    (await personOf(github, 'rob').post('/repos/acme/podinfo/pulls', { ...wish, head: 'warmer-greeting' }))
      .status,
  ).toBe(403)
  await write('two')
  await bot.get(url)
  const { body } = await bot.get(url)
  expect([body.head.repo.full_name, body.commits, body.changed_files, body.mergeable]).toEqual([
    'sam/podinfo',
    2,
    1,
    true,
  ])
  const tried = await bot.get(`/repos/acme/podinfo/commits/${body.merge_commit_sha}`)
  expect(tried.body.parents.map(({ sha }: { sha: string }) => sha)).toEqual([body.base.sha, body.head.sha])
  expect((await bot.get('/repos/acme/podinfo/git/ref/heads/main')).body.object.sha).toBe(body.base.sha)
  expect((await bot.put(`${url}/merge`, { merge_method: 'squash' })).status).toBe(200)
  expect((await bot.get('/repos/acme/podinfo/contents/fork.txt')).status).toBe(200)
})
