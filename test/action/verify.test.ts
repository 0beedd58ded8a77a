import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { withClusters } from '../e2e/clusters.ts'
import { personAt } from '../e2e/person.ts'
import { type Acted, type Stage, startStage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await startStage()
})
afterEach(() => stage.close())

const values = 'apps/prod/podinfo-values.yaml'

/** Puts a version into prod's values on the default branch; answers the event that the workflow gets, which lists no files. */
async function push(version: string) {
  const admin = personAt(stage.gitHub, 'admin')
  const { object } = await admin.get<{ readonly object: { readonly sha: string } }>(
    '/repos/acme/fleet/git/ref/heads/main',
  )
  const path = `/repos/acme/fleet/contents/${values}`
  const { content, sha } = await admin.get<{ readonly content: string; readonly sha: string }>(path)
  const text = Buffer.from(content, 'base64').toString('utf8').replaceAll('6.9.2', version)
  const wish = { message: `podinfo ${version}`, content: Buffer.from(text).toString('base64'), sha }
  const { commit } = await admin.send<{ readonly commit: { readonly sha: string } }>('PUT', path, wish)
  const commits = [{ id: commit.sha, message: wish.message }]
  return { ref: 'refs/heads/main', before: object.sha, after: commit.sha, commits }
}

/** Runs docs/examples/verify.yml, or another workflow, after a push. */
async function verify(event: object, kubeconfig: string, workflow?: string): Promise<Acted> {
  const { gitHub, act, workflowToken } = stage
  const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/fleet')
  return act({
    event: 'push',
    payload: { ...event, repository },
    files: {
      '.github/workflows/verify.yml': workflow ?? (await readFile('docs/examples/verify.yml', 'utf8')),
    },
    repository: 'acme/fleet',
    token: await workflowToken('acme/fleet', { contents: 'read', metadata: 'read', deployments: 'write' }),
    secrets: { KUBE_CONFIG: kubeconfig },
  })
}

function outcome({ code, log, summary }: Acted) {
  const [, verdict] = /::set-output:: verdict=(\S+)/.exec(log) ?? []
  return [code, verdict, summary.split('\n')[0]]
}

test('is green once the cluster runs what was pushed', async () => {
  const acted = await withClusters(stage.gitHub, async ({ KUBE_CONFIG_PROD = '' }) =>
    verify(await push('7.0.0'), Buffer.from(KUBE_CONFIG_PROD).toString('base64')),
  )
  expect(outcome(acted)).toEqual([0, 'succeeded', '### 🟢 podinfo 7.0.0 on prod: runs'])
  expect(acted.printed).toMatch(/^::group::podinfo 7\.0\.0 on prod$/m)
})

test('is red with the cause when it cannot start', async () => {
  const acted = await withClusters(stage.gitHub, async ({ KUBE_CONFIG_PROD = '' }) =>
    verify(await push('7.0.2'), KUBE_CONFIG_PROD),
  )
  expect(outcome(acted)).toEqual([1, 'failed', '### 🔴 podinfo 7.0.2 on prod: failed'])
  expect(acted.outputs).toMatch(/^cause<<ghadelimiter_\S+\n.*exit code 2/m)
})

describe('what nobody saw', () => {
  test('is unknown and red where no kubeconfig is given', async () => {
    const acted = await verify(await push('7.0.0'), '')
    expect(outcome(acted)).toEqual([1, 'unknown', '### ⚪ podinfo on prod: no cluster is connected'])
  })

  test('is unknown and red when nothing answers at its address until the time is over', async () => {
    const kubeconfig = JSON.stringify({
      'current-context': 'gone',
      contexts: [{ name: 'gone', context: { cluster: 'gone', user: 'gone' } }],
      clusters: [{ name: 'gone', cluster: { server: 'http://127.0.0.1:1' } }],
      users: [{ name: 'gone', user: { token: 'nobody' } }],
    })
    const example = await readFile('docs/examples/verify.yml', 'utf8')
    const acted = await verify(
      await push('7.0.0'),
      kubeconfig,
      `${example.trimEnd()}\n          timeout: 3s\n`,
    )
    expect(outcome(acted)).toEqual([1, 'unknown', expect.stringContaining('podinfo')])
    expect(acted.printed).toContain('127.0.0.1:1')
  })
})
