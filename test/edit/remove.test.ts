import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Document, parse } from 'yaml'
import { removeEntry } from '../../src/edit/remove.ts'
import { formatPointer } from '../../src/lib/pointer.ts'

test.each([
  [
    'an entry of a list',
    'images:\n- name: a # kept\n- name: b\n  newTag: 1 # goes\n\nx: 1\n',
    '/images/[name=b]',
    'images:\n- name: a # kept\n\nx: 1\n',
  ],
  [
    'the first entry',
    'images:\n  - name: a\n    newTag: 1\n  - name: b\n',
    '/images/0',
    'images:\n  - name: b\n',
  ],
  ['a key', 'spec:\n  a: 1\n  b:\n    c: 2\n  d: 3\n', '/spec/b', 'spec:\n  a: 1\n  d: 3\n'],
  ['the first key beside a dash', '- name: a\n  newTag: 1\n', '/0/name', '- newTag: 1\n'],
  ['the last key, without a last line break', 'a: 1\r\nb: 2', '/b', 'a: 1'],
  [
    'an entry in flow style',
    'images: [{name: a}, {name: b}, {name: c}]\n',
    '/images/1',
    'images: [{name: a}, {name: c}]\n',
  ],
  ['the first in flow style', '{ a: 1, b: 2 }\n', '/a', '{ b: 2 }\n'],
  ['the only one in flow style', 'images: [{name: a}]\n', '/images/0', 'images: []\n'],
])('%s', (_, before, path, after) => {
  const result = removeEntry(before, { document: 0, path })
  expect(result.kind === 'removed' ? result.text : result.problem).toBe(after)
})

test.each([
  ['the only entry of a block', 'images:\n- name: a\n', '/images/0', 'LAST_ENTRY'],
  ['what is not there', 'a: 1\n', '/b', 'NO_SUCH_ENTRY'],
  ['an anchor that an alias needs', 'a: &x 1\nb: *x\nc: 1\n', '/a', 'UNSAFE_EDIT'],
])('%s is refused with its place', (_, text, path, code) => {
  expect(removeEntry(text, { document: 0, path }, 'f.yaml')).toMatchObject({
    kind: 'refused',
    problem: { code, place: { file: 'f.yaml' } },
  })
})

test('every entry of any document: parsing gives exactly what is left', () => {
  const cases = { numRuns: Number(process.env.CASES ?? 250) }
  const leaf = fc.constantFrom('7.0.0', 'a: b', 'two\nlines\n', '', true, 7)
  const list = fc.array(
    fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), leaf, { maxKeys: 3, noNullPrototype: true }),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(list, fc.nat(), fc.boolean(), fc.boolean(), (values, pick, flow, indentSeq) => {
      const text = new Document({ images: values, end: 'x' }, { flow }).toString({ indentSeq, lineWidth: 0 })
      const index = pick % values.length
      const result = removeEntry(text, { document: 0, path: formatPointer(['images', index]) })
      if (result.kind === 'refused') {
        expect(['LAST_ENTRY', 'UNSAFE_EDIT']).toContain(result.problem.code)
        return
      }
      const [start, end] = result.range
      expect(result.text).toBe(text.slice(0, start) + text.slice(end))
      expect(parse(result.text)).toEqual({ images: values.toSpliced(index, 1), end: 'x' })
    }),
    cases,
  )
})
