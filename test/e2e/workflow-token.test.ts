import { afterEach, describe, expect, test } from '@jest/globals'
import { appToken } from './app-token.ts'
import { startWorkflowStage, type WorkflowStage } from './workflow-stage.ts'

let stage: WorkflowStage

afterEach(() => stage.close())

/** Asks for a promotion by a comment and runs the workflow that GitHub starts for it. */
async function ask(token?: string) {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const chosen = token === undefined ? {} : { token }
  const asked = { repository: 'acme/fleet', event: 'issue_comment', payload, ...chosen }
  return stage.step({ ...asked, timeout: 300_000 })
}

test('where workflows may open no pull requests, the way out is said in the thread and in the log', async () => {
  stage = await startWorkflowStage({ behaviour: { workflowsOpenPulls: false } })
  const { end, shown } = await ask()
  expect((await stage.bodies()).at(-1)).toContain('Allow GitHub Actions to create and approve pull requests')
  expect([end, shown.problems.map(({ code, advice }) => [code, advice])]).toEqual([
    3,
    [
      [
        'PULL_REQUESTS_FORBIDDEN',
        'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or set the input `token` to a GitHub App’s or a fine-grained token.',
      ],
    ],
  ])
})

test('a comment in a repository whose token does not reach the GitOps repository is answered with the way out', async () => {
  stage = await startWorkflowStage()
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod', 'acme/podinfo')
  const { end, shown } = await stage.step({
    repository: 'acme/podinfo',
    event: 'issue_comment',
    payload,
    gitops: 'acme/fleet',
  })
  expect((await stage.bodies('acme/podinfo')).at(-1)).toContain(
    'A workflow’s own token reaches its own repository alone.',
  )
  expect([end, shown.problems.map(({ code }) => code)]).toEqual([3, ['REPOSITORY_UNREACHABLE']])
})

describe('where a workflow is a required check', () => {
  const demand = async () => {
    stage = await startWorkflowStage({ checks: { delay: 50, conclusion: 'success', isWorkflow: true } })
    const fleet = [...stage.gitHub.world.repositories.values()].find(({ name }) => name === 'fleet')
    fleet?.rules.set('main', { requiredChecks: ['validate'], strict: false, approvals: undefined })
  }

  test('the reply to the workflow’s own token says who can start it, and nobody waits for it in vain', async () => {
    await demand()
    const { end, verdict, shown } = await ask()
    const [reply = ''] = (await stage.bodies()).slice(-1)
    expect([end, verdict, shown.outputs.get('result')]).toEqual([
      0,
      'waiting',
      '[{"verdict":"waiting","waitsFor":"person"}]',
    ])
    expect(reply).toContain(
      'Checks 0/1, waiting for validate. GitHub starts no workflow for what a workflow’s own token does: press “Approve workflows to run” in the pull request, or, for good, give the step the `token` of a GitHub App.',
    )
  })

  test('the token of a GitHub App goes through', async () => {
    await demand()
    const { end, verdict } = await ask(await appToken(stage.gitHub))
    expect([end, verdict, await stage.pulls()]).toEqual([0, 'merged', 1])
  })

  test('once somebody started it, the schedule goes on', async () => {
    await demand()
    await ask()
    type Pull = { readonly head: { readonly sha: string } }
    const [pull] = await stage.admin.get<readonly Pull[]>('/repos/acme/fleet/pulls')
    const passed = { state: 'success', context: 'validate' }
    await stage.admin.send('POST', `/repos/acme/fleet/statuses/${pull?.head.sha}`, passed)
    await stage.step({ repository: 'acme/fleet', event: 'schedule', payload: {} })
    expect(await stage.replies()).toEqual(['github-actions[bot]: promote merged'])
  })
})
