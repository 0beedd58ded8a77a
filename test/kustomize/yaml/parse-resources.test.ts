import { expect, test } from '@jest/globals'
import { parseResources } from '../../../src/kustomize/yaml/parse-resources.ts'
import { Scalar, type Value } from '../../../src/kustomize/yaml/value.ts'
import { ProblemError } from '../../../src/lib/problem.ts'

function parse(text: string): readonly Value[] {
  return parseResources(text, 'r.yaml').documents.map(({ value }) => value)
}

function problemOf(text: string): unknown {
  try {
    parseResources(text, 'r.yaml')
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  return undefined
}

test('a mapping keeps its order and any key', () => {
  expect(parse('b: one\n__proto__: two\na: [x, y]\n')).toEqual([
    new Map<string, Value>([
      ['b', 'one'],
      ['__proto__', 'two'],
      ['a', ['x', 'y']],
    ]),
  ])
})

test('what the bare value does not tell is remembered', () => {
  const text = 'a: 1.50\nb: 12\nc: true\nd: yes\ne: "quoted"\nf: "12"\ng: ~\nh:\ni: 0x1F\n'
  expect(parse(text)).toEqual([
    new Map<string, Value>([
      ['a', new Scalar(1.5, '1.50', false)],
      ['b', 12],
      ['c', true],
      ['d', 'yes'],
      ['e', new Scalar('quoted', 'quoted', true)],
      ['f', '12'],
      ['g', new Scalar(null, '~', false)],
      ['h', new Scalar(null, '', false)],
      ['i', new Scalar(31, '0x1F', false)],
    ]),
  ])
})

test('documents without a value are left out', () => {
  expect(parse('---\na: b\n---\n# only a comment\n--- # more\nc: d\n---\nnull\n---\n')).toEqual([
    new Map([['a', 'b']]),
    new Map([['c', 'd']]),
  ])
})

test('integers of 64 bits keep their digits', () => {
  expect(parse('- 9007199254740993\n- -9223372036854775808\n- 18446744073709551615\n')).toEqual([
    [9007199254740993n, -9223372036854775808n, 18446744073709551615n],
  ])
})

test('each alias is a value of its own', () => {
  const [document] = parse('a: &x {b: c}\nd: *x\n')
  if (!(document instanceof Map)) throw new Error('no map')
  expect(document.get('d')).toEqual(new Map([['b', 'c']]))
  expect(document.get('d')).not.toBe(document.get('a'))
})

test("a merge adds what the mapping's own keys do not hold", () => {
  expect(parse('<<: [{a: first, b: first}, {b: second, c: second}]\na: own\n')).toEqual([
    new Map([
      ['a', 'own'],
      ['b', 'first'],
      ['c', 'second'],
    ]),
  ])
})

test('equal keys are read, the first wins, and a printed resource is refused', () => {
  const [document] = parseResources('a: 1\nb:\n  c: 2\n  c: 3\n', 'r.yaml').documents
  expect(document?.value).toEqual(
    new Map<string, Value>([
      ['a', 1],
      ['b', new Map([['c', 2]])],
    ]),
  )
  expect(document?.refusals).toEqual([
    {
      code: 'YAML_DUPLICATE_KEY',
      message: 'mapping key "c" already defined',
      place: { file: 'r.yaml', line: 4, column: 3 },
      advice: 'Keep one of them.',
    },
  ])
})

test('a key that is no string is refused below the top', () => {
  const [document] = parseResources('1: a\nb: {2: c}\n', 'r.yaml').documents
  expect(document?.refusals).toEqual([
    {
      code: 'YAML_KEY',
      message: 'json: unsupported type: the key `2` is no string',
      place: { file: 'r.yaml', line: 2, column: 5 },
      advice: 'Write "2".',
    },
  ])
})

test.each([
  ['a colon too many', 'a: b: c\n', 'YAML_SYNTAX', 'mapping values are not allowed in this context', 1, 5],
  [
    'a tab for indentation',
    'a:\n\tb: c\n',
    'YAML_SYNTAX',
    'found character that cannot start any token',
    2,
    1,
  ],
  ['a lost line', 'a: b\nc\n', 'YAML_SYNTAX', "could not find expected ':'", 2, 1],
  ['an open bracket', 'a: [b\n', 'YAML_SYNTAX', "did not find expected ',' or ']'", 2, 1],
  [
    'an open quote',
    'x: y\na: "b\n',
    'YAML_SYNTAX',
    'found unexpected end of stream in a quoted scalar',
    2,
    4,
  ],
  ['an unknown anchor', 'a: *b\n', 'YAML_ALIAS', 'unknown anchor referenced', 1, 4],
  ['an anchor in itself', 'a: &b [*b]\n', 'YAML_ALIAS', "an anchor's value contains itself", 1, 8],
  ['a wrong tag', 'a: !!int b\n', 'YAML_TAG', 'cannot decode !!str as a !!int', 1, 4],
  [
    'a merge of a text',
    '<<: b\n',
    'YAML_MERGE',
    'invalid map merge: map merge requires map or sequence of maps as the value',
    1,
    1,
  ],
  ['a text after dashes', 'a: b\n--- c\nd: e\n', 'YAML_SEPARATOR', 'invalid document separator', 2, 1],
  ['a NUL', 'a: b\nc: \0\n', 'YAML_CHARACTER', 'control characters are not allowed: U+0000', 2, 4],
  ['half a character', 'a: \ud83d\n', 'YAML_CHARACTER', 'control characters are not allowed: U+D83D', 1, 4],
  [
    'a later document',
    'a: b\n---\nc: d\n\n e: f\n',
    'YAML_SYNTAX',
    'mapping values are not allowed in this context',
    5,
    3,
  ],
])('%s is told with its place', (_, text, code, message, line, column) => {
  expect(problemOf(text)).toMatchObject({ code, message, place: { file: 'r.yaml', line, column } })
})

test('positions are those of the file, in every document', () => {
  const text = 'a: b\n---\nmetadata:\n  name: x\nlist:\n- one\n- two: 2\n'
  const positions = parseResources(text, 'r.yaml').documents[1]?.positions
  expect(positions?.key(['metadata', 'name'])).toEqual({ file: 'r.yaml', line: 4, column: 3 })
  expect(positions?.value(['metadata', 'name'])).toEqual({ file: 'r.yaml', line: 4, column: 9 })
  expect(positions?.value(['list', 0])).toEqual({ file: 'r.yaml', line: 6, column: 3 })
  expect(positions?.key(['list', 1, 'two'])).toEqual({ file: 'r.yaml', line: 7, column: 3 })
  expect(positions?.value([])).toEqual({ file: 'r.yaml', line: 3, column: 1 })
})

test('an unknown path stands where its nearest ancestor does', () => {
  const positions = parseResources('a:\n  b: c\n', 'r.yaml').documents[0]?.positions
  expect(positions?.value(['a', 'x', 'y'])).toEqual({ file: 'r.yaml', line: 2, column: 3 })
})

test('CR LF counts as one line end', () => {
  const positions = parseResources('a: b\r\nc:\r\n  d: e\r\n', 'r.yaml').documents[0]?.positions
  expect(positions?.value(['c', 'd'])).toEqual({ file: 'r.yaml', line: 3, column: 6 })
})
