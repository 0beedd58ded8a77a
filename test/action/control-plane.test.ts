import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { apiOf, type ControlPlane, startControlPlane } from '../cluster/control-plane.ts'
import { type Flux, startFlux } from '../cluster/flux.ts'
import { buildPrograms } from '../cluster/programs.ts'
import { personAt } from '../e2e/person.ts'
import { type Stage, startStage } from './stage.ts'

let folder: string
let plane: ControlPlane
let flux: Flux
let stage: Stage

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockkeeper-fleet-'))
  await writeFleet(fleet('6.9.2', 'ready'))
  execFileSync('git', ['-C', folder, 'init', '-q', '-b', 'main'])
  commit('Begin')
  stage = await startStage({ repository: folder })
  const programs = buildPrograms()
  plane = await startControlPlane(programs)
  const api = await apiOf(plane.kubeconfig('admin'))
  flux = await startFlux(api, {
    programs,
    folder: plane.folder,
    kubeconfig: join(plane.folder, 'admin.kubeconfig'),
  })
  await flux.push('0'.repeat(40), fleet('6.9.2', 'ready'))
  await api.send({
    method: 'POST',
    path: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations',
    body: kustomization,
  })
  api.close()
}, 900_000)

afterAll(async () => {
  await flux?.stop()
  await plane?.stop()
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function writeFleet(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

function commit(message: string): void {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@users.noreply.github.com']
  execFileSync('git', ['-C', folder, 'add', '--all'])
  execFileSync('git', ['-C', folder, ...who, 'commit', '-q', '-m', message])
}

const pinned = 'apps/prod/kustomization.yaml'

/** A fleet with one app in prod, whose pods fare on the control plane as `behaviour` says. */
function fleet(tag: string, behaviour: string): Readonly<Record<string, string>> {
  return {
    [pinned]: `resources: [podinfo.yaml]
images:
- { name: example.com/podinfo, newTag: ${tag} }
patches:
- target: { kind: Deployment }
  patch: '[{ "op": "add", "path": "/spec/template/metadata/annotations", "value": { "test/behaviour": "${behaviour}" } }]'
`,
    'apps/prod/podinfo.yaml': `apiVersion: v1
kind: Namespace
metadata: { name: podinfo }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: podinfo, namespace: podinfo }
spec:
  replicas: 2
  selector: { matchLabels: { app: podinfo } }
  template:
    metadata: { labels: { app: podinfo } }
    spec: { containers: [{ name: podinfo, image: example.com/podinfo }] }
`,
  }
}

const kustomization = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'apps', namespace: 'flux-system' },
  spec: {
    interval: '10m',
    path: './apps/prod',
    prune: true,
    wait: true,
    timeout: '1m',
    sourceRef: { kind: 'GitRepository', name: 'fleet' },
  },
}

/** Pushes files to the GitOps repository; Flux learns of it unless it is `slow`. */
async function push(files: Readonly<Record<string, string>>, speed: 'quick' | 'slow' = 'quick') {
  const admin = personAt(stage.gitHub, 'admin')
  const { object } = await admin.get<{ readonly object: { readonly sha: string } }>(
    '/repos/acme/fleet/git/ref/heads/main',
  )
  const path = `/repos/acme/fleet/contents/${pinned}`
  const { sha } = await admin.get<{ readonly sha: string }>(path)
  const wish = { message: 'Change', content: Buffer.from(files[pinned] ?? '').toString('base64'), sha }
  const made = await admin.send<{ readonly commit: { readonly sha: string } }>('PUT', path, wish)
  if (speed === 'quick') await flux.push(made.commit.sha, files)
  return {
    ref: 'refs/heads/main',
    before: object.sha,
    after: made.commit.sha,
    commits: [{ id: made.commit.sha, message: wish.message }],
    repository: await admin.get<unknown>('/repos/acme/fleet'),
  }
}

const workflow = (timeout: string) => `name: verify
on: push
permissions: { contents: read }
jobs:
  verify:
    runs-on: ubuntu-latest
    steps:
      - uses: lockkeeper/lockkeeper@v1
        with:
          kubeconfig: \${{ secrets.KUBE_CONFIG }}
          timeout: ${timeout}
`

async function verify(payload: object, timeout = '60s') {
  const { code, outputs } = await stage.act({
    event: 'push',
    payload,
    files: { '.github/workflows/verify.yml': workflow(timeout) },
    repository: 'acme/fleet',
    token: await stage.workflowToken('acme/fleet'),
    secrets: { KUBE_CONFIG: Buffer.from(plane.kubeconfig('admin')).toString('base64') },
  })
  const value = (name: string) => new RegExp(`^${name}<<(\\S+)\\n(.*)\\n\\1$`, 'm').exec(outputs)?.[2]
  return [code, value('verdict'), value('cause')]
}

test('what a real cluster runs is succeeded', async () => {
  expect(await verify(await push(fleet('7.0.0', 'ready')))).toEqual([0, 'succeeded', undefined])
})

test('what crashes there is failed, with the cause', async () => {
  expect(await verify(await push(fleet('7.0.1', 'crash')))).toEqual([
    1,
    'failed',
    expect.stringContaining('exit code 1'),
  ])
})

test('what Flux has not heard of yet is unknown when the time is over', async () => {
  expect(await verify(await push(fleet('7.0.3', 'ready'), 'slow'), '3s')).toEqual([
    1,
    'unknown',
    expect.stringContaining("Flux's source is at"),
  ])
})
