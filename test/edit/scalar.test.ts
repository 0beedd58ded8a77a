import { expect, test } from '@jest/globals'
import { setScalar } from '../../src/edit/scalar.ts'

/** The edited text, or the code of the refusal. */
function edited(text: string, path: string, value: string, document = 0): string {
  const edit = setScalar(text, { document, path }, value, 'a.yaml')
  return edit.kind === 'edited' ? edit.text : edit.problem.code
}

test('touches only the scalar in a hand-formatted file', () => {
  const text = `# images of prod
images:
    # do not move
    - {name:   ghcr.io/acme/podinfo,   newTag: "6.9.0"}   # flow
    - name: other   # block
      newTag: v1.2.3


resources: [ a.yaml ,b.yaml]`
  expect(edited(text, '/images/[name=ghcr.io~1acme~1podinfo]/newTag', '7.0.0')).toBe(
    text.replace('"6.9.0"', '"7.0.0"'),
  )
  expect(edited(text, '/images/[name=other]/newTag', 'v1.3.0')).toBe(text.replace('v1.2.3', 'v1.3.0'))
})

test.each([
  ['windows line ends', 'a: 1.0.0\r\nb: 2\r\n', 'a: 7.0.0\r\nb: 2\r\n'],
  ['no line end', 'b: 2\na: 1.0.0', 'b: 2\na: 7.0.0'],
  ['a byte order mark', '\uFEFFa: 1.0.0 # é\n', '\uFEFFa: 7.0.0 # é\n'],
  ['what is not ASCII', 'x: "日本 🚀"\na: 1.0.0\n', 'x: "日本 🚀"\na: 7.0.0\n'],
  ['single quotes', "a: '1.0.0'\n", "a: '7.0.0'\n"],
  ['a tag', 'a: !!str 1.0\n', 'a: !!str 7.0.0\n'],
  ['an anchor that nothing uses', 'a: &v 1.0.0\n', 'a: &v 7.0.0\n'],
  ['a stripped block', 'a: |-\n    1.0.0\nb: 2\n', 'a: |-\n    7.0.0\nb: 2\n'],
  ['a folded block', 'a: >-\n  1.0.0\n', 'a: >-\n  7.0.0\n'],
  ['a scalar over two lines', 'a: "1.0.\\\n  0"\nb: 2\n', 'a: "7.0.0"\nb: 2\n'],
  ['nothing', 'a:\nb: 2\n', 'a: 7.0.0\nb: 2\n'],
  ['an explicit document', '%YAML 1.2\n---\na: 1.0.0\n...\n', '%YAML 1.2\n---\na: 7.0.0\n...\n'],
  ['JSON', '{"b": [1, 2],\n "a": "1.0.0"}', '{"b": [1, 2],\n "a": "7.0.0"}'],
  ['an explicit key', '? a\n: 1.0.0\n', '? a\n: 7.0.0\n'],
])('%s stay as they are', (_, before, after) => {
  expect(edited(before, '/a', '7.0.0')).toBe(after)
})

test('changes the document it is told to', () => {
  const text = 'a: 1\n---\n# two\na: 1\n---\na: 1\n'
  expect(edited(text, '/a', 'x', 1)).toBe('a: 1\n---\n# two\na: x\n---\na: 1\n')
})

test.each([
  ['7.0', '"7.0"'],
  ['7', '"7"'],
  ['1e3', '"1e3"'],
  ['0x1F', '"0x1F"'],
  ['0o17', '"0o17"'],
  ['017', '"017"'],
  ['0b11', '"0b11"'],
  ['1_000', '"1_000"'],
  ['1:30', '"1:30"'],
  ['190:20:30', '"190:20:30"'],
  ['yes', '"yes"'],
  ['null', '"null"'],
  ['2026-11-21', '"2026-11-21"'],
  ['2026-11-21-4', '2026-11-21-4'],
  ['2026.11.21', '2026.11.21'],
  ['7.0.0', '7.0.0'],
  ['v7', 'v7'],
  ['6.x', '6.x'],
  ['1.2.3+build.5', '1.2.3+build.5'],
  ['>=1.0.0', '">=1.0.0"'],
  ['~1.2', '"~1.2"'],
  ['*', '"*"'],
  ['', '""'],
  ['a: b', '"a: b"'],
  ['a #b', '"a #b"'],
  ['ghcr.io/acme/podinfo:7.0.0', 'ghcr.io/acme/podinfo:7.0.0'],
  ['line\nbreak', '"line\\nbreak"'],
  ['a\u2028b\u0085', '"a\\u2028b\\u0085"'],
])('a plain scalar that shall read %j is written %s', (value, written) => {
  expect(edited('a: x.y.z\n', '/a', value)).toBe(`a: ${written}\n`)
})

