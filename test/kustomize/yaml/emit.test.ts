import { expect, test } from '@jest/globals'
import { emit, emitDocuments } from '../../../src/kustomize/yaml/emit.ts'
import { Scalar, type Value } from '../../../src/kustomize/yaml/value.ts'

function map(entries: Readonly<Record<string, Value>>): Map<string, Value> {
  return new Map(Object.entries(entries))
}

test('lists stand under their key, keys are sorted', () => {
  const value = map({ b: [map({ c: 'x', a: 1 }), ['y', []]], a: map({}) })
  expect(emit(value)).toBe('a: {}\nb:\n- a: 1\n  c: x\n- - "y"\n  - []\n')
})

test('documents are separated by dashes', () => {
  expect(emitDocuments([map({ a: 1 }), map({ b: 2 })])).toBe('a: 1\n---\nb: 2\n')
})

test.each<readonly [Value, string]>([
  ['plain', 'plain'],
  ['yes', '"yes"'],
  ['12', '"12"'],
  ['2024-01-01', '"2024-01-01"'],
  ['12:30', '"12:30"'],
  ['- x', "'- x'"],
  ["it's: x", "'it''s: x'"],
  ['a\nb\n', '|\n  a\n  b'],
  ['a\nb', '|-\n  a\n  b'],
  [' a\n', '|2\n   a'],
  ['a\n\n', '|+\n  a\n'],
  ['a \nb', '"a \\nb"'],
  ['tab\t', '"tab\\t"'],
  ['😀', '"\\U0001F600"'],
  ['<<', '<<'],
  ['', '""'],
  [null, 'null'],
  [true, 'true'],
  [1.5, '1.5'],
  [1e-7, '1e-07'],
  [1234567.5, '1.2345675e+06'],
  [1e20, '1e+20'],
  [-0, '0'],
  [18446744073709551615n, '18446744073709551615'],
  [new Scalar(1.5, '1.50', false), '1.5'],
  [new Scalar(null, '', false, true), '""'],
  [new Scalar('2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', false, true), '"2024-01-01T00:00:00Z"'],
])('%j is printed as %s', (value, text) => {
  expect(emit(map({ k: value }))).toBe(`k: ${text}\n`)
})

test('a text is folded at the first single blank beyond column 80', () => {
  const words = `${'x'.repeat(78)} y z`
  expect(emit(map({ k: words }))).toBe(`k: ${'x'.repeat(78)}\n  y z\n`)
  expect(emit(map({ k: `${'x'.repeat(77)} y z` }))).toBe(`k: ${'x'.repeat(77)} y\n  z\n`)
})

test('a long key stands behind a question mark', () => {
  const key = 'k'.repeat(129)
  expect(emit(map({ [key]: map({ a: 'b' }) }))).toBe(`? ${key}\n: a: b\n`)
})

test('digits in keys count by value, letters come last', () => {
  const keys = ['a10', 'a9', 'b', '_', 'A', '1']
  expect(emit(map(Object.fromEntries(keys.map(key => [key, 1]))))).toBe(
    '_: 1\n"1": 1\nA: 1\na9: 1\na10: 1\nb: 1\n',
  )
})

test('what could not be read again is refused', () => {
  expect(() => emit(map({ k: 'a\x7f' }))).toThrow('control characters are not allowed: U+007F')
})
