import { expect, test } from '@jest/globals'
import { type CheckContext, countedContexts, toChecks } from '../../../src/github/pull-requests/checks.ts'

function run(
  name: string,
  conclusion: string | null,
  changes: { startedAt?: string; app?: number; isRequired?: boolean } = {},
): CheckContext {
  return {
    __typename: 'CheckRun',
    name,
    status: conclusion === null ? 'IN_PROGRESS' : 'COMPLETED',
    conclusion,
    detailsUrl: null,
    startedAt: changes.startedAt ?? '2026-11-21T10:00:00Z',
    checkSuite: { app: { databaseId: changes.app ?? 1 } },
    isRequired: changes.isRequired ?? false,
  }
}

function status(
  context: string,
  state: string,
  { createdAt = '2026-11-21T10:00:00Z', isRequired = false } = {},
): CheckContext {
  return {
    __typename: 'StatusContext',
    context,
    state,
    targetUrl: 'https://ci.test/1',
    createdAt,
    isRequired,
  }
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
  const newer = status('CI', 'SUCCESS', { createdAt: '2026-11-21T10:01:00Z' })
  expect(shown([status('ci', 'FAILURE'), newer])).toEqual(['CI passed'])
})

const bound = (...apps: readonly (number | null)[]) =>
  apps.map(app => ({ context: 'build', integrationId: app }))

test.each<readonly [string, readonly CheckContext[], readonly (number | null)[], readonly string[]]>([
  ['of another App counts for nothing', [run('build', 'SUCCESS', { app: 2 })], [1], []],
  ['of the App that is asked for counts', [run('build', 'SUCCESS', { app: 1 })], [1], ['build passed']],
  [
    'of another App that failed disturbs nothing',
    [run('build', 'SUCCESS', { app: 1 }), run('build', 'FAILURE', { app: 2 })],
    [1],
    ['build passed'],
  ],
  ['of one of two Apps that are asked for is not enough', [run('build', 'SUCCESS', { app: 1 })], [1, 2], []],
  [
    'of both of two Apps is',
    [run('build', 'SUCCESS', { app: 1 }), run('build', 'SUCCESS', { app: 2 })],
    [1, 2],
    ['build passed'],
  ],
  ['of any App counts where none is named', [run('build', 'SUCCESS', { app: 2 })], [null], ['build passed']],
  ['that is a status of somebody else counts for nothing', [status('build', 'SUCCESS')], [1], []],
  [
    'that is a status counts when GitHub says that it is the required one',
    [status('build', 'SUCCESS', { isRequired: true })],
    [1],
    ['build passed'],
  ],
  ['of another name is not touched', [run('lint', 'FAILURE', { app: 2 })], [1], ['lint failed']],
])('a required check %s', (_, contexts, apps, expected) => {
  const counted = countedContexts(contexts, { ruled: bound(...apps), older: [] })
  expect(toChecks(counted).map(each => `${each.name} ${each.status}`)).toEqual(expected)
})

test.each<readonly [string, readonly CheckContext[], readonly string[]]>([
  ['that GitHub does not call required counts for nothing', [run('build', 'SUCCESS', { app: 2 })], []],
  [
    'counts where GitHub calls it required',
    [run('build', 'SUCCESS', { app: 1, isRequired: true }), run('build', 'FAILURE', { app: 2 })],
    ['build passed'],
  ],
  ['that is a status of somebody else counts for nothing', [status('build', 'SUCCESS')], []],
  [
    'that is the required status counts',
    [status('build', 'SUCCESS', { isRequired: true })],
    ['build passed'],
  ],
  ['of another name is not touched', [run('lint', 'FAILURE')], ['lint failed']],
])('a check of the name that the older protection requires, %s', (_, contexts, expected) => {
  expect(shown(countedContexts(contexts, { ruled: [], older: ['build'] }))).toEqual(expected)
})
