import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emit } from '../../../src/kustomize/yaml/emit.ts'
import { goJson } from '../../../src/kustomize/yaml/go-json.ts'
import { parseConfig } from '../../../src/kustomize/yaml/parse-config.ts'
import { parseResources } from '../../../src/kustomize/yaml/parse-resources.ts'
import type { Value, YamlMap } from '../../../src/kustomize/yaml/value.ts'
import { ProblemError } from '../../../src/lib/problem.ts'

// Without what neither reads back: control characters, and U+0085, which is a line break in quotes.
const text = fc
  .string({
    unit: fc.constantFrom(...'ab 1.-:#\'"\\\n\t{}[],&*!|>%@`?=~é😀\u2028', 'yes', 'null', '0x1', 'word '),
  })
  .map(String)

const { root } = fc.letrec<{ root: YamlMap; node: Value }>(tie => ({
  root: fc.array(fc.tuple(text, tie('node')), { maxLength: 4 }).map(entries => new Map(entries)),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.constantFrom<Value>(null, true, false, 0, -1, 1.5, 9007199254740993n),
    fc.array(tie('node'), { maxLength: 4 }),
    tie('root'),
  ),
}))

test('what is printed is read back, as a resource and as a configuration', () => {
  fc.assert(
    fc.property(root, value => {
      const printed = emit(value)
      const [document] = parseResources(printed, 'f').documents
      // `<<` in quotes is a key that kyaml drops; it is printed bare, and then it merges.
      fc.pre(!printed.includes('<<'))
      expect(goJson(document?.value ?? new Map())).toBe(goJson(value))
      expect(goJson(parseConfig(printed, 'f').value)).toBe(goJson(value))
      expect(emit(document?.value ?? new Map())).toBe(printed)
    }),
  )
})

const snippet = fc.constantFrom(
  ...[
    'a: b\n',
    '- ',
    '  ',
    '\t',
    ': ',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '|',
    '>',
    '|2-',
    '&a ',
    '*a',
    '!!int ',
    '!x ',
    '#c\n',
  ],
  ...[
    '<<: ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '\n',
    '\r\n',
    '1',
    '~',
    '\\',
    '\0',
    '\ufeff',
    '\u2028',
    'key',
    '@',
    '`',
    '-',
    '.inf',
  ],
)

test('any text is read or refused with a place, never anything else', () => {
  fc.assert(
    fc.property(fc.array(snippet, { maxLength: 30 }), parts => {
      for (const parse of [parseResources, parseConfig]) {
        try {
          parse(parts.join(''), 'f')
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError)
          expect(error).toMatchObject({ problem: { place: { file: 'f' } } })
        }
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 500) },
  )
})
