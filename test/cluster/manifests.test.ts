import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadAll } from 'js-yaml'
import type { Api } from '../../src/kubernetes/api.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { build, type Folder, folders, overlay, texts, withComponents } from '../manifests/folders.ts'
import { accountKubeconfig } from './account.ts'
import { apiOf } from './control-plane.ts'
import { type Daemon, freePorts, startDaemon, until } from './daemon.ts'
import { theRealOne } from './stage.ts'

const scratch = mkdtempSync(join(tmpdir(), 'manifests-'))
const running: Daemon[] = []
const opened: Api[] = []
let admin: Api

/** The order in which docs/another-cluster.md applies them. */
const inOrder: readonly Folder[] = [
  ...folders.filter(({ name }) => name.endsWith('/namespace')),
  overlay('test', ['private-registry', 'rbac', 'ingress']),
  overlay('prod', ['rbac']),
  withComponents('server', ['in-cluster']),
  withComponents('restart-controller', []),
  ...folders.filter(({ name }) => name === 'lockkeeper/cluster-access'),
]

beforeAll(async () => {
  admin = await connect(theRealOne().kubeconfig('admin'))
  const istio = readFileSync(new URL('istio.yaml', import.meta.url), 'utf8')
  for (const definition of loadAll(istio)) await apply(admin, definition as ClusterObject)
  await apply(admin, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } })
  await until('Istio', async () => (await list(admin, '/apis/networking.istio.io/v1/gateways')).length === 0)
  for (const folder of inOrder) for (const object of objectsOf(folder)) await apply(admin, object)
})

