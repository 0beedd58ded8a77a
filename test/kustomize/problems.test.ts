import { expect, test } from '@jest/globals'
import { formatProblem } from '../../src/lib/problem.ts'
import { refusal, source } from './build.ts'

test('an unknown field has its place and the name that was meant', () => {
  expect(formatProblem(refusal({ 'kustomization.yaml': 'resources: []\nimage:\n- name: a\n' }))).toBe(
    ['kustomization.yaml:2:1: FIELD_UNKNOWN', '  unknown field "image"', '  Did you mean "images"?'].join(
      '\n',
    ),
  )
})

test('a missing file has the place of the line that names it, and its neighbour', () => {
  const contents = { 'kustomization.yaml': 'resources:\n- deploymnt.yaml\n', 'deployment.yaml': '' }
  expect(refusal(contents)).toEqual({
    code: 'FILE_NOT_FOUND',
    message: "no such file or directory: 'deploymnt.yaml'",
    place: { file: 'kustomization.yaml', line: 2, column: 3 },
    advice: "Did you mean 'deployment.yaml'?",
  })
})

test('a patch without a resource says which there are', () => {
  const problem = refusal({
    'kustomization.yaml': 'resources: [all.yaml]\npatches: [{path: patch.yaml}]\n',
    'all.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: x}\n',
    'patch.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  })
  expect(problem).toMatchObject({
    code: 'PATCH_TARGET',
    place: { file: 'patch.yaml', line: 1, column: 1 },
    advice: 'Of that name there is ConfigMap.v1.[noGrp]/a.x: compare apiVersion, kind and namespace.',
  })
})

test('a field of the wrong shape has the place of the resource', () => {
  const problem = refusal({
    'kustomization.yaml': 'resources: [all.yaml]\nlabels: [{pairs: {a: b}}]\n',
    'all.yaml': '# first\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: text}\n',
  })
  expect(problem).toMatchObject({ code: 'FIELD_PATH', place: { file: 'all.yaml', line: 2, column: 1 } })
})

test.each([
  ['a URL', 'resources: ["https://example.com/all.yaml"]', 'REMOTE_REFUSED'],
  ['a repository', 'resources: ["github.com/org/repo//path?ref=v1"]', 'REMOTE_REFUSED'],
  ['a repository over ssh', 'resources: ["git@example.com:org/repo"]', 'REMOTE_REFUSED'],
  ['helm', 'helmCharts: [{name: a}]', 'HELM_REFUSED'],
  [
    'a function',
    source`
      transformers:
      - |-
        apiVersion: example.com/v1
        kind: Mine
        metadata:
          name: mine
          annotations: {config.kubernetes.io/function: "container: {image: a}"}
    `,
    'PLUGIN_REFUSED',
  ],
])('%s is refused, never fetched or run', (_, kustomization, code) => {
  expect(refusal({ 'kustomization.yaml': kustomization }).code).toBe(code)
})

test('a link that leads out of the folder is refused, unless restrictions are lifted', () => {
  const contents = {
    'secret.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    'app/kustomization.yaml': 'resources: [inside.yaml]\n',
    'app/inside.yaml': { link: '../secret.yaml' },
  }
  expect(refusal(contents, 'app')).toMatchObject({
    code: 'FILE_OUTSIDE_ROOT',
    place: { line: 1, column: 13 },
  })
})

test('folders that lead to one another are refused', () => {
  const contents = {
    'a/kustomization.yaml': 'resources: [../b]\n',
    'b/kustomization.yaml': 'resources: [../a]\n',
  }
  expect(refusal(contents, 'a')).toMatchObject({ code: 'CYCLE', place: { file: 'b/kustomization.yaml' } })
})

test('a generated resource of another kind has no hash, and the problem says what to do', () => {
  const problem = refusal({
    'kustomization.yaml': source`
      configMapGenerator: [{name: a, literals: [x=y]}]
      patches:
      - target: {kind: ConfigMap}
        options: {allowKindChange: true}
        patch: '[{"op": "replace", "path": "/kind", "value": "Settings"}]'
    `,
  })
  expect(problem).toMatchObject({
    code: 'HASH_UNDEFINED',
    advice: 'Set options.disableNameSuffixHash: true on the generator, or write the resource as a file.',
  })
})
