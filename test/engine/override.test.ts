import { expect, test } from '@jest/globals'
import {
  deployment,
  discover,
  fluxKustomization,
  helmRelease,
  kustomization,
  pinTable,
} from '../fleet/repository.ts'
import { type Files, plan, plannedLines, promoted } from './planned.ts'

// An environment that inherits a shared version gets its own; the shared files stay as they are.

function overlays(base: Files, overlay: (name: string) => Files): Files {
  return { ...base, ...overlay('test'), ...overlay('prod') }
}

const podinfo: Files = {
  'base/kustomization.yaml': kustomization('resources: [deployment.yaml]\n'),
  'base/deployment.yaml': deployment('podinfo', 'ghcr.io/acme/podinfo:6.0.0'),
}

test('an entry of images in the overlay', () => {
  const files = overlays(podinfo, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization('resources:\n- ../../base\n'),
  }))
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'overlays/prod/kustomization.yaml',
    '+ images:',
    '+ - name: ghcr.io/acme/podinfo',
    '+   newTag: 7.0.0',
  ])
  expect(pinTable(discover(promoted(files, 'podinfo@7.0.0 to prod')))).toEqual([
    'podinfo@6.0.0 test base/deployment.yaml:10',
    'podinfo@7.0.0 prod overlays/prod/kustomization.yaml:7',
  ])
})

test('the edit tells what was added, and where it is', () => {
  const files = overlays(podinfo, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization('resources: [../../base]\nimages: []\n'),
  }))
  const planned = plan(files, 'podinfo@7.0.0 to prod')
  expect(planned.kind === 'plan' ? planned.plan.edits : planned).toEqual([
    {
      file: 'overlays/prod/kustomization.yaml',
      document: 0,
      path: '/images/[name=ghcr.io~1acme~1podinfo]/newTag',
      line: 4,
      column: 10,
      before: '',
      after: '{name: ghcr.io/acme/podinfo, newTag: 7.0.0}',
    },
  ])
})

test('behind the entries that are there, by the name that the base gives the image', () => {
  const base = {
    ...podinfo,
    'base/kustomization.yaml': kustomization(
      'resources: [deployment.yaml]\nimages:\n  - name: ghcr.io/acme/podinfo\n    newName: acme/podinfo\n    newTag: 6.1.0\n',
    ),
  }
  const files = overlays(base, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization(
      'resources: [../../base]\nimages:\n  - name: other # kept\n    newTag: "1"\n',
    ),
  }))
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'overlays/prod/kustomization.yaml',
    '+   - name: acme/podinfo',
    '+     newTag: 7.0.0',
  ])
})

test('into an entry that has the name and no version', () => {
  const files = overlays(podinfo, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization(
      `resources: [../../base]\nimages:\n  - name: ghcr.io/acme/podinfo\n    newName: ${name}.acme.io/podinfo\n`,
    ),
  }))
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'overlays/prod/kustomization.yaml',
    '+     newTag: 7.0.0',
  ])
})

test('the kustomization next to the app, not the one around all of them', () => {
  const files = overlays(podinfo, name => ({
    [`envs/${name}/kustomization.yaml`]: kustomization('resources: [podinfo]\n'),
    [`envs/${name}/podinfo/kustomization.yaml`]: kustomization('resources: [../../../base]\n'),
  }))
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'envs/prod/podinfo/kustomization.yaml',
    '+ images:',
    '+   - name: ghcr.io/acme/podinfo',
    '+     newTag: 7.0.0',
  ])
})

test('a patch of the one workload where two apps run one image', () => {
  const base = {
    'base/kustomization.yaml': kustomization('resources: [frontend.yaml, backend.yaml]\n'),
    'base/frontend.yaml': deployment('frontend', 'acme/podinfo:6.0.0'),
    'base/backend.yaml': deployment('backend', 'acme/podinfo:6.0.0'),
  }
  const files = overlays(base, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization('resources: [../../base]\n'),
  }))
  expect(plannedLines(files, 'frontend@7.0.0 to prod')).toEqual([
    'overlays/prod/kustomization.yaml',
    '+ patches:',
    '+   - target:',
    '+       kind: Deployment',
    '+       name: frontend',
    '+     patch: |',
    '+       - op: replace',
    '+         path: /spec/template/spec/containers/0/image',
    '+         value: acme/podinfo:7.0.0',
  ])
})

