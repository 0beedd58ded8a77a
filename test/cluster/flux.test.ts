import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import type { Api } from '../../src/kubernetes/api.ts'
import { openAs } from './adapter.ts'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { type Flux, startFlux } from './flux.ts'
import { type Fleet, fleetFiles, kustomizationOf, openFleet } from './flux-fleet.ts'
import { theRealOne } from './stage.ts'

const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations'

let api: Api
let flux: Flux
let fleet: Fleet

beforeAll(async () => {
  const { kubeconfig, folder = '', programs = '' } = theRealOne()
  api = await apiOf(kubeconfig('admin'))
  flux = await startFlux(api, { programs, folder, kubeconfig: `${folder}/admin.kubeconfig` })
  fleet = openFleet({ KUBE_CONFIG_PROD: kubeconfig('admin') })
})

afterAll(async () => {
  fleet?.remove()
  await api?.send({ method: 'DELETE', path: `${kustomizations}/flux-test` })
  await flux?.stop()
  api?.close()
})

test('Flux applies what was pushed, waits for it, and says which revision it is', async () => {
  const commit = '1'.repeat(40)
  const revision = await flux.push(commit, fleetFiles('7.0.0'))
  await api.send({
    method: 'POST',
    path: kustomizations,
    body: kustomizationOf(),
  })
  const status = await until('Flux', async () => {
    const answer = await api.send({
      method: 'GET',
      path: `${kustomizations}/flux-test`,
    })
    if (answer.kind === 'fault') throw new Error(answer.message)
    const { status } = answer.body as { status?: { lastAppliedRevision?: string; inventory?: unknown } }
    return status?.lastAppliedRevision === revision && status
  })
  expect(status).toMatchObject({
    lastAppliedRevision: revision,
    inventory: {
      entries: [
        { id: '_flux-test__Namespace', v: 'v1' },
        { id: 'flux-test_podinfo_apps_Deployment', v: 'v1' },
      ],
    },
  })
})

test('with the Roles of our manifests, and no more, all that matters is seen from Flux on', async () => {
  await bind('flux', 'flux-system')
  await bind('apps', 'flux-test')
  const { cluster, close } = openAs(theRealOne().kubeconfig('keeper'))
  const at = new Date()
  const podinfo = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'flux-test', name: 'podinfo' }
  const apps = { ...podinfo, ...{ apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' } }
  const inventory = await cluster.inventory([])
  expect(
    inventory.kind === 'seen'
      ? inventory.value.map(({ kind, metadata }) => `${kind} ${metadata.name}`)
      : inventory,
  ).toEqual(['Kustomization flux-test', 'GitRepository fleet', 'Deployment podinfo'])
  expect(await cluster.evidence(podinfo)).toMatchObject({ kind: 'seen', value: { pods: [{}, {}] } })
  expect(
    await cluster.reconcileNow({ ...apps, namespace: 'flux-system', name: 'flux-test' }, at),
  ).toMatchObject({
    value: 'asked',
  })
  expect(await cluster.restart(podinfo, at)).toMatchObject({ value: 'restarted' })
  expect(
    await cluster.read([{ apiVersion: 'v1', kind: 'Secret', namespace: 'flux-test', name: 's' }]),
  ).toMatchObject({
    kind: 'unseen',
    advice:
      'Allow it to keeper: add { apiGroups: [""], resources: ["secrets"], verbs: ["get"] } in a Role in namespace flux-test.',
  })
  close()
})

test('verify says 0 once it has arrived, and 1 with the cause when it crashes', async () => {
  const good = fleet.commit(fleetFiles('7.0.1'))
  await flux.push(good.sha, good.files)
  expect(await fleet.verify('60s')).toMatchObject({
    code: 0,
    output: {
      verdict: 'succeeded',
      environments: [
        { name: 'prod', clusters: [{ revision: `main@sha1:${good.sha}`, pods: { ready: 2, wanted: 2 } }] },
      ],
    },
  })
  const bad = fleet.commit(fleetFiles('7.0.2', 'crash'))
  expect(await fleet.verify()).toMatchObject({ code: 2, output: { verdict: 'unknown' } })
  await flux.push(bad.sha, bad.files)
  expect(await fleet.verify('60s')).toMatchObject({
    code: 1,
    output: {
      verdict: 'failed',
      cause: {
        message: expect.stringContaining('exit code 1'),
        log: ['panic: told to', 'DATABASE_PASSWORD=***'],
      },
    },
  })
})

test.each([
  ['cannot be built', { 'apps/prod/kustomization.yaml': 'resources: [gone.yaml]' }, 'BuildFailed: '],
  [
    'has no folder',
    { 'apps/elsewhere/kustomization.yaml': '' },
    'ArtifactFailed: kustomization path not found',
  ],
  [
    'is refused',
    {
      'apps/prod/kustomization.yaml': 'resources: [map.yaml]',
      'apps/prod/map.yaml':
        '{apiVersion: v1, kind: ConfigMap, metadata: {name: No_Name, namespace: flux-test}}',
    },
    'ReconciliationFailed: ',
  ],
])(
  'after a success, what %s is told in the words of Flux, not by what still runs',
  async (_, files, words) => {
    const good = fleet.commit(fleetFiles('7.0.3'))
    await flux.push(good.sha, good.files)
    expect(await fleet.verify('110s')).toMatchObject({ code: 0 })
    const bad = fleet.commit(fleetFiles('7.0.4'))
    await flux.push(bad.sha, files)
    expect(await fleet.verify('60s')).toMatchObject({
      code: 1,
      output: { verdict: 'failed', cause: { message: expect.stringContaining(words) } },
    })
  },
  200_000,
)

test('what cannot be built is told in the words of Flux, not by pods of before that crash', async () => {
  const crashing = fleet.commit(fleetFiles('7.0.2', 'crash'))
  await flux.push(crashing.sha, crashing.files)
  expect(await fleet.verify('60s')).toMatchObject({ code: 1 })
  const { sha } = fleet.commit(fleetFiles('7.0.5'))
  await flux.push(sha, { 'apps/prod/kustomization.yaml': 'resources: [gone.yaml]' })
  expect(await fleet.verify('60s')).toMatchObject({
    code: 1,
    output: { verdict: 'failed', cause: { message: expect.stringContaining('BuildFailed: ') } },
  })
})

/** Gives `keeper` the Role of one of our manifests' folders, in a namespace. */
async function bind(folder: string, namespace: string): Promise<void> {
  const file = new URL(`../../kustomize/lockkeeper/cluster-access/${folder}/role.yaml`, import.meta.url)
  // Other suites apply the manifests as they are, on the same control plane.
  const name = 'keeper'
  const role = { ...(load(readFileSync(file, 'utf8')) as object), metadata: { name } }
  const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'keeper' }],
  }
  for (const [plural, body] of [
    ['roles', role],
    ['rolebindings', binding],
  ] as const) {
    const answer = await api.send({ method: 'POST', path: `${path}/${plural}`, body })
    if (answer.kind === 'fault') throw new Error(answer.message)
  }
}
