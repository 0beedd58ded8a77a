import { expect, test } from '@jest/globals'
import { parseConfig } from '../../../src/kustomize/yaml/parse-config.ts'
import type { Value } from '../../../src/kustomize/yaml/value.ts'

function parse(text: string): Value {
  return parseConfig(text, 'kustomization.yaml').value
}

test('y, on and their kin are booleans', () => {
  expect(parse('[y, No, on, OFF, "y", yep]')).toEqual([true, false, true, false, 'y', 'yep'])
})

test('scalars are bare values', () => {
  expect(parse('[1.50, ~, 0x1F, 2024-01-01, "q"]')).toEqual([1.5, null, 31, '2024-01-01', 'q'])
})

test('of equal keys the last wins', () => {
  expect(parse('a: 1\na: 2\n')).toEqual(new Map([['a', 2]]))
})

test('keys become texts', () => {
  expect(parse('{1: a, y: b, 1.5: c, 0x10: d, 1e6: e}')).toEqual(
    new Map([
      ['1', 'a'],
      ['true', 'b'],
      ['1.5', 'c'],
      ['16', 'd'],
      ['1e+06', 'e'],
    ]),
  )
})

test('a merge overrides what stands above it', () => {
  expect(parse('a: above\n<<: {a: merged, b: merged}\nb: below\n')).toEqual(
    new Map([
      ['a', 'merged'],
      ['b', 'below'],
    ]),
  )
})

test('only the first document counts', () => {
  expect(parse('a: b\n---\nc: [d\n')).toEqual(new Map([['a', 'b']]))
})

test('no text is null', () => {
  expect([parse(''), parse('# comment\n'), parse('---\n')]).toEqual([null, null, null])
})

test('null is no key', () => {
  expect(() => parse('~: a\n')).toThrow('unsupported map key of type: <nil>')
})

test('infinity is no number in JSON', () => {
  expect(() => parse('a: .inf\n')).toThrow('json: unsupported value')
})

test('positions are those of the file', () => {
  const { positions } = parseConfig('images:\n- name: x\n  newTag: y\n', 'kustomization.yaml')
  expect(positions.value(['images', 0, 'newTag'])).toEqual({
    file: 'kustomization.yaml',
    line: 3,
    column: 11,
  })
})
