import { expect, test } from '@jest/globals'
import type { ContainerBehaviour } from '../../../src/sandbox/cluster/controllers/context.ts'
import { seededBehaviour } from '../../../src/sandbox/seed/behaviours.ts'
import { startCluster } from './client.ts'

const behaviourOf = (image: string): ContainerBehaviour => {
  if (image.endsWith(':pull')) return { kind: 'image-pull', message: `${image}: not found` }
  if (image.endsWith(':crash')) return { kind: 'crash', exitCode: 3, log: 'panic: no\n' }
  return { kind: 'ready', after: 150 }
}
const fast = { behaviourOf }
const base = '/apis/apps/v1/namespaces/default'
const pods = '/api/v1/namespaces/default/pods'

function workload(kind: string, image: string, spec: object = {}) {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } }
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
  }
}

function conditions(body: { status?: { conditions?: { type: string; status: string; reason: string }[] } }) {
  return Object.fromEntries(
    (body.status?.conditions ?? []).map(({ type, status, reason }) => [type, `${status} ${reason}`]),
  )
}

test('a Deployment rolls to its end and on to the next version', async () => {
  const { apply, until, send } = await startCluster(fast)
  await apply(`${base}/deployments/web`, 'me', workload('Deployment', 'web:1', { replicas: 3 }))
  const isDone =
    (generation: number) =>
    (
      body: Parameters<typeof conditions>[0] & {
        metadata: { generation: number }
        status?: { observedGeneration?: number }
      },
    ) =>
      body.status?.observedGeneration === generation &&
      conditions(body).Progressing === 'True NewReplicaSetAvailable'
  await until(`${base}/deployments/web`, isDone(1))
  await apply(`${base}/deployments/web`, 'me', workload('Deployment', 'web:2', { replicas: 3 }))
  const done = await until(`${base}/deployments/web`, isDone(2))
  expect(done.metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '2' })
  const { items } = (await send('GET', pods)).body
  expect(
    items.map((pod: { spec: { containers: { image: string }[] } }) => pod.spec.containers[0]?.image),
  ).toEqual(['web:2', 'web:2', 'web:2'])
  expect(items[0].status.containerStatuses[0].imageID).toMatch(/^web@sha256:[0-9a-f]{64}$/)
})

test('an image that cannot be pulled keeps enough of the old pods', async () => {
  const { apply, until } = await startCluster(fast)
  await apply(`${base}/deployments/web`, 'me', workload('Deployment', 'web:1', { replicas: 4 }))
  await until(`${base}/deployments/web`, body => body.status?.availableReplicas === 4)
  await apply(`${base}/deployments/web`, 'me', workload('Deployment', 'web:pull', { replicas: 4 }))
  const stuck = await until(pods, body =>
    body.items.some(
      (pod: { status?: { containerStatuses?: { state?: { waiting?: { reason: string } } }[] } }) =>
        pod.status?.containerStatuses?.[0]?.state?.waiting?.reason === 'ImagePullBackOff',
    ),
  )
  const old = stuck.items.filter(
    (pod: { spec: { containers: { image: string }[] } }) => pod.spec.containers[0]?.image === 'web:1',
  )
  expect(old.length).toBe(3)
})

test('a crash has its exit code, its log and its event', async () => {
  const { apply, until, send } = await startCluster(fast)
  await apply(`${base}/deployments/web`, 'me', workload('Deployment', 'web:crash'))
  const { items } = await until(
    pods,
    body => body.items[0]?.status?.containerStatuses?.[0]?.state?.waiting?.reason === 'CrashLoopBackOff',
  )
  expect(items[0].status.containerStatuses[0].lastState.terminated.exitCode).toBe(3)
  expect((await send('GET', `${pods}/${items[0].metadata.name}/log?previous=true&tailLines=5`)).body).toBe(
    'panic: no\n',
  )
  await until('/api/v1/namespaces/default/events', body =>
    body.items.some((event: { reason: string }) => event.reason === 'BackOff'),
  )
})

test('a deadline passes', async () => {
  const { apply, until } = await startCluster(fast)
  await apply(
    `${base}/deployments/web`,
    'me',
    workload('Deployment', 'web:crash', { progressDeadlineSeconds: 1 }),
  )
  const late = await until(
    `${base}/deployments/web`,
    body => conditions(body).Progressing?.startsWith('False') === true,
  )
  expect(conditions(late)).toEqual({
    Available: 'False MinimumReplicasUnavailable',
    Progressing: 'False ProgressDeadlineExceeded',
  })
})

test('a StatefulSet is made and replaced in order', async () => {
  const { apply, until } = await startCluster(fast)
  await apply(
    `${base}/statefulsets/web`,
    'me',
    workload('StatefulSet', 'web:1', { replicas: 2, serviceName: 'web' }),
  )
  await until(`${base}/statefulsets/web`, body => body.status?.readyReplicas === 2)
  await apply(
    `${base}/statefulsets/web`,
    'me',
    workload('StatefulSet', 'web:2', { replicas: 2, serviceName: 'web' }),
  )
  const done = await until(
    `${base}/statefulsets/web`,
    body =>
      body.status?.observedGeneration === 2 &&
      body.status.currentRevision === body.status.updateRevision &&
      body.status.readyReplicas === 2,
  )
  expect([done.status.replicas, done.status.updatedReplicas, done.status.currentReplicas]).toEqual([2, 2, 2])
})

test('a DaemonSet runs on the one node, a Job to its end', async () => {
  const { apply, until, send } = await startCluster(fast)
  await apply(`${base}/daemonsets/web`, 'me', workload('DaemonSet', 'web:1'))
  await until(`${base}/daemonsets/web`, body => body.status?.numberAvailable === 1)
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'job', image: 'job:1' }] } }
  await send('POST', '/apis/batch/v1/namespaces/default/jobs', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j' },
    spec: { template },
  })
  const done = await until(
    '/apis/batch/v1/namespaces/default/jobs/j',
    body => conditions(body).Complete !== undefined,
  )
  expect(done.status.succeeded).toBe(1)
})

test('what belongs to what is deleted goes with it, and a namespace with all that lies in it', async () => {
  const { apply, until, send } = await startCluster(fast)
  await send('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  })
  await apply('/apis/apps/v1/namespaces/shop/deployments/web', 'me', workload('Deployment', 'web:1'))
  await until('/api/v1/namespaces/shop/pods', body => body.items.length === 1)
  await send('DELETE', '/apis/apps/v1/namespaces/shop/deployments/web')
  await until('/api/v1/namespaces/shop/pods', body => body.items.length === 0)
  await send('POST', '/api/v1/namespaces/shop/configmaps', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'c' },
  })
  await send('DELETE', '/api/v1/namespaces/shop')
  await until('/api/v1/namespaces/shop', body => body.code === 404)
  expect((await send('GET', '/api/v1/configmaps')).body.items).toEqual([])
})

test.each([
  ['ghcr.io/stefanprodan/podinfo:7.0.0', 'ready'],
  ['ghcr.io/stefanprodan/podinfo:7.0.1', 'image-pull'],
  ['ghcr.io/stefanprodan/podinfo:7.0.2', 'crash'],
  ['ghcr.io/stefanprodan/podinfo:7.0.3', 'ready'],
  ['ghcr.io/acme/helloworld:7.0.1', 'ready'],
])('what the seed makes of %s', (image, kind) => {
  expect(seededBehaviour(image).kind).toBe(kind)
})
