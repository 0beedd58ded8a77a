import { expect, test } from '@jest/globals'
import { deployment, discover, fluxKustomization, gotkSync, kustomization, pinTable } from './repository.ts'

function generator(copies: string): string {
  return `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata:
  name: monorepo
  namespace: flux-system
spec:
  sources:
    - {alias: repo, kind: GitRepository, name: flux-system}
    - {alias: other, kind: OCIRepository, name: charts}
  artifacts:
    - name: apps
      copy:
${copies}`
}

function artifact(path: string): string {
  return fluxKustomization('apps', path).replace(
    'kind: GitRepository\n    name: flux-system',
    'kind: ExternalArtifact\n    name: apps',
  )
}

const files = {
  'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('prod'),
  'deploy/apps/overlays/prod/kustomization.yaml': kustomization('resources: [../../base]\n'),
  'deploy/apps/base/deployment.yaml': deployment('podinfo', 'acme/podinfo:1.0.0'),
  'deploy/apps/base/skipped.yaml': deployment('skipped', 'acme/skipped:1.0.0'),
}

test.each([
  ['a whole tree', './overlays/prod', '        - {from: "@repo/deploy/apps/**", to: "@artifact/"}\n'],
  [
    'two folders, under other names',
    'here/prod',
    '        - {from: "@repo/deploy/apps/base/**", to: "@artifact/base/"}\n        - {from: "@repo/deploy/apps/overlays/prod/**", to: "@artifact/here/prod/"}\n',
  ],
  [
    'files',
    './prod/a',
    '        - {from: "@repo/deploy/apps/base/deployment.yaml", to: "@artifact/base/d.yaml"}\n        - {from: "@repo/deploy/apps/overlays/prod/*.yaml", to: "@artifact/prod/a/"}\n',
  ],
  [
    'a folder without a glob',
    './deploy/apps/overlays/prod',
    '        - {from: "@repo/deploy/", to: "@artifact/"}\n',
  ],
])('an artifact of %s is followed back to the files', (_, path, copies) => {
  const fleet = discover({
    ...files,
    'clusters/prod/artifacts.yaml': generator(copies),
    'clusters/prod/apps.yaml': artifact(path),
  })
  expect(pinTable(fleet)).toContain('podinfo@1.0.0 prod deploy/apps/base/deployment.yaml:10')
  expect(fleet.environments.map(({ name }) => name)).toEqual(['prod'])
})

test('excluded files are not in the artifact', () => {
  const fleet = discover({
    ...files,
    'clusters/prod/artifacts.yaml': generator(
      '        - {from: "@repo/deploy/apps/**", to: "@artifact/", exclude: ["**/skipped.yaml"]}\n',
    ),
    'clusters/prod/apps.yaml': artifact('./overlays/prod'),
  })
  expect(pinTable(fleet)).toEqual(['podinfo@1.0.0 prod deploy/apps/base/deployment.yaml:10'])
})

test('each cluster has its own artifact of that name', () => {
  const side = (cluster: string) => ({
    [`clusters/${cluster}/artifacts.yaml`]: generator(
      `        - {from: "@repo/apps/${cluster}/**", to: "@artifact/"}\n`,
    ),
    [`clusters/${cluster}/apps.yaml`]: artifact('./'),
    [`apps/${cluster}/a.yaml`]: deployment('podinfo', `acme/podinfo:${cluster}`),
  })
  expect(pinTable(discover({ ...side('staging'), ...side('production') }))).toEqual([
    'podinfo@staging staging apps/staging/a.yaml:10',
    'podinfo@production production apps/production/a.yaml:10',
  ])
})
