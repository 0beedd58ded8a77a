import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { evaluateGates } from '../../src/promotion/gates/all.ts'
import { nextStep } from '../../src/promotion/lifecycle.ts'
import type { Observed } from '../../src/promotion/observed.ts'
import type { RolloutVerdict } from '../../src/promotion/rollout.ts'
import { type SlotBranch, type SlotPullRequest, viewSlot } from '../../src/promotion/slot.ts'
import {
  base,
  claim,
  fleetOf,
  head,
  key,
  newerKey,
  olderKey,
  plan,
  policy,
  pullRequest,
  ready,
  sha,
} from './world.ts'

/** The same world without our pull request. */
function before(branch: SlotBranch, change: Partial<Observed> = {}): Observed {
  const { review: _, ...rest } = ready(change)
  return { ...rest, slot: { branch, redone: 0, ...change.slot } }
}

const ours = (request = key, digest = 'd1'): SlotBranch => ({
  kind: 'ours',
  head,
  claim: claim(request, '7.0.0', digest),
  committedAt: new Date(0),
})

test('the way of a promotion, step by step', () => {
  const { review: _, ...unlooked } = ready()
  const merged = pullRequest({ state: 'merged', mergeCommit: sha('c') })
  const after = (deployment: Observed['deployment'], branch: SlotBranch): Observed =>
    ready({ slot: { branch, mine: merged, redone: 0 }, deployment })
  expect([
    nextStep(before({ kind: 'unread' })),
    nextStep(before({ kind: 'claimed', head: base }, { searched: false })),
    nextStep(before({ kind: 'claimed', head: base })),
    nextStep(before(ours())),
    nextStep(unlooked),
    nextStep(ready()),
    nextStep(after({ kind: 'unknown' }, ours())),
    nextStep(after({ kind: 'absent' }, ours())),
    nextStep(after({ kind: 'unreported', id: 5 }, ours())),
    nextStep(after({ kind: 'reported', id: 5, outcome: unwatched }, ours())),
    nextStep(after({ kind: 'reported', id: 5, outcome: unwatched }, { kind: 'absent' })),
  ]).toEqual([
    { kind: 'claim', base },
    { kind: 'look', at: 'slot' },
    { kind: 'commit', onto: base, plan },
    { kind: 'propose', plan },
    { kind: 'look', at: 'review' },
    { kind: 'merge', number: 812, head },
    { kind: 'look', at: 'deployment' },
    { kind: 'record', sha: sha('c') },
    { kind: 'report', deployment: 5 },
    { kind: 'clean', head },
    { kind: 'end', verdict: 'merged', because: 'merged, not watched: no cluster is connected' },
  ])
})

const unwatched = { verdict: 'merged', because: '' } as const

test('a watched merge ends as its clusters do, and waits as long as they do', () => {
  const merged = pullRequest({ state: 'merged', mergeCommit: sha('c') })
  const slot = { branch: { kind: 'absent' } as const, mine: merged, redone: 0 }
  const seen = (verdict: RolloutVerdict): Observed['rollout'] => ({
    kind: 'seen',
    sight: { verdict, because: 'prod-us: 1 of 2', clusters: [] },
  })
  const watching = (rollout: Observed['rollout'], change: Partial<Observed> = {}) =>
    nextStep(ready({ slot, deployment: { kind: 'watching', id: 5 }, rollout, ...change }))
  expect([
    watching({ kind: 'unknown' }),
    watching({ kind: 'unknown' }, { slot: { ...slot, branch: ours() } }),
    watching(seen('in-progress')),
    watching(seen('failed')),
    watching(seen('succeeded'), { mergedHere: false, planned: { kind: 'current' } }),
    watching(seen('succeeded'), { mergedHere: false }),
    nextStep(
      ready({
        slot,
        deployment: { kind: 'reported', id: 5, outcome: { verdict: 'failed', because: 'no' } },
      }),
    ),
  ]).toEqual([
    { kind: 'look', at: 'rollout' },
    { kind: 'clean', head },
    { kind: 'wait', state: 'rolling-out', because: 'prod-us: 1 of 2' },
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'failed', because: 'prod-us: 1 of 2' } },
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'succeeded', because: 'prod-us: 1 of 2' } },
    {
      kind: 'conclude',
      deployment: 5,
      outcome: { verdict: 'unknown', because: 'prod has 6.9.2 by now; 7.0.0 was not seen to its end' },
    },
    { kind: 'end', verdict: 'failed', because: 'no' },
  ])
})

