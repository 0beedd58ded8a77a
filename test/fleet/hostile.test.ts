import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { discover, fluxKustomization, kustomization } from './repository.ts'

const word = fc.constantFrom(
  ...[
    'apiVersion: v1',
    'kind: List',
    'kind: Deployment',
    'kind: Kustomization',
    'items:',
    'metadata: {name: a}',
  ],
  ...[
    'resources: [a.yaml, ../base, .]',
    'patches:',
    '- path: a.yaml',
    '- patch: "[',
    'images:',
    '- name: a',
    '  newTag: 1',
  ],
  ...[
    'spec:',
    '  path: ./',
    '  sourceRef: {kind: GitRepository, name: x}',
    '&a',
    '*a',
    '- *a',
    '<<: *a',
    '---',
    '  ',
    '"',
    ':',
  ],
)
const file = fc.array(word, { maxLength: 12 }).map(words => words.join('\n'))

test('never throws, whatever files hold', () => {
  fc.assert(
    fc.property(file, file, file, (first, second, third) => {
      const fleet = discover({
        'clusters/prod/apps.yaml': `${fluxKustomization('apps', './base')}---\n${first}`,
        'base/kustomization.yaml': kustomization(second),
        'base/a.yaml': third,
        'overlays/prod/kustomization.yaml': second,
      })
      expect(fleet.environments.length).toBeLessThan(5)
    }),
    { numRuns: 400 },
  )
})

test('lists of lists of aliases are not unfolded', () => {
  const levels = Array.from(
    { length: 40 },
    (_, level) =>
      `- &l${level + 1} {apiVersion: v1, kind: List, items: [*l${level}, *l${level}, *l${level}]}`,
  )
  const text = `apiVersion: v1\nkind: List\nitems:\n- &l0 {apiVersion: v1, kind: Pod, metadata: {name: a}}\n${levels.join('\n')}\n`
  expect(discover({ 'envs/prod/a.yaml': text }).problems).toEqual([])
})

test('hostile expressions of a target select nothing, and cost nothing', () => {
  const fleet = discover({
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [a.yaml]\npatches:\n  - {path: p.yaml, target: {name: "(a+)+$"}}\n  - {path: p.yaml, target: {name: "(a|a)*b"}}\n  - {path: p.yaml, target: {name: ".*.*.*.*.*b"}}\n  - {path: p.yaml, target: {name: "["}}\n',
    ),
    'overlays/prod/a.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: ${'a'.repeat(250)}}\nspec: {containers: [{name: x, image: "a:1"}]}\n`,
    'overlays/prod/p.yaml': '- {op: replace, path: /spec/containers/0/image, value: "a:2"}\n',
  })
  expect(fleet.problems).toEqual([])
})

test('components that name themselves or each other end', () => {
  const component = (line: string) =>
    `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${line}\n`
  const levels = Array.from({ length: 40 }, (_, level): [string, string] => [
    `c/${level}/kustomization.yaml`,
    component(`components: [../${level + 1}, ../${level + 1}, ../${level}]`),
  ])
  const fleet = discover({
    ...Object.fromEntries(levels),
    'overlays/prod/kustomization.yaml': kustomization('components: [../../c/0]\n'),
  })
  expect(fleet.pins).toEqual([])
})
