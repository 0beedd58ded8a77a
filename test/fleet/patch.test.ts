import { expect, test } from '@jest/globals'
import { deployment, discover, kustomization, pinTable } from './repository.ts'

const labelled = deployment('podinfo', 'acme/podinfo:1.0.0').replace(
  'name: podinfo\n',
  'name: podinfo\n  labels: {app: podinfo, tier: web}\n  annotations: {owner: team-a}\n',
)

/** Whether a patch with that target reaches the workload. */
function reaches(target: string): boolean {
  const fleet = discover({
    'overlays/prod/kustomization.yaml': kustomization(
      `namespace: shop\nresources: [a.yaml]\npatches: [{path: p.yaml, target: ${target}}]\n`,
    ),
    'overlays/prod/a.yaml': labelled,
    'overlays/prod/p.yaml':
      '- {op: replace, path: /spec/template/spec/containers/0/image, value: "acme/podinfo:2.0.0"}\n',
  })
  return pinTable(fleet)[0]?.startsWith('podinfo@2.0.0') === true
}

test.each([
  ['{kind: Deployment}', true],
  ['{kind: StatefulSet}', false],
  ['{group: apps, version: v1}', true],
  ['{group: batch}', false],
  ['{name: podinfo}', true],
  ['{name: pod}', false],
  ['{name: "(podinfo|other)"}', true],
  ['{name: "^pod.*$"}', true],
  ['{labelSelector: "app=podinfo"}', true],
  ['{labelSelector: "app==podinfo,tier!=db"}', true],
  ['{labelSelector: "tier!=web"}', false],
  ['{labelSelector: "tier in (db, web)"}', true],
  ['{labelSelector: "tier notin (db, web)"}', false],
  ['{labelSelector: "tier not in (db)"}', true],
  ['{labelSelector: "absent notin (a)"}', true],
  ['{labelSelector: app}', true],
  ['{labelSelector: "!app"}', false],
  ['{annotationSelector: "owner=team-a"}', true],
  ['{annotationSelector: "owner=team-b"}', false],
  ['{name: ""}', true],
])('the target %s: %s', (target, expected) => {
  expect(reaches(target)).toBe(expected)
})

/** The pins of one workload after one patch. */
function patched(patch: string): readonly string[] {
  const fleet = discover({
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [a.yaml, b.yaml]\npatches: [{path: p.yaml, target: {name: podinfo}}]\n',
    ),
    'overlays/prod/a.yaml': `${deployment('podinfo', 'acme/podinfo:1.0.0')}        - {name: side, image: "acme/podinfo:0.5.0"}\n`,
    'overlays/prod/b.yaml': deployment('other', 'acme/other:1.0.0'),
    'overlays/prod/p.yaml': patch,
  })
  return pinTable(fleet).filter(line => line.startsWith('podinfo'))
}

const smp = (spec: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: podinfo}\nspec: {template: {spec: ${spec}}}\n`
const first = 'podinfo@1.0.0 prod overlays/prod/a.yaml:10'
const side = 'podinfo@0.5.0 prod overlays/prod/a.yaml:11'

test.each([
  [
    'a container by its name',
    smp('{containers: [{name: side, image: "acme/podinfo:2"}]}'),
    [first, 'podinfo@2 prod overlays/prod/p.yaml:4'],
  ],
  ['a container removed', smp('{containers: [{name: side, $patch: delete}]}'), [first]],
  ['a container removed that is not there', smp('{containers: [{name: x, $patch: delete}]}'), [first, side]],
  [
    'a container added',
    smp('{containers: [{name: x, image: "acme/podinfo:3"}]}'),
    [first, side, 'podinfo@3 prod overlays/prod/p.yaml:4'],
  ],
  [
    'a map replaced',
    smp('{$patch: replace, containers: [{name: podinfo, image: "acme/podinfo:4"}]}'),
    ['podinfo@4 prod overlays/prod/p.yaml:4'],
  ],
  ['a field set to null', smp('{containers: null}'), []],
  [
    'the whole object removed',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: podinfo}\n$patch: delete\n',
    [],
  ],
  ['a list entry removed', '- {op: remove, path: /spec/template/spec/containers/1}\n', [first]],
  [
    'a list entry appended',
    '- {op: add, path: /spec/template/spec/containers/-, value: {name: x, image: "acme/podinfo:5"}}\n',
    [first, side, 'podinfo@5 prod overlays/prod/p.yaml:1'],
  ],
  [
    'a list entry put first',
    '- {op: add, path: /spec/template/spec/containers/0, value: {name: podinfo, image: "acme/podinfo:6"}}\n',
    [first, side, 'podinfo@6 prod overlays/prod/p.yaml:1'],
  ],
  [
    'a list entry replaced',
    '- {op: replace, path: /spec/template/spec/containers/1, value: {name: x, image: "a/b:1"}}\n',
    [first],
  ],
  ['a map’s key removed', '- {op: remove, path: /spec/template/spec/containers}\n', []],
  [
    'places that are not there',
    '- {op: replace, path: /spec/x/y, value: 1}\n- {op: add, path: /spec/template/spec/containers/9, value: 1}\n- {op: remove, path: /kind/x}\n- {op: test, path: ""}\n',
    [first, side],
  ],
])('%s', (_, patch, expected) => {
  expect([...patched(patch)].sort()).toEqual([...expected].sort())
})
