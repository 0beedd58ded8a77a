import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import type { Api } from '../../src/kubernetes/api.ts'
import { openAs } from './adapter.ts'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { type Flux, startFlux } from './flux.ts'
import { theRealOne } from './stage.ts'

let api: Api
let flux: Flux

beforeAll(async () => {
  const { kubeconfig, folder = '', programs = '' } = theRealOne()
  api = await apiOf(kubeconfig('admin'))
  flux = await startFlux(api, { programs, folder, kubeconfig: `${folder}/admin.kubeconfig` })
})

afterAll(async () => {
  await flux?.stop()
  api?.close()
})

test('Flux applies what was pushed, waits for it, and says which revision it is', async () => {
  const commit = '1'.repeat(40)
  const revision = await flux.push(commit, {
    'apps/prod/kustomization.yaml':
      'resources: [podinfo.yaml]\nimages: [{ name: podinfo, newName: example.com/podinfo, newTag: 7.0.0 }]\n',
    'apps/prod/podinfo.yaml': JSON.stringify(deployment),
  })
  await api.send({
    method: 'POST',
    path: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations',
    body: kustomization,
  })
  const status = await until('Flux', async () => {
    const answer = await api.send({
      method: 'GET',
      path: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-test',
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

/** Gives `keeper` the Role of one of our manifests' folders, in a namespace. */
async function bind(folder: string, namespace: string): Promise<void> {
  const file = new URL(`../../kustomize/lockkeeper/cluster-access/${folder}/role.yaml`, import.meta.url)
  const role = load(readFileSync(file, 'utf8')) as object
  const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'lockkeeper' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'lockkeeper' },
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

const deployment = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-test' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'podinfo', namespace: 'flux-test' },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'podinfo' } },
        template: {
          metadata: { labels: { app: 'podinfo' } },
          spec: { containers: [{ name: 'podinfo', image: 'podinfo' }] },
        },
      },
    },
  ],
}

const kustomization = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'flux-test', namespace: 'flux-system' },
  spec: {
    interval: '10m',
    path: './apps/prod',
    prune: true,
    wait: true,
    timeout: '1m',
    sourceRef: { kind: 'GitRepository', name: 'fleet' },
  },
}
