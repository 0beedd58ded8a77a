import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseComment } from '../../src/command/comment.ts'
import { formatCommand } from '../../src/command/format.ts'
import { verbs, verbsMarkdown } from '../../src/command/verbs.ts'
import type { Command } from '../../src/promotion/command.ts'

const name = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  .filter(word => !['to', 'from', 'on', 'in', 'into', 'onto', 'and', 'then'].includes(word))
const version = fc.oneof(
  fc.stringMatching(/^v?[0-9]{1,2}(\.[0-9]{1,2}){0,2}(-[a-z0-9]{1,5})?$/),
  fc.constant(`1.0@sha256:${'0a'.repeat(32)}`),
)
const reason = fc
  .oneof(fc.stringMatching(/^[A-Za-z0-9 ,.!?#@'’=`*<>-]{1,30}$/), fc.stringMatching(/^[A-Za-z "“”]{1,30}$/))
  .map(text => text.trim())
  .filter(text => text !== '')
const options = fc.record({ dryRun: fc.boolean(), reason }, { requiredKeys: ['dryRun'] })
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 })
const kind = fc.constant('promote' as const)

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(names, version, names, options).map(
    ([apps, to, environments, rest]): Command => ({
      kind: 'promote',
      form: 'releases',
      releases: apps.map(app => ({ app, version: to })),
      to: environments,
      ...rest,
    }),
  ),
  fc.tuple(kind, names, name, names, options).map(
    ([promote, apps, from, to, rest]): Command => ({
      kind: promote,
      form: 'from',
      apps,
      from,
      to,
      ...rest,
    }),
  ),
  fc
    .tuple(name, name, options)
    .map(([from, to, rest]): Command => ({ kind: 'promote', form: 'train', from, to, ...rest })),
  fc.record({ kind: fc.constant('list' as const), app: name, environment: name }, { requiredKeys: ['kind'] }),
  fc.record(
    { kind: fc.constant('cancel' as const), request: fc.constant('p-7QK3XM') },
    { requiredKeys: ['kind'] },
  ),
  fc.constant<Command>({ kind: 'explain', request: 'p-000000' }),
  fc.constant<Command>({ kind: 'help' }),
)

test('a command that is written out and parsed again is the same', () => {
  fc.assert(
    fc.property(commands, command => {
      const { commands: parsed, refusals } = parseComment(formatCommand(command), { mentions: [] })
      expect(refusals).toEqual([])
      expect(parsed.map(placed => placed.command)).toEqual([command])
    }),
    { numRuns: 500 },
  )
})

test('every suggestion is a command that runs', () => {
  const words = [
    '/promote',
    'podinfo@7',
    'podinfo',
    '7',
    'to',
    'from',
    'prod.',
    '**test**',
    ',',
    '--reason',
    '--reason=',
    '"why"',
    '“',
    '--dryrun',
    'and',
    'please',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 9 }), line => {
      const { refusals } = parseComment(`/promote ${line.join(' ')}`, { mentions: [] })
      for (const { suggestion } of refusals) {
        if (suggestion === undefined) continue
        expect(parseComment(suggestion, { mentions: [] })).toMatchObject({
          commands: [{ line: 1 }],
          refusals: [],
        })
      }
    }),
    { numRuns: 800 },
  )
})

test('the example of every verb runs, and its flags are known', () => {
  for (const { verb, example, flags, forms } of verbs) {
    const { commands: parsed } = parseComment(example, { mentions: [] })
    expect(parsed.map(placed => placed.command.kind)).toEqual([verb])
    for (const { name: flag, value } of flags) {
      const line = `${example} ${flag}${value === undefined ? '' : ' "x"'}`
      expect(parseComment(line, { mentions: [] }).refusals).toEqual([])
    }
    for (const { form } of forms) expect(form.startsWith(`/${verb}`)).toBe(true)
  }
})

test('the documentation table has a row for every form', () => {
  expect(verbsMarkdown().split('\n')).toHaveLength(2 + verbs.flatMap(row => row.forms).length)
})

test.each(['/promote podinfo from test ! on [to prod', '/promotest t```o prod'])(
  'nothing is to be copied where the guess is no command either: %s',
  body => {
    const { refusals } = parseComment(body, { mentions: [] })
    expect(refusals.map(({ suggestion }) => suggestion)).toEqual([undefined])
  },
)
