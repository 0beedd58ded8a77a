import { expect, test } from '@jest/globals'
import { parseDuration } from '../../src/lib/duration.ts'

test.each([
  ['30s', 30_000],
  ['10m', 600_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['2d', 172_800_000],
  ['0s', 0],
  ['', undefined],
  ['10', undefined],
  ['-5s', undefined],
  ['5 m', undefined],
  ['5M', undefined],
  ['soon', undefined],
  ['10m soon', undefined],
  ['1e3s', undefined],
  ['99999999999s', undefined],
])('"%s" is %s milliseconds', (text, expected) => {
  expect(parseDuration(text)).toBe(expected)
})
