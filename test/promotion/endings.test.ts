import { expect, test } from '@jest/globals'
import { overtakenBy, recordedEnding, refusal, superseded, withdrawal } from '../../src/promotion/endings.ts'
import type { Withdrawal } from '../../src/promotion/observed.ts'
import { claim, environment, fleetOf, plan, pullRequest, ready } from './world.ts'

test.each<[Withdrawal, string]>([
  [{ kind: 'cancelled', by: 'bob' }, 'cancelled by @bob'],
  [{ kind: 'edited' }, 'the comment was edited before anything was done; only new comments count'],
  [{ kind: 'deleted' }, 'the comment was deleted before anything was done'],
  [{ kind: 'earlier-leg', environment: environment('stage') }, 'stage comes first and did not end well'],
  [{ kind: 'no-difference' }, 'the environments no longer differ here'],
])('%j says why nothing was begun', (withdrawn, said) => {
  expect(withdrawal(withdrawn)).toBe(said)
})

test.each([
  ['7.1.0', '@alice asked for 7.1.0 later'],
  ['7.0.0', '@alice asked for it again later'],
])('a later request for %s supersedes', (later, because) => {
  const end = { kind: 'end', verdict: 'superseded', because }
  expect(superseded(claim(undefined, later), '7.0.0')).toEqual(end)
})

test('a refusal says the first gate that is closed', () => {
  const denied = { status: 'blocked', detail: '@alice has read on acme/fleet' } as const
  expect(refusal(ready({ permission: denied }))).toEqual({
    kind: 'end',
    verdict: 'refused',
    because: '@alice has read on acme/fleet',
  })
})

const moved = { planned: { kind: 'plan', plan } as const, mergedHere: false }

test.each([
  [
    { ...moved, fleet: fleetOf({ podinfo: { prod: '7.1.0' } }) },
    'prod has 7.1.0 by now; 7.0.0 was not seen to its end',
  ],
  [
    { ...moved, fleet: fleetOf({ podinfo: {} }) },
    'prod has no podinfo by now; 7.0.0 was not seen to its end',
  ],
  [{ ...moved, mergedHere: true }, undefined],
  [{ mergedHere: false, planned: { kind: 'current' } as const }, undefined],
])('a promotion that another overtook: %#', (change, because) => {
  const expected = because === undefined ? undefined : { verdict: 'unknown', because }
  expect(overtakenBy(ready(change))).toEqual(expected)
})

const pull = pullRequest({ number: 812, state: 'merged' })

test.each([
  ['merged', 'nobody watched', 'merged with drift: #812 held a commit that is not mine'],
  ['succeeded', '', 'merged with drift: #812 held a commit that is not mine'],
  ['failed', 'a pod crashed', 'a pod crashed; merged with drift: #812 held a commit that is not mine'],
] as const)('what ended as %s with more than was planned says so', (verdict, because, said) => {
  const deployment = { kind: 'reported', id: 1, stray: true, outcome: { verdict, because } } as const
  const observed = ready({ deployment, slot: { branch: { kind: 'absent' }, mine: pull, redone: 0 } })
  expect(recordedEnding(deployment.outcome, observed)).toEqual({ kind: 'end', verdict, because: said })
})
