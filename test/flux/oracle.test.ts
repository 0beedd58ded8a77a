import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { substitute } from '../../src/flux/substitution/substitute.ts'
import { cases } from './cases.ts'
import { buildCase } from './picture.ts'

// Built by `go build -o FILE .` in test/flux/oracle; without it the expected texts of cases.ts stand for it.
const program = process.env['FLUX_ORACLE']
const run = program === undefined ? test.skip : test
const runs = Number(process.env['FLUX_ORACLE_RUNS'] ?? 2000)

interface Answer {
  readonly objects?: readonly string[]
  readonly text?: string
  readonly error?: string
}

let child: ChildProcessByStdio<Writable, Readable, null> | undefined
let lines: AsyncIterator<string> | undefined

async function ask(request: object): Promise<Answer> {
  child ??= spawn(program ?? '', [], { stdio: ['pipe', 'pipe', 'ignore'] })
  lines ??= createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  child.stdin.write(`${JSON.stringify(request)}\n`)
  const line = await lines.next()
  return JSON.parse(line.done === true ? '{"error":"the oracle has ended"}' : line.value) as Answer
}

afterAll(() => {
  child?.kill()
})

run.each(cases)('Flux builds the same: $name', async ({ files, kustomization, sources = {}, expected }) => {
  const { objects = [], error } = await ask({ files, kustomization, sources })
  expect(error === undefined ? objects.join('---\n') : undefined).toBe(expected)
})

const variables: Readonly<Record<string, string>> = {
  VAR: 'abcabc',
  EMPTY: '',
  ACCENTS: 'éàß日本x',
  NUMBER: '7',
  SIGNS: 'a/b*c?d[e]\\f',
  _turkish: 'İıŞ',
}

const { expression } = fc.letrec<{ expression: string; argument: string }>(tie => ({
  expression: fc
    .tuple(
      fc.constantFrom('', '', '', '#'),
      fc.constantFrom(...Object.keys(variables), 'UNSET', 'é', ''),
      fc.constantFrom(
        ...['', '', '^', '^^', ',', ',,', ':', '=', ':=', ':-', ':?', ':+', '-'],
        ...['#', '##', '%', '%%', '/', '//', '/#', '/%'],
      ),
      fc.array(tie('argument'), { maxLength: 3 }),
    )
    .map(([length, name, operator, rest]) => `\${${length}${name}${operator}${rest.join('')}}`),
  argument: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'a',
      'b*',
      '*c',
      '?',
      '[a-c]',
      '[^x]',
      '1',
      '-2',
      ':',
      '/',
      '\\/',
      '\\\\',
      '$',
      '$$',
      'é',
      ' ',
      ']',
    ),
    tie('expression'),
  ),
}))

const text = fc
  .array(fc.oneof(expression, fc.constantFrom('x', '$', '$$', '{', '}', '\n', '日', '$${VAR}')), {
    minLength: 1,
  })
  .map(parts => `.${parts.join('')}`)

run(
  `fills generated texts as Flux does`,
  async () => {
    await fc.assert(
      fc.asyncProperty(text, async generated => {
        const theirs = await ask({ text: generated, variables })
        const ours = substitute(generated, name =>
          Object.hasOwn(variables, name) ? { kind: 'set', value: variables[name] ?? '' } : { kind: 'unset' },
        )
        // JSON cannot carry a character that was cut in two.
        if (theirs.text?.includes('\uFFFD') === true) return
        expect(ours.kind === 'text' ? ours.text : undefined).toBe(theirs.text)
      }),
      { numRuns: runs },
    )
  },
  600_000,
)

const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
const word = fc.constantFrom('a', 'web', 'x-1')

const specification = fc.record({
  path: fc.constantFrom('app', './app/', '.', 'app/below', '../app'),
  targetNamespace: some(word),
  namePrefix: some(fc.constantFrom('', 'pre-')),
  nameSuffix: some(fc.constantFrom('', '-post')),
  images: some(
    fc.array(
      fc.record({
        name: fc.constantFrom('example.org/web', 'other'),
        newName: some(fc.constantFrom('example.org/new', '')),
        newTag: some(fc.constantFrom('2.0', '')),
        digest: some(fc.constant('sha256:aa')),
      }),
      { maxLength: 2 },
    ),
  ),
  components: some(fc.array(fc.constantFrom('../part', 'gone', './part'), { maxLength: 2 })),
  ignoreMissingComponents: some(fc.boolean()),
  patches: some(
    fc.array(
      fc.record({
        patch: fc.constantFrom(
          '- {op: add, path: /metadata/labels, value: {p: y}}',
          'kind: Deployment\napiVersion: apps/v1\nmetadata: {name: web}\nspec: {replicas: 3}',
        ),
        target: some(fc.record({ kind: some(fc.constantFrom('Deployment', 'Config.*')), name: some(word) })),
      }),
      { maxLength: 2 },
    ),
  ),
  postBuild: some(
    fc.record({
      substitute: some(fc.dictionary(fc.constantFrom('TAG', 'A_1'), fc.constantFrom('1', 'yes', 'x'))),
    }),
  ),
})

const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, image: "example.org/web:1.0@sha256:bb"}]}}}\n'
const part =
  'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonAnnotations: {part: "yes"}\n'

const artifact = fc.record(
  {
    'app/web.yaml': fc.constant(deployment),
    'app/below/map.yaml': fc.constantFrom(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {t: "${TAG}", d: "${A_1:=no}"}\n',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    ),
    'app/kustomization.yaml': fc.constantFrom(
      'resources: [web.yaml, below/map.yaml]\nimages: [{name: example.org/web, newTag: 1.5}]\n',
      'Resources: [web.yaml]\nnamespace: own\nextra: 1\nimages: [{name: example.org/web, digest: "sha256:cc"}]\n',
      'configMapGenerator: [{name: a, literals: [a=b]}]\n',
    ),
    'app/below/kustomization.yml': fc.constant('resources: [map.yaml]\n'),
    'part/kustomization.yaml': fc.constant(part),
    'app/part/kustomization.yaml': fc.constant(part),
  },
  { requiredKeys: ['app/web.yaml', 'app/below/map.yaml'] },
)

run(
  'builds generated Flux Kustomizations as Flux does',
  async () => {
    await fc.assert(
      fc.asyncProperty(artifact, specification, async (files, spec) => {
        const written = Object.fromEntries(
          Object.entries(files).filter(([, content]) => content !== undefined),
        )
        const kustomization = JSON.stringify({
          kind: 'Kustomization',
          metadata: { name: 'k', namespace: 'n' },
          spec,
        })
        const theirs = await ask({ files: written, kustomization })
        const ours = buildCase({ files: written, kustomization })
        const expected = theirs.error === undefined ? (theirs.objects ?? []).join('---\n') : undefined
        expect(ours.kind === 'built' ? ours.text : undefined).toBe(expected)
      }),
      { numRuns: Math.ceil(runs / 20) },
    )
  },
  600_000,
)