afterAll(async () => {
  for (const daemon of running) await daemon.stop('SIGKILL')
  for (const namespace of ['helloworld', 'lockkeeper'])
    await admin.send({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` })
  for (const api of opened) api.close()
  rmSync(scratch, { recursive: true, force: true })
})

async function connect(kubeconfig: string): Promise<Api> {
  const api = await apiOf(kubeconfig)
  opened.push(api)
  return api
}

function objectsOf(folder: Folder): readonly ClusterObject[] {
  return loadAll(build(folder).text) as readonly ClusterObject[]
}

const irregular: Readonly<Record<string, string>> = {
  Ingress: 'ingresses',
  NetworkPolicy: 'networkpolicies',
}

function pathOf({ apiVersion, kind, metadata }: ClusterObject): string {
  const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`
  const place = metadata.namespace === undefined ? '' : `/namespaces/${metadata.namespace}`
  return `${root}${place}/${irregular[kind] ?? `${kind.toLowerCase()}s`}/${metadata.name}`
}

async function apply(api: Api, object: ClusterObject): Promise<void> {
  const answer = await api.send({
    method: 'PATCH',
    path: pathOf(object),
    query: { fieldManager: 'test', force: 'true', fieldValidation: 'Strict' },
    contentType: 'application/apply-patch+yaml',
    body: object,
  })
  if (answer.kind === 'fault') throw new Error(answer.message)
}

async function list(api: Api, path: string): Promise<readonly ClusterObject[]> {
  const answer = await api.send({ method: 'GET', path })
  if (answer.kind === 'fault') throw new Error(answer.code)
  return answer.body.items as readonly ClusterObject[]
}

async function codeOf(answer: ReturnType<Api['send']>): Promise<string> {
  const given = await answer
  return given.kind === 'fault' ? given.code : 'allowed'
}

test('everything is accepted, and every pod starts under the restricted pod security standard', async () => {
  const deployments = await until('every Deployment', async () => {
    const all = [
      ...(await list(admin, '/apis/apps/v1/namespaces/helloworld/deployments')),
      ...(await list(admin, '/apis/apps/v1/namespaces/lockkeeper/deployments')),
    ]
    const available = all.filter(({ spec, status }) => {
      const { availableReplicas } = (status ?? {}) as { availableReplicas?: number }
      return availableReplicas === (spec as { replicas: number }).replicas
    })
    return available.length === all.length && all
  })
  expect(deployments.map(({ metadata }) => metadata.name).toSorted()).toEqual([
    'helloworld-prod',
    'helloworld-test',
    'lockkeeper',
    'restart-controller',
  ])
})

test('a pod that asks for more than the standard allows is refused there', async () => {
  const containers = [{ name: 'a', image: 'a', securityContext: { privileged: true } }]
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'greedy' }, spec: { containers } }
  for (const namespace of ['helloworld', 'lockkeeper'])
    expect(
      await codeOf(admin.send({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods`, body })),
    ).toBe('invalid')
})

test('the deployer applies its overlay again, and can do nothing beyond it', async () => {
  const api = await connect(await accountKubeconfig(admin, 'helloworld', 'helloworld-deployer-test'))
  for (const object of objectsOf(inOrder[2] ?? overlay('test', ['rbac', 'ingress']))) await apply(api, object)
  const more = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'more', namespace: 'helloworld' },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
  }
  const roles = '/apis/rbac.authorization.k8s.io/v1/namespaces/helloworld/roles'
  expect({
    secrets: await codeOf(api.send({ method: 'GET', path: '/api/v1/namespaces/helloworld/secrets' })),
    'a Role with more': await codeOf(api.send({ method: 'POST', path: roles, body: more })),
    'another namespace': await codeOf(
      api.send({ method: 'GET', path: '/api/v1/namespaces/lockkeeper/configmaps' }),
    ),
    pods: await codeOf(api.send({ method: 'GET', path: '/api/v1/namespaces/helloworld/pods' })),
  }).toEqual({
    secrets: 'forbidden',
    'a Role with more': 'forbidden',
    'another namespace': 'forbidden',
    pods: 'allowed',
  })
})

test('the server reads what a rollout needs and no Secret', async () => {
  const api = await connect(await accountKubeconfig(admin, 'lockkeeper', 'lockkeeper'))
  const get = (path: string) => codeOf(api.send({ method: 'GET', path }))
  expect({
    deployments: await get('/apis/apps/v1/namespaces/helloworld/deployments'),
    replicaSets: await get('/apis/apps/v1/namespaces/helloworld/replicasets'),
    pods: await get('/api/v1/namespaces/helloworld/pods'),
    events: await get('/api/v1/namespaces/helloworld/events'),
    gateways: await get('/apis/networking.istio.io/v1/namespaces/helloworld/gateways'),
    secrets: await get('/api/v1/namespaces/helloworld/secrets'),
    'Secrets of Flux': await get('/api/v1/namespaces/flux-system/secrets'),
    configMaps: await get('/api/v1/namespaces/helloworld/configmaps'),
  }).toEqual({
    deployments: 'allowed',
    replicaSets: 'allowed',
    pods: 'allowed',
    events: 'allowed',
    gateways: 'allowed',
    secrets: 'forbidden',
    'Secrets of Flux': 'forbidden',
    configMaps: 'forbidden',
  })
})

test('a changed message restarts its environment and no other, by the controller as it is installed', async () => {
  const file = join(scratch, 'kubeconfig')
  writeFileSync(file, await accountKubeconfig(admin, 'lockkeeper', 'restart-controller'))
  const [port = 0] = await freePorts(1)
  const specs = objectsOf(withComponents('restart-controller', []))
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ spec }) => spec as { template: { spec: { containers: { args: string[] }[] } } })
  const args = specs[0]?.template.spec.containers[0]?.args ?? []
  const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url))
  const daemon = startDaemon(process.execPath, [program, ...args, '--kubeconfig', file], {
    log: join(scratch, 'log'),
    env: {
      POD_NAMESPACE: 'lockkeeper',
      POD_NAME: 'restart-controller-1',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
  })
  running.push(daemon)
  await until('a baseline for both', async () => {
    const baselines = (await annotationsIn('helloworld')).map(
      each => each['rolling.restart.controller/baseline'],
    )
    return baselines.length === 2 && !baselines.includes(undefined)
  })
  const path = 'kustomize/helloworld/overlays/prod/kustomization.yaml'
  const changed = (texts[path] ?? '').replace('message=Hello from prod!', 'message=Changed')
  const folder = {
    ...overlay('prod', ['rbac']),
    texts: { ...overlay('prod', ['rbac']).texts, [path]: changed },
  }
  for (const object of objectsOf(folder)) await apply(admin, object)
  const stamped = async (name: string) => {
    const answer = await admin.send({
      method: 'GET',
      path: `/apis/apps/v1/namespaces/helloworld/deployments/${name}`,
    })
    return (
      JSON.stringify(answer).includes('restartTimestamp\\":') ||
      JSON.stringify(answer).includes('restartTimestamp":')
    )
  }
  await until('a restart of prod', () => stamped('helloworld-prod'))
  expect(await stamped('helloworld-test')).toBe(false)
})

async function annotationsIn(namespace: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const deployments = await list(admin, `/apis/apps/v1/namespaces/${namespace}/deployments`)
  return deployments.map(({ metadata }) => metadata.annotations ?? {})
}
