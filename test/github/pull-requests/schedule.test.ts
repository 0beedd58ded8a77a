import { expect, test } from '@jest/globals'
import { blocked } from '../../../src/github/pull-requests/refusal.ts'
import { enableMutation, schedulePullRequest } from '../../../src/github/pull-requests/schedule.ts'
import { parseSha } from '../../../src/promotion/names.ts'
import { facts, scriptedAccess } from '../access.ts'
import type { Scripted } from '../script.ts'

const head = parseSha('b'.repeat(40)) ?? parseSha('')

const pull = (on: boolean): Scripted => ({
  status: 200,
  body: {
    data: {
      repository: {
        pullRequest: { id: 'PR_5', isInMergeQueue: false, autoMergeRequest: on ? { enabledAt: '' } : null },
      },
    },
  },
})
const done: Scripted = {
  status: 200,
  body: { data: { enablePullRequestAutoMerge: { clientMutationId: null } } },
}
const failed = (message: string, type = 'UNPROCESSABLE'): Scripted => ({
  status: 200,
  body: { data: { enablePullRequestAutoMerge: null }, errors: [{ type, message }] },
})

async function schedule(...answers: readonly Scripted[]) {
  const { access, head: known, asked } = scriptedAccess([facts, pull(false), ...answers])
  if (head === undefined) throw new Error('no head')
  const request = { number: 5, head, title: 'Promote podinfo (#5)', message: 'Release: podinfo@7.0.0' }
  return { outcome: await schedulePullRequest(access, known, request), asked }
}

test('asks for exactly this head, by the method and in the words of our own merge', async () => {
  const { outcome, asked } = await schedule(done)
  expect([outcome, asked[2]?.body]).toEqual([
    { kind: 'scheduled' },
    {
      query: enableMutation,
      variables: {
        input: {
          pullRequestId: 'PR_5',
          expectedHeadOid: head,
          mergeMethod: 'SQUASH',
          commitHeadline: 'Promote podinfo (#5)',
          commitBody: 'Release: podinfo@7.0.0',
        },
      },
    },
  ])
})

test.each([
  ['Pull request Pull request is in clean status', { kind: 'ready' }],
  ['Pull request Pull request is in unstable status', { kind: 'ready' }],
  ['Head branch was modified. Review and try the merge again.', { kind: 'head-moved' }],
])('%s', async (message, outcome) => {
  expect((await schedule(failed(message))).outcome).toEqual(outcome)
})

test.each([
  [
    'Pull request Auto merge is not allowed for this repository',
    'Auto merge is not allowed for this repository',
  ],
  [
    'Pull request Protected branch rules not configured for this branch',
    'Protected branch rules not configured for this branch',
  ],
  ['Resource not accessible by integration', 'Resource not accessible by integration'],
  ['Pull request Something nobody knows', 'Something nobody knows'],
])('%s: there is none, and that is no error', async (message, reason) => {
  expect((await schedule(failed(message), pull(false))).outcome).toEqual({ kind: 'unavailable', reason })
})

test('what is refused because it is on already is on', async () => {
  expect((await schedule(failed('Pull request is already so'), pull(true))).outcome).toEqual({
    kind: 'scheduled',
  })
})

const rules = (text: string): string => `Repository rule violations found\n\n${text}\n\n`

test.each([
  [rules('Required status check "ci" is expected.'), true],
  [rules('2 of 3 required status checks are expected.'), true],
  [rules('At least 1 approving review is required by reviewers with write access.'), true],
  [rules('Required status check "ci" is in progress.\nWaiting on code owner review from acme/ops.'), true],
  [rules('New changes require approval from someone other than the last pusher.'), true],
  [rules('Required status check "ci" is failing.'), undefined],
  [rules('2 of 3 required status checks have failed.'), undefined],
  [rules('Required status check "ci" is expected.\nCommits must have verified signatures.'), undefined],
  [rules('A conversation must be resolved before this pull request can be merged.'), undefined],
  [rules(''), undefined],
  ['Pull Request is not mergeable', undefined],
])('%j waits for what GitHub itself will see: %s', (message, awaits) => {
  expect(blocked(message).awaits).toBe(awaits)
})
