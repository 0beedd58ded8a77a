import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { faultOf } from './fake-cluster.ts'
import { Scene } from './scene.ts'

let scene: Scene

beforeEach(() => {
  scene = new Scene()
})

afterEach(() => scene.end())

const reference = { 'rolling.restart.controller/restartOnReference': 'true' }

test('a start restarts nothing: content is noted on the workload itself, not on its pods', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  expect(scene.written('podinfo')).toEqual({
    own: '{"ConfigMap/config":"d24863748aef8e6ed181d16ad41b8c10"}',
    template: undefined,
  })
  expect(scene.restarts()).toEqual({ podinfo: 0 })
})

test('changed data restarts every workload with the same namespace and labels that asks for it, once', async () => {
  scene.configMap('config', { message: 'hello' })
  for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet']) scene.workload(`same-${kind}`, { kind })
  scene.workload('other-env', { labels: { app: 'podinfo', env: 'prod' } })
  scene.workload('other-app', { labels: { app: 'shop', env: 'test' } })
  scene.workload('other-namespace', { namespace: 'else' })
  scene.workload('no-env', { labels: { app: 'podinfo' } })
  scene.workload('not-asked', { annotations: {} })
  scene.workload('asked-otherwise', { annotations: { 'rolling.restart.controller/restartOnTrigger': 'yes' } })
  await scene.start()
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(60_000)
  expect(scene.restarts()).toEqual({
    'same-Deployment': 1,
    'same-StatefulSet': 1,
    'same-DaemonSet': 1,
    'other-env': 0,
    'other-app': 0,
    'other-namespace': 0,
    'no-env': 0,
    'not-asked': 0,
    'asked-otherwise': 0,
  })
})

test('the restart says when and for which content, on the pod template and in Events', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(500)
  expect(scene.written('podinfo')).toEqual({
    own: '{"ConfigMap/config":"8c4b759b531ce71fb9b2851288538d50"}',
    template: {
      'rolling.restart.controller/restartTimestamp': '2026-11-21T10:00:01.500Z',
      'rolling.restart.controller/contentHash': expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  })
  expect(
    scene.cluster
      .list('events')
      .map(({ involvedObject, reason, message, type }) => [
        (involvedObject as { kind: string }).kind,
        type,
        reason,
        message,
      ]),
  ).toEqual([
    ['Deployment', 'Normal', 'RollingRestart', 'Restarting: content of ConfigMap config changed'],
    ['ConfigMap', 'Normal', 'TriggeredRestart', 'Changed content restarts Deployment podinfo'],
  ])
})

test.each<[string, () => void]>([
  [
    'a new label and annotation on it',
    () => scene.configMap('config', { message: 'hello' }, changedMetadata),
  ],
  ['the same content again', () => scene.configMap('config', { message: 'hello' })],
  [
    'a ConfigMap without the annotation',
    () => scene.configMap('config', { message: 'new' }, { annotations: {} }),
  ],
  [
    'a ConfigMap without a label',
    () => scene.configMap('config', { message: 'new' }, { labels: { env: 'test' } }),
  ],
  ['a ConfigMap that is new', () => scene.configMap('second', { message: 'new' })],
  ['a deleted ConfigMap', () => scene.cluster.delete('configmaps', 'shop', 'config')],
  ['a changed workload', () => scene.workload('podinfo', { annotations: { ...asked, note: 'new' } })],
  ['watches that end', () => scene.cluster.breakWatches('end')],
  ['watches that break', () => scene.cluster.breakWatches(faultOf('unreachable'))],
  [
    'a history that is lost',
    () => {
      scene.cluster.compact()
      scene.cluster.breakWatches(faultOf('gone'))
    },
  ],
])('%s restarts nothing', async (_name, happen) => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  happen()
  await scene.clock.pass(120_000)
  expect(scene.restarts()).toEqual({ podinfo: 0 })
})

const asked = { 'rolling.restart.controller/restartOnTrigger': 'true' }
const changedMetadata = {
  labels: { app: 'podinfo', env: 'test', tier: 'web' },
  annotations: { 'rolling.restart.controller/triggerRestart': 'true', note: 'new' },
}

