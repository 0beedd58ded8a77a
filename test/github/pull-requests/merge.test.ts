import { expect, test } from '@jest/globals'
import { mergePullRequest } from '../../../src/github/pull-requests/merge.ts'
import { parseSha } from '../../../src/promotion/names.ts'
import { facts, scriptedAccess } from '../access.ts'
import type { Scripted } from '../script.ts'

const head = parseSha('b'.repeat(40)) ?? parseSha('')
const sha = 'c'.repeat(40)
const onto = 'a'.repeat(40)
const uuid = 'a0a0'

// What a merge is looked at by, once it is done.
const parents: Scripted = { status: 200, body: { parents: [{ sha: onto }] } }

async function merge(answers: readonly Scripted[]) {
  const { access, head: repositoryHead, asked, clock, paths } = scriptedAccess([facts, ...answers, parents])
  if (head === undefined) throw new Error('no head')
  const request = { number: 5, head, title: 'Promote podinfo (#5)', message: 'Release: podinfo@7.0.0' }
  const outcome = await mergePullRequest(access, repositoryHead, request)
  return {
    outcome,
    asked,
    slept: clock.slept,
    paths: paths()
      .slice(1)
      .filter(path => !path.startsWith('GET /git/commits/')),
  }
}

const pending = (changes: Record<string, unknown> = {}): Scripted => ({
  status: 202,
  body: {
    status: 'pending',
    details: {
      message: 'queued',
      uuid,
      merge_method: 'squash',
      merge_action: 'default',
      expected_head_sha: head,
      ...changes,
    },
  },
})
const merged: Scripted = { status: 200, body: { status: 'merged', details: { message: 'ok', sha } } }
const failed = (message: string): Scripted => ({
  status: 200,
  body: { status: 'failed', details: { message } },
})
// What the pull request says of itself, by GraphQL.
const said = (pullRequest: object): Scripted => ({
  status: 200,
  body: { data: { repository: { pullRequest } } },
})
const notMerged = said({ merged: false, headRefOid: head, mergeCommit: null })
const mergedPull = said({
  merged: true,
  headRefOid: head,
  mergeCommit: { oid: sha, parents: { nodes: [{ oid: onto }] } },
})
const absent: Scripted = { status: 404, body: { message: 'Not Found' } }
const refused = (status: number, message: string): Scripted => ({ status, body: { message } })

test('asks for exactly this head, by the first allowed method, and sees on the pull request what it came to', async () => {
  const { outcome, asked, paths, slept } = await merge([pending(), mergedPull])
  expect(outcome).toEqual({ kind: 'merged', sha, onto })
  expect(asked[1]?.body).toEqual({
    sha: head,
    merge_method: 'squash',
    merge_action: 'default',
    commit_title: 'Promote podinfo (#5)',
    commit_message: 'Release: podinfo@7.0.0',
  })
  expect([paths, asked.length, slept]).toEqual([['PUT /pulls/5/merge-async', 'POST /graphql'], 3, [200]])
})

test('a merge that takes longer is followed by its job, and then looked at', async () => {
  const { outcome, paths, slept } = await merge([pending(), notMerged, pending(), merged])
  expect(outcome).toEqual({ kind: 'merged', sha, onto })
  expect(paths).toEqual([
    'PUT /pulls/5/merge-async',
    'POST /graphql',
    `GET /pulls/5/merge-async/${uuid}`,
    `GET /pulls/5/merge-async/${uuid}`,
  ])
  expect(slept).toEqual([200, 300])
})

test('a pull request that was merged with another head is no merge of ours', async () => {
  const mergeCommit = { oid: sha, parents: { nodes: [{ oid: onto }] } }
  const taken = said({ merged: true, headRefOid: 'd'.repeat(40), mergeCommit })
  const moved = failed('Head branch was modified. Review and try the merge again.')
  expect((await merge([pending(), taken, moved])).outcome).toEqual({ kind: 'head-moved' })
  const gone = refused(405, 'Pull Request is not mergeable')
  expect((await merge([absent, gone, taken])).outcome).toEqual({
    kind: 'blocked',
    reason: 'Pull Request is not mergeable',
  })
})

test('a merge whose commit is not to be seen yet is followed by its job', async () => {
  const early = said({ merged: true, headRefOid: head, mergeCommit: null })
  const { outcome, paths } = await merge([pending(), early, merged])
  expect([outcome, paths.at(-1)]).toEqual([{ kind: 'merged', sha, onto }, `GET /pulls/5/merge-async/${uuid}`])
})

test.each<[string, readonly Scripted[], unknown]>([
  ['merged before', [merged], { kind: 'merged', sha, onto }],
  [
    'put into a merge queue',
    [{ status: 200, body: { status: 'enqueued', details: { message: 'x' } } }],
    { kind: 'pending' },
  ],
  [
    'refused by a rule',
    [pending(), notMerged, failed('A conversation must be resolved')],
    { kind: 'blocked', reason: 'A conversation must be resolved' },
  ],
  [
    'of another head',
    [pending(), notMerged, failed('Head branch was modified. Review and try the merge again.')],
    { kind: 'head-moved' },
  ],
  [
    'of a base that moved',
    [pending(), notMerged, failed('Base branch was modified. Review and try the merge again.')],
    { kind: 'pending' },
  ],
  [
    'of another head, in plain words',
    [refused(409, 'Head branch was modified. Review and try the merge again.')],
    { kind: 'head-moved' },
  ],
  [
    'refused in plain words',
    [refused(400, 'Merge commits are not allowed on this repository.')],
    { kind: 'blocked', reason: 'Merge commits are not allowed on this repository' },
  ],
  [
    'not ready',
    [{ status: 400, body: { status: 'failed', details: { message: 'Pull request is closed' } } }],
    { kind: 'blocked', reason: 'Pull request is closed' },
  ],
  ['refused outright', [refused(422, 'Validation Failed')], { kind: 'blocked', reason: 'Validation Failed' }],
  [
    'that others alone may do',
    [refused(403, "You're not authorized to push to this branch."), notMerged],
    { kind: 'blocked', reason: "You're not authorized to push to this branch" },
  ],
])('a merge %s', async (_name, answers, expected) => {
  expect((await merge(answers)).outcome).toEqual(expected)
})

