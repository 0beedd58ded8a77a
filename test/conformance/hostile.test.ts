import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { render } from '../../src/kustomize/render.ts'
import { type Problem, ProblemError } from '../../src/lib/problem.ts'
import type { FileContent } from './case.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 300)

type Tree = Readonly<Record<string, FileContent>>

/** The text that a tree builds to, or the problem; any other failure is thrown on. */
function outcome(files: Tree): string | Problem {
  try {
    return render(memoryFiles(files), '/').text
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n'

function withResource(content: FileContent): Tree {
  return { 'kustomization.yaml': 'resources: [r.yaml]\n', 'r.yaml': content }
}

function chain(length: number): Tree {
  const entries = Array.from({ length }, (_, at) => {
    const dir = at === 0 ? '' : `${'d/'.repeat(at)}`
    return [`${dir}kustomization.yaml`, at === length - 1 ? 'resources: []\n' : 'resources: [d]\n'] as const
  })
  return Object.fromEntries(entries)
}

const bytes = (...values: number[]) => Uint8Array.from(values)
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefg'.split('').map(mark)].join('\n  ')

function mark(name: string, index: number): string {
  return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdef'.charAt(index)}`).join(', ')}]`
}

test.each<readonly [string, Tree, string | undefined]>([
  [
    'a cycle of two folders',
    {
      'kustomization.yaml': 'resources: [a]\n',
      'a/kustomization.yaml': 'resources: [../b]\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
    },
    'b/kustomization.yaml',
  ],
  ['itself', { 'kustomization.yaml': 'resources: [.]\n' }, 'kustomization.yaml'],
  [
    'a cycle of components',
    {
      'kustomization.yaml': 'components: [c]\n',
      'c/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncomponents: [../c]\n',
    },
    'c/kustomization.yaml',
  ],
  [
    'links in a circle',
    { 'kustomization.yaml': 'resources: [a]\n', a: { link: 'b' }, b: { link: 'a' } },
    'kustomization.yaml',
  ],
  ['an alias bomb', withResource(`${configMap}data:\n  ${bomb}\n`), 'r.yaml'],
  [
    'an alias bomb in a kustomization',
    { 'kustomization.yaml': `resources: []\nx:\n  ${bomb}\n` },
    'kustomization.yaml',
  ],
  ['deep brackets', withResource(`${configMap}data: ${'['.repeat(50_000)}`), 'r.yaml'],
  ['deep mappings', withResource(`${configMap}data: ${'{a: '.repeat(50_000)}`), 'r.yaml'],
  [
    'a patch of deep brackets',
    { 'kustomization.yaml': `resources: []\npatches: [{patch: '${'['.repeat(50_000)}'}]\n` },
    'kustomization.yaml',
  ],
  ['invalid UTF-8', withResource(bytes(0x61, 0x3a, 0x20, 0xff, 0x0a)), 'r.yaml'],
  ['NUL', withResource(`${configMap}data: {a: "\0"}\n`), 'r.yaml'],
  [
    'bytes that are no text',
    withResource(Uint8Array.from({ length: 1000 }, (_, at) => (at * 7919) & 255)),
    'r.yaml',
  ],
])('%s is refused with a place', (_, files, file) => {
  expect(outcome(files)).toMatchObject({ place: { file } })
})

test.each<readonly [string, Tree]>([
  ['a byte order mark', withResource(`\ufeff${configMap}`)],
  ['CR LF', withResource(configMap.replaceAll('\n', '\r\n'))],
  ['50 folders deep', chain(50)],
  ['10 MB of one text', withResource(`${configMap}data: {a: "${'word '.repeat(2_000_000)}"}\n`)],
  [
    '10 MB on one line of a block',
    withResource(`${configMap}data:\n  a: |\n    ${'x'.repeat(10_000_000)}\n`),
  ],
  ['800 levels', withResource(`${configMap}spec: ${'{a: '.repeat(800)}1${'}'.repeat(800)}\n`)],
])('%s is built', (_, files) => {
  expect(typeof outcome(files)).toBe('string')
})

test('nothing reaches a prototype', () => {
  const patch =
    '- {op: add, path: /__proto__/polluted, value: 1}\n- {op: add, path: /constructor/prototype/polluted, value: 1}\n'
  const sources = [
    withResource(`${configMap}data: {__proto__: x, constructor: y}\n__proto__: {polluted: 1}\n`),
    {
      ...withResource(configMap),
      'kustomization.yaml': `resources: [r.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.yaml}]\n`,
      'p.yaml': patch,
    },
    {
      ...withResource(configMap),
      'kustomization.yaml':
        'resources: [r.yaml]\ncommonLabels: {__proto__: x}\nconfigMapGenerator: [{name: g, literals: [__proto__=x]}]\n',
    },
    { ...withResource(configMap), 'kustomization.yaml': 'resources: [r.yaml]\n__proto__: {namePrefix: x}\n' },
    {
      ...withResource(configMap),
      'kustomization.yaml':
        'resources: [r.yaml]\nreplacements: [{source: {kind: ConfigMap}, targets: [{select: {kind: ConfigMap}, fieldPaths: [__proto__.polluted, constructor.prototype.polluted], options: {create: true}}]}]\n',
    },
  ]
  for (const files of sources) outcome(files)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  expect(Object.hasOwn(Object.prototype, 'namePrefix')).toBe(false)
})

const pathPart = fc.constantFrom(
  'a',
  '..',
  '.',
  '',
  '/',
  'r.yaml',
  '__proto__',
  '~1',
  '~0',
  '-',
  '-1',
  '0',
  '00',
  '99999999999999999999',
  '[name=x]',
  '[=]',
  '[',
  ']',
  '*',
  '\\.',
  '%2e',
  ' ',
  'é',
  '😀',
  'metadata',
  'name',
  'data',
  'items',
  'spec',
)
const oddPath = fc
  .tuple(
    fc.constantFrom('', '/', '.'),
    fc.array(pathPart, { maxLength: 6 }),
    fc.constantFrom('/', '.', '//', '?ref=x', '#'),
  )
  .map(([head, parts, separator]) => head + parts.join(separator))

function quote(text: string): string {
  return JSON.stringify(text)
}

const resource = `${configMap}data: {a: "1"}\nspec: {list: [{name: x, v: 1}, 2, null], deep: {er: {est: true}}}\n`

test('any path is found or refused', () => {
  fc.assert(
    fc.property(
      oddPath,
      fc.constantFrom(
        'resources',
        'components',
        'bases',
        'configurations',
        'crds',
        'generators',
        'transformers',
        'validators',
        'patchesStrategicMerge',
      ),
      (path, field) => {
        outcome({
          'kustomization.yaml': `${field}: [${quote(path)}]\n`,
          'r.yaml': resource,
          'a/kustomization.yaml': 'resources: []\n',
        })
        outcome({
          'kustomization.yaml': `configMapGenerator: [{name: g, files: [${quote(path)}]}]\nopenapi: {path: ${quote(path)}}\n`,
          'r.yaml': resource,
        })
      },
    ),
    { numRuns: runs },
  )
})

test('any JSON pointer is followed or refused', () => {
  fc.assert(
    fc.property(
      oddPath,
      oddPath,
      fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'x'),
      (path, from, op) => {
        const patch = `[{"op": "${op}", "path": ${quote(path)}, "from": ${quote(from)}, "value": {"__proto__": 1}}]`
        outcome({
          'kustomization.yaml': 'resources: [r.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.json}]\n',
          'r.yaml': resource,
          'p.json': patch,
        })
      },
    ),
    { numRuns: runs },
  )
  expect(Object.hasOwn(Object.prototype, 'name')).toBe(false)
})

test('any field path is followed or refused', () => {
  fc.assert(
    fc.property(oddPath, oddPath, fc.boolean(), (from, to, create) => {
      const replacement = `{source: {kind: ConfigMap, fieldPath: ${quote(from)}}, targets: [{select: {kind: ConfigMap}, fieldPaths: [${quote(to)}], options: {create: ${create}}}]}`
      outcome({
        'kustomization.yaml': `resources: [r.yaml]\nreplacements: [${replacement}]\n`,
        'r.yaml': resource,
      })
      outcome({
        'kustomization.yaml': `resources: [r.yaml]\nlabels: [{pairs: {a: b}, fields: [{path: ${quote(to)}, create: ${create}}]}]\nvars: [{name: V, objref: {kind: ConfigMap, name: x, apiVersion: v1}, fieldref: {fieldpath: ${quote(from)}}}]\n`,
        'r.yaml': resource,
      })
    }),
    { numRuns: runs },
  )
})

test('any pattern is matched or refused', () => {
  const pattern = fc
    .array(
      fc.constantFrom(
        '(',
        ')',
        '[',
        ']',
        '*',
        '+',
        '?',
        '{2,',
        '}',
        '|',
        '^',
        '$',
        '\\',
        '\\p{L}',
        '(?i)',
        '(?P<n>',
        'a',
        '.',
        '\\1',
        '(?=',
        '(?:',
        '-',
        ',',
      ),
      { maxLength: 8 },
    )
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(pattern, text => {
      outcome({
        'kustomization.yaml': `resources: [r.yaml]\npatches: [{target: {kind: ${quote(text)}, labelSelector: ${quote(text)}}, patch: '[]'}]\nimages: [{name: ${quote(text)}, newTag: x}]\n`,
        'r.yaml': `${resource}template: {spec: {containers: [{image: ${quote(text)}}]}}\n`,
      })
    }),
    { numRuns: runs },
  )
})

const snippet = fc.constantFrom(
  'resources',
  'patches',
  'images',
  'replacements',
  'configMapGenerator',
  'namePrefix',
  'labels',
  ': ',
  '- ',
  '\n',
  '  ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  'r.yaml',
  'name',
  'path',
  'target',
  '&a ',
  '*a',
  '!!int ',
  '|\n',
  '<<',
  '~',
  '1',
  'true',
  '\0',
  '\t',
  '#',
  '---\n',
  '%',
)

test('any kustomization is built or refused', () => {
  fc.assert(
    fc.property(fc.array(snippet, { maxLength: 25 }), fc.array(snippet, { maxLength: 10 }), (parts, tail) => {
      outcome({ 'kustomization.yaml': parts.join(''), 'r.yaml': resource + tail.join('') })
    }),
    { numRuns: runs },
  )
})