test.each([
  ['an anchor that an alias uses', 'a: &v 1.0.0\nb: *v\n', '/a', 'ANCHORED'],
  ['a scalar inside a map that an alias uses', 'a: &m {v: 1.0.0}\nb: *m\n', '/a/v', 'UNSAFE_EDIT'],
  ['a scalar inside a map that is merged', 'a: &m {v: 1.0.0}\nb: {<<: *m}\n', '/a/v', 'UNSAFE_EDIT'],
  ['an alias', 'a: &v 1.0.0\nb: *v\n', '/b', 'SCALAR_NOT_FOUND'],
  ['a tag of another type', 'a: !!float 1.0\n', '/a', 'TAGGED'],
  ['a tag of one’s own', 'a: !secret 1.0\n', '/a', 'TAGGED'],
  ['a block of lines', 'a: |-\n  1.0.0\n  2.0.0\n', '/a', 'BLOCK_SCALAR'],
  ['a block that keeps its end', 'a: |\n  1.0.0\n', '/a', 'BLOCK_SCALAR'],
  ['a map', 'a: {b: 1}\n', '/a', 'SCALAR_NOT_FOUND'],
  ['a place that is not there', 'a: 1\n', '/b', 'SCALAR_NOT_FOUND'],
  ['a document that is not there', '', '/a', 'SCALAR_NOT_FOUND'],
  ['a file with an error elsewhere', 'a: 1\nb: [\n', '/a', 'MALFORMED_YAML'],
  ['a key that stands twice', 'a: 1\na: 2\n', '/a', 'MALFORMED_YAML'],
])('%s is refused', (_, text, path, code) => {
  expect(edited(text, path, '7.0.0')).toBe(code)
})

test('a refusal names the place', () => {
  const edit = setScalar('x: 1\na: &v 1.0.0\nb: *v\n', { document: 0, path: '/a' }, '2', 'apps/a.yaml')
  expect(edit).toEqual({
    kind: 'refused',
    problem: {
      code: 'ANCHORED',
      message: 'The scalar is the anchor &v, and an alias uses it elsewhere.',
      place: { file: 'apps/a.yaml', line: 2, column: 7 },
      advice: 'Change this line by hand.',
    },
  })
})

test('says what it replaced, and where', () => {
  expect(setScalar('a:\n  b: "1"\n', { document: 0, path: 'a.b' }, '2')).toEqual({
    kind: 'edited',
    text: 'a:\n  b: "2"\n',
    range: [8, 11],
    written: '"2"',
    previous: '1',
    line: 2,
    column: 6,
  })
})

test('finds a scalar by its range', () => {
  expect(setScalar('a: 1\nb: "2"\n', { range: [8, 11] }, 'x')).toMatchObject({ text: 'a: 1\nb: "x"\n' })
})

const patches = (style: string) => `patches:
  - patch: ${style}
      kind: HelmRelease
      spec:
        version: 1.0.0  # here

        other: 1
    target: {kind: HelmRelease}
`

test.each(['|', '|-', '|+'])('changes a scalar inside a literal block written %s', style => {
  expect(edited(patches(style), '/patches/0/patch/spec/version', '2.0.0')).toBe(
    patches(style).replace('1.0.0', '2.0.0'),
  )
})

test('a scalar inside a folded block is refused', () => {
  expect(edited(patches('>'), '/patches/0/patch/spec/version', '2.0.0')).toBe('EMBEDDED')
})

test('aliases without measure are refused, not unfolded', () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`,
  )
  expect(edited(`a: 1\nl0: &l0 [x]\n${levels.join('\n')}\n`, '/a', 'b')).toBe('UNSAFE_EDIT')
})
