import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { parseArguments } from '../../src/cli/arguments.ts'
import { runCommandLine } from '../../src/cli/command-line.ts'
import type { Terminal, Verb } from '../../src/cli/verb.ts'

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

/** The exit code, and what stands on standard error. */
async function runWith(
  words: readonly string[],
  terminal: Partial<Pick<Terminal, 'out' | 'environment'>>,
): Promise<readonly [number, string]> {
  let said = ''
  const exit = await runCommandLine(words, '0.0.0', {
    stdin: Readable.from([]),
    out: () => undefined,
    error: text => {
      said += text
    },
    colour: false,
    width: undefined,
    environment: {},
    cwd: '/',
    ...terminal,
  })
  return [exit, said]
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

test('help is asked for by a word that is nearly it', () => {
  expect(problemOf('list', '--halp')).toMatchObject({ advice: 'Did you mean --help?' })
  expect(problemOf('list', '--fancy')).toMatchObject({ advice: 'Flags: --repo, --json, --help.' })
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

test('what nobody expected is said without its stack and without secrets, which LOG_LEVEL=debug shows', async () => {
  const out = () => {
    throw new Error(`the disk is full, ghp_${'a'.repeat(36)}`)
  }
  const broken = (environment: Readonly<Record<string, string>>) =>
    runWith(['completion', 'bash'], { out, environment })
  const said =
    'UNEXPECTED\n  the disk is full, [redacted]\n  Try again; if it stays, report it with what LOG_LEVEL=debug adds.\n'
  expect(await broken({})).toEqual([1, said])
  expect((await broken({ LOG_LEVEL: 'debug' }))[1]).toMatch(/the disk is full, \[redacted\]\n +at /)
})
