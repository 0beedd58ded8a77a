import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { withClusters } from './clusters.ts'
import { startWorkflowStage, type WorkflowStage } from './workflow-stage.ts'

const connect =
  'give the input `kubeconfig` or the variable `KUBE_CONFIG`, or name the cluster under `clusters` in the configuration'

let stage: WorkflowStage

beforeEach(async () => {
  stage = await startWorkflowStage()
})
afterEach(() => stage.close())

const asked = { repository: 'acme/fleet', event: 'workflow_dispatch', payload: {}, mode: 'verify' } as const

test('waits until the cluster runs it', async () => {
  const { end, verdict } = await withClusters(stage.gitHub, environment =>
    stage.step({ ...asked, command: 'podinfo on prod', environment }),
  )
  expect([end, verdict]).toEqual([0, 'succeeded'])
})

test('without a cluster nothing is known', async () => {
  const { end, verdict, cause } = await stage.step({ ...asked, command: 'podinfo on prod' })
  expect([end, verdict, cause]).toEqual([
    2,
    'unknown',
    'no cluster is connected: give the input `kubeconfig` or the variable `KUBE_CONFIG`, or name the cluster under `clusters` in the configuration',
  ])
})

test('a kubeconfig that is none is said to be so, and not shown', async () => {
  const kubeconfig = 'hunter2-is-no-kubeconfig'
  const { end, verdict, cause, shown } = await stage.step({
    ...asked,
    command: 'podinfo on prod',
    kubeconfig,
  })
  expect([end, verdict, cause]).toEqual([3, 'unknown', expect.stringContaining('kubeconfig')])
  expect(JSON.stringify([...shown.outputs, shown.summaries, shown.problems])).not.toContain('hunter2')
})

/** Pushes one file to the default branch; GitHub's event for a workflow names the commits and not their files. */
async function pushEvent(path: string, change: (text: string) => string) {
  const admin = stage.admin
  const { object } = await admin.get<{ readonly object: { readonly sha: string } }>(
    '/repos/acme/fleet/git/ref/heads/main',
  )
  const at = `/repos/acme/fleet/contents/${path}`
  const { content, sha } = await admin.get<{ readonly content: string; readonly sha: string }>(at)
  const text = change(Buffer.from(content, 'base64').toString('utf8'))
  const wish = { message: 'Change', content: Buffer.from(text).toString('base64'), sha }
  const { commit } = await admin.send<{ readonly commit: { readonly sha: string } }>('PUT', at, wish)
  return { before: object.sha, after: commit.sha, commits: [{ id: commit.sha }] }
}

test('a push that changes nothing that runs asks for nothing', async () => {
  const payload = await pushEvent('README.md', text => `${text}More.\n`)
  const { end, verdict } = await stage.step({ repository: 'acme/fleet', event: 'push', payload })
  expect([end, verdict]).toEqual([0, 'nothing-to-do'])
})

test('a push is about the apps whose pins it changes', async () => {
  const payload = await pushEvent('apps/prod/podinfo-values.yaml', text => text.replaceAll('6.9.2', '7.0.0'))
  const { end, shown } = await stage.step({ repository: 'acme/fleet', event: 'push', payload })
  expect([end, shown.summaries]).toEqual([
    2,
    [`### ⚪ podinfo on prod: no cluster is connected\n\nNobody can look: ${connect}.\n`],
  ])
})

test('a push of a branch that is new is about every environment', async () => {
  const payload = { before: '0'.repeat(40), after: 'a'.repeat(40), commits: [] }
  const { end, shown } = await stage.step({ repository: 'acme/fleet', event: 'push', payload })
  expect([end, shown.summaries[0]?.match(/ on \w+/g)]).toEqual([2, [' on test', ' on stage', ' on prod']])
})

test('an app that is not there is answered with those that are', async () => {
  const { end, shown } = await stage.step({ ...asked, command: 'podifno on prod' })
  expect([end, shown.problems.map(({ code, advice }) => [code, advice])]).toEqual([
    3,
    [['NOT_THERE', expect.stringContaining('Apps: helloworld, podinfo')]],
  ])
})