test('what somebody else merged is compared with the plan', () => {
  const mine = pullRequest({ state: 'merged', mergeCommit: sha('c') })
  const slot = { branch: { kind: 'absent' } as const, mine, redone: 0 }
  const theirs: Partial<Observed> = {
    slot,
    deployment: { kind: 'reported', id: 5, outcome: unwatched },
    mergedHere: false,
  }
  expect(nextStep(ready({ ...theirs, planned: { kind: 'current' } }))).toMatchObject({
    because: 'merged, not watched: no cluster is connected',
  })
  expect(nextStep(ready(theirs))).toMatchObject({
    verdict: 'merged',
    because: 'merged with drift: prod does not have 7.0.0 on the default branch',
  })
})

test('a commit that another process made is left to it for a while', () => {
  expect(nextStep(before(ours(), { leads: false }))).toEqual({ kind: 'look', at: 'leader' })
  expect(nextStep(before(ours(), { leads: false, patient: false }))).toMatchObject({
    kind: 'wait',
    elsewhere: true,
  })
})

test("an older request's pull request is taken over once our commit is its head", () => {
  const theirs = pullRequest({ claim: claim(olderKey, '6.9.9') })
  const slot = { branch: ours(), open: theirs, redone: 0 }
  const { review, ...unlooked } = ready({ slot })
  expect(nextStep(before(ours(olderKey), { slot: { ...slot, branch: ours(olderKey) } }))).toEqual({
    kind: 'commit',
    onto: head,
    plan,
  })
  expect(nextStep(unlooked)).toEqual({ kind: 'look', at: 'review' })
  expect(nextStep({ ...unlooked, ...(review === undefined ? {} : { review }) })).toEqual({
    kind: 'rename',
    number: 812,
    plan,
  })
})

test.each<[string, Observed, unknown]>([
  [
    'a claim on another commit than the plan is for goes: a commit on top of it would change what was there before',
    before({ kind: 'claimed', head: sha('9') }),
    { kind: 'clean', head: sha('9') },
  ],
  ['another release that nobody proposed goes', before(ours(olderKey, 'd9')), { kind: 'clean', head }],
  [
    'the same release, about to be proposed by its own process, is awaited',
    before(ours(olderKey), { leads: false }),
    { kind: 'look', at: 'leader' },
  ],
  [
    'a commit of ours without a pull request goes when the request ends otherwise',
    before(ours(), { withdrawn: { kind: 'cancelled', by: 'mona' } }),
    { kind: 'clean', head },
  ],
  [
    'unless another process may be about to propose it',
    before(ours(), { withdrawn: { kind: 'cancelled', by: 'mona' }, leads: false }),
    { kind: 'look', at: 'leader' },
  ],
  [
    'a second pull request, opened beside what is merged, is closed',
    ready({
      slot: {
        branch: ours(),
        mine: pullRequest({ state: 'merged', mergeCommit: sha('c') }),
        open: pullRequest({ number: 813, claim: claim() }),
        redone: 0,
      },
    }),
    { kind: 'close', number: 813, end: { kind: 'needless' } },
  ],
])('%s', (_, observed, step) => {
  expect(nextStep(observed)).toEqual(step)
})

test('of two pull requests of one request the merged one counts, however old', () => {
  const merged = pullRequest({ number: 811, state: 'merged' })
  const slot = viewSlot(key, { kind: 'absent' }, [pullRequest({ state: 'closed' }), merged])
  expect(slot.mine).toBe(merged)
})

