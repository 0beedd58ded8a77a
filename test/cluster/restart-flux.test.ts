import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { withComponents } from '../manifests/folders.ts'
import { until } from './daemon.ts'
import { type Flux, startFlux } from './flux.ts'
import { RestartScene } from './restart-scene.ts'
import { theRealOne } from './stage.ts'

const namespace = 'restart-flux'
const path = `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/${namespace}`

let scene: RestartScene
let flux: Flux

beforeAll(async () => {
  const cluster = theRealOne()
  const { kubeconfig: _, folder = '', programs = '' } = cluster
  scene = await RestartScene.open(cluster, namespace, withComponents('restart-controller', []))
  flux = await startFlux(scene.api, { programs, folder, kubeconfig: `${folder}/admin.kubeconfig` })
})

afterAll(async () => {
  await scene?.api.send({ method: 'DELETE', path })
  await flux?.stop()
  await scene?.close()
})

/** What is in git: a ConfigMap and a Deployment that asks to be restarted. */
function files(message: string, replicas: number): Readonly<Record<string, string>> {
  const labels = { app: 'podinfo', env: 'prod' }
  const asks = (annotation: string) => ({ [`rolling.restart.controller/${annotation}`]: 'true' })
  const configMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'podinfo', namespace, labels, annotations: asks('triggerRestart') },
    data: { message },
  }
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'podinfo', namespace, labels, annotations: asks('restartOnTrigger') },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'podinfo', image: 'podinfo' }] } },
    },
  }
  return {
    'restart/kustomization.yaml': 'resources: [objects.yaml]\n',
    'restart/objects.yaml': JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [configMap, deployment],
    }),
  }
}

async function applied(revision: string): Promise<void> {
  await until(`Flux at ${revision}`, async () => {
    const answer = await scene.api.send({ method: 'GET', path })
    if (answer.kind === 'fault') throw new Error(answer.message)
    return (
      (answer.body as { status?: { lastAppliedRevision?: string } }).status?.lastAppliedRevision === revision
    )
  })
}

test('what Flux brings restarts, and Flux takes no restart back', async () => {
  const first = await flux.push('a'.repeat(40), files('hello', 1))
  await scene.api.send({
    method: 'POST',
    path: path.slice(0, path.lastIndexOf('/')),
    body: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: namespace, namespace: 'flux-system' },
      spec: {
        interval: '10m',
        path: './restart',
        prune: true,
        force: false,
        sourceRef: { kind: 'GitRepository', name: 'fleet' },
      },
    },
  })
  await applied(first)
  await scene.start()
  await scene.learned('podinfo')

  await applied(await flux.push('b'.repeat(40), files('changed', 1)))
  await scene.restarted('podinfo', 1)
  const stamp = async () => {
    const { spec } = await scene.get('Deployment', 'podinfo')
    return (spec as { template: { metadata: { annotations: unknown } } }).template.metadata.annotations
  }
  const stamped = await stamp()

  // Flux applies the Deployment anew, because something else of it changed.
  await applied(await flux.push('c'.repeat(40), files('changed', 2)))
  await until('Flux to scale', async () => {
    const { spec } = await scene.get('Deployment', 'podinfo')
    return (spec as { replicas: number }).replicas === 2
  })
  await scene.sentinel()
  expect(await stamp()).toEqual(stamped)
  expect(await scene.restarts('podinfo')).toBe(1)
  expect(await scene.learned('podinfo')).toContain('ConfigMap/podinfo')
}, 180_000)
