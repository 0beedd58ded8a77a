import { expect, test } from '@jest/globals'
import { fileStrays } from '../../src/proof/file-strays.ts'

const file = 'apps/prod/kustomization.yaml'

/** The places of what the edits do not explain: `6.9.0` at a line and column becomes `7.0`, or a text is put in. */
function strayPlaces(
  before: string,
  after: string,
  edits: readonly { readonly line: number; readonly column: number; readonly inserted?: string }[],
): readonly (number | undefined)[] {
  const whole = edits.map(({ line, column, inserted }) => ({
    ...{ file, document: 0, path: '/x', line, column },
    before: inserted === undefined ? '6.9.0' : '',
    after: inserted ?? '7.0',
  }))
  return fileStrays(() => before, new Map([[file, after]]), whole).map(({ line }) => line)
}

test.each([
  ['a scalar', 'newTag: 6.9.0 # now\n', 'newTag: 7.0 # now\n'],
  ['a scalar that needs quotes now', 'newTag: 6.9.0\n', 'newTag: "7.0"\n'],
  ['a scalar in single quotes', "newTag: '6.9.0'\n", "newTag: '7.0'\n"],
])('%s and nothing else', (_, before, after) => {
  expect(strayPlaces(before, after, [{ line: 1, column: 9 }])).toEqual([])
})

test.each([
  ['another value than the edit’s', 'newTag: 6.9.0\n', 'newTag: 7.1\n', [1]],
  ['a comment behind it', 'newTag: 6.9.0\n', 'newTag: 7.0 # x\n', [1]],
  ['the same change again on its line', 'newTag: 6.9.0 # 6.9.0\n', 'newTag: 7.0 # 7.0\n', [1]],
  ['the same change on another line', 'newTag: 6.9.0\nb: 6.9.0\n', 'newTag: 7.0\nb: 7.0\n', [2]],
  ['a line more', 'newTag: 6.9.0\nb: 1\n', 'newTag: 7.0\nc: 2\nb: 1\n', [2]],
  ['a line less', 'newTag: 6.9.0\nb: 1\nc: 2\n', 'newTag: 7.0\nc: 2\n', [2]],
  ['an edit that is not there', 'newTag: 6.9.0\nb: 1\n', 'newTag: 6.9.0\nb: 2\n', [1, 2]],
])('%s is a stray', (_, before, after, expected) => {
  expect(strayPlaces(before, after, [{ line: 1, column: 9 }])).toEqual(expected)
})

const entry = '  - name: web\n    newTag: 7.0'

test.each([
  ['at the end', 'images:\n  - name: api\n', `images:\n  - name: api\n${entry}\n`, []],
  ['at an end without a line break', 'images:\n  - name: api', `images:\n  - name: api\n${entry}`, []],
  ['before what begins like it', 'images:\n  - name: x\nb:\n', `images:\n  - name: x\n${entry}\nb:\n`, []],
  ['and a field more', 'images:\n  - name: x\n', `images:\n  - name: x\n${entry}\n    newName: y\n`, [5]],
  ['and another change before it', 'images:\n  - name: x\n', `images:\n  - name: y\n${entry}\n`, [2]],
  ['twice', 'images:\n  - name: x\n', `images:\n  - name: x\n${entry}\n${entry}\n`, [5]],
])('an entry that is put in %s', (_, before, after, expected) => {
  expect(strayPlaces(before, after, [{ line: 3, column: 3, inserted: entry }])).toEqual(expected)
})

test('a scalar and an entry in one file', () => {
  const before = 'a: 6.9.0\nimages:\n  - name: x\nb: 6.9.0\n'
  const after = `a: 7.0\nimages:\n  - name: x\n${entry}\nb: 7.0\n`
  const edits = [
    { line: 1, column: 4 },
    { line: 4, column: 4 },
    { line: 4, column: 3, inserted: entry },
  ]
  expect(strayPlaces(before, after, edits)).toEqual([])
})

test('a file without an edit, and a new one', () => {
  const strays = fileStrays(
    path => (path === 'a' ? 'x' : undefined),
    new Map(Object.entries({ a: 'y', [file]: 'z' })),
    [{ file, document: 0, path: '', line: 1, column: 1, before: '', after: 'z' }],
  )
  expect(strays).toEqual([
    { file: 'a', message: 'the file changes, and no edit of the plan is in it' },
    { file, message: 'the file is new, and the plan only edits' },
  ])
})
