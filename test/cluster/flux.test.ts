import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { runCommandLine } from '../../src/cli/command-line.ts'
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
  const revision = await flux.push(commit, fleet('7.0.0'))
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

test('verify says 0 once it has arrived, and 1 with the cause when it crashes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'))
  try {
    const commit = (tag: string, behaviour?: string) => {
      const files = { ...fleet(tag, behaviour), '.github/lockkeeper.yml': config }
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      git(folder, 'add', '-A')
      git(folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', tag)
      return { sha: git(folder, 'rev-parse', 'HEAD').trim(), files }
    }
    git(folder, 'init', '-q', '-b', 'main')
    const good = commit('7.0.1')
    await flux.push(good.sha, good.files)
    expect(await verify(folder, '60s')).toMatchObject({
      code: 0,
      output: {
        verdict: 'succeeded',
        environments: [
          { name: 'prod', clusters: [{ revision: `main@sha1:${good.sha}`, pods: { ready: 2, wanted: 2 } }] },
        ],
      },
    })
    const bad = commit('7.0.2', 'crash')
    expect(await verify(folder)).toMatchObject({ code: 2, output: { verdict: 'unknown' } })
    await flux.push(bad.sha, bad.files)
    expect(await verify(folder, '60s')).toMatchObject({
      code: 1,
      output: { verdict: 'failed', cause: { message: expect.stringContaining('exit code 1') } },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const config = 'version: 1\nclusters: { prod: { kubeconfig: KUBE_CONFIG_PROD } }\n'

function git(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' })
}

async function verify(
  cwd: string,
  timeout?: string,
): Promise<{ readonly code: number; readonly output: unknown }> {
  let output = ''
  const words = [
    'verify',
    'podinfo',
    'on',
    'prod',
    '--json',
    ...(timeout === undefined ? [] : ['--timeout', timeout]),
  ]
  const code = await runCommandLine(words, '0.0.0', {
    stdin: process.stdin,
    out: text => {
      output += text
    },
    error: text => {
      output += text
    },
    colour: false,
    width: undefined,
    environment: { KUBE_CONFIG_PROD: theRealOne().kubeconfig('admin') },
    cwd,
  })
  return { code, output: JSON.parse(output) }
}

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

/** The files of a GitOps repository with one environment, whose pods fare as `behaviour` says. */
function fleet(tag: string, behaviour = 'ready'): Readonly<Record<string, string>> {
  const labels = { app: 'podinfo' }
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-test' } }
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'podinfo', namespace: 'flux-test' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { 'test/behaviour': behaviour } },
        spec: { containers: [{ name: 'podinfo', image: 'podinfo' }] },
      },
    },
  }
  const image = `{ name: podinfo, newName: example.com/podinfo, newTag: ${tag} }`
  return {
    'apps/prod/kustomization.yaml': `resources: [namespace.yaml, podinfo.yaml]\nimages:\n- ${image}\n`,
    'apps/prod/namespace.yaml': JSON.stringify(namespace),
    'apps/prod/podinfo.yaml': JSON.stringify(deployment),
  }
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
