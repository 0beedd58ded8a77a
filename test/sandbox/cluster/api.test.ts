import { expect, test } from '@jest/globals'
import { startCluster } from './client.ts'

const maps = '/api/v1/namespaces/default/configmaps'
const still = { simulates: false }

function configMap(name: string, data: Readonly<Record<string, string>> = {}, labels = {}) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default', labels }, data }
}

test('discovery tells the groups and their resources', async () => {
  const { send } = await startCluster(still)
  expect((await send('GET', '/api')).body.versions).toEqual(['v1'])
  const groups = (await send('GET', '/apis')).body.groups
  expect(groups.find((group: { name: string }) => group.name === 'apps')).toEqual({
    name: 'apps',
    versions: [{ groupVersion: 'apps/v1', version: 'v1' }],
    preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
  })
  const { resources } = (await send('GET', '/apis/apps/v1')).body
  expect(resources.map((resource: { name: string }) => resource.name)).toEqual([
    'deployments',
    'deployments/status',
    'statefulsets',
    'statefulsets/status',
    'daemonsets',
    'daemonsets/status',
    'replicasets',
    'replicasets/status',
    'controllerrevisions',
  ])
  expect((await send('GET', '/apis/nothing.example')).code).toBe(404)
  expect((await send('GET', '/readyz')).body).toBe('ok')
})

test('a request without the token is refused with a Status', async () => {
  const { cluster } = await startCluster(still)
  const answer = await fetch(`${cluster.url}${maps}`)
  expect([answer.status, await answer.json()]).toEqual([
    401,
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'Unauthorized',
      reason: 'Unauthorized',
      code: 401,
    },
  ])
})

test('what is not there, is there already or was changed meanwhile is said as the API says it', async () => {
  const { send } = await startCluster(still)
  expect((await send('GET', `${maps}/x`)).body).toEqual({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'configmaps "x" not found',
    reason: 'NotFound',
    details: { name: 'x', kind: 'configmaps' },
    code: 404,
  })
  const made = await send('POST', maps, configMap('x'))
  expect(made.code).toBe(201)
  expect((await send('POST', maps, configMap('x'))).body.message).toBe('configmaps "x" already exists')
  await send('PUT', `${maps}/x`, { ...made.body, data: { a: '1' } })
  const late = await send('PUT', `${maps}/x`, { ...made.body, data: { a: '2' } })
  expect([late.code, late.body.reason, late.body.message]).toEqual([
    409,
    'Conflict',
    'Operation cannot be fulfilled on configmaps "x": the object has been modified; please apply your changes to the latest version and try again',
  ])
})

test('what is invalid is refused, and names the field', async () => {
  const { send } = await startCluster(still)
  const wrong = await send('POST', maps, configMap('No_Name'))
  const nowhere = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }
  expect([wrong.code, wrong.body.reason, wrong.body.details.causes[0].field]).toEqual([
    422,
    'Invalid',
    'metadata.name',
  ])
  expect((await send('POST', '/api/v1/namespaces/nowhere/configmaps', nowhere)).body.message).toBe(
    'namespaces "nowhere" not found',
  )
  expect((await send('POST', maps, { ...configMap('x'), kind: 'Secret' })).code).toBe(400)
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'x' },
    spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'c' } } } },
  }
  expect(
    (await send('POST', '/apis/apps/v1/namespaces/default/deployments', deployment)).body.message,
  ).toMatch(/`selector` does not match template `labels`/)
})

