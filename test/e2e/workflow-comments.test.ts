import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startWorkflowStage, type WorkflowStage } from './workflow-stage.ts'

let stage: WorkflowStage

beforeEach(async () => {
  stage = await startWorkflowStage()
})
afterEach(() => stage.close())

test('one workflow file is the whole installation: a comment becomes a merged promotion', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const { end, verdict } = await stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  expect([end, verdict, await stage.replies()]).toEqual([
    0,
    'merged',
    ['github-actions[bot]: promote merged'],
  ])
})

test('a comment that is no command is left alone', async () => {
  const payload = await stage.comment('writer', 'Looks good to me')
  const { end, verdict } = await stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  expect([end, verdict, await stage.replies()]).toEqual([0, 'nothing-to-do', []])
})

test('a refusal is an answer in the thread, and no red workflow', async () => {
  const payload = await stage.comment('reader', '/promote podinfo@7.0.0 to prod')
  const { end, verdict } = await stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  expect([end, verdict, await stage.replies()]).toEqual([
    0,
    'refused',
    ['github-actions[bot]: promote refused'],
  ])
})

test('the schedule continues what a lost event left', async () => {
  await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const { end } = await stage.step({ repository: 'acme/fleet', event: 'schedule', payload: {} })
  expect([end, await stage.replies()]).toEqual([0, ['github-actions[bot]: promote merged']])
})

test('the schedule may come while a comment is answered: one reply, one pull request', async () => {
  const payload = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const ended = await Promise.all([
    stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload }),
    stage.step({ repository: 'acme/fleet', event: 'schedule', payload: {} }),
  ])
  expect([ended.map(({ end }) => end), await stage.replies(), await stage.pulls()]).toEqual([
    [0, 0],
    ['github-actions[bot]: promote merged'],
    1,
  ])
})

test('two comments at once are both answered', async () => {
  const first = await stage.comment('writer', '/promote podinfo@7.0.0 to prod')
  const second = await stage.comment('writer', '/promote helloworld@1.4.0 to prod')
  const asked = [first, second].map(payload =>
    stage.step({ repository: 'acme/fleet', event: 'issue_comment', payload }),
  )
  const ended = await Promise.all(asked)
  expect([ended.map(({ verdict }) => verdict), await stage.pulls()]).toEqual([['merged', 'merged'], 2])
})
