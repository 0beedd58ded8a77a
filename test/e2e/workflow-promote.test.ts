import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startWorkflowStage, type WorkflowStage } from './workflow-stage.ts'

let stage: WorkflowStage

beforeEach(async () => {
  stage = await startWorkflowStage()
})
afterEach(() => stage.close())

/** A run in the source repository that alice began, with the token of a GitHub App that reaches both repositories. */
async function deliver(command: string, timeout = 60_000) {
  const started = { repository: 'acme/podinfo', login: 'alice' }
  const { id } = await stage.control<{ readonly id: number }>('/workflow-run', started)
  const token = stage.gitHub.people.find(({ role }) => role === 'writer')?.token ?? ''
  return stage.step({
    repository: 'acme/podinfo',
    event: 'push',
    payload: {},
    mode: 'promote',
    run: id,
    command,
    gitops: 'acme/fleet',
    token,
    timeout,
  })
}

test('a step of a delivery pipeline promotes', async () => {
  const { end, verdict, shown } = await deliver('podinfo@7.0.0 to prod')
  expect([end, verdict, shown.outputs.get('pull-request')]).toEqual([
    0,
    'merged',
    expect.stringMatching(/\/acme\/fleet\/pull\/\d+$/),
  ])
})

test('what a step asks for in vain ends red, with the reason', async () => {
  const { end, verdict, cause } = await deliver('podinfo@8.8.8 to prod')
  expect([end, verdict, cause]).toEqual([1, 'refused', expect.stringContaining('8.8.8')])
})

test('a token that does not reach the GitOps repository is told so', async () => {
  const started = { repository: 'acme/podinfo', login: 'alice' }
  const { id } = await stage.control<{ readonly id: number }>('/workflow-run', started)
  const { end, shown } = await stage.step({
    repository: 'acme/podinfo',
    event: 'push',
    payload: {},
    mode: 'promote',
    run: id,
    command: 'podinfo@7.0.0 to prod',
    gitops: 'acme/fleet',
  })
  expect([end, shown.problems.map(({ code }) => code)]).toEqual([3, ['REPOSITORY_UNREACHABLE']])
})

test('what waits when the step ends is gone on with by whoever acts as the same, and by nobody else', async () => {
  const fleet = [...stage.gitHub.world.repositories.values()].find(({ name }) => name === 'fleet')
  fleet?.rules.set('main', { requiredChecks: ['e2e'], strict: false, approvals: undefined })
  const { end, verdict, log, shown } = await deliver('podinfo@7.0.0 to prod', 0)
  const hint = expect.stringContaining('acts as the same GitHub App or person as this one')
  expect([end, verdict, log.join('\n'), shown.summaries.join('\n')]).toEqual([0, 'waiting', hint, hint])
  type Pull = { readonly head: { readonly sha: string }; readonly state: string }
  const pull = async () => (await stage.admin.get<readonly Pull[]>('/repos/acme/fleet/pulls?state=all'))[0]
  const passed = { state: 'success', context: 'e2e' }
  await stage.admin.send('POST', `/repos/acme/fleet/statuses/${(await pull())?.head.sha}`, passed)
  const schedule = { repository: 'acme/fleet', event: 'schedule', payload: {} }
  await stage.step(schedule)
  expect((await pull())?.state).toBe('open')
  const token = stage.gitHub.people.find(({ role }) => role === 'writer')?.token ?? ''
  await stage.step({ ...schedule, token })
  expect((await pull())?.state).toBe('closed')
})
