import { expect, test } from '@jest/globals'
import type { Fleet, Pin } from '../../src/promotion/fleet.ts'
import { type EnvironmentName, parseEnvironmentName } from '../../src/promotion/names.ts'
import { driftOf } from '../../src/rollout/drift.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { type ClusterView, runningIn } from '../../src/rollout/running.ts'

const now = Date.parse('2026-11-26T12:00:00Z')

test('version, replicas, health and since when, by image', () => {
  const [podinfo] = runningIn(fleet(), view([deployment('prod', 'example.com/podinfo:v7.0.0')]))
  expect(podinfo).toEqual({
    app: 'podinfo',
    environment: 'prod',
    cluster: 'prod-eu',
    versions: ['7.0.0'],
    ready: 2,
    wanted: 2,
    health: 'current',
    message: expect.any(String),
    since: '2026-11-26T10:00:00.000Z',
    objects: [{ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'prod', name: 'podinfo' }],
  })
})

test('a digest where the manifest names one; without a tag there is no version', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  const both = runningIn(fleet(), view([deployment('prod', `example.com/podinfo:7.0.0@${digest}`)]))
  const bare = runningIn(fleet(), view([deployment('prod', `example.com/podinfo@${digest}`)]))
  expect([both, bare].map(([first]) => [first?.versions, first?.digest])).toEqual([
    [['7.0.0'], digest],
    [[], digest],
  ])
})

test('a registry with a port, and a short name of Docker Hub', () => {
  const image = (name: string) => ({ ...fleet(), apps: [{ name: 'podinfo', images: [name] }] })
  const versions = (known: Fleet, running: string) =>
    runningIn(known, view([deployment('prod', running)])).map(entry => entry.versions)
  expect(versions(image('localhost:5000/podinfo'), 'localhost:5000/podinfo:1.2.3')).toEqual([['1.2.3']])
  expect(versions(image('nginx'), 'docker.io/library/nginx:1.29')).toEqual([['1.29']])
  expect(versions(image('nginx'), 'example.com/nginx:1.29')).toEqual([])
})

test('environments that share a namespace are told apart by their label, and a stranger is of none', () => {
  const shared = { ...fleet(), environments: [environment('test', ['shop']), environment('prod', ['shop'])] }
  const objects = [
    deployment('shop', 'example.com/podinfo:7.1.0', { env: 'test' }, 'podinfo-test'),
    deployment('shop', 'example.com/podinfo:7.0.0', { env: 'prod' }, 'podinfo-prod'),
    deployment('shop', 'example.com/podinfo:1.0.0', {}, 'podinfo-stray'),
  ]
  const found = runningIn(shared, { ...view(objects), environments: ['test', 'prod'] })
  expect(found.map(entry => [entry.environment, entry.versions])).toEqual([
    ['test', ['7.1.0']],
    ['prod', ['7.0.0']],
  ])
})

test('where the only environment of a cluster names no namespaces, everything there is its own', () => {
  const one = { ...fleet(), environments: [environment('prod', [])] }
  const two = { ...fleet(), environments: [environment('prod', []), environment('test', [])] }
  const objects = [deployment('anywhere', 'example.com/podinfo:7.0.0')]
  const found = (known: Fleet, environments: readonly string[]) =>
    runningIn(known, { ...view(objects), environments }).map(entry => entry.environment)
  expect([found(one, ['prod']), found(two, ['prod', 'test'])]).toEqual([['prod'], []])
})

test('an environment of another cluster is not looked for here', () => {
  const objects = [deployment('prod', 'example.com/podinfo:7.0.0')]
  expect(runningIn(fleet(), { ...view(objects), environments: [] })).toEqual([])
})

test('the worst of several workloads is shown, and two versions are two', () => {
  const crashed = { ...deployment('prod', 'example.com/podinfo:v7.0.1', {}, 'worker'), status: failing }
  const [podinfo] = runningIn(fleet(), view([deployment('prod', 'example.com/podinfo:v7.0.0'), crashed]))
  expect(podinfo).toMatchObject({
    versions: ['7.0.0', '7.0.1'],
    ready: 2,
    wanted: 4,
    health: 'failed',
    message: expect.stringContaining('too long'),
  })
})

