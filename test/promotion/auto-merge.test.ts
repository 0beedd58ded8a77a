import { expect, test } from '@jest/globals'
import { nextStep } from '../../src/promotion/lifecycle.ts'
import type { AutoMergeFact, Observed, ReviewFacts } from '../../src/promotion/observed.ts'
import { claim, head, newerKey, olderKey, policy, pullRequest, ready } from './world.ts'

const chosen = { ...policy, autoMerge: true }
const ours: AutoMergeFact = { kind: 'ours', claim: claim() }
const refused = 'At least 1 approving review is required by reviewers with write access.'

/** A promotion of which only the required check `ci` is missing, where the owner chose auto-merge. */
function green(review: Partial<ReviewFacts> = {}, change: Partial<Observed> = {}): Observed {
  const base = ready()
  const seen = {
    ...base.review,
    requiredChecks: ['ci'],
    autoMerge: { kind: 'off' },
    ...review,
  } as ReviewFacts
  return { ...base, policy: chosen, review: seen, ...change }
}

const passed = { checks: [{ name: 'ci', status: 'passed' }] } as const
const schedule = { kind: 'schedule', number: 812, head }
const unschedule = { kind: 'unschedule', number: 812 }
const waits = (because: string, state = 'gated') => ({ kind: 'wait', state, because })

test('where only a check is missing that GitHub requires too, the merge is left to GitHub', () => {
  expect(nextStep(green())).toEqual(schedule)
  expect(nextStep(green({ autoMerge: ours }))).toEqual(
    waits('checks 0/1, waiting for ci; GitHub merges this once that is there (auto-merge)'),
  )
})

test('so it is where GitHub refused the merge for nothing but reviews', () => {
  const mergeAnswer = { kind: 'blocked', reason: refused, awaits: true } as const
  expect(nextStep(green(passed, { mergeAnswer }))).toEqual(schedule)
  expect(nextStep(green({ ...passed, autoMerge: ours }, { mergeAnswer }))).toEqual(
    waits(`${refused}; GitHub merges this once that is there (auto-merge)`, 'waiting'),
  )
  const other = { kind: 'blocked', reason: 'A conversation must be resolved' } as const
  expect(nextStep(green(passed, { mergeAnswer: other }))).toEqual(waits(other.reason, 'waiting'))
})

test('without the key nothing is left to GitHub, and what was left is taken back', () => {
  expect(nextStep(green({}, { policy }))).toEqual(waits('checks 0/1, waiting for ci'))
  expect(nextStep(green({ autoMerge: ours }, { policy }))).toEqual(unschedule)
})

test('a check that GitHub does not require is ours to wait for', () => {
  const configured = { policy: { ...chosen, requiredChecks: ['e2e'] } }
  expect(nextStep(green({}, configured))).toEqual(waits('checks 0/2, waiting for ci, e2e'))
  expect(nextStep(green(passed, configured))).toEqual(waits('checks 1/2, waiting for e2e'))
  expect(nextStep(green({ autoMerge: ours }, configured))).toEqual(unschedule)
  const reported = { requiredChecks: [], checks: [{ name: 'ci', status: 'pending' }] } as const
  expect(nextStep(green(reported))).toEqual(waits('checks 0/1, waiting for ci'))
})

test('where it could be merged at once it is merged as ever', () => {
  expect(nextStep(green(passed))).toEqual({ kind: 'merge', number: 812, head })
  expect(nextStep(green({ ...passed, autoMerge: ours }))).toEqual({ kind: 'merge', number: 812, head })
  expect(nextStep(green({}, { scheduleAnswer: { kind: 'ready' } }))).toEqual(
    waits('checks 0/1, waiting for ci'),
  )
})

test('where GitHub has none it says so and merges itself, and is not asked twice', () => {
  const has = (why: string) =>
    waits(`checks 0/1, waiting for ci; GitHub has no auto-merge for this (${why}), so I merge it`)
  expect(nextStep(green({ autoMerge: { kind: 'forbidden' } }))).toEqual(
    has('the repository does not allow it'),
  )
  const reason = 'Protected branch rules not configured for this branch'
  expect(nextStep(green({}, { scheduleAnswer: { kind: 'unavailable', reason } }))).toEqual(has(reason))
  expect(nextStep(green({}, { scheduleAnswer: { kind: 'head-moved' } }))).toEqual(
    waits('checks 0/1, waiting for ci'),
  )
})

test("a person's own auto-merge is theirs", () => {
  expect(nextStep(green({ autoMerge: { kind: 'theirs' } }))).toEqual(waits('checks 0/1, waiting for ci'))
})

const slot = ready().slot
const foreign = { ...slot, branch: { kind: 'foreign', head } } as const
const second = { ...chosen, merge: 'after-approval' } as const

test.each<[string, Partial<Observed>, Partial<ReviewFacts>]>([
  ['it is cancelled', { withdrawn: { kind: 'cancelled', by: 'ada' } }, {}],
  ['the requester may no longer', { permission: { status: 'blocked', detail: 'read' } }, {}],
  ['the approval was withdrawn', { policy: second }, {}],
  ['somebody pushed', { slot: foreign }, {}],
  ['it was made a draft', { slot: { ...slot, mine: pullRequest({ draft: true }) } }, {}],
  [
    'the plan is another',
    {
      slot: {
        ...slot,
        branch: { ...slot.branch, claim: claim(undefined, '7.0.0', 'd0') },
      } as Observed['slot'],
    },
    {},
  ],
  ['the check failed', {}, { checks: [{ name: 'ci', status: 'failed' }] }],
  ['the rules cannot be read', {}, { requiredChecks: 'unknown' }],
  ['it conflicts', {}, { mergeable: 'conflict' }],
  ['the environment has it already', { planned: { kind: 'current' } }, {}],
  [
    'an earlier plan had asked for it',
    {},
    { autoMerge: { kind: 'ours', claim: claim(undefined, '7.0.0', 'd0') } },
  ],
  ['an earlier request had asked for it', {}, { autoMerge: { kind: 'ours', claim: claim(olderKey) } }],
])('once %s it is taken back before anything else', (_, change, review) => {
  expect(nextStep(green({ autoMerge: ours, ...review }, change))).toEqual(unschedule)
})

test('whoever was overtaken leaves to the later request what that one asked for', () => {
  const later = claim(newerKey, '7.0.1')
  expect(nextStep(green({ autoMerge: ours }, { slot: { ...slot, later } })).kind).toBe('end')
})

test('after a merge that was not its own it asks the gates once more', () => {
  const mine = pullRequest({ state: 'merged', mergeCommit: head })
  const merged = {
    slot: { ...slot, mine },
    deployment: { kind: 'absent' },
    planned: { kind: 'current' },
  } as const
  const elsewhere = { ...merged, mergedHere: false }
  expect(nextStep(green({}, elsewhere))).toEqual({ kind: 'look', at: 'merge' })
  expect(nextStep(green({}, { ...elsewhere, lookedBack: true }))).toEqual({ kind: 'record', sha: head })
  expect(nextStep(green({}, merged))).toEqual({ kind: 'record', sha: head })
  expect(nextStep(green({}, { ...elsewhere, policy }))).toEqual({ kind: 'record', sha: head })
})
