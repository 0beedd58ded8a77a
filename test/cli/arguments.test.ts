import { expect, test } from '@jest/globals'
import { parseArguments } from '../../src/cli/arguments.ts'
import type { Verb } from '../../src/cli/verb.ts'

const list: Verb = {
  name: 'list',
  usage: 'list [APP] [--repo DIR]',
  summary: 'the matrix',
  example: 'lockkeeper list',
  flags: [
    { name: 'repo', type: 'string', value: 'DIR', summary: 'the repository' },
    { name: 'json', type: 'boolean', summary: 'as JSON' },
  ],
  positionals: [0, 1],
  load: () => Promise.reject(new Error('not run here')),
}

function problemOf(...words: readonly string[]) {
  const parsed = parseArguments(words, [list])
  return parsed.kind === 'wrong' ? parsed.problem : parsed.kind
}

test('words and flags come in any order', () => {
  const parsed = parseArguments(['list', '--repo=../fleet', 'podinfo', '--json'], [list])
  expect(
    parsed.kind === 'call' && [parsed.call.positionals, parsed.call.text('repo'), parsed.call.has('json')],
  ).toEqual([['podinfo'], '../fleet', true])
})

test('a mistyped verb is answered with the nearest one', () => {
  expect(problemOf('lsit')).toEqual({
    code: 'UNKNOWN_VERB',
    message: 'There is no verb "lsit".',
    advice: 'Did you mean `lockkeeper list`?',
  })
})

test('a mistyped flag is answered with the nearest one', () => {
  expect(problemOf('list', '--jsno')).toEqual({
    code: 'UNKNOWN_FLAG',
    message: '`list` has no flag --jsno.',
    advice: 'Did you mean --json?',
  })
})

test('a flag without its value says which value it needs', () => {
  expect(problemOf('list', '--repo')).toEqual({
    code: 'FLAG_WITHOUT_VALUE',
    message: '--repo needs a value: --repo DIR.',
  })
})

test('too many words are refused with the usage', () => {
  expect(problemOf('list', 'podinfo', 'helloworld')).toEqual({
    code: 'WRONG_USAGE',
    message: 'Too many words: helloworld.',
    advice: 'Usage: lockkeeper list [APP] [--repo DIR]',
  })
})

test.each([[[]], [['--help']], [['help']], [['list', '--help']], [['help', 'list']]])(
  '%j asks for help',
  words => {
    expect(parseArguments(words, [list]).kind).toBe('help')
  },
)