test('a merge that is under way is ours when it would do the same', async () => {
  const same = { ...(pending() as object), status: 409 } as Scripted
  expect((await merge([same, notMerged, merged])).outcome).toEqual({ kind: 'merged', sha, onto })
})

test.each([
  ['of another head', { expected_head_sha: 'd'.repeat(40) }],
  ['by another method', { merge_method: 'merge' }],
])('a merge %s is not ours', async (_name, changes) => {
  const other = { ...(pending(changes) as object), status: 409 } as Scripted
  const { outcome, paths } = await merge([other])
  expect([outcome, paths.length]).toEqual([
    { kind: 'blocked', reason: 'Another merge of this pull request is already under way.' },
    1,
  ])
})

test('a merge that takes long is left pending, after a bounded number of looks', async () => {
  const { outcome, paths } = await merge([
    pending(),
    notMerged,
    ...Array.from({ length: 8 }, () => pending()),
  ])
  expect([outcome, paths.length]).toEqual([{ kind: 'pending' }, 10])
})

test('a result that GitHub has forgotten is read from the pull request', async () => {
  expect((await merge([pending(), notMerged, absent, mergedPull])).outcome).toEqual({
    kind: 'merged',
    sha,
    onto,
  })
})

test('without the asynchronous merge the older one does', async () => {
  const { outcome, asked } = await merge([absent, { status: 200, body: { merged: true, sha } }])
  expect([outcome, asked[2]?.body]).toEqual([
    { kind: 'merged', sha, onto },
    {
      sha: head,
      merge_method: 'squash',
      commit_title: 'Promote podinfo (#5)',
      commit_message: 'Release: podinfo@7.0.0',
    },
  ])
})

test.each<[string, readonly Scripted[], unknown]>([
  ['409 is another head', [refused(409, 'Head branch was modified')], { kind: 'head-moved' }],
  [
    'a rule is repeated',
    [refused(405, 'Repository rule violations found\n\nA conversation must be resolved'), notMerged],
    { kind: 'blocked', reason: 'Repository rule violations found: A conversation must be resolved' },
  ],
  [
    'a branch that others alone may push to is said',
    [refused(403, "You're not authorized to push to this branch."), notMerged],
    { kind: 'blocked', reason: "You're not authorized to push to this branch" },
  ],
  [
    'unknown words block',
    [refused(405, 'Something new'), notMerged],
    { kind: 'blocked', reason: 'Something new' },
  ],
  [
    'a base that moved is tried again',
    [
      refused(405, 'Base branch was modified. Review and try the merge again.'),
      { status: 200, body: { merged: true, sha } },
    ],
    { kind: 'merged', sha, onto },
  ],
  [
    'a base that keeps moving waits',
    Array.from({ length: 5 }, () =>
      refused(405, 'Base branch was modified. Review and try the merge again.'),
    ),
    { kind: 'pending' },
  ],
  [
    'what was merged before is merged',
    [refused(405, 'Pull Request is not mergeable'), mergedPull],
    { kind: 'merged', sha, onto },
  ],
  [
    'a merge queue takes it',
    [
      refused(405, 'Changes must be made through the merge queue'),
      { status: 200, body: { data: { repository: { pullRequest: { id: 'PR_5' } } } } },
      { status: 200, body: { data: { enqueuePullRequest: { mergeQueueEntry: { id: 'M' } } } } },
    ],
    { kind: 'pending' },
  ],
])('on an older GitHub: %s', async (_name, answers, expected) => {
  expect((await merge([absent, ...answers])).outcome).toEqual(expected)
})

test('a lost answer to a merge is not a second merge', async () => {
  await expect(merge(['reset'])).rejects.toMatchObject({ name: 'LostAnswerError' })
})

const behind = 'Repository rule violations found\n\nHead branch is out of date.\n\n'
const updated: Scripted = { status: 202, body: { message: 'Updating pull request branch.' } }

test.each<[string, readonly Scripted[], unknown]>([
  ['is brought up to date', [pending(), notMerged, failed(behind), updated], { kind: 'pending' }],
  ['is brought up to date on an older GitHub', [absent, refused(405, behind), updated], { kind: 'pending' }],
  [
    'whose head moved meanwhile is left alone',
    [pending(), notMerged, failed(behind), refused(422, "expected head sha didn't match current head ref.")],
    { kind: 'head-moved' },
  ],
  [
    'that conflicts is blocked',
    [pending(), notMerged, failed(behind), refused(422, 'merge conflict between base and head')],
    { kind: 'blocked', reason: 'Repository rule violations found: Head branch is out of date' },
  ],
])('a branch that is behind %s', async (_name, answers, expected) => {
  const { outcome, asked } = await merge(answers)
  expect([outcome, asked.at(-1)?.body]).toEqual([expected, { expected_head_sha: head }])
})
