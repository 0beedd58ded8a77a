import { expect, test } from '@jest/globals'
import type { Matrix } from '../../../src/sandbox/page/client/api-types.ts'
import { parseRoute, routePath } from '../../../src/sandbox/page/client/state.ts'
import {
  examples,
  firstThread,
  promotableSteps,
  readyCommand,
  threadForApp,
} from '../../../src/sandbox/page/client/suggestions.ts'
import { ago } from '../../../src/sandbox/page/client/words.ts'

function matrix(versions: Readonly<Record<string, readonly (string | undefined)[]>>): Matrix {
  const names = ['test', 'stage', 'prod']
  const rows = Object.entries(versions).flatMap(([app, cells]) =>
    cells.flatMap((version, at) =>
      version === undefined ? [] : [{ app, environment: names[at] ?? '', version }],
    ),
  )
  return { environments: names.map(name => ({ name })), rows, problems: [] }
}

test('an environment that differs from the one before it can be promoted to', () => {
  const fleet = matrix({
    podinfo: ['7.0.0', '7.0.0', '6.9.2'],
    helloworld: ['1.4.0', '1.3.2', '1.3.2'],
    cron: [undefined, '2', '1'],
  })
  expect(promotableSteps(fleet)).toEqual([
    { app: 'podinfo', version: '7.0.0', from: 'stage', to: 'prod' },
    { app: 'helloworld', version: '1.4.0', from: 'test', to: 'stage' },
    { app: 'cron', version: '2', from: 'stage', to: 'prod' },
  ])
  expect(readyCommand(fleet)).toBe('/promote podinfo@7.0.0 to prod')
})

test('in an app’s own repository its promotion comes first', () => {
  const fleet = matrix({ helloworld: ['2', '2', '1'], podinfo: ['7.0.0', '7.0.0', '6.9.2'] })
  expect(readyCommand(fleet, 'acme/podinfo')).toBe('/promote podinfo@7.0.0 to prod')
  expect(readyCommand(fleet, 'acme/fleet')).toBe('/promote helloworld@2 to prod')
  const done = matrix({ helloworld: ['2', '2', '1'], podinfo: ['7.0.0', '7.0.0', '7.0.0'] })
  expect(readyCommand(done, 'acme/podinfo')).toBe('/list')
  expect(examples(done, undefined, 'acme/podinfo')[0]?.command).toBe(
    '/promote podinfo@7.0.0 to prod --dry-run',
  )
})

test('another app’s promotion is written in the GitOps repository', () => {
  const fleet = matrix({ helloworld: ['2', '2', '1'], podinfo: ['7.0.0', '7.0.0', '6.9.2'] })
  const line = { kind: 'issue', state: 'open', author: 'alice', updatedAt: 0, title: '' } as const
  const inFleet = { ...line, repository: 'acme/fleet', number: 1 }
  const threads = [
    { ...line, repository: 'acme/podinfo', number: 1 },
    { ...inFleet, number: 2, state: 'closed' as const },
    inFleet,
  ]
  expect(threadForApp('helloworld', 'acme/podinfo', fleet, threads)).toEqual(inFleet)
  expect(threadForApp('podinfo', 'acme/podinfo', fleet, threads)).toBeUndefined()
  expect(threadForApp('podinfo', 'acme/fleet', fleet, threads)).toBeUndefined()
})

test('begins at the pull request of a promoted app, or where any app may be promoted', () => {
  const line = { state: 'open', author: 'alice', updatedAt: 0, title: '', number: 1 } as const
  const fleet = { ...line, kind: 'issue', repository: 'acme/fleet' } as const
  const own = { ...line, kind: 'pull', repository: 'acme/podinfo' } as const
  const promotion = { ...own, repository: 'acme/fleet', author: 'lockkeeper[bot]', number: 2 }
  expect(firstThread(matrix({ podinfo: ['1', '1', '1'] }), [promotion, fleet, own])).toEqual(own)
  expect(firstThread(undefined, [promotion, fleet, own])).toEqual(own)
  expect(firstThread(matrix({ frontend: ['1', '1', '1'] }), [fleet, own])).toEqual(fleet)
  expect(firstThread(undefined, [])).toBeUndefined()
})

test('a range of versions is nothing to promote', () => {
  const ranges = matrix({ podinfo: ['>=1.0.0-alpha', '>=1.0.0', '>=1.0.0'] })
  expect(promotableSteps(ranges)).toEqual([])
  expect(examples(ranges, undefined)[0]?.command).toBe('/promote podinfo@1.0.0 to prod --dry-run')
})

test('an empty fleet has no promotion to show', () => {
  expect(examples(matrix({}), 'rob').map(({ command }) => command)).toEqual(['/list', '@lockkeeper help'])
})

test('with nothing to promote the matrix is the first thing to ask for', () => {
  expect(readyCommand(matrix({ podinfo: ['7.0.0', '7.0.0', '7.0.0'] }))).toBe('/list')
})

test('the examples speak of the fleet that is there', () => {
  expect(examples(matrix({ web: ['2', '2', '1'] }), 'rob')).toEqual([
    { title: 'Look before you leap', command: '/promote web@2 to prod --dry-run' },
    { title: 'A version nobody built', command: '/promote web@99.9.9 to prod' },
    { title: 'A slip of the finger', command: '/promte web@2 to prod' },
    { title: 'An app that is not there', command: '/promote webx@2 to prod' },
    { title: 'As rob, who may only read', command: '/promote web@2 to prod', as: 'rob' },
    { title: 'The matrix, as a comment', command: '/list' },
    { title: 'What may I do here?', command: '@lockkeeper help' },
  ])
})

test('an address and its route are each other’s inverse', () => {
  const route = { repository: 'acme/fleet', number: 12, kind: 'pull', tab: 'files' } as const
  expect(routePath(route)).toBe('/acme/fleet/pull/12/files')
  expect(parseRoute(routePath(route))).toEqual(route)
  expect(parseRoute('/acme/podinfo/issues/1')).toEqual({
    repository: 'acme/podinfo',
    number: 1,
    kind: 'issues',
    tab: 'conversation',
  })
  expect(parseRoute('/acme/podinfo')).toBeUndefined()
})

test.each([
  [20_000, 'just now'],
  [61_000, '1 minute ago'],
  [7_300_000, '2 hours ago'],
  [90_000_000, 'yesterday'],
])('%i ms ago is %s', (milliseconds, words) => {
  expect(ago(1_000_000_000_000 - milliseconds, 1_000_000_000_000)).toBe(words)
})
