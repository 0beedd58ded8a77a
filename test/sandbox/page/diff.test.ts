import { expect, test } from '@jest/globals'
import { parsePatch, sharedEnds } from '../../../src/sandbox/page/client/diff.ts'

test('lines carry their numbers in the old and the new file', () => {
  const patch =
    '@@ -8,3 +8,3 @@ spec:\n     spec:\n-      version: 6.9.2\n+      version: 7.0.0\n   values:\n\\ No newline at end of file'
  expect(parsePatch(patch)).toEqual([
    { kind: 'hunk', before: undefined, after: undefined, text: '@@ -8,3 +8,3 @@ spec:' },
    { kind: 'context', before: 8, after: 8, text: '    spec:' },
    { kind: 'removed', before: 9, after: undefined, text: '      version: 6.9.2' },
    { kind: 'added', before: undefined, after: 9, text: '      version: 7.0.0' },
    { kind: 'context', before: 10, after: 10, text: '  values:' },
    { kind: 'note', before: undefined, after: undefined, text: 'No newline at end of file' },
  ])
})

test.each([
  ['version: 6.9.2', 'version: 7.0.0', [9, 0]],
  ['newTag: "1.3.2" # moved', 'newTag: "1.4.0" # moved', [11, 9]],
  ['aa', 'aaa', [2, 0]],
  ['', 'x', [0, 0]],
])('%s and %s share their ends', (one, other, ends) => {
  expect(sharedEnds(one, other)).toEqual(ends)
})
