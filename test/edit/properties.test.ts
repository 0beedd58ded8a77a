import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { loadAll } from 'js-yaml'
import { type CreateNodeOptions, Document, parseAllDocuments, type ToStringOptions } from 'yaml'
import { insertValue } from '../../src/edit/insert.ts'
import type { NewValue } from '../../src/edit/new-value.ts'
import { setScalar } from '../../src/edit/scalar.ts'
import { formatPointer, type Step } from '../../src/lib/pointer.ts'

// `CASES=100000 npm test -- test/edit` for a long run.
const cases = { numRuns: Number(process.env.CASES ?? 250) }

const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_./~-]{0,8}$/).filter(text => text !== '__proto__')
const leaf = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom(
    '7.0.0',
    'v1',
    '1e3',
    '0x1F',
    'yes',
    'null',
    '2026-11-21',
    "it's",
    'a: b',
    'x #y',
    'two\nlines',
    '',
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const root = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true })
const style = fc.record({
  flow: fc.boolean(),
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_SINGLE',
    'QUOTE_DOUBLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ),
  indent: fc.integer({ min: 2, max: 5 }),
  indentSeq: fc.boolean(),
  crlf: fc.boolean(),
  bom: fc.boolean(),
  comments: fc.boolean(),
  end: fc.boolean(),
})
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never

function write(value: unknown, chosen: Style): string {
  const create: CreateNodeOptions = { flow: chosen.flow, aliasDuplicateObjects: false }
  const document = new Document(value, create)
  const options: ToStringOptions = {
    indent: chosen.indent,
    indentSeq: chosen.indentSeq,
    lineWidth: 0,
    defaultStringType: chosen.defaultStringType as 'PLAIN',
    defaultKeyType: 'PLAIN',
  }
  if (chosen.comments) document.commentBefore = ' héad\n two'
  return document.toString(options)
}

function assemble(values: readonly unknown[], chosen: Style): string {
  const text = values.map(value => write(value, chosen)).join('---\n')
  const ended = chosen.end ? text : text.replace(/\n$/, '')
  const lines = chosen.crlf ? ended.replaceAll('\n', '\r\n') : ended
  return `${chosen.bom ? '\uFEFF' : ''}${lines}`
}

/** Every scalar's path in a value. */
function paths(
  value: unknown,
  above: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [above]
  return Object.entries(value).flatMap(([step, member]) =>
    paths(member, [...above, Array.isArray(value) ? Number(step) : step]),
  )
}

function replaceAt(value: unknown, [step, ...rest]: readonly (string | number)[], by: string): unknown {
  if (step === undefined) return by
  if (Array.isArray(value))
    return value.map((member, index) => (index === step ? replaceAt(member, rest, by) : member))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, member]) => [
      name,
      name === step ? replaceAt(member, rest, by) : member,
    ]),
  )
}

const edit = fc.record({
  documents: fc.array(root, { minLength: 1, maxLength: 3 }),
  style,
  pick: fc.nat(),
  value: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.stringMatching(/^v?\d{1,3}(\.\d{1,2}){0,3}([-+][a-z0-9]{1,4})?$/),
  ),
})

test('any scalar of any document: every other byte stays, and parsing gives exactly the intended change', () => {
  let done = 0
  let refused = 0
  fc.assert(
    fc.property(edit, ({ documents, style: chosen, pick, value }) => {
      const text = assemble(documents, chosen)
      const before = parseAllDocuments(text, { prettyErrors: false })
      fc.pre(
        Array.isArray(before) &&
          before.length === documents.length &&
          before.every(({ errors }) => errors.length === 0),
      )
      const values = before.map(document => document.toJS())
      const document = pick % documents.length
      const all = paths(values[document])
      const path = all[pick % Math.max(all.length, 1)]
      fc.pre(path !== undefined && path.length > 0)
      const result = setScalar(text, { document, path: formatPointer(path as readonly Step[]) }, value)
      if (result.kind === 'refused') {
        refused++
        expect(['BLOCK_SCALAR', 'UNSAFE_EDIT']).toContain(result.problem.code)
        return
      }
      done++
      const [start, end] = result.range
      expect(result.text).toBe(text.slice(0, start) + result.written + text.slice(end))
      const after = parseAllDocuments(result.text).map(document => document.toJS())
      expect(after).toEqual(
        values.map((member, index) => (index === document ? replaceAt(member, path ?? [], value) : member)),
      )
      expect(Object.is(typeof at(loadAll(result.text)[document], path ?? []), 'string')).toBe(true)
      expect(at(loadAll(result.text)[document], path ?? [])).toBe(value)
    }),
    cases,
  )
  expect(done).toBeGreaterThan(refused)
})

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((current, step) => (current as Readonly<Record<string, unknown>>)[step], value)
}