test('what is changed while a watch is broken, or its history lost, is seen after', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  scene.cluster.breakWatches(faultOf('unreachable'))
  scene.configMap('config', { message: 'changed' })
  scene.cluster.compact()
  await scene.clock.pass(60_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('what is changed while no controller runs is noticed by the next one', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  const replica = await scene.start()
  await replica.stop()
  scene.configMap('config', { message: 'changed' })
  await scene.start()
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('binary content counts, and a key that moves from text to bytes', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  const { metadata } = scene.cluster.get('configmaps', 'config')
  scene.cluster.put({ kind: 'ConfigMap', metadata, binaryData: { message: 'hello' } } as never)
  await scene.clock.pass(1_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('a storm of changes is one restart, of the last content', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  for (let change = 0; change < 8; change++) {
    scene.configMap('config', { message: `change ${change}` })
    await scene.clock.pass(400)
  }
  await scene.clock.pass(1_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('a storm without end restarts every five seconds', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  for (let change = 0; change < 30; change++) {
    scene.configMap('config', { message: `change ${change}` })
    await scene.clock.pass(400)
  }
  expect(scene.restarts()).toEqual({ podinfo: 2 })
})

test('content that is changed and changed back restarts nothing', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  scene.configMap('config', { message: 'mistake' })
  await scene.clock.pass(100)
  scene.configMap('config', { message: 'hello' })
  await scene.clock.pass(60_000)
  expect(scene.restarts()).toEqual({ podinfo: 0 })
})

test('several ConfigMaps that change at once are one restart; a later one is another', async () => {
  scene.configMap('first', { message: 'hello' })
  scene.configMap('second', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  scene.configMap('first', { message: 'changed' })
  scene.configMap('second', { message: 'changed' })
  await scene.clock.pass(1_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
  scene.configMap('second', { message: 'again' })
  await scene.clock.pass(10_000)
  expect(scene.restarts()).toEqual({ podinfo: 2 })
})

test('between two restarts of a workload there are five seconds, whoever leads', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  const first = await scene.start()
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(1_000)
  await first.stop()
  await scene.start()
  scene.configMap('config', { message: 'changed again' })
  await scene.clock.pass(3_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
  await scene.clock.pass(2_000)
  expect(scene.restarts()).toEqual({ podinfo: 2 })
})

test.each([
  ['the same content', 'hello', 0],
  ['other content', 'changed', 1],
])('a ConfigMap that is deleted and comes back with %s', async (_name, message, restarts) => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  scene.cluster.delete('configmaps', 'shop', 'config')
  await scene.clock.pass(10_000)
  scene.configMap('config', { message })
  await scene.clock.pass(10_000)
  expect(scene.restarts()).toEqual({ podinfo: restarts })
})

test.each(['the ConfigMap', 'the workload'])(
  'an annotation that is taken from %s and given back restarts nothing',
  async which => {
    const put = (message: string, annotations?: Record<string, string>) => {
      const change = annotations === undefined ? {} : { annotations }
      scene.configMap('config', { message }, which === 'the ConfigMap' ? change : {})
      if (which === 'the workload') {
        const { metadata } = scene.cluster.get('deployments', 'podinfo')
        const baseline = { ...metadata.annotations, 'rolling.restart.controller/restartOnTrigger': undefined }
        scene.workload('podinfo', { annotations: { ...(baseline as object), ...(annotations ?? asked) } })
      }
    }
    scene.configMap('config', { message: 'hello' })
    scene.workload('podinfo')
    await scene.start()
    put('hello', {})
    await scene.clock.pass(1_000)
    put('changed', {})
    await scene.clock.pass(1_000)
    put('changed')
    await scene.clock.pass(1_000)
    expect(scene.restarts()).toEqual({ podinfo: 0 })
    scene.configMap('config', { message: 'changed again' })
    await scene.clock.pass(1_000)
    expect(scene.restarts()).toEqual({ podinfo: 1 })
  },
)

test('learning of another ConfigMap leaves the stamp of the last restart where it is', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(1_000)
  const { template } = scene.written('podinfo')
  scene.configMap('second', { message: 'hello' })
  await scene.clock.pass(1_000)
  expect(scene.written('podinfo')).toEqual({ own: expect.stringContaining('ConfigMap/second'), template })
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('a baseline that somebody broke is learned anew', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo', { annotations: { ...asked, 'rolling.restart.controller/baseline': '{"a":' } })
  await scene.start()
  expect(scene.written('podinfo').own).toMatch(/^\{"ConfigMap\/config":"[0-9a-f]{32}"\}$/)
  expect(scene.restarts()).toEqual({ podinfo: 0 })
})

test('a workload that asks by reference is restarted by what its pods mount, annotated or not, and by nothing else', async () => {
  const pod = { containers: [{ envFrom: [{ configMapRef: { name: 'used' } }] }] }
  scene.configMap('used', { message: 'hello' }, { annotations: {}, labels: {} })
  scene.configMap('labelled', { message: 'hello' })
  scene.workload('podinfo', { pod, annotations: reference, labels: {} })
  await scene.start()
  scene.configMap('labelled', { message: 'changed' })
  await scene.clock.pass(1_000)
  expect(scene.restarts()).toEqual({ podinfo: 0 })
  scene.configMap('used', { message: 'changed' }, { annotations: {}, labels: {} })
  await scene.clock.pass(1_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('Secrets are not even asked for unless they are wanted; then they restart, and no Event tells their uid', async () => {
  scene.secret('password', { value: 'aHVudGVyMg==' })
  scene.workload('podinfo')
  const without = await scene.start()
  expect(scene.cluster.asked.filter(asked => asked.includes('secrets'))).toEqual([])
  await without.stop()
  await scene.start({ secrets: true })
  scene.secret('password', { value: 'Y2hhbmdlZA==' })
  await scene.clock.pass(1_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
  const { uid = '' } = scene.cluster.get('secrets', 'password').metadata
  const told = JSON.stringify([scene.cluster.list('events'), scene.cluster.list('deployments')])
  expect([uid, 'aHVudGVyMg', 'hunter2'].filter(text => told.includes(text))).toEqual([])
})

test('only the namespaces that are named are asked for', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start({ namespaces: ['shop', 'else'] })
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(1_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
  const lists = scene.cluster.asked.filter(asked => asked.startsWith('GET ') && !asked.includes('leases'))
  expect(lists).toEqual([
    'GET /api/v1/namespaces/shop/configmaps',
    'GET /api/v1/namespaces/else/configmaps',
    'GET /apis/apps/v1/namespaces/shop/deployments',
    'GET /apis/apps/v1/namespaces/else/deployments',
    'GET /apis/apps/v1/namespaces/shop/statefulsets',
    'GET /apis/apps/v1/namespaces/else/statefulsets',
    'GET /apis/apps/v1/namespaces/shop/daemonsets',
    'GET /apis/apps/v1/namespaces/else/daemonsets',
  ])
})

test('a dry run says what it would restart and writes nothing but the Lease', async () => {
  const replica = await scene.start()
  await replica.stop()
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await (await scene.start()).stop()
  scene.configMap('config', { message: 'changed' })
  const before = scene.cluster.get('deployments', 'podinfo')
  const { happened } = await scene.start({ dryRun: true })
  expect(happened.map(({ kind }) => kind)).toContain('would-restart')
  expect(scene.cluster.get('deployments', 'podinfo')).toEqual(before)
  expect(scene.cluster.list('events')).toEqual([])
})

test('an idle controller asks for nothing but its Lease', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  const before = scene.cluster.asked.length
  await scene.clock.pass(30_000)
  expect(new Set(scene.cluster.asked.slice(before))).toEqual(
    new Set(['PUT /apis/coordination.k8s.io/v1/namespaces/lockkeeper/leases/restart']),
  )
})

test('a restart costs one write and its Events', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  const before = scene.cluster.asked.length
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(600)
  expect(scene.cluster.asked.slice(before)).toEqual([
    'PATCH /apis/apps/v1/namespaces/shop/deployments/podinfo',
    'POST /api/v1/namespaces/shop/events',
    'POST /api/v1/namespaces/shop/events',
  ])
})

test('an admission that refuses is told in an Event and tried again', async () => {
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
  await scene.start()
  scene.cluster.disturb = ({ method }) => (method === 'PATCH' ? { fault: faultOf('invalid') } : undefined)
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(40_000)
  expect(scene.cluster.list('events').map(({ type, reason, message }) => [type, reason, message])).toEqual([
    ['Warning', 'RestartRefused', 'test: invalid'],
  ])
  scene.cluster.disturb = () => undefined
  await scene.clock.pass(20_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})
