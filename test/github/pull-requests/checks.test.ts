import { expect, test } from '@jest/globals'
import { type CheckContext, toChecks } from '../../../src/github/pull-requests/checks.ts'

function run(
  name: string,
  conclusion: string | null,
  changes: { startedAt?: string; app?: number } = {},
): CheckContext {
  return {
    __typename: 'CheckRun',
    name,
    status: conclusion === null ? 'IN_PROGRESS' : 'COMPLETED',
    conclusion,
    detailsUrl: null,
    startedAt: changes.startedAt ?? '2026-11-21T10:00:00Z',
    checkSuite: { app: { databaseId: changes.app ?? 1 } },
  }
}

function status(context: string, state: string, createdAt = '2026-11-21T10:00:00Z'): CheckContext {
  return { __typename: 'StatusContext', context, state, targetUrl: 'https://ci.test/1', createdAt }
}

const shown = (contexts: readonly CheckContext[]) =>
  toChecks(contexts).map(each => `${each.name} ${each.status}`)

test.each([
  ['SUCCESS', 'passed'],
  ['NEUTRAL', 'passed'],
  ['SKIPPED', 'passed'],
  [null, 'pending'],
  ['FAILURE', 'failed'],
  ['CANCELLED', 'failed'],
  ['TIMED_OUT', 'failed'],
  ['ACTION_REQUIRED', 'failed'],
  ['STALE', 'failed'],
  ['STARTUP_FAILURE', 'failed'],
  ['SOMETHING_NEW', 'failed'],
])('a check run that ended as %s has %s', (conclusion, expected) => {
  expect(shown([run('build', conclusion)])).toEqual([`build ${expected}`])
})

test.each([
  ['SUCCESS', 'passed'],
  ['PENDING', 'pending'],
  ['EXPECTED', 'pending'],
  ['FAILURE', 'failed'],
  ['ERROR', 'failed'],
])('a status %s has %s', (state, expected) => {
  expect(toChecks([status('ci', state)])).toEqual([
    { name: 'ci', status: expected, url: 'https://ci.test/1' },
  ])
})

test('the newest run counts, in whatever order they come', () => {
  const first = run('build', 'FAILURE', { startedAt: '2026-11-21T10:00:00Z' })
  const second = run('build', 'SUCCESS', { startedAt: '2026-11-21T10:05:00Z' })
  expect([shown([first, second]), shown([second, first])]).toEqual([['build passed'], ['build passed']])
})

test("another App's run of the same name does not hide a failure", () => {
  const ours = run('build', 'SUCCESS', { startedAt: '2026-11-21T10:05:00Z', app: 2 })
  expect(shown([run('build', 'FAILURE'), ours])).toEqual(['build failed'])
})

test('statuses are told apart without regard to case', () => {
  const newer = status('CI', 'SUCCESS', '2026-11-21T10:01:00Z')
  expect(shown([status('ci', 'FAILURE'), newer])).toEqual(['CI passed'])
})