test('never throws, whatever the text and the path', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 80 }),
      fc.string({ maxLength: 20 }),
      fc.string({ maxLength: 10 }),
      (text, path, value) => {
        expect(['edited', 'refused']).toContain(
          setScalar(text, { document: 0, path: `/${path}` }, value).kind,
        )
      },
    ),
    cases,
  )
})

test('never throws on texts made of YAML’s own characters', () => {
  const yamlish = fc.string({ unit: fc.constantFrom(...'ab:-? \n\t[]{},&*!|>\'"%@`#.~<0'), maxLength: 60 })
  fc.assert(
    fc.property(yamlish, fc.constantFrom('/a', '/0', '/a/b', '/b/0', ''), (text, path) => {
      expect(['edited', 'refused']).toContain(setScalar(text, { document: 0, path }, '1.0.0').kind)
    }),
    cases,
  )
})

const added: fc.Arbitrary<NewValue> = fc.letrec<{ value: NewValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '7.0.0',
        '1.10',
        'yes',
        '',
        '- op: replace\n  path: /a\n  value: 7.0.0\n',
        'two\nlines',
      ),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

/** Every collection's path, and every null's. */
function places(
  value: unknown,
  above: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (value === null) return [above]
  if (typeof value !== 'object') return []
  return [
    above,
    ...Object.entries(value).flatMap(([step, member]) =>
      places(member, [...above, Array.isArray(value) ? Number(step) : step]),
    ),
  ]
}

function withAdded(value: unknown, path: readonly (string | number)[], name: string, by: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) {
    if (Array.isArray(value)) return [...value, by]
    return { ...(value as object | null), [name]: by }
  }
  if (Array.isArray(value))
    return value.map((member, index) => (index === step ? withAdded(member, rest, name, by) : member))
  return Object.fromEntries(
    Object.entries(value as object).map(([each, member]) => [
      each,
      each === step ? withAdded(member, rest, name, by) : member,
    ]),
  )
}

test('something new in any collection of any document: only characters are added, and parsing gives exactly that', () => {
  let done = 0
  let refused = 0
  const given = fc.record({
    documents: edit.map(({ documents }) => documents),
    style,
    pick: fc.nat(),
    value: added,
  })
  fc.assert(
    fc.property(given, ({ documents, style: chosen, pick, value }) => {
      const text = assemble(documents, chosen)
      const before = parseAllDocuments(text, { prettyErrors: false })
      fc.pre(
        Array.isArray(before) &&
          before.length === documents.length &&
          before.every(({ errors }) => errors.length === 0),
      )
      const values = before.map(document => document.toJS())
      const document = pick % documents.length
      const all = places(values[document])
      const path = all[pick % all.length] ?? []
      const at = path.reduce<unknown>(
        (current, step) => (current as Readonly<Record<string, unknown>>)[step],
        values[document],
      )
      const name = Array.isArray(at) ? '-' : 'new key'
      const result = insertValue(text, { document, path: formatPointer([...path, name]) }, value)
      if (result.kind === 'refused') {
        refused++
        expect(['UNSAFE_EDIT', 'WRITTEN_NULL', 'NO_SUCH_PLACE', 'NO_COLLECTION']).toContain(
          result.problem.code,
        )
        return
      }
      done++
      const { offset, written } = result
      expect(result.text).toBe(text.slice(0, offset) + written + text.slice(offset))
      const after = parseAllDocuments(result.text).map(each => each.toJS())
      expect(after).toEqual(
        values.map((member, index) => (index === document ? withAdded(member, path, name, value) : member)),
      )
    }),
    cases,
  )
  expect(done).toBeGreaterThan(refused)
})
