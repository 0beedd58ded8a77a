import { expect, test } from '@jest/globals'
import { parserWords } from '../../src/lib/parser-words.ts'

test.each([
  ['bad indentation of a mapping entry', 'bad indentation of a mapping entry'],
  ["expected ':' after a mapping key", "expected ':' after a mapping key"],
  ['unidentified alias "hunter2"', 'unidentified alias'],
  ['unknown scalar tag !<!hunter2>', 'unknown scalar tag'],
  ['tag name cannot contain such characters: !hunter2', 'tag name cannot contain such characters'],
  [
    'Unresolved alias (the anchor must be set before the alias): hunter2',
    'Unresolved alias (the anchor must be set before the alias)',
  ],
  ['Invalid escape sequence \\h', 'Invalid escape sequence'],
])('%s', (message, words) => {
  expect(parserWords(message)).toBe(words)
})
