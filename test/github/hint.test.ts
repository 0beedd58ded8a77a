import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readHint } from '../../src/github/hint.ts'
import { commentPayload } from '../server/webhook.ts'

const identity = { kind: 'app', appId: 7, slug: 'lockkeeper' } as const
const place = {
  repository: { id: 1, name: 'fleet', owner: { login: 'acme' } },
  installation: { id: 99 },
}
const repository = { id: 1, owner: 'acme', name: 'fleet' }

test('a new comment is a hint', () => {
  expect(readHint(identity, 'issue_comment', commentPayload('/list'))).toEqual({
    kind: 'comment',
    installation: 99,
    repository,
    issue: 12,
    comment: 345,
    createdAt: new Date('2026-11-21T10:00:00Z'),
    body: '/list',
  })
})

test.each<[string, Record<string, unknown>]>([
  ['an edited comment', { action: 'edited' }],
  ['a deleted comment', { action: 'deleted' }],
  ['a comment that somebody else sends', { sender: { id: 7, login: 'mallory', type: 'User' } }],
  [
    "a bot's comment",
    {
      sender: { id: 6, type: 'Bot' },
      comment: { id: 1, body: '/list', created_at: '2026-11-21T10:00:00Z', user: { id: 6, type: 'Bot' } },
    },
  ],
  [
    "a ghost's comment",
    { comment: { id: 1, body: '/list', created_at: '2026-11-21T10:00:00Z', user: null } },
  ],
  ['a comment without a sender', { sender: null }],
  ['a comment without an installation', { installation: undefined }],
  ['a comment in no repository', { repository: null }],
])('%s is none', (_name, changes) => {
  expect(readHint(identity, 'issue_comment', commentPayload('/list', changes))).toBeUndefined()
})

test.each<[string, Record<string, unknown>, readonly string[]]>([
  [
    'check_run',
    { check_run: { check_suite: { head_branch: 'lockkeeper/prod/podinfo' } } },
    ['lockkeeper/prod/podinfo'],
  ],
  ['check_suite', { action: 'completed', check_suite: { head_branch: null } }, []],
  [
    'pull_request',
    { pull_request: { head: { ref: 'lockkeeper/prod/podinfo' } } },
    ['lockkeeper/prod/podinfo'],
  ],
  ['pull_request_review', { pull_request: { head: { ref: 'a' } } }, ['a']],
  ['push', { ref: 'refs/heads/lockkeeper/prod/podinfo' }, ['lockkeeper/prod/podinfo']],
  ['status', { branches: [{ name: 'a' }, { name: 'b' }] }, ['a', 'b']],
])('%s is about branches', (event, payload, branches) => {
  expect(readHint(identity, event, { ...place, ...payload })).toEqual({
    kind: 'branches',
    installation: 99,
    repository,
    branches: branches,
  })
})

test.each([
  ['created', 'active'],
  ['unsuspend', 'active'],
  ['suspend', 'suspended'],
  ['deleted', 'gone'],
  ['new_permissions_accepted', 'changed'],
  ['something new', 'changed'],
  ['constructor', 'changed'],
])('installation.%s: %s', (action, state) => {
  expect(readHint(identity, 'installation', { action, installation: { id: 99 } })).toEqual({
    kind: 'installation',
    installation: 99,
    state,
  })
})

test.each([
  ['renamed', 'changed'],
  ['transferred', 'changed'],
  ['unarchived', 'changed'],
  ['deleted', 'changed'],
  ['publicized', undefined],
])('repository.%s: %s', (action, state) => {
  expect(readHint(identity, 'repository', { ...place, action })).toEqual(
    state === undefined ? undefined : { kind: 'installation', installation: 99, state },
  )
})

test('what we did ourselves is none', () => {
  const sender = { login: 'lockkeeper[bot]', type: 'Bot' }
  const push = { ...place, ref: 'refs/heads/lockkeeper/prod/podinfo' }
  const check = { ...place, check_run: { check_suite: { head_branch: 'lockkeeper/prod/podinfo' } } }
  const kinds = [
    readHint(identity, 'push', { ...push, sender }),
    readHint(identity, 'push', { ...push, sender: { ...sender, type: 'User' } }),
    readHint(identity, 'check_run', { ...check, sender }),
  ].map(hint => hint?.kind)
  expect(kinds).toEqual([undefined, 'branches', 'branches'])
})

test('the end of what we asked for is told whoever GitHub names, a suite of checks once it has one', () => {
  const sender = { login: 'lockkeeper[bot]', type: 'Bot' }
  const pull = { ...place, sender, pull_request: { head: { ref: 'lockkeeper/prod/podinfo' } } }
  const suite = { ...place, check_suite: { head_branch: 'lockkeeper/prod/podinfo' } }
  const kinds = [
    readHint(identity, 'pull_request', { ...pull, action: 'enqueued' }),
    readHint(identity, 'pull_request', { ...pull, action: 'dequeued' }),
    readHint(identity, 'pull_request', { ...pull, action: 'closed' }),
    readHint(identity, 'check_suite', { ...suite, action: 'requested' }),
    readHint(identity, 'check_suite', { ...suite, action: 'completed' }),
  ].map(hint => hint?.kind)
  expect(kinds).toEqual([undefined, 'branches', 'branches', undefined, 'branches'])
})

test('whatever an event carries, it is a hint or nothing', () => {
  const events = fc.oneof(
    fc.constantFrom(
      'issue_comment',
      'push',
      'status',
      'check_run',
      'installation',
      '__proto__',
      'constructor',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(events, fc.anything(), (event, payload) => {
      expect(['undefined', 'object']).toContain(typeof readHint(identity, event, payload))
    }),
  )
})
