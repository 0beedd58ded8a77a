import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { withClusters } from './clusters.ts'
import { startWorkflowStage, type WorkflowStage } from './workflow-stage.ts'

let stage: WorkflowStage

beforeEach(async () => {
  stage = await startWorkflowStage()
})
afterEach(() => stage.close())

test('a comment is followed until the cluster runs what it asked for', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const ended = await withClusters(stage.gitHub, environment =>
    stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload, environment }),
  )
  expect([ended.end, ended.verdict, await stage.replies()]).toEqual([
    0,
    'succeeded',
    ['github-actions[bot]: promote succeeded'],
  ])
})

test('a secret that holds no kubeconfig is said in the reply, is not waited for, and loses nothing', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const ended = await withClusters(stage.gitHub, async environment => {
    const wrong = { ...environment, KUBE_CONFIG_PROD: 'hunter2-is-no-kubeconfig' }
    const left = await stage.step({
      repository: 'acme/fleet',
      event: 'issue_comment',
      payload,
      environment: wrong,
      timeout: 3_600_000,
    })
    const row = (await stage.bodies()).join('\n').match(/^\| Flux not seen in prod .*$/m)?.[0]
    await stage.step({ repository: 'acme/fleet', event: 'schedule', payload: {}, environment })
    return [left.end, left.verdict, row]
  })
  expect([...ended, await stage.replies()]).toEqual([
    0,
    'waiting',
    '| Flux not seen in prod | ❔ | prod: `KUBE_CONFIG_PROD` is no kubeconfig. It has to be a kubeconfig as `kubectl config view --raw --flatten --minify` prints it, plain or in base64. |',
    ['github-actions[bot]: promote succeeded'],
  ])
})

test('the schedule says at once which kubeconfig cannot be used, and ends', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const environment = { KUBE_CONFIG_PROD: 'hunter2-is-no-kubeconfig' }
  const asked = { repository: 'acme/fleet', environment, timeout: 3_600_000 } as const
  await stage.step({ ...asked, event: 'issue_comment', payload })
  const { end, verdict, log } = await stage.step({ ...asked, event: 'schedule', payload: {} })
  expect([end, verdict, log.filter(line => !/^\w+-\w+ p-/.test(line))]).toEqual([
    0,
    'answered',
    [
      'Everything that waits',
      `ROLLOUT_UNSEEN
  podinfo 7.0.0 on prod is merged, and nobody can see how it fares: prod: KUBE_CONFIG_PROD is no kubeconfig. It has to be a kubeconfig as \`kubectl config view --raw --flatten --minify\` prints it, plain or in base64.
  The schedule goes on with it once that is repaired, until the timeout of the environment.`,
      expect.stringMatching(/^Every comment and pull request since \d{4}-\S+ was looked at\.$/),
    ],
  ])
})

test('what cannot start is said to have failed', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.1 to test')
  const ended = await withClusters(stage.gitHub, environment =>
    stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload, environment }),
  )
  expect([ended.end, ended.verdict, await stage.replies()]).toEqual([
    0,
    'failed',
    ['github-actions[bot]: promote failed'],
  ])
})

test('the schedule continues a rollout that a step left, and says how it ended', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const asked = { repository: 'acme/fleet', event: 'issue_comment', payload } as const
  const verdicts = await withClusters(stage.gitHub, async environment => {
    const left = await stage.step({ ...asked, environment, timeout: 0 })
    await stage.step({ repository: 'acme/fleet', event: 'schedule', payload: {}, environment })
    return [left.verdict, await stage.replies()]
  })
  expect(verdicts).toEqual(['waiting', ['github-actions[bot]: promote succeeded']])
})

test('a comment takes the one that is given for no cluster that the configuration names otherwise', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const ended = await withClusters(stage.gitHub, ({ KUBE_CONFIG_PROD: KUBE_CONFIG = '' }) =>
    stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload, environment: { KUBE_CONFIG } }),
  )
  expect([ended.end, ended.verdict]).toEqual([0, 'merged'])
})

test('verify takes the one that is given for every environment whose own is not at hand', async () => {
  const ended = await withClusters(stage.gitHub, ({ KUBE_CONFIG_PROD: kubeconfig = '' }) =>
    stage.step({
      repository: 'acme/fleet',
      event: 'workflow_dispatch',
      payload: {},
      mode: 'verify',
      command: 'podinfo on prod',
      environment: { KUBE_CONFIG: Buffer.from(kubeconfig).toString('base64') },
    }),
  )
  expect([ended.end, ended.verdict]).toEqual([0, 'succeeded'])
})
