import { expect, test } from '@jest/globals'
import { buildCluster } from '../../src/flux/cluster.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'

function picture(files: Readonly<Record<string, string>>, entry = 'clusters/prod'): readonly string[] {
  const { builds, unknowns } = buildCluster(memoryFiles(files), '/', entry)
  return [
    ...builds.flatMap(({ key, build }) =>
      build.kind === 'refused'
        ? [`${key}: ${build.problem.code}`]
        : [
            `${key}: ${build.documents.map(({ kind, name }) => `${kind} ${name}`).join(', ')}`,
            ...build.unknowns.map(({ code, place }) => `  ${code} ${place?.file}:${place?.line}`),
          ],
    ),
    ...unknowns.map(({ message }) => message),
  ]
}

function flux(name: string, spec: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${name}, namespace: flux-system}
spec:
  sourceRef: {kind: GitRepository, name: flux-system}
  ${spec}
`
}

function configMap(name: string, data = '{}'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${name}", namespace: flux-system}\ndata: ${data}\n`
}

test('Flux Kustomizations are followed from the entry, dependencies first', () => {
  expect(
    picture({
      'clusters/prod/a.yaml': flux('apps', 'path: ./apps\n  dependsOn: [{name: infra}]'),
      'clusters/prod/b.yaml': flux('infra', 'path: infra'),
      'apps/a.yaml': flux('nested', 'path: nested') + '---\n' + configMap('app'),
      'infra/a.yaml': configMap('infra'),
      'nested/a.yaml': configMap('nested'),
    }),
  ).toEqual([
    ': Kustomization apps, Kustomization infra',
    'flux-system/infra: ConfigMap infra',
    'flux-system/apps: Kustomization nested, ConfigMap app',
    'flux-system/nested: ConfigMap nested',
  ])
})

test('a ConfigMap of another build is a source, wherever it is built', () => {
  const files = {
    'clusters/prod/a.yaml': flux(
      'apps',
      'path: apps\n  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}',
    ),
    'clusters/prod/b.yaml': flux('settings', 'path: settings'),
    'apps/a.yaml': configMap('app-${NAME}'),
    'settings/a.yaml': configMap('settings', '{NAME: prod}'),
  }
  expect(picture(files)).toEqual([
    ': Kustomization apps, Kustomization settings',
    'flux-system/apps: ConfigMap app-prod',
    'flux-system/settings: ConfigMap settings',
  ])
})

test('a source that nothing makes is said with its place', () => {
  const files = {
    'clusters/prod/a.yaml': flux(
      'apps',
      'path: apps\n  postBuild: {substituteFrom: [{kind: Secret, name: secrets}]}',
    ),
    'apps/a.yaml': configMap('app-${NAME}'),
  }
  expect(picture(files)).toEqual([
    ': Kustomization apps',
    'flux-system/apps: ConfigMap app-${NAME}',
    '  SOURCE_UNKNOWN clusters/prod/a.yaml:7',
    '  VARIABLE_UNKNOWN clusters/prod/a.yaml:7',
  ])
})

test('the Flux Kustomization that applies the entry itself is its build', () => {
  const files = {
    'clusters/prod/flux-system/gotk-sync.yaml': flux('flux-system', 'path: ./clusters/prod'),
    'clusters/prod/a.yaml': configMap('a'),
  }
  expect(picture(files)).toEqual(['flux-system/flux-system: ConfigMap a, Kustomization flux-system'])
})

test('a source of another repository is said', () => {
  const files = {
    'clusters/prod/a.yaml':
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: other, namespace: flux-system}\nspec: {url: "ssh://git@example.org/other"}\n',
    'clusters/prod/b.yaml': flux('apps', 'path: apps').replace('name: flux-system}\n', 'name: other}\n'),
  }
  expect(picture(files)).toEqual([
    ': GitRepository other, Kustomization apps',
    'The Flux Kustomization flux-system/apps is not built: its source GitRepository other is not of this repository.',
  ])
})

test('an ExternalArtifact is what its generator copies', () => {
  const files = {
    'clusters/prod/a.yaml': `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: g, namespace: flux-system}
spec:
  sources: [{alias: repo, kind: GitRepository, name: flux-system}]
  artifacts:
  - name: apps
    copy:
    - {from: "@repo/apps/base/**", to: "@artifact/base/"}
    - {from: "@repo/apps/prod/**", to: "@artifact/prod/", exclude: ["*.md"]}
`,
    'clusters/prod/b.yaml': flux('apps', 'path: prod')
      .replace('GitRepository', 'ExternalArtifact')
      .replace('name: flux-system}\n  path', 'name: apps}\n  path'),
    'apps/base/kustomization.yaml': 'resources: [a.yaml]\n',
    'apps/base/a.yaml': configMap('a'),
    'apps/prod/kustomization.yaml': 'resources: [../base]\nnamePrefix: prod-\n',
  }
  expect(picture(files)).toEqual([
    ': ArtifactGenerator g, Kustomization apps',
    'flux-system/apps: ConfigMap prod-a',
  ])
})
