import { expect, test } from '@jest/globals'
import { goJson } from '../../../src/kustomize/yaml/go-json.ts'
import { Scalar, type Value } from '../../../src/kustomize/yaml/value.ts'

test('keys are sorted by their bytes, without blanks', () => {
  const value = new Map<string, Value>([
    ['b', [1, true, null]],
    ['\u{1f600}', 'x'],
    ['\uffee', 'y'],
    ['a', new Map()],
  ])
  expect(goJson(value)).toBe('{"a":{},"b":[1,true,null],"\uffee":"y","\u{1f600}":"x"}')
})

test('HTML, controls and line separators are escaped as in Go', () => {
  expect(goJson('<b>&"\\\n\u0001\u2028\u007fé')).toBe(
    '"\\u003cb\\u003e\\u0026\\"\\\\\\n\\u0001\\u2028\u007fé"',
  )
})

test.each<readonly [Value, string]>([
  [1.5, '1.5'],
  [1e21, '1e+21'],
  [1e-7, '1e-7'],
  [-0, '0'],
  [9223372036854775807n, '9223372036854775807'],
  [new Scalar(31, '0x1F', false), '31'],
  ['\ud800', '"\\ufffd"'],
])('%p is %s', (value, text) => {
  expect(goJson(value)).toBe(text)
})