test.each<[string, Partial<Observed>, unknown]>([
  [
    'a draft',
    { slot: { ...ready().slot, mine: pullRequest({ draft: true }) } },
    { kind: 'wait', state: 'waiting' },
  ],
  [
    'pointed elsewhere',
    { slot: { ...ready().slot, mine: pullRequest({ base: 'release' }) } },
    { kind: 'wait', state: 'waiting' },
  ],
  [
    'a conflict',
    { review: { ...ready().review, mergeable: 'conflict' } as Observed['review'] & object },
    { kind: 'close', end: { kind: 'redone' } },
  ],
  [
    'a conflict for the fourth time',
    {
      review: { ...ready().review, mergeable: 'conflict' } as Observed['review'] & object,
      slot: { ...ready().slot, redone: 3 },
    },
    { kind: 'wait' },
  ],
  [
    'another plan on the base of now',
    { planned: { kind: 'plan', plan: { ...plan, digest: 'd2' } } },
    { kind: 'commit', onto: head },
  ],
  [
    'a name that lags behind its commit',
    {
      planned: { kind: 'plan', plan: { ...plan, digest: 'd2' } },
      slot: { ...ready().slot, branch: ours(key, 'd2') },
    },
    { kind: 'rename' },
  ],
  ['nothing left to do', { planned: { kind: 'current' } }, { kind: 'close', end: { kind: 'needless' } }],
  [
    'a right that is gone',
    { permission: { status: 'blocked', detail: 'no' } },
    { kind: 'close', end: { kind: 'refused' } },
  ],
  [
    'cancelled',
    { withdrawn: { kind: 'cancelled', by: 'ada' } },
    { kind: 'close', end: { kind: 'cancelled', by: 'ada' } },
  ],
  ['edited', { withdrawn: { kind: 'edited' } }, { kind: 'merge' }],
  [
    'a later request',
    { slot: { ...ready().slot, later: claim(newerKey, '7.0.1') } },
    { kind: 'end', verdict: 'superseded' },
  ],
  [
    "a person's commit",
    { slot: { ...ready().slot, branch: { kind: 'foreign', head } } },
    { kind: 'wait', state: 'waiting' },
  ],
  [
    'a file that cannot be edited',
    { planned: { kind: 'problem', problem: { code: 'X', message: 'no' } } },
    { kind: 'wait', because: 'no' },
  ],
  [
    'a base that moved just now',
    { review: { ...ready().review, baseHead: sha('e') } as Observed['review'] & object },
    { kind: 'look', at: 'mergeability' },
  ],
  [
    'no check yet',
    { review: { ...ready().review, settled: false } as Observed['review'] & object },
    { kind: 'look', at: 'checks' },
  ],
  [
    'a check that runs',
    { review: { ...ready().review, requiredChecks: ['ci'] } as Observed['review'] & object },
    { kind: 'wait', state: 'gated' },
  ],
  [
    'no check yet and an approval to come',
    {
      review: { ...ready().review, settled: false } as Observed['review'] & object,
      policy: { ...ready().policy, merge: 'after-approval' },
    },
    {
      kind: 'wait',
      state: 'waiting',
      because: 'waiting for the approval of a second person with write access',
    },
  ],
  [
    'a check that nobody starts',
    {
      review: { ...ready().review, requiredChecks: ['ci'], startsNoWorkflows: true } as Observed['review'] &
        object,
    },
    { kind: 'wait', state: 'waiting', because: expect.stringContaining('give the step the `token`') },
  ],
  ['merging', { mergeAnswer: { kind: 'pending' } }, { kind: 'wait', state: 'merging' }],
  [
    'refused by a rule',
    { mergeAnswer: { kind: 'blocked', reason: 'rule' } },
    { kind: 'wait', because: 'rule' },
  ],
  [
    'refused before mergeability is known',
    {
      mergeAnswer: { kind: 'blocked', reason: 'rule' },
      review: { ...ready().review, mergeable: 'unknown' } as Observed['review'] & object,
    },
    { kind: 'look', at: 'mergeability' },
  ],
  ['a head that moved', { mergeAnswer: { kind: 'head-moved' } }, { kind: 'wait' }],
  [
    'let go by the merge queue',
    { review: { ...ready().review, leftQueue: { kind: 'failed-checks' } } as Observed['review'] & object },
    {
      kind: 'wait',
      state: 'waiting',
      because:
        'the merge queue let #812 go: required checks failed on the merge that it made; put it into the queue again, or cancel',
    },
  ],
  [
    'taken out of the merge queue',
    {
      review: { ...ready().review, leftQueue: { kind: 'taken-out', by: 'bob' } } as Observed['review'] &
        object,
    },
    {
      kind: 'wait',
      state: 'waiting',
      because: '@bob took #812 out of the merge queue; put it into the queue again, or cancel',
    },
  ],
])('an open promotion with %s', (_, change, step) => {
  expect(nextStep(ready(change))).toMatchObject(step as object)
})

