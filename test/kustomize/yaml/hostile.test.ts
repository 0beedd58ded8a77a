import { expect, test } from '@jest/globals'
import { parseConfig } from '../../../src/kustomize/yaml/parse-config.ts'
import { parseResources } from '../../../src/kustomize/yaml/parse-resources.ts'
import { ProblemError } from '../../../src/lib/problem.ts'

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from('bcdefgh', (name, index) => {
    const before = 'abcdefg'.charAt(index)
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`
  }),
].join('\n')

test.each([
  ['an alias bomb', bomb, 'YAML_ALIAS'],
  ['deep brackets', '['.repeat(100_000), 'YAML_TOO_DEEP'],
  ['deep braces', '{a: '.repeat(100_000), 'YAML_TOO_DEEP'],
  ['deep lists', '- '.repeat(100_000), 'YAML_TOO_DEEP'],
  [
    'deep mappings',
    Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    'YAML_TOO_DEEP',
  ],
  ['an endless quote', `a: "${'x'.repeat(1_000_000)}`, 'YAML_SYNTAX'],
])('%s is refused with a place', (_, text, code) => {
  for (const parse of [parseResources, parseConfig]) {
    let caught: unknown
    try {
      parse(text, 'f')
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(ProblemError)
    expect(caught).toMatchObject({ problem: { code, place: { file: 'f' } } })
  }
})

test('a text of 10 MB is read in linear time', () => {
  const text = `a: ${'word '.repeat(2_000_000)}\nb: "${'x'.repeat(1_000_000)}"\nc: |\n${'  line\n'.repeat(100_000)}`
  const [document] = parseResources(text, 'f').documents
  expect(document?.value).toBeInstanceOf(Map)
})

test('a flat list inside deep brackets does not slow the scanner', () => {
  const text = `${'['.repeat(900)}${'a,'.repeat(200_000)}${']'.repeat(900)}`
  expect(parseResources(text, 'f').documents).toHaveLength(1)
})

test('names of prototypes are ordinary keys', () => {
  const [document] = parseResources(
    '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n',
    'f',
  ).documents
  expect(document?.value).toBeInstanceOf(Map)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})
