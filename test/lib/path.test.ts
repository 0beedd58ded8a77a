import { expect, test } from '@jest/globals'
import { lineAndColumn } from '../../src/lib/lines.ts'
import { folderOf, isInside, nameOf, resolvePath } from '../../src/lib/path.ts'

test.each([
  ['apps/prod', '../base', 'apps/base'],
  ['', './clusters/prod/', 'clusters/prod'],
  ['apps', '.', 'apps'],
  ['apps', '..', ''],
  ['apps', '../..', undefined],
  ['', '/apps//a', 'apps/a'],
])('%j and %j is %j', (folder, reference, expected) => {
  expect(resolvePath(folder, reference)).toBe(expected)
})

test('a path has a folder and a name', () => {
  expect([folderOf('a/b/c.yaml'), nameOf('a/b/c.yaml'), folderOf('c.yaml'), nameOf('c.yaml')]).toEqual([
    'a/b',
    'c.yaml',
    '',
    'c.yaml',
  ])
})

test('inside is whole segments', () => {
  expect([isInside('a/b', 'a'), isInside('a', 'a'), isInside('ab', 'a'), isInside('a', '')]).toEqual([
    true,
    true,
    false,
    true,
  ])
})

test.each([
  ['a\nbc', 3, [2, 2]],
  ['a\r\nbc', 3, [2, 1]],
  ['a\rbc', 2, [2, 1]],
  ['\uFEFFab', 1, [1, 1]],
  ['ab', 9, [1, 10]],
  ['', 0, [1, 1]],
])('offset %# has its line and column', (text, offset, [line, column]) => {
  expect(lineAndColumn(text, offset)).toEqual({ line, column })
})
