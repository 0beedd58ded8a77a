import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ClusterObject } from '../../../src/rollout/object.ts'
import { readTrigger } from '../../../src/rollout/restart/trigger.ts'
import { readWorkload } from '../../../src/rollout/restart/workload.ts'

function configMap(fields: object, metadata: object = {}): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'shop', name: 'config', uid: 'u', ...metadata },
    ...fields,
  }
}

const hashOf = (fields: object) => readTrigger('ConfigMap', configMap(fields)).hash
const contents = fc.dictionary(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }), { maxKeys: 4 })

test('equal content has an equal hash, whatever the order of its keys', () => {
  fc.assert(
    fc.property(contents, contents, (data, binaryData) => {
      const turned = Object.fromEntries(Object.entries(data).reverse())
      expect(hashOf({ data: turned, binaryData })).toBe(hashOf({ data, binaryData }))
    }),
  )
})

test('other content has another hash', () => {
  const key = (data: object, binaryData: object) =>
    JSON.stringify([data, binaryData].map(each => Object.entries(each).sort()))
  fc.assert(
    fc.property(contents, contents, contents, contents, (data, binaryData, data2, binaryData2) => {
      const same = key(data, binaryData) === key(data2, binaryData2)
      expect(hashOf({ data, binaryData }) === hashOf({ data: data2, binaryData: binaryData2 })).toBe(same)
    }),
  )
})

test('no content, empty content and fields that are none of it hash alike', () => {
  const empty = hashOf({})
  expect([hashOf({ data: {} }), hashOf({ data: null, immutable: true }), hashOf({ data: 'x' })]).toEqual([
    empty,
    empty,
    empty,
  ])
})

test("a Secret's hash cannot be told from its content alone", () => {
  const secret = (uid: string) =>
    readTrigger('Secret', configMap({ data: { password: 'aHVudGVyMg==' } }, { uid })).hash
  expect(secret('one')).toBe(secret('one'))
  expect(secret('one')).not.toBe(secret('two'))
})

test.each([
  [{ 'rolling.restart.controller/triggerRestart': 'true' }, { app: 'a', env: 'e' }, 'shop/a/e'],
  [{ 'rolling.restart.controller/triggerRestart': 'True' }, { app: 'a', env: 'e' }, undefined],
  [{ 'rolling.restart.controller/triggerRestart': 'true' }, { app: 'a', env: '' }, undefined],
  [{ 'rolling.restart.controller/triggerRestart': 'true' }, undefined, undefined],
  [undefined, { app: 'a', env: 'e' }, undefined],
])('annotations %j and labels %j: the group is %s', (annotations, labels, group) => {
  expect(readTrigger('ConfigMap', configMap({}, { annotations, labels })).group).toBe(group)
})

test('what a pod refers to: volumes, projected volumes, variables, whole environments, init containers too', () => {
  const spec = {
    volumes: [
      { name: 'a', configMap: { name: 'volume' } },
      { name: 'b', secret: { secretName: 'volume' } },
      {
        name: 'c',
        projected: { sources: [{ configMap: { name: 'projected' } }, { secret: { name: 'projected' } }] },
      },
      { name: 'd', emptyDir: {} },
    ],
    initContainers: [{ envFrom: [{ configMapRef: { name: 'init' } }] }],
    containers: [
      {
        env: [
          { name: 'A', value: 'plain' },
          { name: 'B', valueFrom: { configMapKeyRef: { name: 'variable', key: 'k' } } },
          { name: 'C', valueFrom: { secretKeyRef: { name: 'variable', key: 'k' } } },
        ],
        envFrom: [{ secretRef: { name: 'whole' } }, { configMapRef: { name: 'volume' } }],
      },
    ],
  }
  const annotations = { 'rolling.restart.controller/restartOnReference': 'true' }
  const deployment = { ...configMap({ spec: { template: { spec } } }, { annotations }), kind: 'Deployment' }
  expect(readWorkload('Deployment', deployment)?.references).toEqual([
    'ConfigMap/init',
    'ConfigMap/projected',
    'ConfigMap/variable',
    'ConfigMap/volume',
    'Secret/projected',
    'Secret/variable',
    'Secret/volume',
    'Secret/whole',
  ])
})

test.each([
  ['without an annotation of ours', {}],
  [
    'that is being deleted',
    { annotations: { 'rolling.restart.controller/restartOnTrigger': 'true' }, deletionTimestamp: 'x' },
  ],
])('a workload %s is not kept', (_name, metadata) => {
  expect(readWorkload('Deployment', configMap({}, metadata))).toBeUndefined()
})
