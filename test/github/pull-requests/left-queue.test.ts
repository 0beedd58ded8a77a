import { expect, test } from '@jest/globals'
import { leftQueue } from '../../../src/github/pull-requests/left-queue.ts'

const identity = { kind: 'app', appId: 7, slug: 'lockkeeper' } as const
const [before, then, after] = ['08:00', '09:00', '10:00'].map(time => new Date(`2026-11-26T${time}:00Z`))

/** What the last removal from the queue says, of a head that was committed at nine. */
function left(reason: string | null, actor: string | null, at = after) {
  const __typename = actor === 'alice' ? 'User' : 'Bot'
  const removal = {
    reason,
    createdAt: at ?? new Date(),
    actor: actor === null ? null : { __typename, login: actor },
  }
  return leftQueue(identity, { nodes: [removal] }, then)
}

const queue = 'github-merge-queue'

test.each([
  ['failed_checks', queue, { kind: 'failed-checks' }],
  ['CI_FAILURE', queue, { kind: 'failed-checks' }],
  ['failed checks', queue, { kind: 'failed-checks' }],
  ['CI_TIMEOUT', queue, { kind: 'late-checks' }],
  ['timed_out', queue, { kind: 'late-checks' }],
  ['MERGE_CONFLICT', queue, { kind: 'conflict' }],
  ['BRANCH_PROTECTIONS', queue, { kind: 'rules' }],
  ['GIT_TREE_INVALID', queue, { kind: 'invalid-merge' }],
  ['INVALID_MERGE_COMMIT', queue, { kind: 'invalid-merge' }],
  ['manual', 'alice', { kind: 'taken-out', by: 'alice' }],
  ['manual', 'lockkeeper', undefined],
  ['manual', null, undefined],
  ['merged', queue, undefined],
  ['MERGE', queue, undefined],
  ['ALREADY_MERGED', queue, undefined],
  ['QUEUE_CLEARED', queue, undefined],
  ['ROLL_BACK', queue, undefined],
  ['UNKNOWN_REMOVAL_REASON', queue, undefined],
  [null, queue, undefined],
])('%s by %s', (reason, actor, expected) => {
  expect(left(reason, actor)).toEqual(expected)
})

test('what left the queue with an older head, or was never in it, is as good as new', () => {
  expect(left('failed_checks', queue, before)).toBeUndefined()
  expect(leftQueue(identity, { nodes: [] }, then)).toBeUndefined()
  expect(leftQueue(identity, undefined, then)).toBeUndefined()
})