test.each<[string, SlotPullRequest['ended'], unknown]>([
  [
    'by us on request',
    { kind: 'cancelled', by: 'ada' },
    { verdict: 'cancelled', because: 'cancelled by @ada' },
  ],
  ['as needless', { kind: 'needless' }, { verdict: 'nothing-to-do' }],
  ['as refused', { kind: 'refused', because: 'no' }, { verdict: 'refused', because: 'no' }],
  ['by a person', undefined, { verdict: 'cancelled', because: '#812 was closed on GitHub' }],
])('a pull request closed %s', (_, ended, end) => {
  const mine = pullRequest({ state: 'closed', ...(ended === undefined ? {} : { ended }) })
  expect(nextStep(ready({ slot: { branch: { kind: 'absent' }, mine, redone: 0 } }))).toMatchObject(
    end as object,
  )
  expect(nextStep(ready({ slot: { branch: ours(), mine, redone: 0 } }))).toEqual({ kind: 'clean', head })
})

test('a claim that came to nothing is given back first', () => {
  const change = {
    slot: { branch: { kind: 'claimed', head: base } as const, later: claim(newerKey, '7.0.1'), redone: 0 },
  }
  expect(nextStep(before({ kind: 'claimed', head: base }, change))).toEqual({ kind: 'clean', head: base })
})

const sometimes = <T>(...values: readonly T[]) => fc.constantFrom(...values)

const branches = sometimes<SlotBranch>(
  { kind: 'unread' },
  { kind: 'absent' },
  { kind: 'claimed', head: base },
  { kind: 'claimed', head },
  ours(),
  ours(olderKey),
  ours(newerKey),
  ours(key, 'd2'),
  { kind: 'foreign', head },
)

const pullRequests = fc.array(
  fc
    .record({
      state: sometimes<SlotPullRequest['state']>('open', 'merged', 'closed'),
      head: sometimes(head, base, sha('c')),
      base: sometimes('main', 'main', 'release'),
      draft: fc.boolean(),
      ours: sometimes(true, true, false),
      claim: sometimes(claim(), claim(key, '7.0.0', 'd2'), claim(olderKey), claim(newerKey, '7.0.1')),
    })
    .map(change =>
      pullRequest({ ...change, ...(change.state === 'merged' ? { mergeCommit: sha('c') } : {}) }),
    ),
  { maxLength: 3 },
)

