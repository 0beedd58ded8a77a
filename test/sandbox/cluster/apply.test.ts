import { expect, test } from '@jest/globals'
import { startCluster } from './client.ts'

const still = { simulates: false }
const maps = '/api/v1/namespaces/default/configmaps/c'
const deployments = '/apis/apps/v1/namespaces/default/deployments/web'

function configMap(data: Readonly<Record<string, string>>) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data }
}

function deployment(image: string, spec: object = {}) {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
  }
}

test('each field belongs to whoever applied it', async () => {
  const { apply } = await startCluster({ ...still, now: () => Date.parse('2026-11-26T09:30:00Z') })
  expect((await apply(maps, 'one', configMap({ a: '1' }))).code).toBe(201)
  const { body } = await apply(maps, 'two', configMap({ b: '2' }))
  const owner = (manager: string, key: string) => ({
    manager,
    operation: 'Apply',
    apiVersion: 'v1',
    time: '2026-11-26T09:30:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:data': { [`f:${key}`]: {} } },
  })
  expect(body.data).toEqual({ a: '1', b: '2' })
  expect(body.metadata.managedFields).toEqual([owner('one', 'a'), owner('two', 'b')])
})

test('applying the same again changes nothing', async () => {
  const { apply } = await startCluster(still)
  const first = await apply(deployments, 'one', deployment('web:1'))
  expect((await apply(deployments, 'one', deployment('web:1'))).body).toEqual(first.body)
})

test('what is no longer applied goes, unless somebody else owns it', async () => {
  const { apply } = await startCluster(still)
  await apply(maps, 'one', configMap({ a: '1', b: '2' }))
  await apply(maps, 'two', configMap({ b: '2' }))
  expect((await apply(maps, 'one', configMap({}))).body.data).toEqual({ b: '2' })
})

test('another value for what somebody else owns is a conflict', async () => {
  const { apply } = await startCluster(still)
  await apply(deployments, 'flux', deployment('web:1', { replicas: 2 }))
  const refused = await apply(deployments, 'me', deployment('web:2', { replicas: 3 }))
  expect([refused.code, refused.body.reason, refused.body.message]).toEqual([
    409,
    'Conflict',
    'Apply failed with 2 conflicts: conflicts with "flux":\n- .spec.template.spec.containers[name="web"].image\n- .spec.replicas',
  ])
  expect(refused.body.details.causes).toEqual([
    {
      reason: 'FieldManagerConflict',
      message: 'conflict with "flux"',
      field: '.spec.template.spec.containers[name="web"].image',
    },
    { reason: 'FieldManagerConflict', message: 'conflict with "flux"', field: '.spec.replicas' },
  ])
})

test('by force it changes hands', async () => {
  const { apply } = await startCluster(still)
  await apply(maps, 'one', configMap({ a: '1' }))
  expect((await apply(maps, 'two', configMap({ a: '2' }), '&force=true')).body.data).toEqual({ a: '2' })
  const back = await apply(maps, 'one', configMap({ a: '1' }))
  expect(back.body.message).toBe('Apply failed with 1 conflict: conflict with "two": .data.a')
})

test('an update takes over what it changes', async () => {
  const { apply, send } = await startCluster(still)
  await apply(maps, 'one', configMap({ a: '1' }))
  await send(
    'PATCH',
    `${maps}?fieldManager=kubectl-edit`,
    { data: { a: '2' } },
    'application/merge-patch+json',
  )
  const back = await apply(maps, 'one', configMap({ a: '1' }))
  expect(back.body.message).toBe(
    'Apply failed with 1 conflict: conflict with "kubectl-edit" using v1: .data.a',
  )
})

test('lists with keys are merged entry by entry', async () => {
  const { apply } = await startCluster(still)
  await apply(deployments, 'one', deployment('web:1'))
  const sidecar = deployment('web:1')
  sidecar.spec.template.spec.containers = [{ name: 'side', image: 'side:1' }]
  const both = await apply(deployments, 'two', sidecar)
  expect(
    both.body.spec.template.spec.containers.map((container: { name: string }) => container.name),
  ).toEqual(['web', 'side'])
  sidecar.spec.template.spec.containers = []
  const one = await apply(deployments, 'two', sidecar)
  expect(one.body.spec.template.spec.containers.map((container: { name: string }) => container.name)).toEqual(
    ['web'],
  )
})

test('generation counts the specification, not labels and not status', async () => {
  const { apply, send } = await startCluster(still)
  await apply(deployments, 'one', deployment('web:1'))
  await send('PATCH', deployments, { metadata: { labels: { a: 'b' } } }, 'application/merge-patch+json')
  const status = await send(
    'PATCH',
    `${deployments}/status`,
    { status: { replicas: 1 } },
    'application/merge-patch+json',
  )
  expect([status.body.metadata.generation, status.body.status]).toEqual([1, { replicas: 1 }])
  expect((await apply(deployments, 'one', deployment('web:2'))).body.metadata.generation).toBe(2)
})

test('the selector of a workload does not change', async () => {
  const { apply } = await startCluster(still)
  await apply(deployments, 'one', deployment('web:1'))
  const other = deployment('web:1', { selector: { matchLabels: {} } })
  const refused = await apply(deployments, 'one', other)
  expect([refused.code, refused.body.details.causes[0].field]).toEqual([422, 'spec.selector'])
})

test('apply needs a manager and takes no owners', async () => {
  const { apply, send } = await startCluster(still)
  expect((await send('PATCH', maps, configMap({}), 'application/apply-patch+yaml')).code).toBe(422)
  const owned = { ...configMap({}), metadata: { name: 'c', managedFields: [{}] } }
  expect((await apply(maps, 'one', owned)).body.message).toBe('metadata.managedFields must be nil')
})
