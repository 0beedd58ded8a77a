import { expect, test } from '@jest/globals'
import type { GateName } from '../../src/promotion/gate.ts'
import { evaluateGates } from '../../src/promotion/gates/all.ts'
import type { Observed, ReviewFacts } from '../../src/promotion/observed.ts'
import {
  claim,
  environment,
  fleetOf,
  head,
  newerKey,
  olderKey,
  policy,
  pullRequest,
  ready,
  sha,
} from './world.ts'

/** One gate's answer in a ready world with a change. */
function gate(name: GateName, change: Partial<Observed> = {}): string {
  const result = evaluateGates(ready(change)).find(each => each.gate === name)
  return `${result?.status}: ${result?.detail}`
}

function reviewed(change: Partial<ReviewFacts>): Partial<Observed> {
  const { review } = ready()
  return review === undefined ? {} : { review: { ...review, ...change } }
}

const before = { slot: { branch: { kind: 'absent' } as const, redone: 0 } }

test.each<[GateName, string, Partial<Observed>, string]>([
  ['known', 'pinned', {}, 'passed: 7.0.0 is pinned in test'],
  [
    'known',
    'a tag',
    { known: { kind: 'tagged', repository: 'acme/podinfo' } },
    'passed: 7.0.0 is a tag of acme/podinfo',
  ],
  [
    'known',
    'nothing to ask',
    { known: { kind: 'not-asked' } },
    'passed: not checked: no pin, tag or registry to ask',
  ],
  [
    'known',
    'nothing to ask, strict',
    { known: { kind: 'not-asked' }, versions: 'strict' },
    'blocked: nothing confirms 7.0.0, and versions: strict asks for it',
  ],
  [
    'known',
    'nowhere',
    { known: { kind: 'absent', repository: 'acme/podinfo', near: ['7.0.1', '7.1.0'] } },
    'blocked: 7.0.0 is pinned nowhere and is no tag of acme/podinfo; did you mean 7.0.1 or 7.1.0?',
  ],
  [
    'known',
    'nowhere, and any goes',
    { known: { kind: 'absent', repository: 'acme/podinfo', near: [] }, versions: 'any' },
    'passed: not a tag of acme/podinfo; versions: any takes it',
  ],
  ['known', 'asked before', { known: { kind: 'accepted' } }, 'passed: 7.0.0 was known when it was proposed'],
  ['permitted', 'denied', { permission: { status: 'blocked', detail: 'no' } }, 'blocked: no'],
  ['pinned', 'there already', { planned: { kind: 'current' } }, 'passed: prod pins 7.0.0 already'],
  [
    'pinned',
    'nowhere',
    { planned: { kind: 'problem', problem: { code: 'X', message: 'No pin.', advice: 'Add one.' } } },
    'blocked: No pin. Add one.',
  ],
  ['order', 'upstream has it', {}, 'passed: merged in stage, not watched there'],
  [
    'order',
    'upstream has it with a v',
    { fleet: fleetOf({ podinfo: { stage: 'v7.0.0', prod: '6.9.2' } }) },
    'passed: merged in stage, not watched there',
  ],
  [
    'order',
    'one cluster upstream has not',
    { fleet: fleetOf({ podinfo: { stage: '7.0.0|6.9.2', prod: '6.9.2' } }) },
    'blocked: stage has 7.0.0 and 6.9.2; /promote podinfo@7.0.0 to stage comes first',
  ],
  [
    'order',
    'upstream does not run it',
    { fleet: fleetOf({ podinfo: { prod: '6.9.2' } }) },
    'passed: stage has no podinfo',
  ],
  [
    'order',
    'verified upstream',
    { upstream: new Map([['stage', { kind: 'verified', how: 'followed' }]]) },
    'passed: verified in stage',
  ],
  [
    'order',
    'upstream runs it, whoever brought it there',
    { upstream: new Map([['stage', { kind: 'verified', how: 'seen' }]]) },
    'passed: runs in stage',
  ],
  [
    'order',
    'on its way upstream',
    { upstream: new Map([['stage', { kind: 'under-way', because: 'its rollout goes on' }]]) },
    'pending: stage does not run 7.0.0 yet: its rollout goes on',
  ],
  [
    'order',
    'failed upstream',
    { upstream: new Map([['stage', { kind: 'failed', because: 'a pod crashes' }]]) },
    'blocked: 7.0.0 failed in stage: a pod crashes; once it runs there, /verify podinfo on stage says so',
  ],
  [
    'order',
    'nobody saw it upstream',
    { upstream: new Map([['stage', { kind: 'unknown', because: 'no answer' }]]) },
    'blocked: nobody saw 7.0.0 run in stage: no answer; /verify podinfo on stage looks again',
  ],
  [
    'order',
    'the worst of two',
    {
      policy: { ...policy, after: [environment('test'), environment('stage')] },
      upstream: new Map([
        ['test', { kind: 'verified', how: 'followed' }],
        ['stage', { kind: 'failed', because: 'a pod crashes' }],
      ] as const),
    },
    'blocked: 7.0.0 failed in stage: a pod crashes; once it runs there, /verify podinfo on stage says so',
  ],
  ['order', 'first of all', { policy: { ...policy, after: [] } }, 'passed: prod comes first'],
  [
    'order',
    'promised earlier in the same request',
    {
      fleet: fleetOf({ podinfo: { stage: '6.9.2', prod: '6.9.2' } }),
      assumed: [{ app: 'podinfo', environment: environment('stage'), version: '7.0.0' }],
    },
    'passed: stage gets 7.0.0 first',
  ],
  [
    'order',
    'no order',
    { fleet: { ...fleetOf({ podinfo: { prod: '1' } }), ordered: false } },
    'blocked: no name and no configuration orders test, stage, prod; list them under environments in .github/lockkeeper.yml',
  ],
  [
    'approved',
    'a rollback says for whom it waits',
    { rollback: true, policy: { ...policy, merge: 'after-approval' } },
    'pending: waiting for the approval of a second person with write access; a rollback needs it too: anybody but @alice who may write here approves #812 at bbbbbbb, or merges it',
  ],
  ['slot', 'ours', {}, 'passed: #812 is this promotion'],
  ['slot', 'free', before, 'passed: free'],
  [
    'slot',
    'an older request',
    {
      slot: {
        branch: { kind: 'ours', head, claim: claim(olderKey, '6.9.9'), committedAt: new Date(0) },
        redone: 0,
      },
    },
    'passed: takes the place of 6.9.9',
  ],
  [
    'slot',
    'a later request',
    { slot: { branch: { kind: 'absent' }, later: claim(newerKey, '7.0.1'), redone: 0 } },
    'blocked: a later request asked for 7.0.1',
  ],
  [
    'slot',
    "a person's commits",
    { slot: { branch: { kind: 'foreign', head }, redone: 0 } },
    'blocked: lockkeeper/prod/podinfo holds commits that are not mine; delete that branch and ask again',
  ],
  [
    'slot',
    "a person's pull request",
    { slot: { branch: { kind: 'unread' }, open: pullRequest({ ours: false }), redone: 0 } },
    'blocked: #812 from lockkeeper/prod/podinfo is not mine; close it',
  ],
  ['checks', 'none', {}, 'passed: none reported, none required'],
  ['checks', 'none yet', reviewed({ settled: false }), 'pending: none reported yet'],
  ['checks', 'green', reviewed({ checks: [{ name: 'ci', status: 'passed' }] }), 'passed: 1/1'],
  [
    'checks',
    'one name twice, the worst counts',
    reviewed({
      checks: [
        { name: 'ci', status: 'passed' },
        { name: 'ci', status: 'failed' },
      ],
    }),
    'blocked: failed: ci',
  ],
  [
    'checks',
    'one name twice, one still runs',
    reviewed({
      checks: [
        { name: 'ci', status: 'passed' },
        { name: 'ci', status: 'pending' },
      ],
    }),
    'pending: 0/1, waiting for ci',
  ],
  [
    'checks',
    'required and absent',
    reviewed({ requiredChecks: ['ci'], checks: [{ name: 'lint', status: 'passed' }] }),
    'pending: 0/1, waiting for ci',
  ],
  [
    'checks',
    'a workflow that starts for nobody here',
    reviewed({
      requiredChecks: ['ci', 'e2e'],
      checks: [{ name: 'ci', status: 'pending' }],
      startsNoWorkflows: true,
    }),
    'pending: 0/2, waiting for ci, e2e. GitHub starts no workflow for what a workflow’s own token does: press “Approve workflows to run” in the pull request, or, for good, give the step the `token` of a GitHub App',
  ],
  [
    'checks',
    'one that runs, though workflows start for nobody here',
    reviewed({
      requiredChecks: ['ci'],
      checks: [{ name: 'ci', status: 'pending' }],
      startsNoWorkflows: true,
    }),
    'pending: 0/1, waiting for ci',
  ],
  [
    'checks',
    'unreadable rules',
    reviewed({ requiredChecks: 'unknown' }),
    'blocked: the rules of the branch could not be read',
  ],
  ['approved', 'not asked for', {}, 'passed: not asked for'],
  ['approved', 'never', { policy: { ...policy, merge: 'never' } }, 'pending: a person merges (merge: never)'],
  ['unchanged', 'as planned', {}, 'passed: the plan holds on aaaaaaa'],
  ['unchanged', 'another head', reviewed({ head: sha('9') }), 'blocked: the head 9999999 is not mine'],
  [
    'unchanged',
    'a draft',
    { slot: { ...ready().slot, mine: pullRequest({ draft: true }) } },
    'blocked: #812 was made a draft; mark it as ready or close it',
  ],
  [
    'unchanged',
    'there already',
    { planned: { kind: 'current' } },
    'blocked: the base has the version already',
  ],
  [
    'unchanged',
    'conflict',
    reviewed({ mergeable: 'conflict' }),
    'blocked: it conflicts with the base branch',
  ],
  [
    'unchanged',
    'not known yet',
    reviewed({ mergeable: 'unknown' }),
    'passed: the plan holds on aaaaaaa, a merge was not tried yet',
  ],
])('%s: %s', (name, _, change, answer) => {
  expect(gate(name, change)).toBe(answer)
})

