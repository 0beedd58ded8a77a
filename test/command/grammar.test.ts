import { expect, test } from '@jest/globals'
import { parseComment } from '../../src/command/comment.ts'
import type { Command } from '../../src/promotion/command.ts'
import { picture } from './picture.ts'

function command(line: string): Command | undefined {
  return parseComment(line, { mentions: ['lockkeeper'] }).commands[0]?.command
}

test('a release to an environment', () => {
  expect(command('/promote podinfo@7.0.0 to prod')).toEqual({
    kind: 'promote',
    form: 'releases',
    releases: [{ app: 'podinfo', version: '7.0.0' }],
    to: ['prod'],
    dryRun: false,
  })
})

test('several releases to several environments, with a reason, as a dry run', () => {
  expect(
    command('/promote podinfo@v7.0.0,cart@7.0.0+build.1 to test , prod --reason "it is time" --dry-run'),
  ).toEqual({
    kind: 'promote',
    form: 'releases',
    releases: [
      { app: 'podinfo', version: 'v7.0.0' },
      { app: 'cart', version: '7.0.0+build.1' },
    ],
    to: ['test', 'prod'],
    dryRun: true,
    reason: 'it is time',
  })
})

test('what runs in another environment', () => {
  expect(command('/promote podinfo, cart from test to stage, prod')).toEqual({
    kind: 'promote',
    form: 'from',
    apps: ['podinfo', 'cart'],
    from: 'test',
    to: ['stage', 'prod'],
    dryRun: false,
  })
})

test('a train; an app in place of the environment is asked about by whoever knows the names', () => {
  expect(command('/promote test to prod')).toEqual({
    kind: 'promote',
    form: 'train',
    from: 'test',
    to: 'prod',
    dryRun: false,
  })
  expect(command('/promote podinfo to prod')).toEqual({
    kind: 'promote',
    form: 'train',
    from: 'podinfo',
    to: 'prod',
    dryRun: false,
  })
})

test.each([
  ['/list', { kind: 'list' }],
  ['/list podinfo', { kind: 'list', app: 'podinfo' }],
  ['/list on prod', { kind: 'list', environment: 'prod' }],
  ['/list podinfo on prod', { kind: 'list', app: 'podinfo', environment: 'prod' }],
  ['/cancel', { kind: 'cancel' }],
  ['/cancel p-7QK3XM', { kind: 'cancel', request: 'p-7QK3XM' }],
  ['/explain p-7qk3xm', { kind: 'explain', request: 'p-7QK3XM' }],
  ['/help', { kind: 'help' }],
])('%s', (line, expected) => {
  expect(command(line)).toEqual(expected)
})

test.each([
  ['7.0.0'],
  ['v7.0.0'],
  ['7.0.0-beta'],
  ['7.0.0+build.1'],
  ['2026.11.21-4'],
  ['latest'],
  [`sha256:${'ab'.repeat(32)}`],
  [`7.0.0@sha256:${'ab'.repeat(32)}`],
])('a version may be %s', version => {
  expect(picture(`/promote podinfo@${version} to prod`)).toEqual([
    `1 runs /promote podinfo@${version} to prod`,
  ])
})

test('verbs and the words to, from, on ignore case; names do not', () => {
  expect(picture('/PROMOTE PodInfo@V1 TO Prod\n/Promote a From b To c\n/LIST a ON b')).toEqual([
    '1 runs /promote PodInfo@V1 to Prod',
    '2 runs /promote a from b to c',
    '3 runs /list a on b',
  ])
})

test.each([['"why"'], ['“why”'], ['„why“'], ["'why'"], ['‘why’']])(
  'a reason stands in straight or curly quotes: %s',
  quoted => {
    expect(command(`/promote a@1 to b --reason ${quoted}`)).toMatchObject({ reason: 'why' })
  },
)

test('flags inside a reason are a part of it, and so are apostrophes and emoji', () => {
  expect(command("/promote a@1 to b --reason 'don’t use --dry-run, it’s fine 👩‍🚀'")).toMatchObject({
    dryRun: false,
    reason: 'don’t use --dry-run, it’s fine 👩‍🚀',
  })
})

test('flags may stand anywhere, and a repeated --dry-run is harmless', () => {
  expect(command('/promote --dry-run a@1 to b --dry-run')).toMatchObject({ dryRun: true })
})

test.each([
  ['@lockkeeper promote a@1 to b'],
  ['@Lockkeeper promote a@1 to b'],
  ['@lockkeeper[bot] promote a@1 to b'],
  ['@lockkeeper: promote a@1 to b'],
  ['@lockkeeper[bot]: promote a@1 to b'],
  ['@lockkeeper /promote a@1 to b'],
  ['@lockkeeper: /promote a@1 to b'],
  ['@lockkeeper:/promote a@1 to b'],
  ['@lockkeeper/promote a@1 to b'],
])('addressed by name: %s', line => {
  expect(picture(line)).toEqual(['1 runs /promote a@1 to b'])
})

test.each([['@lockkeeper'], ['@lockkeeper:'], ['@Lockkeeper[bot]'], ['  @lockkeeper  ']])(
  'the name alone asks for help: %s',
  line => {
    expect(picture(line)).toEqual(['1 runs /help'])
  },
)

test.each([
  ['@lockkeeper-dev promote a@1 to b'],
  ['@lockkeepers promote a@1 to b'],
  ['@lockkeeper/owners please look'],
  ["@lockkeeper's reply is above"],
  ['@somebody promote a@1 to b'],
])('somebody else is addressed: %s', line => {
  expect(picture(line)).toEqual([])
})

test('several commands run in order, each with its line and its index', () => {
  const { commands } = parseComment('/list\ntext\n\n/promote a@1 to\n/help', { mentions: [] })
  expect(commands.map(({ line, index, source }) => ({ line, index, source }))).toEqual([
    { line: 1, index: 0, source: '/list' },
    { line: 5, index: 2, source: '/help' },
  ])
})

test('five commands are taken; more are all refused with one answer', () => {
  expect(picture('/list\n'.repeat(5))).toHaveLength(5)
  expect(picture('/list\n'.repeat(6))).toEqual(['6 TOO_MANY_COMMANDS'])
})
