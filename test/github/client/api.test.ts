import { expect, test } from '@jest/globals'
import type { Credential } from '../../../src/github/client/tokens.ts'
import { type Scripted, scripted } from '../script.ts'

const credential: Credential = { kind: 'installation', installation: 1, scope: 'promote', repository: 9 }
const comments = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const comment = { route: comments, parameters: { owner: 'acme', repo: 'fleet', issue_number: 1, body: 'hi' } }
const repository = { route: 'GET /repos/{owner}/{repo}', parameters: { owner: 'acme', repo: 'fleet' } }

function open(answers: readonly Scripted[]) {
  const world = scripted(answers)
  return { ...world, api: world.connection.api(credential) }
}

test('a token is minted for one repository with the permissions that are needed, once', async () => {
  const { api, asked, minted } = open([{ status: 200 }, { status: 200 }])
  await Promise.all([api(repository), api(repository)])
  expect(minted).toEqual([
    {
      repository_ids: [9],
      permissions: {
        checks: 'read',
        contents: 'write',
        deployments: 'write',
        issues: 'write',
        metadata: 'read',
        pull_requests: 'write',
        statuses: 'read',
      },
    },
  ])
  expect(asked.map(({ authorization }) => authorization)).toEqual(['token ghs_1', 'token ghs_1'])
})

test('every request names the version of the API', async () => {
  const { api, asked } = open([{ status: 200 }])
  await api(repository)
  const [first] = asked
  expect([
    first?.headers.get('x-github-api-version'),
    first?.headers.get('user-agent')?.split(' ')[0],
  ]).toEqual(['2022-11-28', 'lockkeeper'])
})

test.each([
  ['whole JSON', 'application/json; charset=utf-8', '{"id": 9}', { id: 9 }],
  ['half a JSON', 'application/json; charset=utf-8', '{"id":', { id: 9 }],
  ['a text', 'application/vnd.github.sha; charset=utf-8', 'a'.repeat(20), { id: 9 }],
])(
  '%s whose connection broke is asked for again, never taken for what came',
  async (_, type, text, whole) => {
    const { api, asked } = open([
      { status: 200, body: text, headers: { 'content-type': type }, cut: true },
      { status: 200, body: whole },
    ])
    const { body } = await api(repository)
    expect([body, asked.length]).toEqual([whole, 2])
  },
)

test('a token ends before it is used for the last time', async () => {
  const { api, asked, clock } = open([{ status: 200 }, { status: 200 }])
  await api(repository)
  await clock.sleep(59 * 60_000 + 1)
  await api(repository)
  expect(asked.map(({ authorization }) => authorization)).toEqual(['token ghs_1', 'token ghs_2'])
})

test('what the GitHub App signs itself is of the time that it was given', async () => {
  const { connection, asked, clock } = open([{ status: 200 }, { status: 200 }])
  const asApp = connection.api({ kind: 'app' })
  await asApp({ route: 'GET /app' })
  await clock.sleep(25 * 60_000)
  await asApp({ route: 'GET /app' })
  const claims = asked.map(({ authorization }) => {
    const [, payload = ''] = authorization.split('.')
    const { iat, exp, iss } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return [iat, exp, iss]
  })
  const start = 1_700_000_000 - 30
  expect(claims).toEqual([
    [start, start + 600, 7],
    [start + 25 * 60, start + 35 * 60, 7],
  ])
})

test('talking takes the token for promoting when there is one', async () => {
  const { api, connection, asked, minted } = open([{ status: 200 }, { status: 201 }])
  await api(repository)
  await connection.api({ ...credential, scope: 'talk' })(comment)
  expect([minted.length, asked.map(({ authorization }) => authorization)]).toEqual([
    1,
    ['token ghs_1', 'token ghs_1'],
  ])
})

test('a token that GitHub no longer takes is replaced, even for a write', async () => {
  const { api, asked } = open([{ status: 401, body: { message: 'Bad credentials' } }, { status: 201 }])
  await api(comment)
  expect(asked.map(({ method, authorization }) => `${method} ${authorization}`)).toEqual([
    'POST token ghs_1',
    'POST token ghs_2',
  ])
})

test('a read is repeated until an answer comes', async () => {
  const { api, asked, clock } = open(['reset', { status: 502 }, { status: 200, body: { id: 1 } }])
  expect((await api(repository)).body).toEqual({ id: 1 })
  expect([asked.length, clock.slept]).toEqual([3, [250, 750]])
})