test('a chart counts by its installed version, with the workloads that the release made', () => {
  const release = helmRelease('6.9.2')
  const labels = { 'helm.toolkit.fluxcd.io/name': 'podinfo', 'helm.toolkit.fluxcd.io/namespace': 'prod' }
  const known = {
    ...fleet([pin({ kind: 'helmrelease-version', value: '7.0.0', version: '7.0.0' })]),
    apps: [{ name: 'podinfo', images: [], chart: 'podinfo' }],
  }
  const objects = [release, deployment('prod', 'example.com/whatever:1', labels)]
  const [podinfo] = runningIn(known, view(objects))
  expect(podinfo).toMatchObject({
    versions: ['6.9.2'],
    ready: 2,
    wanted: 2,
    since: '2026-11-20T08:00:00.000Z',
    objects: [{ kind: 'HelmRelease' }, { kind: 'Deployment' }],
  })
})

test('drift is the difference of versions, and who is suspended', () => {
  const labels = {
    'kustomize.toolkit.fluxcd.io/name': 'apps',
    'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
  }
  const kustomization: ClusterObject = {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'apps', namespace: 'flux-system' },
    spec: { suspend: true },
  }
  const objects = [deployment('prod', 'example.com/podinfo:v6.9.2', labels), kustomization]
  expect(runningIn(fleet(), view(objects)).flatMap(entry => driftOf(fleet(), entry, objects))).toEqual([
    'git has 7.0.0, prod-eu runs 6.9.2',
    'Kustomization flux-system/apps is suspended',
  ])
})

test('v7.0.0 and 7.0.0 are no drift', () => {
  const objects = [deployment('prod', 'example.com/podinfo:v7.0.0')]
  expect(runningIn(fleet(), view(objects)).flatMap(entry => driftOf(fleet(), entry, objects))).toEqual([])
})

test.each([
  null,
  1,
  'x',
  [],
  {},
  { template: [] },
  { template: { spec: { containers: [null, { image: 7 }] } } },
])('an object whose spec is %j disturbs nobody', spec => {
  const odd = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x', namespace: 'prod' }, spec }
  expect(runningIn(fleet(), view([odd, deployment('prod', 'example.com/podinfo:v7.0.0')]))).toHaveLength(1)
})

function view(objects: readonly ClusterObject[]): ClusterView {
  const labels = { environment: 'env', app: 'app' }
  return { name: 'prod-eu', objects, environments: ['prod'], labels, now }
}

function fleet(pins: readonly Pin[] = [pin({})]): Fleet {
  return {
    environments: [environment('prod', ['prod'])],
    ordered: true,
    apps: [{ name: 'podinfo', images: ['example.com/podinfo'], tagPattern: 'v{version}' }],
    pins,
    problems: [],
  }
}

function environment(name: string, namespaces: readonly string[]) {
  return { name: named(name), paths: [], clusters: [], namespaces }
}

function pin(part: Partial<Pin>): Pin {
  return {
    app: 'podinfo',
    environment: named('prod'),
    kind: 'kustomize-image',
    file: 'apps/prod/kustomization.yaml',
    document: 0,
    path: '/images/0/newTag',
    value: 'v7.0.0',
    version: '7.0.0',
    range: [0, 1],
    line: 1,
    column: 1,
    ...part,
  }
}

function named(name: string): EnvironmentName {
  const parsed = parseEnvironmentName(name)
  if (parsed === undefined) throw new Error(name)
  return parsed
}

const failing = {
  observedGeneration: 1,
  replicas: 2,
  conditions: [
    { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'took too long' },
  ],
}

function deployment(namespace: string, image: string, labels = {}, name = 'podinfo'): ClusterObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels, generation: 1 },
    spec: { replicas: 2, template: { spec: { containers: [{ name: 'app', image }] } } },
    status: {
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      availableReplicas: 2,
      readyReplicas: 2,
      conditions: [
        { type: 'Available', status: 'True' },
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          lastUpdateTime: '2026-11-26T10:00:00Z',
        },
      ],
    },
  }
}

function helmRelease(chartVersion: string): ClusterObject {
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'podinfo', namespace: 'prod', generation: 1 },
    spec: { chart: { spec: { chart: 'podinfo' } } },
    status: {
      observedGeneration: 1,
      conditions: [{ type: 'Ready', status: 'True', reason: 'UpgradeSucceeded' }],
      history: [
        { chartName: 'podinfo', chartVersion, lastDeployed: '2026-11-20T08:00:00Z', status: 'deployed' },
      ],
    },
  }
}
