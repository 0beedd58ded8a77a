import { expect, test } from '@jest/globals'
import type { PromoteCommand } from '../../src/promotion/command.ts'
import { expandCommand } from '../../src/promotion/expand.ts'
import { fleetOf } from './world.ts'

const fleet = fleetOf({
  podinfo: { test: '7.0.0', stage: '7.0.0', prod: '6.9.2' },
  helloworld: { test: '1.2.0', stage: '1.1.0', prod: 'v1.1.0' },
  cart: { test: '3.0.0|3.0.1', stage: '3.0.0' },
  only: { test: '1.0.0' },
})

/** The promotions, leg by leg, as `app@version to environment`. */
function legs(
  command:
    | Omit<Extract<PromoteCommand, { form: 'releases' }>, 'kind' | 'dryRun'>
    | Omit<Extract<PromoteCommand, { form: 'from' }>, 'kind' | 'dryRun'>
    | Omit<Extract<PromoteCommand, { form: 'train' }>, 'kind' | 'dryRun'>,
): unknown {
  const expansion = expandCommand({ kind: 'promote', dryRun: false, ...command } as PromoteCommand, fleet)
  if (expansion.kind === 'nothing-to-do') return expansion.reason
  if (expansion.kind === 'refused') return expansion.problems.map(problem => problem.code)
  return expansion.legs.map(leg =>
    leg.map(
      ({ goal, problem }) =>
        `${goal.app}@${goal.version} to ${goal.environment}${problem === undefined ? '' : ` (${problem.code})`}`,
    ),
  )
}

test('releases: one leg for each environment, every app in it', () => {
  const releases = [
    { app: 'podinfo', version: '7.0.0' },
    { app: 'helloworld', version: '1.2.0' },
  ]
  expect(legs({ form: 'releases', releases, to: ['stage', 'prod'] })).toEqual([
    ['podinfo@7.0.0 to stage', 'helloworld@1.2.0 to stage'],
    ['podinfo@7.0.0 to prod', 'helloworld@1.2.0 to prod'],
  ])
})

test('from: what runs there', () => {
  expect(legs({ form: 'from', apps: ['podinfo', 'cart'], from: 'test', to: ['stage'] })).toEqual([
    ['podinfo@7.0.0 to stage', 'cart@3.0.0 or 3.0.1 to stage (VERSION_AMBIGUOUS)'],
  ])
})

test('from: a range is no version that could be taken on', () => {
  const ranged = fleetOf({ podinfo: { test: '>=7.0.0', prod: '6.9.2' } })
  const command = {
    kind: 'promote',
    form: 'from',
    apps: ['podinfo'],
    from: 'test',
    to: ['prod'],
    dryRun: false,
  } as const
  expect(expandCommand(command, ranged)).toMatchObject({
    legs: [
      [
        {
          problem: {
            code: 'VERSION_IS_RANGE',
            message: 'test pins podinfo at the range >=7.0.0, not at a version: which one is meant?',
            advice: '/promote podinfo@6.9.2 to prod',
          },
        },
      ],
    ],
  })
})

test('a train: every app that both have and that differs', () => {
  expect(legs({ form: 'train', from: 'test', to: 'stage' })).toEqual([
    ['helloworld@1.2.0 to stage', 'cart@3.0.0 or 3.0.1 to stage (VERSION_AMBIGUOUS)'],
  ])
  expect(legs({ form: 'train', from: 'stage', to: 'prod' })).toEqual([['podinfo@7.0.0 to prod']])
})

test('a train with no difference', () => {
  expect(
    expandCommand(
      { kind: 'promote', form: 'train', from: 'test', to: 'stage', dryRun: false },
      fleetOf({ podinfo: { test: '1', stage: '1' } }),
    ),
  ).toEqual({
    kind: 'nothing-to-do',
    reason: 'stage already has every release of test.',
  })
})

test('every wrong name is named at once', () => {
  expect(
    legs({
      form: 'releases',
      releases: [
        { app: 'podinof', version: '7.0.0' },
        { app: 'x', version: '../7' },
      ],
      to: ['prd', 'test'],
    }),
  ).toEqual(['UNKNOWN_APP', 'UNKNOWN_APP', 'BAD_VERSION', 'UNKNOWN_ENVIRONMENT'])
  expect(legs({ form: 'from', apps: ['only'], from: 'stage', to: ['stage'] })).toEqual(['SAME_ENVIRONMENT'])
  expect(legs({ form: 'from', apps: ['only'], from: 'stage', to: ['prod'] })).toEqual(['APP_NOT_THERE'])
  expect(legs({ form: 'train', from: 'nowhere', to: 'prod' })).toEqual(['UNKNOWN_ENVIRONMENT'])
})

test('an app where an environment belongs is a question about its version', () => {
  expect(
    expandCommand({ kind: 'promote', form: 'train', from: 'podinfo', to: 'prod', dryRun: false }, fleet),
  ).toEqual({
    kind: 'refused',
    problems: [
      {
        code: 'VERSION_MISSING',
        message: 'Which version of podinfo?',
        advice: '/promote podinfo@7.0.0 to prod',
      },
    ],
  })
})