test('a patch of a chart’s version', () => {
  const base = {
    'base/kustomization.yaml': kustomization('resources: [release.yaml]\n'),
    'base/release.yaml': helmRelease('podinfo', '6.x'),
  }
  const files = overlays(base, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization('resources: [../../base]\n'),
  }))
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'overlays/prod/kustomization.yaml',
    '+ patches:',
    '+   - target:',
    '+       kind: HelmRelease',
    '+       name: podinfo',
    '+     patch: |',
    '+       - op: replace',
    '+         path: /spec/chart/spec/version',
    '+         value: 7.0.0',
  ])
  const again = promoted(files, 'podinfo@7.0.0 to prod')
  expect(plannedLines(again, 'podinfo@7.1.0 to prod')).toEqual([
    'overlays/prod/kustomization.yaml',
    '-         value: 7.0.0',
    '+         value: 7.1.0',
  ])
})

test('the version in the patch that the overlay has for that release already', () => {
  const base = {
    'base/kustomization.yaml': kustomization('resources: [release.yaml]\n'),
    'base/release.yaml': helmRelease('podinfo', '6.x'),
  }
  const files = overlays(base, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization(
      'resources: [../../base]\npatches: [{path: values.yaml}]\n',
    ),
    [`overlays/${name}/values.yaml`]:
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: podinfo\nspec:\n  values:\n    replicas: 2\n',
  }))
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'overlays/prod/values.yaml',
    '+   chart:',
    '+     spec:',
    '+       version: 7.0.0',
  ])
})

test('images of the Flux Kustomization where both clusters take one folder', () => {
  const files = {
    'clusters/test/apps.yaml': fluxKustomization('apps', './apps'),
    'clusters/prod/apps.yaml': fluxKustomization('apps', './apps'),
    'apps/podinfo.yaml': deployment('podinfo', 'acme/podinfo:6.0.0'),
  }
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'clusters/prod/apps.yaml',
    '+   images:',
    '+     - name: acme/podinfo',
    '+       newTag: 7.0.0',
  ])
})

test('each cluster of an environment that has an overlay of its own', () => {
  const files = {
    ...podinfo,
    'clusters/test/apps.yaml': fluxKustomization('apps', './overlays/test'),
    'clusters/prod-eu/apps.yaml': fluxKustomization('apps', './overlays/prod/eu'),
    'clusters/prod-us/apps.yaml': fluxKustomization('apps', './overlays/prod/us'),
    'overlays/test/kustomization.yaml': kustomization('resources: [../../base]\n'),
    'overlays/prod/eu/kustomization.yaml': kustomization('resources: [../../../base]\n'),
    'overlays/prod/us/kustomization.yaml': kustomization('resources: [../../../base]\n'),
  }
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toEqual([
    'overlays/prod/eu/kustomization.yaml',
    '+ images:',
    '+   - name: ghcr.io/acme/podinfo',
    '+     newTag: 7.0.0',
    'overlays/prod/us/kustomization.yaml',
    '+ images:',
    '+   - name: ghcr.io/acme/podinfo',
    '+     newTag: 7.0.0',
  ])
})

test('an environment without a file of its own is a question', () => {
  const files = {
    'clusters/main/apps.yaml': fluxKustomization('apps', './all'),
    'all/kustomization.yaml': kustomization('resources: [../overlays/test, ../overlays/prod]\n'),
    'overlays/test/podinfo.yaml': deployment('a', 'acme/a:1'),
    'overlays/prod/podinfo.yaml': deployment('b', 'acme/b:1'),
    'overlays/test/kustomization.yaml': kustomization('resources: [podinfo.yaml, ../../missing]\n'),
  }
  expect(plannedLines(files, 'a@2 to prod')).toBe('NOT_PINNED')
})

test('a digest in the base asks for the digest that goes with the new tag', () => {
  const base = {
    ...podinfo,
    'base/deployment.yaml': deployment('podinfo', `ghcr.io/acme/podinfo:6.0.0@sha256:${'a'.repeat(64)}`),
  }
  const files = overlays(base, name => ({
    [`overlays/${name}/kustomization.yaml`]: kustomization('resources: [../../base]\n'),
  }))
  expect(plannedLines(files, 'podinfo@7.0.0 to prod')).toBe('DIGEST_NEEDED')
  expect(plannedLines(files, `podinfo@7.0.0@sha256:${'b'.repeat(64)} to prod`)).toEqual([
    'overlays/prod/kustomization.yaml',
    '+ images:',
    '+   - name: ghcr.io/acme/podinfo',
    '+     newTag: 7.0.0',
    `+     digest: sha256:${'b'.repeat(64)}`,
  ])
})
