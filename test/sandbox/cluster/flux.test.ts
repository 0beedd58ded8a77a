import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { buildForSandbox, parseObjects } from '../../../src/cli/sandbox-flux.ts'
import type { FleetClusters } from '../../../src/sandbox/cluster/fleet-clusters.ts'
import { startFleetClusters } from '../../../src/sandbox/cluster/fleet-clusters.ts'
import { at, type KubeObject, listAt, textAt } from '../../../src/sandbox/cluster/json.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../../src/sandbox/github-server.ts'
import { fluxFiles } from '../../../src/sandbox/seed/flux-files.ts'

let gitHub: SandboxGitHub
let fleet: FleetClusters

beforeEach(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
  const sync = fluxFiles('test').find(([path]) => path.endsWith('gotk-sync.yaml'))?.[1] ?? ''
  fleet = await startFleetClusters({
    clusters: [{ name: 'test', bootstrap: parseObjects(sync) }],
    git: { url: `${gitHub.url}/acme/fleet.git`, token: tokenOf('admin') },
    build: buildForSandbox,
    behaviourOf: () => ({ kind: 'ready', after: 150 }),
  })
})

afterEach(async () => {
  await fleet.close()
  await gitHub.close()
})

function tokenOf(role: string): string {
  return gitHub.people.find(person => person.role === role)?.token ?? ''
}

function find(kind: string, name: string): KubeObject | undefined {
  const [cluster] = fleet.clusters
  return cluster?.store.all().find(({ object }) => object.kind === kind && object.metadata.name === name)
    ?.object
}

function readyOf(object: KubeObject | undefined): string {
  const ready = listAt(object, 'status', 'conditions').find(entry => textAt(entry, 'type') === 'Ready')
  return `${textAt(ready, 'status')} ${textAt(ready, 'reason')}`
}

/** Rounds of Flux until it is so, since controllers take their time. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await fleet.settled()
    await new Promise(resolve => setTimeout(resolve, 30))
  }
}

/** Commits a file to the default branch, or deletes it. Answers the commit. */
async function commit(path: string, text: string | undefined): Promise<string> {
  const address = `${gitHub.url}/repos/acme/fleet/contents/${path}`
  const headers = {
    authorization: `token ${tokenOf('admin')}`,
    'user-agent': 'test',
    'content-type': 'application/json',
  }
  const known = await fetch(address, { headers })
  const { sha } = (known.ok ? await known.json() : {}) as { readonly sha?: string }
  const body = {
    message: 'Change it',
    ...(sha === undefined ? {} : { sha }),
    ...(text === undefined ? {} : { content: btoa(text) }),
  }
  const answer = await fetch(address, {
    method: text === undefined ? 'DELETE' : 'PUT',
    headers,
    body: JSON.stringify(body),
  })
  return ((await answer.json()) as { readonly commit: { readonly sha: string } }).commit.sha
}