const worlds: fc.Arbitrary<Observed> = fc
  .record({
    branch: branches,
    pullRequests,
    planned: sometimes<Observed['planned']>(
      { kind: 'plan', plan },
      { kind: 'plan', plan: { ...plan, digest: 'd2' } },
      { kind: 'current' },
      { kind: 'problem', problem: { code: 'X', message: 'no' } },
    ),
    policy: sometimes(
      policy,
      { ...policy, merge: 'after-approval' as const },
      { ...policy, merge: 'never' as const },
    ),
    permission: sometimes<Observed['permission']>(
      { status: 'passed', detail: '' },
      { status: 'blocked', detail: 'no' },
    ),
    fleet: sometimes(
      fleetOf({ podinfo: { stage: '7.0.0', prod: '6.9.2' } }),
      fleetOf({ podinfo: { stage: '6.9.2', prod: '6.9.2' } }),
    ),
    review: fc.option(
      fc.record({
        head: sometimes(head, base),
        baseHead: sometimes(base, sha('e')),
        mergeable: sometimes<'yes' | 'conflict' | 'unknown'>('yes', 'conflict', 'unknown'),
        checks: sometimes(
          [],
          [{ name: 'ci', status: 'passed' as const }],
          [{ name: 'ci', status: 'failed' as const }],
        ),
        requiredChecks: sometimes<readonly string[] | 'unknown'>([], ['ci'], 'unknown'),
        approvals: sometimes([], [{ by: { id: 2, login: 'ada' }, commit: head, canWrite: true }]),
        settled: fc.boolean(),
      }),
      { nil: undefined },
    ),
    searched: fc.boolean(),
    leads: fc.boolean(),
    patient: fc.boolean(),
    withdrawn: fc.option(
      sometimes<NonNullable<Observed['withdrawn']>>({ kind: 'deleted' }, { kind: 'cancelled', by: 'ada' }),
      { nil: undefined },
    ),
    mergeAnswer: fc.option(
      sometimes<NonNullable<Observed['mergeAnswer']>>({ kind: 'pending' }, { kind: 'blocked', reason: 'x' }),
      { nil: undefined },
    ),
  })
  .map(({ branch, pullRequests: all, review, withdrawn, mergeAnswer, ...rest }) => {
    const { review: _, ...plain } = ready()
    return {
      ...plain,
      ...rest,
      slot: viewSlot(key, branch, all),
      ...(review === undefined ? {} : { review }),
      ...(withdrawn === undefined ? {} : { withdrawn }),
      ...(mergeAnswer === undefined ? {} : { mergeAnswer }),
    }
  })

test('whatever the world looks like, nothing is merged, overwritten or closed that must not be', () => {
  fc.assert(
    fc.property(worlds, observed => {
      const step = nextStep(observed)
      const { slot, review } = observed
      if (step.kind === 'merge') {
        expect(evaluateGates(observed).map(gate => gate.status)).toEqual(Array(8).fill('passed'))
        expect(slot.mine).toMatchObject({ state: 'open', base: 'main', draft: false })
        expect(slot.branch).toMatchObject({ kind: 'ours', head: review?.head, claim: { request: key } })
        expect(step.head).toBe(review?.head)
      }
      if (step.kind === 'commit') expect(['claimed', 'ours']).toContain(slot.branch.kind)
      if (step.kind === 'close')
        expect(
          [slot.mine, slot.open].map(each => [each?.number, each?.state, each?.claim?.request]),
        ).toContainEqual([step.number, 'open', key])
      if (step.kind === 'propose' || step.kind === 'rename')
        expect(slot.branch).toMatchObject({ claim: { request: key } })
      if (['claim', 'commit', 'propose', 'rename', 'merge'].includes(step.kind)) {
        expect(observed.permission.status).toBe('passed')
        expect(observed.withdrawn?.kind).not.toBe('cancelled')
      }
    }),
    { numRuns: 5000 },
  )
})

test('whoever has put its commit on an older request of the same version goes on with it', () => {
  const older = pullRequest({ claim: claim(olderKey, '7.0.0') })
  const slot = { branch: ours(), open: older, redone: 0 }
  const { review: _, ...unlooked } = ready({ slot })
  expect([nextStep(unlooked), nextStep(ready({ slot }))]).toEqual([
    { kind: 'look', at: 'review' },
    { kind: 'rename', number: 812, plan },
  ])
})
