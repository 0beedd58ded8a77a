import { expect, test } from '@jest/globals'
import { decodeText } from '../../../src/kustomize/yaml/text.ts'
import { ProblemError } from '../../../src/lib/problem.ts'

function placeOf(bytes: readonly number[]): unknown {
  try {
    decodeText(Uint8Array.from(bytes), 'f')
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.place
  }
  return undefined
}

test('UTF-8 is read, its byte order mark left to the parser', () => {
  expect(decodeText(new TextEncoder().encode('\ufeffé😀'), 'f')).toBe('\ufeffé😀')
})

test('UTF-16 is read when its mark says so', () => {
  expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x61, 0]), 'f')).toBe('a')
  expect(decodeText(Uint8Array.from([0xfe, 0xff, 0, 0x61]), 'f')).toBe('a')
})

test.each([
  ['a stray byte', [0x61, 0x0a, 0x62, 0xff]],
  ['an overlong form', [0x61, 0x0a, 0x62, 0xc0, 0x80]],
  ['half a surrogate pair', [0x61, 0x0a, 0x62, 0xed, 0xa0, 0x80]],
  ['a cut character', [0x61, 0x0a, 0x62, 0xe2, 0x82]],
])('%s is told with its place', (_, bytes) => {
  expect(placeOf(bytes)).toEqual({ file: 'f', line: 2, column: 2 })
})
