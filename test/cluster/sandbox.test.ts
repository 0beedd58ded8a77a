import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from '../../src/cli/sandbox-parts.ts'
import type { Api } from '../../src/kubernetes/api.ts'
import { openGitSource } from '../../src/sandbox/cluster/flux/git-source.ts'
import { gitops, voicesOf } from '../e2e/stage.ts'
import { apiOf } from './control-plane.ts'
import { type Flux, startFlux } from './flux.ts'
import { type Fleet, fleetFiles, kustomizationOf, openFleet } from './flux-fleet.ts'
import { theRealOne } from './stage.ts'

const place = { environment: 'stage', namespace: 'sandbox-test' }
const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations'
const config = `version: 1
versions: any
clusters: { here: { kubeconfig: KUBE_CONFIG } }
environments: [{ name: stage, clusters: [here], merge: when-green, timeout: 60s }]
`

// How the pods fare is what the tag says: `crash`, for one.
const behaviourByTag = `replacements:
- source: { kind: Deployment, fieldPath: spec.template.spec.containers.0.image, options: { delimiter: ":", index: 1 } }
  targets:
  - select: { kind: Deployment }
    fieldPaths: ["spec.template.metadata.annotations.test/behaviour"]
`

let api: Api
let flux: Flux
let fleet: Fleet
let sandbox: Sandbox
let source: { stop(): Promise<void> }

beforeAll(async () => {
  const { kubeconfig, folder = '', programs = '' } = theRealOne()
  api = await apiOf(kubeconfig('admin'))
  flux = await startFlux(api, { programs, folder, kubeconfig: `${folder}/admin.kubeconfig` })
  fleet = openFleet({}, config)
  const files = fleetFiles('7.0.0', 'ready', place)
  const overlay = 'apps/stage/kustomization.yaml'
  fleet.commit({ ...files, [overlay]: `${files[overlay]}${behaviourByTag}` })
  const clusters = { kind: 'real', kubeconfig: kubeconfig('admin') } as const
  sandbox = await startSandbox({ port: 0, repository: fleet.folder, clusters, cwd: '/', log: () => {} })
  source = await followHead(sandbox)
  await api.send({ method: 'POST', path: kustomizations, body: kustomizationOf(place) })
})

afterAll(async () => {
  await api?.send({ method: 'DELETE', path: `${kustomizations}/${place.namespace}` })
  await source?.stop()
  await sandbox?.close()
  fleet?.remove()
  await flux?.stop()
  api?.close()
})

/** As source-controller does, but four times a second: gives Flux whatever the GitOps repository's default branch holds. */
async function followHead({ gitHub }: Sandbox): Promise<{ stop(): Promise<void> }> {
  const { token = '' } = gitHub.people.find(({ role }) => role === 'admin') ?? {}
  const git = await openGitSource({ url: `${gitHub.url}/acme/fleet.git`, token })
  const over = new AbortController()
  let at = ''
  const bring = async () => {
    const head = await git.head('main')
    if (head === at) return
    const { files } = await git.checkout(head)
    const texts = [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')])
    await flux.push(head, Object.fromEntries(texts))
    at = head
  }
  // What another suite has left is on a server that is gone.
  await bring()
  const following = (async () => {
    while (!over.signal.aborted) {
      await sleep(250)
      await bring()
    }
  })()
  return {
    stop: async () => {
      over.abort()
      await following
      await git.close()
    },
  }
}

async function say(text: string): Promise<string> {
  const { say: speak } = voicesOf(sandbox.gitHub)
  return (await speak('writer', text, gitops)).text
}

/** What of a reply says how it went: its heading, who applied it, what runs. */
async function said(line: string): Promise<readonly string[]> {
  const told = (await say(line)).split('\n')
  return told.filter(each => /^### |^\| (Flux|rollout|here|podinfo \| stage|20\d\d)/.test(each))
}

test('a comment, a pull request, the real Flux, pods that run it: the whole road, and back', async () => {
  const applied = expect.stringMatching(/^\| Flux applied `[0-9a-f]{7}` in here \| ✅/)
  const runs = expect.stringMatching(/^\| rollout: 2\/2 pods run `sha256:[0-9a-f]{7}…` \| ✅/)
  expect(await said('/promote podinfo@7.0.1 to stage')).toEqual([
    '### 🟢 podinfo 7.0.0 → 7.0.1 on stage',
    applied,
    runs,
  ])
  expect(await said('/verify podinfo on stage')).toEqual([
    '### 🟢 podinfo 7.0.1 on stage: runs',
    expect.stringMatching(/^\| here \| 🟢 \| `main@sha1:[0-9a-f]{40}` \| 2\/2 run `sha256:[0-9a-f]{7}…` \|/),
  ])
  expect((await said('/list podinfo')).slice(1, 2)).toEqual([
    expect.stringMatching(/^\| podinfo \| stage \| `7\.0\.1` \| 2\/2 \| ✅ \| .* \| `@alice` \|$/),
  ])
  expect(await said('/restart podinfo on stage')).toEqual(['### 🔄 podinfo on stage is being restarted'])
  expect(await said('/rollback podinfo on stage')).toEqual([
    '### 🟢 podinfo 7.0.1 → 7.0.0 on stage',
    applied,
    runs,
  ])
  expect((await said('/history podinfo')).slice(1)).toEqual([
    expect.stringMatching(
      /\| stage \| `7\.0\.1` \| `7\.0\.0` \| `@alice` \| .* \| 🟢 rollback, succeeded \|$/,
    ),
    expect.stringMatching(/\| stage \| `7\.0\.0` \| `7\.0\.1` \| `@alice` \| .* \| 🟢 succeeded \|$/),
  ])
}, 300_000)

test('what crashes is told with the last lines of its log, masked, and the way back is ready', async () => {
  const reply = await say('/promote podinfo@crash to stage')
  expect(reply.split('\n')[0]).toBe('### 🔴 podinfo 7.0.0 → crash on stage: failed')
  expect(reply).toMatch(
    /here: Deployment sandbox-test\/podinfo: pod `podinfo-\S+`: container podinfo crashes again and again \(4 restarts\), exit code 1\./,
  )
  expect(reply).toContain('```text\npanic: told to\nDATABASE_PASSWORD=***\n```')
  expect(reply).toMatch(/`\/rollback podinfo on stage`, back to `7\.0\.0`, is ready as #\d+\./)
  expect(await said('/rollback podinfo on stage')).toMatchObject({
    0: '### 🟢 podinfo crash → 7.0.0 on stage',
  })
}, 300_000)
