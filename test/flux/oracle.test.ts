import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { substitute } from '../../src/flux/substitution/substitute.ts'
import { cases } from './cases.ts'

// Built by `go build -o FILE .` in test/flux/oracle; without it the expected texts of cases.ts stand for it.
const program = process.env['FLUX_ORACLE']
const run = program === undefined ? test.skip : test
const runs = Number(process.env['FLUX_ORACLE_RUNS'] ?? 2000)

interface Answer {
  readonly objects?: readonly string[]
  readonly text?: string
  readonly error?: string
}

let child: ChildProcessByStdio<Writable, Readable, null> | undefined
let lines: AsyncIterator<string> | undefined

async function ask(request: object): Promise<Answer> {
  child ??= spawn(program ?? '', [], { stdio: ['pipe', 'pipe', 'ignore'] })
  lines ??= createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  child.stdin.write(`${JSON.stringify(request)}\n`)
  const line = await lines.next()
  return JSON.parse(line.done === true ? '{"error":"the oracle has ended"}' : line.value) as Answer
}

afterAll(() => {
  child?.kill()
})

run.each(cases)('Flux builds the same: $name', async ({ files, kustomization, sources = {}, expected }) => {
  const { objects = [], error } = await ask({ files, kustomization, sources })
  expect(error === undefined ? objects.join('---\n') : undefined).toBe(expected)
})

const variables: Readonly<Record<string, string>> = {
  VAR: 'abcabc',
  EMPTY: '',
  ACCENTS: 'éàß日本x',
  NUMBER: '7',
  SIGNS: 'a/b*c?d[e]\\f',
  _turkish: 'İıŞ',
}

const { expression } = fc.letrec<{ expression: string; argument: string }>(tie => ({
  expression: fc
    .tuple(
      fc.constantFrom('', '', '', '#'),
      fc.constantFrom(...Object.keys(variables), 'UNSET', 'é', ''),
      fc.constantFrom(
        ...['', '', '^', '^^', ',', ',,', ':', '=', ':=', ':-', ':?', ':+', '-'],
        ...['#', '##', '%', '%%', '/', '//', '/#', '/%'],
      ),
      fc.array(tie('argument'), { maxLength: 3 }),
    )
    .map(([length, name, operator, rest]) => `\${${length}${name}${operator}${rest.join('')}}`),
  argument: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'a',
      'b*',
      '*c',
      '?',
      '[a-c]',
      '[^x]',
      '1',
      '-2',
      ':',
      '/',
      '\\/',
      '\\\\',
      '$',
      '$$',
      'é',
      ' ',
      ']',
    ),
    tie('expression'),
  ),
}))

const text = fc
  .array(fc.oneof(expression, fc.constantFrom('x', '$', '$$', '{', '}', '\n', '日', '$${VAR}')), {
    minLength: 1,
  })
  .map(parts => `.${parts.join('')}`)

run(
  `fills generated texts as Flux does`,
  async () => {
    await fc.assert(
      fc.asyncProperty(text, async generated => {
        const theirs = await ask({ text: generated, variables })
        const ours = substitute(generated, name =>
          Object.hasOwn(variables, name) ? { kind: 'set', value: variables[name] ?? '' } : { kind: 'unset' },
        )
        // JSON cannot carry a character that was cut in two.
        if (theirs.text?.includes('\uFFFD') === true) return
        expect(ours.kind === 'text' ? ours.text : undefined).toBe(theirs.text)
      }),
      { numRuns: runs },
    )
  },
  600_000,
)
