import { expect, test } from '@jest/globals'
import type { Cluster } from '../../../src/engine/ports/cluster-port.ts'
import type { ClusterObject, ObjectRef } from '../../../src/rollout/object.ts'

/** A cluster that a contract's tests act on, each in namespaces of its own, and the means to arrange what is in it. */
export interface ClusterStage {
  readonly cluster: Cluster
  /** A namespace that nothing else uses. */
  namespace(): Promise<string>
  /** Creates objects as somebody else than Lockkeeper. */
  put(...objects: readonly ClusterObject[]): Promise<void>
  /** Looks again until what is seen is as wanted: clusters take their time. */
  eventually<T>(look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T>
}

/** What everything that is a `Cluster` does. */
export function clusterContract(stage: () => ClusterStage): void {
  test('the inventory holds the workloads of the namespaces that were asked for, and follows them', async () => {
    const { cluster, namespace, put, eventually } = stage()
    const [here, elsewhere] = [await namespace(), await namespace()]
    await put(deployment(here, 'cart'), deployment(elsewhere, 'other'))
    const names = async () => namesIn(shown(await cluster.inventory([here])))
    expect(await eventually(names, seen => seen.length > 0)).toEqual(['Deployment cart'])
    await put(deployment(here, 'catalog'))
    expect(await eventually(names, seen => seen.length > 1)).toEqual([
      'Deployment cart',
      'Deployment catalog',
    ])
    await cluster.remove([ref(here, 'cart')])
    expect(await eventually(names, seen => seen.length < 2)).toEqual(['Deployment catalog'])
  })

  test('objects are read in the order asked; what is not there is nothing', async () => {
    const { cluster, namespace, put } = stage()
    const here = await namespace()
    await put(configMap(here, 'a', '1'), configMap(here, 'b', '2'))
    const refs = ['b', 'absent', 'a'].map(name => ({ ...configMapRef(here), name }))
    expect(shown(await cluster.read(refs)).map(object => object?.data)).toEqual([
      { x: '2' },
      undefined,
      { x: '1' },
    ])
    const unknown = { ...configMapRef(here), apiVersion: 'example.com/v1', kind: 'Unknown' }
    expect(await cluster.read([unknown])).toEqual({ kind: 'seen', value: [undefined] })
    expect(await cluster.read([])).toEqual({ kind: 'seen', value: [] })
  })

  test('what is applied is there, and a dry run is not', async () => {
    const { cluster, namespace } = stage()
    const here = await namespace()
    const tried = shown(await cluster.apply([configMap(here, 'a', '1')], 'dry-run'))
    expect(tried).toMatchObject([{ kind: 'applied', changed: true, object: { kind: 'ConfigMap' } }])
    expect(await cluster.read([configMapRef(here)])).toEqual({ kind: 'seen', value: [undefined] })
    expect(shown(await cluster.apply([configMap(here, 'a', '1')], 'apply'))).toMatchObject([
      { kind: 'applied', object: { data: { x: '1' } } },
    ])
    expect(shown(await cluster.read([configMapRef(here)]))).toMatchObject([{ data: { x: '1' } }])
  })

  test('a swap is onto the version that was read, or onto nothing; else it is told that somebody moved it', async () => {
    const { cluster, namespace } = stage()
    const here = await namespace()
    const swap = async (value: string, resourceVersion?: string) => {
      const { metadata, ...object } = configMap(here, 'a', value)
      const own = { ...metadata, ...(resourceVersion === undefined ? {} : { resourceVersion }) }
      return shown(await cluster.apply([{ ...object, metadata: own }], 'swap'))[0]
    }
    const moved = { kind: 'moved', ref: configMapRef(here) }
    const first = await swap('1')
    expect(first).toMatchObject({ kind: 'applied', object: { data: { x: '1' } } })
    expect(await swap('2')).toEqual(moved)
    const [read] = shown(await cluster.read([configMapRef(here)]))
    const version = read?.metadata.resourceVersion
    expect(first).toMatchObject({ object: { metadata: { resourceVersion: version } } })
    expect(await swap('3', version)).toMatchObject({ kind: 'applied', object: { data: { x: '3' } } })
    expect(await swap('4', version)).toEqual(moved)
    await cluster.remove([configMapRef(here)])
    expect(await swap('5', version)).toEqual(moved)
    expect(await cluster.read([configMapRef(here)])).toEqual({ kind: 'seen', value: [undefined] })
  })

  test('what is removed is gone, and may be removed again', async () => {
    const { cluster, namespace, put } = stage()
    const here = await namespace()
    await put(configMap(here, 'a', '1'))
    const removed = { kind: 'seen', value: [{ kind: 'removed', ref: configMapRef(here) }] }
    expect(await cluster.remove([configMapRef(here)])).toEqual(removed)
    expect(await cluster.read([configMapRef(here)])).toEqual({ kind: 'seen', value: [undefined] })
    expect(await cluster.remove([configMapRef(here)])).toEqual(removed)
  })

  test('a restart and a reconciliation of what is not there say so', async () => {
    const { cluster, namespace, put } = stage()
    const here = await namespace()
    const at = new Date('2026-11-26T12:00:00Z')
    expect(await cluster.restart(ref(here, 'cart'), at)).toEqual({ kind: 'seen', value: 'absent' })
    await put(deployment(here, 'cart'))
    expect(await cluster.restart(ref(here, 'cart'), at)).toEqual({ kind: 'seen', value: 'restarted' })
    expect(await cluster.reconcileNow(ref(here, 'cart'), at)).toEqual({ kind: 'seen', value: 'asked' })
    expect(await cluster.reconcileNow(ref(here, 'absent'), at)).toEqual({ kind: 'seen', value: 'absent' })
  })

  test('the evidence of what is not there is empty', async () => {
    const { cluster, namespace } = stage()
    const evidence = shown(await cluster.evidence(ref(await namespace(), 'absent')))
    expect({ ...evidence, logs: [...evidence.logs] }).toEqual({
      replicaSets: [],
      pods: [],
      events: [],
      logs: [],
    })
  })
}

/** What was seen; fails with the reason when nothing was. */
export function shown<T>(
  seen: { readonly kind: 'seen'; readonly value: T } | { readonly kind: 'unseen' },
): T {
  if (seen.kind === 'unseen') throw new Error(JSON.stringify(seen))
  return seen.value
}

function namesIn(objects: readonly ClusterObject[]): readonly string[] {
  return objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()
}

export function ref(namespace: string, name: string): ObjectRef {
  return { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name }
}

function configMapRef(namespace: string): ObjectRef {
  return { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'a' }
}

function configMap(namespace: string, name: string, x: string): ClusterObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { x } }
}

/** A Deployment of one pod; `behaviour` as kwok's stages know it. */
export function deployment(namespace: string, name: string, behaviour?: string): ClusterObject {
  const labels = { app: name }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: {
          labels,
          ...(behaviour === undefined ? {} : { annotations: { 'test/behaviour': behaviour } }),
        },
        spec: { containers: [{ name: 'app', image: `example.com/${name}:1.0.0` }] },
      },
    },
  }
}
