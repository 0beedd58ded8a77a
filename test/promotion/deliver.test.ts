import { expect, test } from '@jest/globals'
import { nextStep } from '../../src/promotion/lifecycle.ts'
import type { Observed } from '../../src/promotion/observed.ts'
import type { RolloutVerdict } from '../../src/promotion/rollout.ts'
import { head, policy, pullRequest, ready, sha } from './world.ts'

const itself = { ...policy, delivery: 'apply' } as const

/** An open pull request whose gates are open, in an environment that Lockkeeper applies itself. */
function open(change: Partial<Observed> = {}) {
  return nextStep(ready({ policy: itself, ...change }))
}

const seen = (verdict: RolloutVerdict): Observed['rollout'] => ({
  kind: 'seen',
  sight: { verdict, because: 'why', clusters: [] },
})
const watching = { kind: 'watching', id: 5 } as const
const reported = (verdict: 'succeeded' | 'failed' | 'unknown') =>
  ({ kind: 'reported', id: 5, outcome: { verdict, because: 'why' } }) as const
const stuck = (isOver: boolean) => ({ kind: 'stuck', because: 'no answer', isOver }) as const

test('recorded, applied, watched, and only then merged', () => {
  expect([
    open(),
    open({ deployment: { kind: 'absent' } }),
    open({ deployment: { kind: 'absent' }, delivery: { kind: 'free' } }),
    open({ deployment: { kind: 'unreported', id: 5 } }),
    open({ deployment: watching }),
    open({ deployment: watching, delivery: { kind: 'free' } }),
    open({ deployment: watching, delivery: { kind: 'begun' } }),
    open({ deployment: watching, delivery: { kind: 'whole' } }),
    open({ deployment: watching, delivery: { kind: 'whole' }, rollout: seen('in-progress') }),
    open({ deployment: watching, delivery: { kind: 'whole' }, rollout: seen('succeeded') }),
    open({ deployment: reported('succeeded') }),
  ]).toEqual([
    { kind: 'look', at: 'deployment' },
    { kind: 'look', at: 'delivery' },
    { kind: 'record', sha: head },
    { kind: 'report', deployment: 5 },
    { kind: 'look', at: 'delivery' },
    { kind: 'apply' },
    { kind: 'apply' },
    { kind: 'look', at: 'rollout' },
    { kind: 'wait', state: 'rolling-out', because: 'why' },
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'succeeded', because: 'why' } },
    { kind: 'merge', number: 812, head },
  ])
})

test('what fails is recorded, put back, noted in the pull request, which stays open', () => {
  const noted = { slot: ready().slot, deployment: reported('failed'), delivery: { kind: 'free' } as const }
  const mine = pullRequest({ ended: { kind: 'failed', because: 'why' } })
  expect([
    open({ deployment: watching, delivery: { kind: 'refused', because: 'conflict' } }),
    open({ deployment: watching, delivery: { kind: 'whole' }, rollout: seen('failed') }),
    open({ deployment: reported('failed') }),
    open({ deployment: reported('failed'), delivery: { kind: 'whole' } }),
    open({ deployment: reported('failed'), delivery: { kind: 'begun' } }),
    open({ deployment: reported('failed'), delivery: stuck(false) }),
    open(noted),
    open({ ...noted, slot: { ...noted.slot, mine } }),
    open({ ...noted, slot: { ...noted.slot, mine }, delivery: stuck(true) }),
    open({ ...noted, slot: { ...noted.slot, mine }, deployment: reported('unknown') }),
  ]).toEqual([
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'failed', because: 'conflict' } },
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'failed', because: 'why' } },
    { kind: 'look', at: 'delivery' },
    { kind: 'restore' },
    { kind: 'restore' },
    { kind: 'wait', state: 'rolling-out', because: 'why; no answer' },
    { kind: 'note', number: 812, end: { kind: 'failed', because: 'why' } },
    { kind: 'end', verdict: 'failed', because: 'why' },
    { kind: 'end', verdict: 'failed', because: 'why; no answer' },
    { kind: 'end', verdict: 'unknown', because: 'why' },
  ])
})

test('it waits for another that is applied there, and for a cluster that does not answer, for a while', () => {
  const busy = { kind: 'busy', because: '#7 first' } as const
  expect([
    open({ deployment: { kind: 'absent' }, delivery: busy }),
    open({ deployment: { kind: 'absent' }, delivery: stuck(false) }),
    open({ deployment: watching, delivery: busy }),
    open({ deployment: watching, delivery: stuck(false) }),
    open({ deployment: watching, delivery: stuck(true) }),
  ]).toEqual([
    { kind: 'wait', state: 'rolling-out', because: '#7 first' },
    { kind: 'wait', state: 'waiting', because: 'no answer' },
    { kind: 'wait', state: 'rolling-out', because: '#7 first' },
    { kind: 'wait', state: 'rolling-out', because: 'no answer' },
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'unknown', because: 'no answer' } },
  ])
})

test('before a pull request is given up, what was applied for it is put back', () => {
  const cancelled = { withdrawn: { kind: 'cancelled', by: 'bob' } } as const
  const because = 'cancelled by @bob'
  const close = { kind: 'close', number: 812, end: { kind: 'cancelled', by: 'bob' } }
  expect([
    open(cancelled),
    open({ ...cancelled, deployment: { kind: 'absent' } }),
    open({ ...cancelled, deployment: watching }),
    open({ ...cancelled, deployment: reported('succeeded') }),
    open({ ...cancelled, deployment: reported('failed') }),
    open({ ...cancelled, deployment: reported('failed'), delivery: { kind: 'whole' } }),
    open({ ...cancelled, deployment: reported('failed'), delivery: { kind: 'free' } }),
  ]).toEqual([
    { kind: 'look', at: 'deployment' },
    close,
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'failed', because } },
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'failed', because } },
    { kind: 'look', at: 'delivery' },
    { kind: 'restore' },
    close,
  ])
})

test('what a person merged is applied after that', () => {
  const mine = pullRequest({ state: 'merged', mergeCommit: sha('c') })
  const merged = { slot: { branch: { kind: 'absent' } as const, mine, redone: 0 } }
  expect([
    open({ ...merged, deployment: { kind: 'absent' } }),
    open({ ...merged, deployment: watching, delivery: { kind: 'free' } }),
    open({ ...merged, deployment: watching, delivery: { kind: 'whole' }, rollout: seen('succeeded') }),
    open({ ...merged, deployment: reported('succeeded') }),
  ]).toEqual([
    { kind: 'record', sha: sha('c') },
    { kind: 'apply' },
    { kind: 'conclude', deployment: 5, outcome: { verdict: 'succeeded', because: 'why' } },
    { kind: 'end', verdict: 'succeeded', because: 'why' },
  ])
})
