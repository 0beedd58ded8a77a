import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import type { Api } from '../../src/kubernetes/api.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import {
  type ClusterStage,
  clusterContract,
  deployment,
  ref,
  shown,
} from '../contract/ports/cluster.contract.ts'
import { clusterStage, namespaceOf } from '../contract/ports/cluster-stage.ts'
import { openAs } from './adapter.ts'
import { apiOf } from './control-plane.ts'
import { onEachCluster } from './stage.ts'

const open: ReturnType<typeof openAs>[] = []
const apis: Api[] = []

onEachCluster('the adapter', (given, test) => {
  let stage: ClusterStage
  let admin: Api
  beforeAll(async () => {
    admin = await apiOf(given().kubeconfig('admin'))
    apis.push(admin)
    stage = clusterStage(admin, clusterAs(given().kubeconfig('admin')))
  })
  afterAll(() => {
    for (const clusters of open.splice(0)) clusters.close()
    for (const api of apis.splice(0)) api.close()
  })

  describe('as every cluster', () => clusterContract(() => stage))

  test('applying the same again changes nothing, and another value does', async () => {
    const namespace = await stage.namespace()
    const map = (x: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace },
      data: { x },
    })
    const changes: boolean[] = []
    for (const [object, mode] of [
      [map('1'), 'apply'],
      [map('1'), 'apply'],
      [map('2'), 'dry-run'],
      [map('2'), 'apply'],
    ] as const) {
      const [applied] = shown(await stage.cluster.apply([object], mode))
      changes.push(applied?.kind === 'applied' && applied.changed)
    }
    expect(changes).toEqual([true, false, true, true])
  })

  test('a namespace, a definition and what needs them, in one go; a dry run of them needs neither', async () => {
    const { cluster } = stage
    const objects = [namespaceOf('needed'), definition, gadget]
    expect(shown(await cluster.apply(objects, 'dry-run')).map(({ kind }) => kind)).toEqual([
      'applied',
      'applied',
      'applied',
    ])
    expect(shown(await cluster.read([gadgetRef]))).toEqual([undefined])
    expect(shown(await cluster.apply(objects, 'apply')).map(({ kind }) => kind)).toEqual([
      'applied',
      'applied',
      'applied',
    ])
    expect(shown(await cluster.read([gadgetRef]))).toMatchObject([{ spec: { size: 3 } }])
  })

  test('a field of another manager is a conflict, named; a swap takes it', async () => {
    const namespace = await stage.namespace()
    await stage.put(deployment(namespace, 'cart'))
    const wanted = {
      ...deployment(namespace, 'cart'),
      spec: { ...(deployment(namespace, 'cart').spec as object), replicas: 2 },
    }
    const conflict = {
      kind: 'conflict',
      ref: ref(namespace, 'cart'),
      fields: [{ manager: 'somebody', path: '/spec/replicas' }],
    }
    expect(await stage.cluster.apply([wanted], 'apply')).toEqual({ kind: 'seen', value: [conflict] })
    const tried = await stage.cluster.apply([namespaceOf(namespace), wanted], 'dry-run')
    expect(shown(tried)).toEqual([expect.objectContaining({ kind: 'applied' }), conflict])
    const swap = async () => {
      const [read] = shown(await stage.cluster.read([ref(namespace, 'cart')]))
      const { resourceVersion = '' } = read?.metadata ?? {}
      const onto = { ...wanted, metadata: { ...wanted.metadata, resourceVersion } }
      return shown(await stage.cluster.apply([onto], 'swap'))
    }
    // Its controller writes its status meanwhile: what moved is read once more, as whoever swaps does.
    let swapped = await swap()
    while (swapped[0]?.kind === 'moved') swapped = await swap()
    expect(swapped).toMatchObject([{ kind: 'applied', changed: true }])
  })

  test('what is not applied ends the list, with the reason', async () => {
    const namespace = await stage.namespace()
    const wrong = {
      ...deployment(namespace, 'wrong'),
      spec: { selector: { matchLabels: { app: 'x' } }, template: {} },
    }
    const results = shown(
      await stage.cluster.apply([deployment(namespace, 'a'), wrong, deployment(namespace, 'b')], 'apply'),
    )
    expect(results).toMatchObject([
      { kind: 'applied' },
      { kind: 'refused', reason: expect.stringContaining('spec.template') },
    ])
    expect(results).toHaveLength(2)
  })

  test("a Secret's values are applied and never come back", async () => {
    const namespace = await stage.namespace()
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace },
      stringData: { p: 'hunter2' },
    }
    const applied = await stage.cluster.apply([secret], 'apply')
    const read = await stage.cluster.read([{ apiVersion: 'v1', kind: 'Secret', namespace, name: 's' }])
    expect(JSON.stringify([applied, read])).not.toMatch(/hunter2|aHVudGVyMg/)
    expect(shown(read)).toMatchObject([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } }])
  })

  test('the evidence of a crash: its pod, its events, its ReplicaSet, and the last lines of its log, masked', async () => {
    const namespace = await stage.namespace()
    await stage.put(deployment(namespace, 'crashes', 'crash'), deployment(namespace, 'other'))
    const look = async () => shown(await stage.cluster.evidence(ref(namespace, 'crashes')))
    const evidence = await stage.eventually(
      look,
      ({ pods, events }) => events.length > 0 && JSON.stringify(pods).includes('CrashLoopBackOff'),
    )
    expect(evidence.replicaSets).toHaveLength(1)
    expect(evidence.pods.map(({ metadata }) => metadata.labels?.app)).toEqual(['crashes'])
    expect(evidence.events[0]).toMatchObject({ reason: 'BackOff', type: 'Warning' })
    const [pod] = evidence.pods
    expect([...evidence.logs]).toEqual([
      [`${pod?.metadata.name}/app`, ['panic: told to', 'DATABASE_PASSWORD=***']],
    ])
  })

  test('a restart replaces the pods, and an apply that knows nothing of it does not undo it', async () => {
    const namespace = await stage.namespace()
    const { cluster, eventually } = stage
    shown(await cluster.apply([deployment(namespace, 'cart')], 'apply'))
    const pods = async () =>
      shown(await cluster.evidence(ref(namespace, 'cart'))).pods.map(({ metadata }) => metadata.uid)
    const [before] = await eventually(pods, seen => seen.length === 1)
    await cluster.restart(ref(namespace, 'cart'), new Date('2026-11-26T12:00:00Z'))
    const [after] = await eventually(pods, seen => seen.length === 1 && seen[0] !== before)
    expect(shown(await cluster.apply([deployment(namespace, 'cart')], 'apply'))).toMatchObject([
      { changed: false },
    ])
    expect(after).not.toBe(before)
  })

  test('a paused Deployment is not restarted in silence', async () => {
    const namespace = await stage.namespace()
    const paused = {
      ...deployment(namespace, 'cart'),
      spec: { ...(deployment(namespace, 'cart').spec as object), paused: true },
    }
    await stage.put(paused)
    expect(await stage.cluster.restart(ref(namespace, 'cart'), new Date(0))).toMatchObject({
      kind: 'unseen',
      reason: `Deployment ${namespace}/cart is paused`,
    })
  })

  test('without rights, every missing rule is named at once', async () => {
    const namespace = await stage.namespace()
    const cluster = clusterAs(given().kubeconfig('stranger'))
    const seen = await cluster.inventory([namespace])
    const rule = (resource: string) =>
      `Allow it to stranger: add { apiGroups: ["apps"], resources: ["${resource}"], verbs: ["list"] } in a Role in namespace ${namespace}.`
    expect(seen).toMatchObject({ kind: 'unseen' })
    expect(seen.kind === 'unseen' ? seen.advice?.split('\n').slice(0, 3) : []).toEqual(
      ['deployments', 'statefulsets', 'daemonsets'].map(rule),
    )
  })

  test('a wrong token is told from a missing right', async () => {
    const kubeconfig = given()
      .kubeconfig('stranger')
      .replace(/"token":"[^"]*"/, '"token":"revoked"')
    expect(await clusterAs(kubeconfig).read([ref('default', 'x')])).toMatchObject({
      reason: 'test: Unauthorized',
      advice: expect.stringContaining('not accepted'),
    })
  })
})

function clusterAs(kubeconfig: string) {
  const opened = openAs(kubeconfig)
  open.push(opened)
  return opened.cluster
}

const definition: ClusterObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gadgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'gadgets', singular: 'gadget', kind: 'Gadget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
          },
        },
      },
    ],
  },
}

const gadget: ClusterObject = {
  apiVersion: 'example.com/v1',
  kind: 'Gadget',
  metadata: { name: 'g', namespace: 'needed' },
  spec: { size: 3 },
}
const gadgetRef = { apiVersion: 'example.com/v1', kind: 'Gadget', namespace: 'needed', name: 'g' }
