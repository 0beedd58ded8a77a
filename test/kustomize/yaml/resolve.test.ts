import { expect, test } from '@jest/globals'
import { resolvePlain } from '../../../src/kustomize/yaml/resolve.ts'

test.each([
  ['12', 'int', 12],
  ['-0', 'int', 0],
  ['014', 'int', 12],
  ['0o17', 'int', 15],
  ['0b101', 'int', 5],
  ['1_000', 'int', 1000],
  ['08', 'float', 8],
  ['1e3', 'float', 1000],
  ['.5', 'float', 0.5],
  ['.0_5', 'float', 0.05],
  ['18446744073709551616', 'float', 2 ** 64],
  ['1e400', 'str', '1e400'],
  ['0x', 'str', '0x'],
  ['1.2.3', 'str', '1.2.3'],
  ['-', 'str', '-'],
  ['true', 'bool', true],
  ['~', 'null', null],
  ['', 'null', null],
  ['<<', 'str', '<<'],
  ['2024-2-3', 'timestamp', '2024-02-03T00:00:00Z'],
  ['2024-02-30', 'str', '2024-02-30'],
  ['2024-02-03 1:2:3.500', 'timestamp', '2024-02-03T01:02:03.5Z'],
  ['2024-02-03T01:02:03+00:00', 'timestamp', '2024-02-03T01:02:03Z'],
  ['2024-02-03T01:02:03-05:30', 'timestamp', '2024-02-03T01:02:03-05:30'],
  ['2024-02-03T01:02:03', 'str', '2024-02-03T01:02:03'],
])('a resource reads %j as %s', (text, tag, value) => {
  expect(resolvePlain(text, 'resource')).toEqual({ tag, value })
})

test.each(['y', 'Yes', 'on', 'n', 'NO', 'off'])('%s is a boolean in a configuration only', word => {
  expect([resolvePlain(word, 'resource').tag, resolvePlain(word, 'config').tag]).toEqual(['str', 'bool'])
})
