import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type SandboxCluster, startSandboxCluster } from '../../src/sandbox/cluster/server.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { pushFile } from '../behaviours/stage.ts'
import { webhookSecret } from '../e2e/app-process.ts'
import { type Receiver, startReceiver } from '../sandbox/receiver.ts'
import { diagnose, startRegistered, writeOfDoctor } from './run-doctor.ts'

let gitHub: SandboxGitHub
let receiver: Receiver
const clusters: SandboxCluster[] = []

beforeEach(async () => {
  gitHub = await startRegistered()
  receiver = await startReceiver(webhookSecret)
  gitHub.app.hook.url = `${new URL('/api/github/webhooks', receiver.url)}`
})
afterEach(async () => {
  await receiver.close()
  for (const cluster of clusters.splice(0)) await cluster.close()
  await gitHub.close()
})

async function configure(...lines: readonly string[]): Promise<void> {
  await pushFile(gitHub, { path: '.github/lockkeeper.yml', text: `version: 1\n${lines.join('\n')}\n` })
  await gitHub.settled()
}

async function startCluster(name: string): Promise<SandboxCluster> {
  const cluster = await startSandboxCluster({ name, simulates: false })
  clusters.push(cluster)
  return cluster
}

test('auto-merge that the repository does not allow is a warning, with where it is switched on', async () => {
  await configure('environments:', '  - { name: test }', '  - { name: prod, autoMerge: true }')
  expect(await diagnose(gitHub)).toEqual({
    code: 0,
    wrong: {},
    hints: {
      'config acme/fleet: auto-merge': `The repository does not allow it, though it is asked for in prod; Lockkeeper merges by itself instead. Tick "Allow auto-merge" under Pull Requests at ${gitHub.url}/acme/fleet/settings, or take autoMerge out.`,
    },
  })
  for (const repository of gitHub.world.repositories.values()) repository.allowAutoMerge = true
  expect(await diagnose(gitHub)).toEqual({ code: 0, wrong: {}, hints: {} })
})

test('a team that is not there, and one of elsewhere', async () => {
  const allow = (...teams: readonly string[]) =>
    configure('environments:', `  - { name: prod, allow: { teams: [${teams.join(', ')}] } }`)
  await allow('acme/releasers')
  expect(await diagnose(gitHub)).toEqual({ code: 0, wrong: {}, hints: {} })
  await allow('acme/releasers', 'acme/relasers', 'globex/ops')
  expect(await diagnose(gitHub)).toEqual({
    code: 1,
    wrong: {
      'config acme/fleet: teams':
        "It allows acme/relasers, which acme does not have: write it as at the end of its page's address, or take it out.\nIt allows globex/ops, which is not of acme: GitHub tells this installation of nobody in it. Name a team of acme, or people.",
    },
    hints: {},
  })
})

test('without the right to see teams they are not judged', async () => {
  await configure('environments:', '  - { name: prod, allow: { teams: [acme/relasers] } }')
  const { members: _, ...fewer } = gitHub.installation.permissions
  gitHub.installation.permissions = fewer
  const { wrong, hints } = await diagnose(gitHub)
  expect([Object.keys(wrong), hints]).toEqual([
    ['installation acme: permissions'],
    {
      'config acme/fleet: teams':
        'Not looked at: acme/relasers. GitHub shows teams only with members: read; until an owner grants it, nobody counts as a member.',
    },
  ])
})

test('a cluster that answers is good, one that is not given to this process is told', async () => {
  const { kubeconfig, token } = await startCluster('eu')
  await configure(
    'clusters:',
    '  eu: { kubeconfig: KUBE_CONFIG_EU }',
    '  us: { kubeconfig: KUBE_CONFIG_US }',
    'environments: [{ name: prod, clusters: [eu, us] }]',
  )
  const given = { KUBE_CONFIG_EU: kubeconfig }
  expect(await diagnose(gitHub, given)).toEqual({
    code: 0,
    wrong: {},
    hints: {
      'config acme/fleet: cluster us':
        'KUBE_CONFIG_US is not set here, so that nothing is watched there. Set it to a kubeconfig where the server runs.',
    },
  })
  const { out } = await writeOfDoctor(gitHub, given)
  expect(out).toContain(
    '✓ config acme/fleet: cluster eu\n! config acme/fleet: cluster us\n    KUBE_CONFIG_US is',
  )
  expect(out).not.toContain(token)
})

test('a variable that is never read as a kubeconfig', async () => {
  const { kubeconfig } = await startCluster('eu')
  await configure('clusters: { eu: { kubeconfig: PROD_CLUSTER } }')
  expect(await diagnose(gitHub, { PROD_CLUSTER: kubeconfig })).toEqual({
    code: 1,
    wrong: {
      'config acme/fleet: cluster eu':
        'PROD_CLUSTER is not read as a kubeconfig: only variables whose names begin with KUBE_CONFIG are. Rename it, here and where the server runs.',
    },
    hints: {},
  })
})

test.each<[string, (cluster: SandboxCluster) => unknown, RegExp]>([
  [
    'whose kubeconfig is none',
    () => 'not: a: kubeconfig: s3cr3t-s3cr3t',
    /^eu: KUBE_CONFIG_EU is no YAML: .*\nIt has to be a kubeconfig as `kubectl config view/,
  ],
  [
    'that does not take the credentials',
    ({ kubeconfig, token }) => kubeconfig.replace(token, 's3cr3t-s3cr3t'),
    /^eu: Unauthorized\nThe credentials of eu are not accepted: .* Renew its kubeconfig\.$/,
  ],
  [
    'that is not there',
    ({ kubeconfig, url }) => kubeconfig.replace(url, 'http://127.0.0.1:9'),
    /^eu \(http:\/\/127\.0\.0\.1:9\) could not be reached: .*connection refused.*\nIs the cluster up/,
  ],
  [
    'that does not let us list',
    ({ kubeconfig, faults }) => {
      const body = { kind: 'Status', message: forbidden, reason: 'Forbidden', code: 403 }
      faults.add({ path: '/deployments', times: 9, fault: { kind: 'status', status: 403, body } })
      return kubeconfig
    },
    /^eu: deployments\.apps is forbidden: .*\nAllow it to sa: add \{ apiGroups: \["apps"\]/,
  ],
])('a cluster %s is wrong, with what to fix', async (_, spoil, message) => {
  const kubeconfig = spoil(await startCluster('eu')) as string
  await configure('clusters: { eu: { kubeconfig: KUBE_CONFIG_EU } }')
  const { code, wrong } = await diagnose(gitHub, { KUBE_CONFIG_EU: kubeconfig })
  expect([code, Object.keys(wrong)]).toEqual([1, ['config acme/fleet: cluster eu']])
  expect(wrong['config acme/fleet: cluster eu']).toMatch(message)
  expect(JSON.stringify(wrong)).not.toContain('s3cr3t')
})

const forbidden =
  'deployments.apps is forbidden: User "sa" cannot list resource "deployments" in API group "apps"'