const approval = { by: { id: 2, login: 'ada' }, commit: head, canWrite: true }

test.each([
  ['nobody', [], 'pending: waiting for the approval of a second person with write access'],
  [
    'the requester',
    [{ ...approval, by: { id: 1, login: 'alice' } }],
    "pending: waiting for the approval of a second person with write access; the requester's own does not count",
  ],
  [
    'of an earlier commit',
    [{ ...approval, commit: sha('9') }],
    'pending: waiting for the approval of a second person with write access; the one there is for an earlier commit',
  ],
  [
    'without write',
    [{ ...approval, canWrite: false }],
    'pending: waiting for the approval of a second person with write access; @ada has no write access',
  ],
  ['a second person', [approval], 'passed: by @ada at bbbbbbb'],
])('approved: %s', (_, approvals, answer) => {
  expect(
    gate('approved', { policy: { ...policy, merge: 'after-approval' }, ...reviewed({ approvals }) }),
  ).toBe(answer)
})

test('before there is a pull request, what comes later is open', () => {
  const { review: _, ...rest } = ready(before)
  const later = evaluateGates({ ...rest, policy: { ...policy, merge: 'after-approval' } }).slice(-3)
  expect(later.map(({ gate: name, status, detail }) => `${name} ${status}: ${detail}`)).toEqual([
    'checks pending: no pull request yet',
    'approved pending: no pull request yet',
    'unchanged pending: no pull request yet',
  ])
})

test('once it is over, no gate is asked any more', () => {
  const slot = { branch: { kind: 'absent' } as const, mine: pullRequest({ state: 'merged' }), redone: 0 }
  expect(new Set(evaluateGates(ready({ slot })).map(({ status, detail }) => `${status}: ${detail}`))).toEqual(
    new Set(['not-evaluated: it is merged already']),
  )
})
