import { expect, test } from '@jest/globals'
import { type Change, follow } from '../../src/kubernetes/follow.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { FakeClock } from '../engine/fakes/fake-clock.ts'
import { answered, fault, type Scripted, scriptedApi } from './scripted-api.ts'

test('lists in pages, then watches from there', async () => {
  const { changes, asked } = await followed([
    configMaps('10', ['a'], 'more'),
    configMaps('10', ['b']),
    lines(added('c', '11'), bookmark('15')),
    lines(deleted('a', '16')),
  ])
  expect(changes).toEqual([
    {
      kind: 'listed',
      objects: new Map([
        ['shop/a', 'a'],
        ['shop/b', 'b'],
      ]),
    },
    { kind: 'set', key: 'shop/c', object: 'c' },
    { kind: 'removed', key: 'shop/a' },
  ])
  expect(asked).toEqual([
    'GET /api/v1/configmaps?limit=250',
    'GET /api/v1/configmaps?limit=250&continue=more',
    'GET /api/v1/configmaps?watch=true&allowWatchBookmarks=true&resourceVersion=10&timeoutSeconds=360',
    'GET /api/v1/configmaps?watch=true&allowWatchBookmarks=true&resourceVersion=15&timeoutSeconds=360',
    'GET /api/v1/configmaps?watch=true&allowWatchBookmarks=true&resourceVersion=16&timeoutSeconds=360',
  ])
})

test('a page that is no longer kept makes it list without pages', async () => {
  const { changes, asked } = await followed([
    configMaps('10', ['a'], 'more'),
    fault('gone'),
    configMaps('12', ['a', 'b']),
  ])
  expect(changes).toEqual([
    {
      kind: 'listed',
      objects: new Map([
        ['shop/a', 'a'],
        ['shop/b', 'b'],
      ]),
    },
  ])
  expect(asked.slice(0, 3)).toEqual([
    'GET /api/v1/configmaps?limit=250',
    'GET /api/v1/configmaps?limit=250&continue=more',
    'GET /api/v1/configmaps',
  ])
})

test.each<[string, Scripted]>([
  ['as an answer', fault('gone')],
  ['as an event', lines({ type: 'ERROR', object: { kind: 'Status', code: 410, message: 'too old' } })],
])('410 %s makes it list again, at once', async (_name, gone) => {
  const clock = new FakeClock()
  const { changes } = await followed([configMaps('10', ['a']), gone, configMaps('90', ['b'])], clock)
  expect(changes).toEqual([
    { kind: 'listed', objects: new Map([['shop/a', 'a']]) },
    { kind: 'listed', objects: new Map([['shop/b', 'b']]) },
  ])
  expect(clock.slept).toBe(0)
})

test('410 after 410 is no reason to hurry', async () => {
  const { changes } = await followed([
    configMaps('10', []),
    fault('gone'),
    configMaps('20', []),
    fault('gone'),
    configMaps('30', []),
  ])
  expect(changes.map(describeChange)).toEqual(['listed', 'listed', 'lost gone 750', 'listed'])
})

test('a broken connection is told, and taken up again where it broke', async () => {
  const { changes, asked } = await followed([
    configMaps('10', []),
    lines(added('a', '11'), fault('unreachable')),
    fault('unreachable'),
    fault('unreachable'),
    lines(added('b', '12')),
  ])
  expect(changes.map(describeChange)).toEqual([
    'listed',
    'set a',
    'lost unreachable 375',
    'lost unreachable 750',
    'lost unreachable 1500',
    'resumed',
    'set b',
  ])
  expect(asked.slice(1, 5).map(text => /resourceVersion=(\d+)/.exec(text)?.[1])).toEqual([
    '10',
    '11',
    '11',
    '11',
  ])
})

test('waits at most 30 s between attempts, unless the API server asks for more', async () => {
  const faults = Array.from({ length: 9 }, () => fault('forbidden'))
  const { changes } = await followed([...faults, { ...fault('busy'), retryAfter: 60_000 }])
  expect(changes.map(describeChange).slice(-3)).toEqual([
    'lost forbidden 22500',
    'lost forbidden 22500',
    'lost busy 60000',
  ])
})

test('a line that was cut off ends the watch, and is asked again', async () => {
  const { changes } = await followed([
    configMaps('10', []),
    lines({ type: 'ADDED' }),
    lines(added('a', '11')),
  ])
  expect(changes.map(describeChange)).toEqual(['listed', 'set a'])
})

test('a watch that ends before anything arrived is not asked again at once', async () => {
  const { changes } = await followed([configMaps('10', []), lines(), lines(added('a', '11'))])
  expect(changes.map(describeChange)).toEqual(['listed', 'lost unreachable 375', 'resumed', 'set a'])
})

test('an object that stops being of interest is removed', async () => {
  const { changes } = await followed([configMaps('10', ['a']), lines(modified('a', '11', 'uninteresting'))])
  expect(changes.slice(1)).toEqual([{ kind: 'removed', key: 'shop/a' }])
})

test('an error that is no fault of the connection is not swallowed', async () => {
  const api = scriptedApi([configMaps('10', ['a'])])
  const changes = follow(api, {
    ...options(new FakeClock(), new AbortController().signal),
    project: () => {
      throw new Error('a bug')
    },
  })
  await expect(changes.next()).rejects.toThrow('a bug')
})

function options(clock: FakeClock, signal: AbortSignal) {
  return {
    collection: { path: '/api/v1/configmaps' },
    project: ({ metadata }: ClusterObject) =>
      metadata.labels?.of === 'uninteresting' ? undefined : metadata.name,
    clock,
    random: () => 0.5,
    signal,
  }
}

/** Follows until the script is over. */
async function followed(script: readonly Scripted[], clock = new FakeClock()) {
  const end = new AbortController()
  const api = scriptedApi(script, () => end.abort())
  const changes: Change<string>[] = []
  for await (const change of follow(api, options(clock, end.signal))) changes.push(change)
  return { changes, asked: api.asked }
}

function configMaps(resourceVersion: string, names: readonly string[], next?: string): Scripted {
  return answered({
    kind: 'ConfigMapList',
    apiVersion: 'v1',
    metadata: { resourceVersion, ...(next === undefined ? {} : { continue: next }) },
    items: names.map(name => ({ metadata: { name, namespace: 'shop' } })),
  })
}

function lines(...events: readonly object[]): Scripted {
  return { kind: 'lines', lines: events }
}

const added = (name: string, version: string) => event('ADDED', name, version)
const modified = (name: string, version: string, of: string) => event('MODIFIED', name, version, { of })
const deleted = (name: string, version: string) => event('DELETED', name, version)

function event(type: string, name: string, resourceVersion: string, labels = {}) {
  return {
    type,
    object: {
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: { name, namespace: 'shop', resourceVersion, labels },
    },
  }
}

function bookmark(resourceVersion: string) {
  return { type: 'BOOKMARK', object: { kind: 'ConfigMap', apiVersion: 'v1', metadata: { resourceVersion } } }
}

function describeChange(change: Change<string>): string {
  if (change.kind === 'lost') return `lost ${change.fault.code} ${change.retryIn}`
  return change.kind === 'set' ? `set ${change.object}` : change.kind
}
