import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compilePattern } from '../../src/kustomize/pattern/match.ts'

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '(a|b)', '(?:ab)')
const piece = fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{1,2}')).map(parts => parts.join(''))
const pattern = fc
  .tuple(fc.constantFrom('', '^'), fc.array(piece, { maxLength: 4 }), fc.constantFrom('', '$'))
  .map(([start, pieces, end]) => start + pieces.join('') + end)

test('agrees with JavaScript where both know the pattern', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '-', ' '), maxLength: 8 })
  fc.assert(
    fc.property(pattern, text, (written, candidate) => {
      expect(compilePattern(written)(candidate)).toBe(new RegExp(written).test(candidate))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['flags', '(?i)^ABC$', 'abc', true],
  ['a class by name', '^[[:alpha:]]+$', 'abc', true],
  ['a repeated start, which JavaScript refuses', '^*a', 'ba', true],
  ['a quoted part', '^\\Qa.b\\E$', 'a.b', true],
  ['a quoted part is no pattern', '^\\Qa.b\\E$', 'axb', false],
  ['the end of the text alone', 'a\\z', 'a\n', false],
  ['letters of any alphabet', '^\\pL+$', 'aβж', true],
  ['a script', '^\\p{Greek}+$', 'αβγ', true],
  ['a script does not hold another', '^\\p{Greek}+$', 'αbγ', false],
  ['all but a category', '^\\P{Lu}$', 'A', false],
  ['all but all but a category', '^\\P{^Lu}$', 'A', true],
  ['a category in any case', '(?i)^\\p{Lu}$', 'a', true],
  ['all but a category in any case', '(?i)^\\P{Lu}$', 'a', false],
  ['a category among brackets', '^[\\p{Nd}-]+$', '٣-4', true],
])('%s', (_, written, candidate, expected) => {
  expect(compilePattern(written)(candidate)).toBe(expected)
})

test.each([
  '(?=a)',
  '(?!a)',
  '(?<=a)',
  '\\1',
  '(',
  '[a',
  '*',
  'a**',
  'a{2000}',
  '\\',
  'a)',
  '\\p{greek}',
  '\\p{Latn}',
  '\\p^L',
  '\\p',
])('%s is refused as by RE2', written => {
  expect(() => compilePattern(written)).toThrow('error parsing regexp')
})

test('no pattern takes more than linear time', () => {
  expect(compilePattern('^(a+)+$')(`${'a'.repeat(20_000)}!`)).toBe(false)
})
