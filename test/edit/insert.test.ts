import { expect, test } from '@jest/globals'
import { insertValue } from '../../src/edit/insert.ts'

const image = { name: 'acme/podinfo', newTag: '7.0.0' }

test.each([
  [
    'a list two columns in',
    'images:\n  - name: a # kept\n\n# end\n',
    'images:\n  - name: a # kept\n  - name: acme/podinfo\n    newTag: 7.0.0\n\n# end\n',
  ],
  [
    'a list under its key',
    'images:\n- name: a\nnamePrefix: b',
    'images:\n- name: a\n- name: acme/podinfo\n  newTag: 7.0.0\nnamePrefix: b',
  ],
  [
    'a list that is not there',
    'resources:\n- a.yaml',
    'resources:\n- a.yaml\nimages:\n- name: acme/podinfo\n  newTag: 7.0.0',
  ],
  [
    'a key without a value',
    'images: # none\nresources: [a]\n',
    'images: # none\n  - name: acme/podinfo\n    newTag: 7.0.0\nresources: [a]\n',
  ],
  ['an empty list', 'images: []\n', 'images: [{name: acme/podinfo, newTag: 7.0.0}]\n'],
  [
    'a list in flow style',
    'images: [ {name: a} ]\n',
    'images: [ {name: a}, {name: acme/podinfo, newTag: 7.0.0} ]\n',
  ],
  [
    'a list in flow style with a last comma',
    'images: [\n  {name: a},\n]\n',
    'images: [\n  {name: a}, {name: acme/podinfo, newTag: 7.0.0}\n]\n',
  ],
  [
    'lines that end as in Windows',
    'images:\r\n- name: a\r\n',
    'images:\r\n- name: a\r\n- name: acme/podinfo\r\n  newTag: 7.0.0\r\n',
  ],
  [
    'behind a block that keeps its end',
    'images:\n- |+\n  a\n\n',
    'images:\n- |+\n  a\n\n- name: acme/podinfo\n  newTag: 7.0.0\n',
  ],
])('%s', (_, before, after) => {
  const result = insertValue(before, { document: 0, path: '/images/-' }, image)
  expect(result.kind === 'inserted' ? result.text : result.problem).toBe(after)
})

test('several documents: in the one that is meant, before its end', () => {
  const result = insertValue(
    'a: 1\n---\nspec:\n  path: x\n...\n---\nb: 1\n',
    { document: 1, path: '/spec/postBuild/substitute/tag' },
    '1.10',
  )
  expect(result).toMatchObject({
    kind: 'inserted',
    text: 'a: 1\n---\nspec:\n  path: x\n  postBuild:\n    substitute:\n      tag: "1.10"\n...\n---\nb: 1\n',
    line: 5,
    column: 3,
  })
})

test.each([
  ['an anchored map that is used elsewhere', 'a: &x {b: c}\nd: *x\n', '/a/e', 'UNSAFE_EDIT'],
  ['a map that another takes in', 'a: &x\n  b: c\nd:\n  <<: *x\n', '/a/e', 'UNSAFE_EDIT'],
  ['a null that somebody wrote', 'images: null\n', '/images/-', 'WRITTEN_NULL'],
  ['a text where a list belongs', 'images: 7\n', '/images/-', 'NO_COLLECTION'],
  ['a value that is there', 'a: {b: c}\n', '/a/b', 'ALREADY_THERE'],
  ['an entry that is not there', 'images: [{name: a}]\n', '/images/[name=b]/newTag', 'NO_SUCH_PLACE'],
  ['tabs', 'a:\n\tb: c\n', '/a/d', 'MALFORMED_YAML'],
])('%s is refused with its place', (_, text, path, code) => {
  const result = insertValue(text, { document: 0, path }, 'x', 'f.yaml')
  expect(result).toMatchObject({ kind: 'refused', problem: { code, place: { file: 'f.yaml' } } })
})
