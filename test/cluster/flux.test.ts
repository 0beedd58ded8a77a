import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Api } from '../../src/kubernetes/api.ts'
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
