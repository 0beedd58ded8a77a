import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandboxRegistry } from '../../src/sandbox/registry/registry-server.ts'
import { filesOf } from '../contract/guide-blocks.ts'
import { bakedFleet } from '../contract/guide-fleets.ts'
import { withClusters } from '../e2e/clusters.ts'
import { personAt } from '../e2e/person.ts'
import { type Acted, type Stage, startStage } from './stage.ts'
import { standIns } from './stand-ins.ts'

let stage: Stage

beforeEach(async () => {
  stage = await startStage()
})
afterEach(() => stage.close())

const caller = (test: string, verify: boolean, version = '7.0.0', registry = 'ghcr.io') => `name: deliver
on: push
permissions: { contents: read, packages: write }
jobs:
  deliver:
    uses: lockkeeper/lockkeeper/.github/workflows/deliver.yml@v1
    with:
      gitops: acme/fleet
      app: podinfo
      version: ${version}
      image: ${registry}/acme/podinfo
      test: ${test}
      verify: ${verify}
    secrets:
      GITOPS_TOKEN: \${{ secrets.GITOPS_TOKEN }}
      KUBE_CONFIG: \${{ secrets.KUBE_CONFIG }}
      REGISTRY_USERNAME: \${{ secrets.REGISTRY_USERNAME }}
      REGISTRY_PASSWORD: \${{ secrets.REGISTRY_PASSWORD }}
`

const digest = `sha256:${'a'.repeat(64)}`

// There is no container engine here: these take the place of Docker's own actions, and say what they were asked.
const docker = {
  'docker/setup-buildx-action@b5ca514318bd6ebac0fb2aedd5d36ec1b5c232a2': 'echo set up',
  'docker/login-action@74a5d142397b4f367a81961eba4e8cd7edddf772': 'echo logged in',
  'docker/build-push-action@471d1dc4e07e5cdedd4c2171150001c434f0b7a4': `echo "pushed \${{ inputs.tags }}"; echo "digest=${digest}" >>"$GITHUB_OUTPUT"`,
  'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8': 'echo checked out',
}

interface PushWish {
  readonly kubeconfig?: string
  readonly version?: string
  /** Where the image goes and alice may look, in the place of ghcr.io. */
  readonly registry?: string
}

async function push(branch: string, testCommand: string, wish: PushWish = {}): Promise<Acted> {
  const { kubeconfig = '', version, registry } = wish
  const { gitHub, act, startRun, workflowToken } = stage
  const run = await startRun({ repository: 'acme/podinfo', login: 'alice' })
  const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/podinfo')
  const ref = `refs/heads/${branch}`
  return act({
    event: 'push',
    payload: { ref, repository, commits: [], sender: { login: 'alice', type: 'User' } },
    files: { '.github/workflows/deliver.yml': caller(testCommand, kubeconfig !== '', version, registry) },
    repository: 'acme/podinfo',
    token: await workflowToken('acme/podinfo'),
    secrets: {
      GITOPS_TOKEN: gitHub.people.find(({ role }) => role === 'writer')?.token ?? '',
      KUBE_CONFIG: kubeconfig,
      ...(registry === undefined
        ? {}
        : { REGISTRY_USERNAME: 'alice', REGISTRY_PASSWORD: 'planted"password' }),
    },
    environment: {
      GITHUB_RUN_ID: String(run),
      GITHUB_REPOSITORY: 'acme/podinfo',
      ...(registry === undefined ? {} : { REGISTRIES: registry }),
    },
    actions: await standIns(docker),
  })
}

/** Titles of the promotions' pull requests in the GitOps repository. */
async function promotions(): Promise<readonly string[]> {
  const found = await personAt(stage.gitHub, 'admin').get<readonly { readonly title: string }[]>(
    '/repos/acme/fleet/pulls?state=all',
  )
  return found.map(({ title }) => title)
}

test('what passed its tests is built, pushed and promoted to the environment of its branch', async () => {
  const { code, log } = await push('prod', 'true')
  expect([code, await promotions(), log]).toEqual([
    0,
    ['Promote podinfo from 6.9.2 to 7.0.0 on prod'],
    expect.stringContaining('pushed ghcr.io/acme/podinfo:7.0.0'),
  ])
})

test('by the guide from k8s-bake: a version that only the private registry knows is promoted', async () => {
  await stage.close()
  const registry = await startSandboxRegistry({ passwords: { alice: 'planted"password' } })
  registry.pushImage('acme/podinfo', '12-abc', { private: true })
  const shown = filesOf('docs/action.md', 'Coming from k8s-bake and k8s-deploy')
  const overlay = shown['test/kustomization.yaml'] ?? ''
  const files = { ...bakedFleet, ...shown, 'prod/kustomization.yaml': overlay }
  const there = Object.entries(files).map(([path, text]) => [path, text.replaceAll('ghcr.io', registry.host)])
  stage = await startStage({ repository: folderWith(Object.fromEntries(there)) })
  const { code, log } = await push('main', 'true', { version: '12-abc', registry: registry.host })
  await registry.close()
  expect([code, await promotions(), /planted.{0,2}password/.test(log)]).toEqual([
    0,
    ['Promote podinfo from 1.2.2 to 12-abc on test'],
    false,
  ])
})

/** A folder that holds these files and is no repository. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-guide-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test('what failed its tests goes nowhere', async () => {
  const { code, log } = await push('prod', 'false')
  expect([code, await promotions(), log.includes('pushed ')]).toEqual([1, [], false])
})

test('a branch that the table does not name is tested and goes nowhere', async () => {
  const { code, log } = await push('try-this', 'true')
  expect([code, await promotions(), log.includes('pushed ')]).toEqual([0, [], false])
})

test('with a kubeconfig it ends when the cluster runs it', async () => {
  const { code, summary } = await withClusters(stage.gitHub, ({ KUBE_CONFIG_PROD = '' }) =>
    push('prod', 'true', { kubeconfig: KUBE_CONFIG_PROD }),
  )
  expect([code, summary.match(/^### .*$/gm)]).toEqual([
    0,
    ['### 🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched', '### 🟢 podinfo 7.0.0 on prod: runs'],
  ])
})
