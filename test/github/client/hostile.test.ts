import { expect, test } from '@jest/globals'
import { createApi } from '../../../src/github/client/api.ts'
import { createConditionalCache } from '../../../src/github/client/conditional.ts'
import type { PacedCall } from '../../../src/github/client/pace.ts'
import type { Credential } from '../../../src/github/client/tokens.ts'
import { jumpingClock, type Scripted, scripted } from '../script.ts'

// Answers that GitHub, or what stands before it, was seen to give, and those that it could.

const credential: Credential = { kind: 'installation', installation: 1, scope: 'promote', repository: 9 }
const read = { route: 'GET /x' }
const write = { route: 'POST /x' }
const good: Scripted = { status: 200, body: { data: { a: 1 } } }

function open(...answers: readonly Scripted[]) {
  const { connection, asked, clock } = scripted(answers)
  const start = clock.now().getTime()
  const seconds = () => asked.map(({ at }) => (at - start) / 1000)
  return { api: connection.api(credential), graphql: connection.graphql(credential), seconds }
}

test('after the last try of one call no other goes before the end that GitHub named', async () => {
  const limited = { status: 429, headers: { 'retry-after': '60' } }
  const { api, seconds } = open(limited, limited, limited, limited, good)
  await expect(api(read)).rejects.toMatchObject({ name: 'GitHubError', status: 429 })
  await api(read)
  expect(seconds()).toEqual([0, 60, 120, 180, 240])
})

test.each([
  ['0', [0, 1]],
  ['-5', [0, 60]],
  ['', [0, 60]],
  ['Wed, 21 Oct 2026 07:28:00 GMT', [0, 60]],
  ['1e3', [0, 60]],
])('retry-after: %j is never a reason to ask again at once', async (value, expected) => {
  const { api, seconds } = open({ status: 429, headers: { 'retry-after': value } }, good)
  await api(read)
  expect(seconds()).toEqual(expected)
})

const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
const spent = {
  type: 'RATE_LIMIT',
  code: 'graphql_rate_limit',
  message: 'API rate limit already exceeded for installation ID 1.',
}

test.each<[string, object]>([
  ['its points are spent', { errors: [spent] }],
  [
    'its points are spent, in the words of before',
    { data: null, errors: [{ ...spent, type: 'RATE_LIMITED' }] },
  ],
  ['a secondary limit, among errors', { errors: [{ message: secondary }] }],
  ['a secondary limit, alone', { message: secondary, documentation_url: 'https://docs.github.com' }],
])('GraphQL says with 200: %s; that is waited out, for writes too', async (_, body) => {
  for (const ask of ['query', 'mutate'] as const) {
    const { graphql, seconds } = open({ status: 200, body }, good)
    expect((await graphql[ask]('query Q { a }', {})).data).toEqual({ a: 1 })
    expect(seconds()).toEqual([0, 60])
  }
})

test('a limit of GraphQL that does not end is told as one, and taken for no refusal', async () => {
  const limited = { status: 200, body: { errors: [spent] } }
  const { graphql } = open(limited, limited, limited, limited)
  await expect(graphql.mutate('mutation M { a }', {})).rejects.toThrow(/API rate limit already exceeded/)
})

test('what others wrote is no limit, even in such words', async () => {
  const { api, graphql, seconds } = open(
    { status: 200, body: { message: secondary, errors: [{ message: secondary }] } },
    { status: 200, body: { data: { a: secondary } } },
    { status: 200, body: { data: null, errors: [{ type: 'NOT_FOUND', message: `No ${secondary}` }] } },
  )
  await api({
    route: 'GET /repos/{owner}/{repo}/git/commits/{sha}',
    parameters: { owner: 'a', repo: 'b', sha: 'c' },
  })
  await graphql.query('query Q { a }', {})
  expect((await graphql.mutate('mutation M { a }', {})).failures.length).toBe(1)
  expect(seconds()).toEqual([0, 0, 0])
})

test('errors without data are told in their words; nothing at all is no success', async () => {
  const message = "Field 'b' doesn't exist on type 'Query'"
  const refused = open(
    { status: 200, body: { errors: [{ message }] } },
    { status: 200, body: { errors: [{ message }] } },
  )
  await expect(refused.graphql.query('query Q { b }', {})).rejects.toThrow(message)
  expect((await refused.graphql.mutate('mutation M { b }', {})).failures).toEqual([{ message }])
  for (const body of [
    {},
    { data: null },
    { data: null, errors: [] },
    [],
    '"text"',
    { message: 'Server Error' },
  ])
    await expect(open({ status: 200, body }).graphql.mutate('mutation M { a }', {})).rejects.toMatchObject({
      name: 'LostAnswerError',
      message: 'POST /graphql: an answer that is no GraphQL',
    })
})

test("GraphQL's own time limit: a query is asked again, a mutation never", async () => {
  const late = {
    status: 200,
    body: {
      data: null,
      errors: [{ message: 'Something went wrong while executing your query on 2026-11-26.' }],
    },
  }
  const reads = open(late, good)
  expect((await reads.graphql.query('query Q { a }', {})).data).toEqual({ a: 1 })
  const writes = open(late)
  await expect(writes.graphql.mutate('mutation M { a }', {})).rejects.toMatchObject({
    name: 'LostAnswerError',
  })
  expect([reads.seconds(), writes.seconds()]).toEqual([[0, 0.25], [0]])
})

test.each([403, 404, 405, 409, 422])(
  'a %i that broke off has said nothing that could be acted upon',
  async status => {
    const half = (body: string): Scripted => ({ status, body, cut: true })
    const { api } = open(half('{"message": "Not'), good)
    expect((await api(read)).status).toBe(200)
    for (const body of ['', '{"message": "Pull Request is'])
      await expect(open(half(body)).api({ ...write, expect: [status] })).rejects.toMatchObject({
        name: 'LostAnswerError',
      })
  },
)

test('a limit that broke off is a limit all the same', async () => {
  const { api, seconds } = open(
    { status: 403, body: '{"mess', cut: true, headers: { 'retry-after': '7' } },
    good,
  )
  await api(write)
  expect(seconds()).toEqual([0, 7])
})

test('a write weighs as one, whether it may be repeated or not', async () => {
  const turns: PacedCall[] = []
  const pacer = { turn: async (call: PacedCall) => void turns.push(call), closeUntil: () => undefined }
  const api = createApi(
    {
      send: async () => ({ kind: 'answered', status: 200, headers: {}, body: {}, message: '' }),
      tokens: { authorization: async () => 'token x', renew: () => undefined },
      clock: jumpingClock(),
      cache: createConditionalCache(),
      pacerOf: () => pacer,
    },
    credential,
  )
  const graphql = 'POST https://api.test/graphql'
  await api(read)
  await api({ route: 'PATCH /x', repeatable: true })
  await api({ route: graphql, repeatable: true })
  await api({ route: graphql, repeatable: false })
  expect(turns.map(({ write: writes }) => writes)).toEqual([false, true, false, true])
})
