import { expect, test } from '@jest/globals'
import { matchesGlob } from '../../src/lib/glob.ts'

test.each([
  ['apps/a.yaml', 'apps/*.yaml', true],
  ['apps/x/a.yaml', 'apps/*.yaml', false],
  ['apps/x/a.yaml', 'apps/**', true],
  ['apps/a.yaml', 'apps/**/*.yaml', true],
  ['apps/x/y/a.yaml', 'apps/**/*.yaml', true],
  ['a/b/c', '**/b/**', true],
  ['a/b', '**/c', false],
  ['abc', 'a?c', true],
  ['abbbc', 'a*b*c', true],
  ['abbbd', 'a*b*c', false],
  ['a+b.yaml', 'a+b.yaml', true],
  ['', '**', true],
])('%j and %j: %s', (path, glob, expected) => {
  expect(matchesGlob(path, glob)).toBe(expected)
})

test('hostile globs cost little', () => {
  const started = performance.now()
  expect(matchesGlob('a'.repeat(5000), `${'*a'.repeat(200)}*b`)).toBe(false)
  expect(matchesGlob('a/'.repeat(200), `${'**/a/'.repeat(100)}b`)).toBe(false)
  expect(performance.now() - started).toBeLessThan(1000)
})