const release = (version: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: podinfo
spec:
  chart:
    spec:
      version: ${version}
`

test('what the repository holds is fetched, built, applied and waited for', async () => {
  await until(() => readyOf(find('Kustomization', 'apps')) === 'True ReconciliationSucceeded')
  const apps = find('Kustomization', 'apps')
  const revision = textAt(find('GitRepository', 'flux-system'), 'status', 'artifact', 'revision')
  expect(revision).toMatch(/^main@sha1:[0-9a-f]{40}$/)
  expect([textAt(apps, 'status', 'lastAppliedRevision'), at(apps, 'status', 'observedGeneration')]).toEqual([
    revision,
    1,
  ])
  expect(listAt(apps, 'status', 'inventory', 'entries')).toContainEqual({
    id: 'helloworld_helloworld_apps_Deployment',
    v: 'v1',
  })
  expect(readyOf(find('HelmRelease', 'podinfo'))).toBe('True InstallSucceeded')
  const [snapshot] = listAt(find('HelmRelease', 'podinfo'), 'status', 'history')
  expect([textAt(snapshot, 'chartVersion'), textAt(snapshot, 'status'), at(snapshot, 'version')]).toEqual([
    '7.0.0',
    'deployed',
    1,
  ])
})

test('a commit moves the release, and the history keeps what it replaced', async () => {
  await until(() => readyOf(find('HelmRelease', 'podinfo')) === 'True InstallSucceeded')
  const sha = await commit('apps/test/podinfo-values.yaml', release('7.1.0'))
  await until(
    () => textAt(find('Kustomization', 'apps'), 'status', 'lastAppliedRevision') === `main@sha1:${sha}`,
  )
  const history = listAt(find('HelmRelease', 'podinfo'), 'status', 'history')
  expect(history.map(entry => [textAt(entry, 'chartVersion'), textAt(entry, 'status')])).toEqual([
    ['7.1.0', 'deployed'],
    ['7.0.0', 'superseded'],
  ])
  expect(
    textAt(listAt(find('Deployment', 'podinfo'), 'spec', 'template', 'spec', 'containers')[0], 'image'),
  ).toBe('ghcr.io/stefanprodan/podinfo:7.1.0')
})

test('what cannot be built changes nothing, says why, and is applied once it can', async () => {
  await until(() => readyOf(find('Kustomization', 'apps')) === 'True ReconciliationSucceeded')
  const before = textAt(find('Kustomization', 'apps'), 'status', 'lastAppliedRevision')
  const broken = await commit('apps/test/kustomization.yaml', 'resources: [nowhere.yaml]\n')
  await until(() => readyOf(find('Kustomization', 'apps')) === 'False BuildFailed')
  const apps = find('Kustomization', 'apps')
  expect([
    textAt(apps, 'status', 'lastAttemptedRevision'),
    textAt(apps, 'status', 'lastAppliedRevision'),
  ]).toEqual([`main@sha1:${broken}`, before])
  expect(find('Deployment', 'helloworld')).toBeDefined()
  await commit('apps/test/kustomization.yaml', 'resources: [helloworld]\n')
  await until(() => readyOf(find('Kustomization', 'apps')) === 'True ReconciliationSucceeded')
  // Pruned: the overlay names it no more.
  expect(find('HelmRelease', 'podinfo')).toBeUndefined()
})

test('a folder that is gone is told, and no later commit is tried', async () => {
  await until(() => readyOf(find('Kustomization', 'apps')) === 'True ReconciliationSucceeded')
  const [, apps = ''] = fluxFiles('test').find(([path]) => path.endsWith('apps.yaml')) ?? []
  await commit('clusters/test/apps.yaml', apps.replace('./apps/test', './apps/gone'))
  await until(() => readyOf(find('Kustomization', 'apps')) === 'False ArtifactFailed')
  const tried = textAt(find('Kustomization', 'apps'), 'status', 'lastAttemptedRevision')
  const later = await commit('README.md', 'later\n')
  const words = `kustomization path not found: stat /tmp/kustomization-${later.slice(-10)}/apps/gone: no such file or directory`
  const said = () => listAt(find('Kustomization', 'apps'), 'status', 'conditions')[1]
  await until(() => textAt(said(), 'message') === words)
  expect(textAt(find('Kustomization', 'apps'), 'status', 'lastAttemptedRevision')).toBe(tried)
})

test('a repository that does not answer is said to, with the last artifact kept', async () => {
  await until(() => readyOf(find('GitRepository', 'flux-system')) === 'True Succeeded')
  const revision = textAt(find('GitRepository', 'flux-system'), 'status', 'artifact', 'revision')
  await gitHub.close()
  await until(() => readyOf(find('GitRepository', 'flux-system')) === 'False GitOperationFailed')
  expect(textAt(find('GitRepository', 'flux-system'), 'status', 'artifact', 'revision')).toBe(revision)
})

test('a request to reconcile is answered with the same words', async () => {
  await until(() => readyOf(find('GitRepository', 'flux-system')) === 'True Succeeded')
  const [cluster] = fleet.clusters
  const address = `${cluster?.url}/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system`
  await fetch(address, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${cluster?.token}`, 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify({ metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' } } }),
  })
  await until(
    () => textAt(find('GitRepository', 'flux-system'), 'status', 'lastHandledReconcileAt') === 'now',
  )
})
