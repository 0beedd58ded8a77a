import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { answerByApp } from './answer-by-app.ts'
import { startWorkflowStage, type WorkflowStage } from './workflow-stage.ts'

let stage: WorkflowStage

beforeEach(async () => {
  stage = await startWorkflowStage()
})
afterEach(() => stage.close())

test('what the App answered, the Action leaves alone', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  await answerByApp(stage.gitHub)
  const { verdict } = await stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  expect([verdict, await stage.replies(), await stage.pulls()]).toEqual([
    'nothing-to-do',
    ['lockkeeper[bot]: promote merged'],
    1,
  ])
})

test('what the Action answered, the App leaves alone', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  await stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  await answerByApp(stage.gitHub)
  expect([await stage.replies(), await stage.pulls()]).toEqual([['github-actions[bot]: promote merged'], 1])
})

test('both at once: one reply, one pull request', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  await Promise.all([
    answerByApp(stage.gitHub),
    stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload }),
  ])
  expect([(await stage.replies()).length, await stage.pulls()]).toEqual([1, 1])
})
