import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createCache, type RenderCache } from '../../src/kustomize/cache.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { type RenderedDocument, type RenderOptions, render } from '../../src/kustomize/render.ts'
import type { Value } from '../../src/kustomize/yaml/value.ts'
import { ProblemError } from '../../src/lib/problem.ts'
import { type Tree, tree } from '../conformance/arbitrary.ts'
import { build, refusal, source } from './build.ts'

const pod = source`
  apiVersion: v1
  kind: Pod
  metadata: {name: web}
  spec: {containers: [{name: web, image: web}]}
`

/** Two overlays that name one base. */
const overlays = {
  'base/kustomization.yaml': 'resources: [pod.yaml]\nimages: [{name: other, newTag: "2"}]\n',
  'base/pod.yaml': pod,
  'test/kustomization.yaml': 'resources: [../base]\nnamePrefix: test-\n',
  'prod/kustomization.yaml': 'resources: [../base]\nnamePrefix: prod-\n',
}

test('who names a base that another has built gets what it comes to, and is told of it too', () => {
  const cache = createCache()
  const built = ['test', 'prod'].map(dir => build(overlays, dir, { cache, dialect: '5.8' }))
  expect(built.map(({ documents }) => documents.map(({ name }) => name))).toEqual([
    ['test-web'],
    ['prod-web'],
  ])
  expect(built.map(({ findings }) => findings)).toEqual(
    [1, 2].map(() => [
      {
        code: 'IMAGE_MATCHES_NOTHING',
        message: 'no image named "other" in the resources',
        place: { file: 'base/kustomization.yaml', line: 2, column: 10 },
      },
    ]),
  )
})

test('a base is built again once a file that it reads is another', () => {
  const cache = createCache()
  const before = build(overlays, 'prod', { cache }).text
  const changed = { ...overlays, 'base/pod.yaml': pod.replace('image: web', 'image: web:7') }
  expect(build(changed, 'prod', { cache }).text).toBe(before.replace('image: web', 'image: web:7'))
  expect(build(overlays, 'prod', { cache }).text).toBe(before)
})

test('what changes together in a base still does so in what names it', () => {
  const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web'
  const contents = {
    'base/kustomization.yaml': 'resources: [web.yaml]\ncommonLabels: {app: web}\n',
    'base/web.yaml': `${deployment}}\n`,
    'over/kustomization.yaml': 'resources: [../base]\npatches: [{path: patch.yaml}]\n',
    'over/patch.yaml': `${deployment}, labels: {app: api}}\n`,
  }
  const cache = createCache()
  const texts = [1, 2].map(() => build(contents, 'over', { cache }).text)
  expect(texts.map(text => text.match(/app: .*/g))).toEqual(
    [1, 2].map(() => ['app: api', 'app: api', 'app: api']),
  )
})

test('a base that leads back to one on the way to it is a cycle, whoever built it before', () => {
  const cache = createCache()
  const contents = {
    'one/kustomization.yaml': 'resources: [../base]\n',
    'base/kustomization.yaml': 'resources: [../all]\n',
    'all/kustomization.yaml': 'resources: [pod.yaml]\n',
    'all/pod.yaml': pod,
    'all/two/kustomization.yaml': 'resources: [../../base]\n',
  }
  expect(build(contents, 'one', { cache }).documents).toHaveLength(1)
  expect(refusal(contents, 'all/two', { cache }).code).toBe('CYCLE')
})

test('a base is built by the schema of the overlay that names it', () => {
  const schema = {
    definitions: {
      Lake: {
        type: 'object',
        'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Lake' }],
        properties: {
          fish: {
            type: 'array',
            items: { type: 'object' },
            'x-kubernetes-patch-strategy': 'merge',
            'x-kubernetes-patch-merge-key': 'name',
          },
        },
      },
    },
  }
  const lake = (name: string): string =>
    `apiVersion: example.com/v1\nkind: Lake\nmetadata: {name: x}\nfish: [{name: ${name}}]\n`
  const contents = {
    'base/kustomization.yaml': 'resources: [lake.yaml]\npatches: [{path: patch.yaml}]\n',
    'base/lake.yaml': lake('eel'),
    'base/patch.yaml': lake('carp'),
    'plain/kustomization.yaml': 'resources: [../base]\n',
    'own/kustomization.yaml': 'resources: [../base]\nopenapi: {path: schema.json}\n',
    'own/schema.json': JSON.stringify(schema),
  }
  const cache = createCache()
  const fish = ['plain', 'own', 'plain'].map(
    dir => /fish:[\s\S]*?kind/.exec(build(contents, dir, { cache }).text)?.[0],
  )
  const replaced = 'fish:\n- name: carp\nkind'
  expect(fish).toEqual([replaced, 'fish:\n- name: carp\n- name: eel\nkind', replaced])
})

/** Everything that a build says: its text, what it remarks on, where each field comes from; or why it is refused. */
function outcome(files: Tree, dir: string, options: RenderOptions): unknown {
  try {
    const { text, documents, findings, warnings } = render(
      memoryFiles(Object.fromEntries(files)),
      dir,
      options,
    )
    return { text, findings, warnings, places: documents.map(placesIn) }
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
}

function placesIn({ value, originOf }: RenderedDocument): readonly unknown[] {
  const visit = (node: Value, steps: readonly string[]): readonly unknown[] => [
    [steps, originOf?.(steps)],
    ...(node instanceof Map ? [...node].flatMap(([key, field]) => visit(field, [...steps, key])) : []),
  ]
  return visit(value, [])
}

/** A tree, and the same with some of its files as another tree has them. */
const twoTrees = fc.tuple(tree, tree, fc.infiniteStream(fc.boolean())).map(([before, other, choice]) => {
  const after = [...before].map(([path, content]) => {
    const taken = other.get(path)
    return [path, taken !== undefined && choice.next().value ? taken : content] as const
  })
  return [before, new Map(after)] as const
})

test('builds that share a cache come out as each alone', () => {
  fc.assert(
    fc.property(
      twoTrees,
      fc.constantFrom('5.5', '5.8'),
      fc.boolean(),
      ([before, after], dialect, origins) => {
        const cache = createCache()
        const all = [before, after, before].flatMap(files =>
          ['overlay', 'middle', 'base', 'overlay'].map(dir => {
            const build = (shared: RenderCache): unknown =>
              outcome(files, dir, { dialect, origins, cache: shared })
            return [build(cache), build(createCache())]
          }),
        )
        for (const [shared, alone] of all) expect(shared).toEqual(alone)
      },
    ),
    { numRuns: 60 },
  )
})