test.each<[string, Scripted]>([
  ['a reset', 'reset'],
  ['a 500', { status: 500, body: { message: 'Server Error' } }],
  ['a gateway', { status: 504 }],
])('a write is not repeated after %s', async (_name, answer) => {
  const { api, asked } = open([answer, { status: 201 }])
  await expect(api(comment)).rejects.toThrow(/^POST \/repos\/\{owner\}/)
  await expect(open([answer]).api(comment)).rejects.toMatchObject({ name: 'LostAnswerError' })
  expect(asked.length).toBe(1)
})

test('nothing is sent to an installation before its limit ends', async () => {
  const { api, asked, clock } = open([
    { status: 429, headers: { 'retry-after': '30' } },
    { status: 201 },
    { status: 200 },
  ])
  const start = clock.now().getTime()
  await Promise.all([api(comment), api(repository)])
  expect(asked.map(({ method, at }) => [method, at - start])).toEqual([
    ['POST', 0],
    ['GET', 0],
    ['POST', 30_000],
  ])
  const other = open([{ status: 403, headers: { 'retry-after': '30' } }, { status: 201 }, { status: 200 }])
  await other.api(comment)
  await other.api(repository)
  expect(other.asked.map(({ at }) => at - start)).toEqual([0, 30_000, 30_000])
})

test('a limit that does not end is given up after four attempts', async () => {
  const limited = { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' } }
  const { api, asked } = open([limited, limited, limited, limited])
  await expect(api(comment)).rejects.toMatchObject({ name: 'GitHubError', status: 403 })
  expect(asked.length).toBe(4)
})

test('an unchanged read costs nothing and answers the same', async () => {
  const { api, asked } = open([
    { status: 200, body: { id: 1 }, headers: { etag: '"a"' } },
    { status: 304 },
    { status: 200, body: { id: 2 }, headers: { etag: '"b"' } },
  ])
  const answers = [await api(repository), await api(repository), await api(repository)]
  expect(answers.map(({ body }) => body)).toEqual([{ id: 1 }, { id: 1 }, { id: 2 }])
  expect(asked.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, '"a"', '"a"'])
})

test('what changes an answer changes not what is kept of it, and what is asked for once is not kept', async () => {
  const tag = { etag: '"a"' }
  const { api, asked } = open([
    { status: 200, body: { ids: [1] }, headers: tag },
    { status: 304 },
    { status: 200, body: { ids: [1] }, headers: tag },
    { status: 200, body: { ids: [1] }, headers: tag },
  ])
  const { body } = await api(repository)
  ;(body as { ids: number[] }).ids.push(2)
  expect((await api(repository)).body).toEqual({ ids: [1] })
  const once = { ...repository, parameters: { owner: 'acme', repo: 'other' }, once: true }
  await api(once)
  await api(once)
  expect(asked.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, '"a"', null, null])
})

test('another installation sees nothing of it', async () => {
  const { api, connection, asked } = open([
    { status: 200, body: { id: 1 }, headers: { etag: '"a"' } },
    { status: 200, body: { id: 2 } },
  ])
  await api(repository)
  await connection.api({ ...credential, installation: 2 })(repository)
  expect(asked.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, null])
})

test('an error says what GitHub said, and no token', async () => {
  const message = 'Bad token ghs_16C7e42F292c6912E7710c838347Ae178B4a'
  const { api } = open([{ status: 422, body: { message, errors: [{ field: 'body', code: 'invalid' }] } }])
  await expect(api(comment)).rejects.toThrow(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments: 422 Bad token [redacted]: body invalid',
  )
})

test('expected refusals are answers', async () => {
  const { api } = open([{ status: 422, body: { message: 'Reference already exists' } }])
  expect(await api({ ...comment, expect: [422] })).toMatchObject({
    status: 422,
    message: 'Reference already exists',
  })
})

test("GraphQL's own time limit, which comes with 200, is a lost answer", async () => {
  const message =
    'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.'
  const body = { data: null, errors: [{ message }] }
  const { connection } = scripted([{ status: 200, body }])
  await expect(connection.graphql(credential).mutate('mutation X { x }', {})).rejects.toMatchObject({
    name: 'LostAnswerError',
    message: `POST /graphql: ${message}`,
  })
})
