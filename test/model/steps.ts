import fc from 'fast-check'
import type { Act } from './acts.ts'
import type { Post } from './inbox.ts'
import { type Ask, apps, environments, people, places } from './rules.ts'
import type { Where } from './stage.ts'
import { troubles } from './trouble.ts'
import type { Mishap, Step } from './walk.ts'

// What may happen, and how often.

const versions = ['6.9.2', '7.0.0', '7.0.1', '7.0.2', '1.3.2', '1.4.0', '9.9.9'] as const

/** Some slot. */
export const where = { app: fc.constantFrom(...apps), environment: fc.constantFrom(...environments) }

const what: fc.Arbitrary<Ask['what']> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('promote' as const),
      ...where,
      version: fc.oneof(fc.constant('next'), fc.constantFrom(...versions)),
      dryRun: fc.nat(9).map(chance => chance === 0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('rollback' as const, 'rollback' as const, 'verify' as const, 'restart' as const),
      ...where,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { kind: 'train' as const, from: 'test' as const, to: 'stage' as const },
      { kind: 'train' as const, from: 'stage' as const, to: 'prod' as const },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('promote' as const),
      ...where,
      version: fc.constant('next'),
      dryRun: fc.constant(false),
      from: fc.constant('test' as const),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'cancel' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('list' as const, 'history' as const, 'help' as const, 'explain' as const),
    }),
  },
)

const ask: fc.Arbitrary<Ask> = fc.record({
  who: fc.constantFrom('writer', 'writer', 'writer', 'admin', 'admin', ...people),
  place: fc.constantFrom(...places),
  what,
})

const trouble = fc.record({
  replica: fc.nat(1),
  nth: fc.integer({ min: 1, max: 30 }),
  trouble: fc.constantFrom(...troubles),
})

const post = fc.constantFrom<Post>('as sent', 'as sent', 'as sent', 'lost', 'doubled', 'late')

export const mishap: fc.Arbitrary<Mishap> = fc.record({
  post,
  troubles: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(trouble, { minLength: 1, maxLength: 3 }) },
  ),
})

const pick = fc.nat(7)

/** Anything that people do besides. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('close', 'reopen', 'push', 'describe', 'merge', 'unbranch'),
      pick,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('approve', 'approve', 'dismiss'),
      by: fc.constantFrom('writer', 'admin'),
      pick,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('edit', 'delete', 'delete the reply to'), pick }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('revoke', 'grant', 'grant') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('check again'),
      conclusion: fc.constantFrom('success', 'failure'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move the base'), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pin by hand'),
      ...where,
      version: fc.constantFrom('7.0.0', '7.0.1', '1.3.2', '1.4.0'),
    }),
  },
)

/** One step of a walk. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      asks: fc.oneof(
        { weight: 3, arbitrary: fc.tuple(ask) },
        { weight: 1, arbitrary: fc.array(ask, { minLength: 2, maxLength: 4 }) },
      ),
      mishap,
      withdraw: fc.nat(19).map(chance => chance === 0),
      meanwhile: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        {
          weight: 1,
          arbitrary: fc.array(fc.record({ after: fc.nat(9_000), act }), { minLength: 1, maxLength: 3 }),
        },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('checks' as const),
      conclusion: fc.constantFrom('success' as const, 'failure' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('act' as const), act, post }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'replace' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('second replica' as const), runs: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'sweep' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.nat(90) }) },
)

/** The GitHub that is walked over. */
export const place: fc.Arbitrary<Where> = fc.record({
  ghes: fc.nat(4).map(chance => chance === 0),
  protection: fc.constantFrom('none', 'none', 'checks', 'strict', 'queue'),
  approval: fc.nat(2).map(chance => chance === 0),
  lateness: fc.constantFrom(1, 1, 0, 3),
  replicas: fc.constantFrom(1, 2),
})
