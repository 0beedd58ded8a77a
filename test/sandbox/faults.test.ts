import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Client, personOf } from './client.ts'

let github: SandboxGitHub
let alice: Client

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  alice = personOf(github, 'alice')
})
beforeEach(() => {
  github.faults.clear()
  github.requests.clear()
})
afterAll(() => github.close())

const url = '/repos/acme/podinfo/issues/1/comments'

async function count(): Promise<number> {
  return (await alice.get('/repos/acme/podinfo/issues/1')).body.comments
}

function control(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  return fetch(`${github.url}/_sandbox${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

test('the n-th request fails before its effect', async () => {
  const before = await count()
  github.faults.add({ method: 'POST', path: '/comments$', nth: 2, fault: { kind: 'status', status: 502 } })
  const codes = []
  for (const body of ['a', 'b', 'c']) codes.push((await alice.post(url, { body })).status)
  expect([codes, await count()]).toEqual([[201, 502, 201], before + 2])
})

test('a connection is reset before, or the answer dropped after the effect', async () => {
  const before = await count()
  github.faults.add({ method: 'POST', fault: { kind: 'reset' } })
  await expect(alice.post(url, { body: 'a' })).rejects.toThrow()
  expect(await count()).toBe(before)
  github.faults.add({ method: 'POST', fault: { kind: 'drop-answer' } })
  await expect(alice.post(url, { body: 'a' })).rejects.toThrow()
  expect(await count()).toBe(before + 1)
  github.faults.add({ method: 'POST', fault: { kind: 'status-after', status: 500 } })
  expect((await alice.post(url, { body: 'a' })).status).toBe(500)
  expect(await count()).toBe(before + 2)
  github.faults.add({ method: 'POST', fault: { kind: 'truncate' } })
  await expect(alice.post(url, { body: 'a' })).rejects.toThrow()
  expect(await count()).toBe(before + 3)
})

test.each([
  ['primary', 403, '0', null],
  ['primary-429', 429, '0', null],
  ['secondary', 403, null, '60'],
  ['secondary-429', 429, null, '60'],
  ['secondary-bare', 403, null, null],
] as const)('the limit in the form %s', async (form, status, remaining, retryAfter) => {
  github.faults.add({ fault: { kind: 'rate-limit', form } })
  const answer = await alice.get('/repos/acme/podinfo')
  expect([
    answer.status,
    answer.headers.get('x-ratelimit-remaining'),
    answer.headers.get('retry-after'),
  ]).toEqual([status, remaining, retryAfter])
})

test('the limit of GraphQL is an error in a good answer', async () => {
  github.faults.add({ path: '^/graphql', fault: { kind: 'rate-limit', form: 'graphql' } })
  expect((await alice.graphql('{ viewer { login } }')).errors[0].type).toBe('RATE_LIMIT')
  github.faults.add({ path: '^/graphql', fault: { kind: 'rate-limit', form: 'graphql-secondary' } })
  expect((await alice.graphql('{ viewer { login } }')).message).toMatch(/secondary rate limit/)
})

test('a test acts right before and right after an effect', async () => {
  const before = await count()
  const seen: number[] = []
  const look = async () => seen.push(await count())
  github.faults.add({ method: 'POST', fault: { kind: 'before', run: look } })
  github.faults.add({ method: 'POST', fault: { kind: 'after', run: look } })
  await alice.post(url, { body: 'a' })
  expect(seen).toEqual([before, before + 1])
})

test('faults, log, clock and people over HTTP', async () => {
  await control('POST', '/faults', { method: 'GET', path: '^/user$', fault: { kind: 'status', status: 503 } })
  expect((await alice.get('/user')).status).toBe(503)
  expect((await alice.get('/user')).body.login).toBe('alice')
  await alice.graphql('query Who { viewer { login } }')
  const log = (await (await control('GET', '/requests')).json()) as readonly Record<string, unknown>[]
  expect(
    log.map(({ method, path, status, who, operation }) => [method, path, status, who, operation]),
  ).toEqual([
    ['GET', '/user', 503, '', ''],
    ['GET', '/user', 200, 'alice', ''],
    ['POST', '/graphql', 200, 'alice', 'query Who'],
  ])
  const before = ((await (await control('GET', '/clock')).json()) as { now: number }).now
  await control('POST', '/clock', { advance: 86_400_000 })
  const after = ((await (await control('GET', '/clock')).json()) as { now: number }).now
  expect(after - before).toBeGreaterThanOrEqual(86_400_000)
  const people = (await (await control('GET', '/people')).json()) as readonly {
    login: string
    role: string
  }[]
  expect(people.map(({ login, role }) => `${login} ${role}`)).toEqual([
    'alice writer',
    'ada admin',
    'rob reader',
    'sam stranger',
  ])
})

test('control is only for pages and programs of this machine', async () => {
  expect((await control('GET', '/people', undefined, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await control('GET', '/nothing')).status).toBe(404)
  expect((await control('POST', '/faults', 'no object')).status).toBe(400)
})

test('changes are told as they happen', async () => {
  const stop = new AbortController()
  const response = await fetch(`${github.url}/_sandbox/events`, { signal: stop.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  await alice.post(url, { body: 'a' })
  const { value } = (await reader?.read()) ?? {}
  expect(value).toBe('data: {"kind":"issue_comment.created","repository":"acme/podinfo","number":1}\n\n')
  stop.abort()
})

test('an unchanged read is 304 and free', async () => {
  const first = await alice.get('/repos/acme/fleet/git/ref/heads/main')
  const etag = first.headers.get('etag') ?? ''
  const again = await alice.get('/repos/acme/fleet/git/ref/heads/main', { 'if-none-match': etag })
  expect([again.status, again.headers.get('x-ratelimit-used')]).toEqual([
    304,
    first.headers.get('x-ratelimit-used'),
  ])
  const sha = await alice.get('/repos/acme/fleet/commits/main', { accept: 'application/vnd.github.sha' })
  expect([sha.body, sha.headers.get('etag')]).toEqual([first.body.object.sha, `"${first.body.object.sha}"`])
})

test('long lists come in pages with links', async () => {
  const { body, headers } = await alice.get('/repos/acme/podinfo/tags?per_page=2')
  expect([body.length, headers.get('link')]).toEqual([
    2,
    `<${github.apiUrl}/repos/acme/podinfo/tags?per_page=2&page=2>; rel="next", <${github.apiUrl}/repos/acme/podinfo/tags?per_page=2&page=3>; rel="last"`,
  ])
})

test('a request without a user agent or with broken JSON is refused', async () => {
  const headers = { authorization: `Bearer ${github.people[0]?.token}`, 'user-agent': 'x' }
  const broken = await fetch(`${github.apiUrl}${url}`, { method: 'POST', headers, body: '{' })
  expect([broken.status, ((await broken.json()) as { message: string }).message]).toEqual([
    400,
    'Problems parsing JSON',
  ])
})