test('a list is cut at its limit and goes on at the revision it began with', async () => {
  const { send } = await startCluster(still)
  for (const name of ['a', 'b', 'c']) await send('POST', maps, configMap(name))
  const first = (await send('GET', `${maps}?limit=2`)).body
  expect(first.items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual(['a', 'b'])
  expect(first.metadata.remainingItemCount).toBe(1)
  await send('DELETE', `${maps}/c`)
  await send('POST', maps, configMap('d'))
  const second = (await send('GET', `${maps}?limit=2&continue=${first.metadata.continue}`)).body
  expect(second.items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual(['c'])
  expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion)
})

test('a list that goes on too late is expired', async () => {
  const { send, cluster } = await startCluster(still)
  for (const name of ['a', 'b']) await send('POST', maps, configMap(name))
  const { metadata } = (await send('GET', `${maps}?limit=1`)).body
  await send('POST', maps, configMap('c'))
  cluster.expire()
  const late = await send('GET', `${maps}?limit=1&continue=${metadata.continue}`)
  expect([late.code, late.body.reason]).toEqual([410, 'Expired'])
})

test.each([
  ['labelSelector=app%3Dweb', ['a']],
  ['labelSelector=app!%3Dweb', ['b', 'c']],
  ['labelSelector=app', ['a', 'b']],
  ['labelSelector=!app', ['c']],
  ['labelSelector=app%20in%20(web,%20db)', ['a', 'b']],
  ['labelSelector=app%20notin%20(web)', ['b', 'c']],
  ['fieldSelector=metadata.name%3Db', ['b']],
  ['fieldSelector=metadata.name!%3Db', ['a', 'c']],
])('selects by %s', async (query, names) => {
  const { send } = await startCluster(still)
  await send('POST', maps, configMap('a', {}, { app: 'web' }))
  await send('POST', maps, configMap('b', {}, { app: 'db' }))
  await send('POST', maps, configMap('c'))
  const { items } = (await send('GET', `${maps}?${query}`)).body
  expect(items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual(names)
})

test('a watch tells what was added, changed and deleted since a version, with bookmarks', async () => {
  const { send, watch, cluster } = await startCluster(still)
  const { resourceVersion } = (await send('GET', maps)).body.metadata
  await send('POST', maps, configMap('a', {}, { app: 'web' }))
  await send('PATCH', `${maps}/a`, { data: { k: 'v' } }, 'application/merge-patch+json')
  // It leaves the selection: for its watcher it is gone.
  await send('PATCH', `${maps}/a`, { metadata: { labels: { app: null } } }, 'application/merge-patch+json')
  const path = `${maps}?watch=1&labelSelector=app%3Dweb&allowWatchBookmarks=true&resourceVersion=${resourceVersion}`
  setTimeout(() => cluster.watches.bookmarkAll(), 100)
  const events = await watch(path, 4)
  expect(events.map(({ type }) => type)).toEqual(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK'])
  expect(events[3]?.object.metadata.resourceVersion).toBe(String(cluster.store.revision))
})

test('a watch of a version that is no longer kept ends with 410 in the stream', async () => {
  const { send, watch, cluster } = await startCluster(still)
  const { resourceVersion } = (await send('GET', maps)).body.metadata
  await send('POST', maps, configMap('a'))
  cluster.expire()
  const [event] = await watch(`${maps}?watch=1&resourceVersion=${resourceVersion}`, 1)
  expect([event?.type, event?.object.code, event?.object.reason]).toEqual(['ERROR', 410, 'Expired'])
})

test.each(['end', 'expire', 'reset'] as const)('open watches are closed on demand: %s', async how => {
  const { watch, cluster } = await startCluster(still)
  const open = watch(`${maps}?watch=1&resourceVersion=${cluster.store.revision}`, 1)
  const closed = new Promise(resolve => {
    const timer = setInterval(() => {
      if (cluster.watches.size === 0) return
      clearInterval(timer)
      cluster.watches.closeAll(how)
      resolve(undefined)
    }, 10)
  })
  await closed
  if (how === 'reset') await expect(open).rejects.toThrow()
  else expect((await open).map(({ type }) => type)).toEqual(how === 'expire' ? ['ERROR'] : [])
})

test('a watch without a version begins with everything that is there', async () => {
  const { send, watch } = await startCluster(still)
  await send('POST', maps, configMap('a'))
  const events = await watch(
    `${maps}?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan`,
    2,
  )
  expect(events.map(({ type }) => type)).toEqual(['ADDED', 'BOOKMARK'])
  expect(events[1]?.object.metadata.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' })
})

test.each<readonly [string, string, unknown, unknown]>([
  ['application/merge-patch+json', 'takes away what is null', { data: { a: null, b: '2' } }, { b: '2' }],
  [
    'application/json-patch+json',
    'adds, replaces and tests',
    [
      { op: 'test', path: '/data/a', value: '1' },
      { op: 'replace', path: '/data/a', value: '3' },
      { op: 'add', path: '/data/c', value: '4' },
    ],
    { a: '3', c: '4' },
  ],
  [
    'application/json-patch+json',
    'moves, copies and removes',
    [
      { op: 'copy', from: '/data/a', path: '/data/b' },
      { op: 'move', from: '/data/b', path: '/data/c' },
      { op: 'remove', path: '/data/a' },
    ],
    { c: '1' },
  ],
  [
    'application/strategic-merge-patch+json',
    'replaces where told',
    { data: { $patch: 'replace', z: '1' } },
    { z: '1' },
  ],
])('%s %s', async (type, _, patch, data) => {
  const { send } = await startCluster(still)
  await send('POST', maps, configMap('x', { a: '1' }))
  expect((await send('PATCH', `${maps}/x`, patch, type)).body.data).toEqual(data)
})

test('a patch that cannot be carried out changes nothing', async () => {
  const { send } = await startCluster(still)
  const made = await send('POST', maps, configMap('x', { a: '1' }))
  const wrong = await send(
    'PATCH',
    `${maps}/x`,
    [
      { op: 'test', path: '/data/a', value: '9' },
      { op: 'remove', path: '/data/a' },
    ],
    'application/json-patch+json',
  )
  expect([wrong.code, wrong.body.reason]).toEqual([422, 'Invalid'])
  expect((await send('PATCH', `${maps}/x`, {}, 'text/plain')).code).toBe(415)
  expect((await send('GET', `${maps}/x`)).body).toEqual(made.body)
})

test('a dry run answers what would be, and leaves all as it was', async () => {
  const { send, cluster, apply } = await startCluster(still)
  const before = cluster.store.revision
  expect((await send('POST', `${maps}?dryRun=All`, configMap('x'))).body.metadata.name).toBe('x')
  expect((await apply(`${maps}/y`, 'me', configMap('y'), '&dryRun=All')).body.metadata.name).toBe('y')
  expect(cluster.store.revision).toBe(before)
})

test('a finalizer holds what is deleted until it is taken away', async () => {
  const { send } = await startCluster(still)
  const held = configMap('x')
  await send('POST', maps, { ...held, metadata: { ...held.metadata, finalizers: ['example.com/hold'] } })
  const deleted = await send('DELETE', `${maps}/x`)
  expect(deleted.body.metadata.deletionTimestamp).toBeDefined()
  await send('PATCH', `${maps}/x`, { metadata: { finalizers: null } }, 'application/merge-patch+json')
  expect((await send('GET', `${maps}/x`)).code).toBe(404)
})

test('of two that take a Lease at one version, one wins', async () => {
  const { send } = await startCluster(still)
  const leases = '/apis/coordination.k8s.io/v1/namespaces/default/leases'
  const made = await send('POST', leases, {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'l' },
    spec: { holderIdentity: 'nobody' },
  })
  const take = (holderIdentity: string) =>
    send('PUT', `${leases}/l`, { ...made.body, spec: { holderIdentity } })
  const codes = (await Promise.all([take('a'), take('b')])).map(({ code }) => code)
  expect(codes.sort()).toEqual([200, 409])
})

test('a CustomResourceDefinition is established and served', async () => {
  const { send, until } = await startCluster()
  const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
  await send('POST', definitions, {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget' },
      versions: [{ name: 'v1', served: true, storage: true }],
    },
  })
  await until(`${definitions}/widgets.example.com`, body => body.status !== undefined)
  const widgets = '/apis/example.com/v1/namespaces/default/widgets'
  expect(
    (await send('POST', widgets, { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' } }))
      .body.metadata.generation,
  ).toBe(1)
  expect((await send('GET', widgets)).body.kind).toBe('WidgetList')
})

test.each<readonly [string, object, readonly number[]]>([
  ['the second request fails', { nth: 2, fault: { kind: 'status', status: 503 } }, [200, 503, 200]],
  [
    'an answer is lost after the effect',
    { method: 'POST', fault: { kind: 'status-after', status: 504 } },
    [200, 200, 200],
  ],
])('faults on demand: %s', async (_, rule, codes) => {
  const { send, cluster } = await startCluster(still)
  cluster.faults.add(rule as never)
  const seen = []
  for (const _request of codes) seen.push((await send('GET', maps)).code)
  expect(seen).toEqual(codes)
})

test('an answer that is lost leaves its effect, a reset before it does not', async () => {
  const { send, cluster } = await startCluster(still)
  cluster.faults.add({ method: 'POST', fault: { kind: 'drop-answer' } })
  await expect(send('POST', maps, configMap('a'))).rejects.toThrow()
  cluster.faults.add({ method: 'POST', fault: { kind: 'reset' } })
  cluster.faults.clear()
  cluster.faults.add({ method: 'POST', fault: { kind: 'reset' } })
  await expect(send('POST', maps, configMap('b'))).rejects.toThrow()
  const { items } = (await send('GET', maps)).body
  expect(items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual(['a'])
})
