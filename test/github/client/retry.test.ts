import { expect, test } from '@jest/globals'
import { type Attempted, nextTry } from '../../../src/github/client/retry.ts'

const now = 1_000_000_000_000

function answered(status: number, headers: Record<string, string> = {}, message = ''): Attempted {
  return { kind: 'answered', status, header: name => headers[name], message, rateLimited: false }
}

test.each([
  ['a good answer', answered(200), true, { kind: 'settled' }],
  ['a refusal', answered(422), true, { kind: 'settled' }],
  ['a missing right', answered(403, {}, 'Resource not accessible by integration'), true, { kind: 'settled' }],
  ['a broken read', answered(502), true, { kind: 'again', after: 250 }],
  ['a broken write', answered(502), false, { kind: 'settled' }],
  ['a read without an answer', { kind: 'lost' } as const, true, { kind: 'again', after: 250 }],
  ['a write without an answer', { kind: 'lost' } as const, false, { kind: 'settled' }],
  ['a merge that is not allowed', answered(405), false, { kind: 'settled' }],
  ['a conflict', answered(409), false, { kind: 'settled' }],
  ['an old token', answered(401), false, { kind: 'renew-token' }],
  ['a wait in seconds', answered(429, { 'retry-after': '7' }), false, { kind: 'limited', until: now + 7000 }],
  ['a wait with 403', answered(403, { 'retry-after': '0' }), false, { kind: 'limited', until: now + 1000 }],
  [
    'an empty quota',
    answered(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 60) }),
    false,
    { kind: 'limited', until: now + 61_000 },
  ],
  [
    'a secondary limit without a time',
    answered(403, {}, 'You have exceeded a secondary rate limit.'),
    false,
    { kind: 'limited', until: now + 60_000 },
  ],
  [
    'an end that is too far away',
    answered(429, { 'retry-after': '9999999' }),
    true,
    { kind: 'limited', until: now + 61 * 60_000 },
  ],
  ['429 alone', answered(429), true, { kind: 'limited', until: now + 60_000 }],
])('after %s', (_name, attempted, repeatable, expected) => {
  expect(nextTry({ attempted, attempt: 1, repeatable, now })).toEqual(expected)
})

test('GraphQL says with 200 that its points are spent', () => {
  const spent: Attempted = {
    ...answered(200, { 'x-ratelimit-reset': String(now / 1000 + 5) }),
    rateLimited: true,
  } as Attempted
  expect(nextTry({ attempted: spent, attempt: 1, repeatable: false, now })).toEqual({
    kind: 'limited',
    until: now + 6000,
  })
})

test('waits grow, and the fourth attempt is the last', () => {
  const tries = [1, 2, 3, 4].map(attempt =>
    nextTry({ attempted: answered(500), attempt, repeatable: true, now }),
  )
  expect(tries).toEqual([
    { kind: 'again', after: 250 },
    { kind: 'again', after: 750 },
    { kind: 'again', after: 2250 },
    { kind: 'settled' },
  ])
})

test('a token is renewed once', () => {
  expect(nextTry({ attempted: answered(401), attempt: 2, repeatable: true, now })).toEqual({
    kind: 'settled',
  })
})
