import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseAllDocuments } from 'yaml'
import type { Node } from '../../src/flux/node.ts'
import { child, isNull, listAt, scalarAt, textAt, textsAt } from '../../src/flux/node.ts'
import { parseYaml } from '../../src/flux/parse.ts'
import { placeOf, stepsTo } from '../../src/flux/place.ts'
import { formatPointer } from '../../src/lib/pointer.ts'

function documents(text: string): readonly Node[] {
  const parsed = parseYaml('a.yaml', text)
  return parsed.kind === 'documents' ? parsed.documents : []
}

function first(text: string): Node | undefined {
  return documents(text)[0]
}

test('a scalar keeps its text, its style and its place', () => {
  const text = '# c\na: "7.0"\n'
  const scalar = scalarAt(first(text), 'a')
  expect(scalar).toMatchObject({ text: '7.0', plain: false, start: 7, end: 12 })
  expect(scalar && placeOf(scalar)).toEqual({ file: 'a.yaml', line: 2, column: 4 })
})

test.each([
  ['a: 1.50', '1.50'],
  ['a: 0x1F', '0x1F'],
  ["a: 'it''s'", "it's"],
  ['a: "x\\ty"', 'x\ty'],
  ['a: |\n  one\n  two\n', 'one\ntwo\n'],
  ['a: >-\n  one\n  two\n', 'one two'],
  ['a: one\n  two\n', 'one two'],
  ['{a: x}', 'x'],
])('%j reads as its text, before types', (text, expected) => {
  expect(textAt(first(text), 'a')).toBe(expected)
})

test('null is no text', () => {
  const root = first('a:\nb: ~\nc: null\nd: "null"\ne: [x, ~]\n')
  expect(['a', 'b', 'c', 'd'].map(key => textAt(root, key))).toEqual([
    undefined,
    undefined,
    undefined,
    'null',
  ])
  expect(textsAt(root, 'e')).toEqual(['x'])
  const missing = child(root, 'a')
  expect(missing !== undefined && isNull(missing)).toBe(true)
})

test('aliases and merge keys are resolved; own keys win over merged ones, earlier over later', () => {
  const root = first('x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz: {<<: [*x, *y], a: 0}\nw: *x\n')
  expect(['a', 'b', 'c'].map(key => textAt(root, 'z', key))).toEqual(['0', '2', '4'])
  expect(child(root, 'w')).toBe(child(root, 'x'))
})

test('documents are counted, empty ones too', () => {
  expect(documents('---\na: 1\n---\n---\nb: 2\n').map(root => root.kind)).toEqual(['map', 'scalar', 'map'])
  expect(documents('# nothing\n')).toEqual([])
})

test('steps name list entries by their name, where it is one', () => {
  const root = first('l:\n- {name: a, v: 1}\n- {name: b, v: 2}\n- {name: b, v: 3}\n- {v: 4}\n')
  const scalars = listAt(root, 'l').flatMap(entry => scalarAt(entry, 'v') ?? [])
  expect(scalars.map(scalar => root && formatPointer(stepsTo(root, scalar) ?? []))).toEqual([
    '/l/[name=a]/v',
    '/l/1/v',
    '/l/2/v',
    '/l/3/v',
  ])
})

test('sees the same documents as the parser that edits', () => {
  const yamlish = fc.string({
    unit: fc.constantFrom(
      'a',
      'b',
      ': ',
      '- ',
      '\n',
      '  ',
      '"',
      "'",
      '---\n',
      '# c\n',
      '{',
      '}',
      ',',
      '&x ',
      '*x',
      '|\n',
    ),
    maxLength: 30,
  })
  fc.assert(
    fc.property(yamlish, text => {
      const ours = parseYaml('a', text)
      const theirs = parseAllDocuments(text)
      const errors = Array.isArray(theirs) ? theirs.flatMap(document => document.errors) : []
      if (ours.kind === 'malformed' || errors.length > 0) return
      expect(ours.documents.length).toBe(Array.isArray(theirs) ? theirs.length : 0)
    }),
    { numRuns: 3000 },
  )
})
