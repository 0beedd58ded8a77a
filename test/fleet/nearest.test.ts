import { expect, test } from '@jest/globals'
import {
  deployment,
  discover,
  fluxKustomization,
  helmRelease,
  kustomization,
  pinTable,
} from './repository.ts'

const base = {
  'base/kustomization.yaml': kustomization('resources: [deployment.yaml]\n'),
  'base/deployment.yaml': deployment('podinfo', 'ghcr.io/acme/podinfo:1.0.0'),
}

/** The pins of an overlay `prod` on the base. */
function overlay(lines: string, files: Readonly<Record<string, string>> = {}) {
  return discover({ ...base, 'overlays/prod/kustomization.yaml': kustomization(lines), ...files })
}

test('an overlay that says nothing inherits the base’s pin', () => {
  expect(pinTable(overlay('resources: [../../base]\n'))).toEqual([
    'podinfo@1.0.0 prod base/deployment.yaml:10',
  ])
})

test('an images entry wins over the workload, and the pin is its tag', () => {
  const [pin] = overlay(
    'resources: [../../base]\nimages:\n- name: ghcr.io/acme/podinfo\n  newTag: "7.0"\n',
  ).pins
  expect(pin).toEqual({
    app: 'podinfo',
    environment: 'prod',
    kind: 'kustomize-image',
    file: 'overlays/prod/kustomization.yaml',
    document: 0,
    path: '/images/[name=ghcr.io~1acme~1podinfo]/newTag',
    value: '7.0',
    version: '7.0',
    image: 'ghcr.io/acme/podinfo',
    range: [135, 140],
    line: 6,
    column: 11,
    because: 'an entry of images, nearer to the environment than base/deployment.yaml:10',
  })
})

test('an images entry of the base wins over the workload, that of the overlay over both', () => {
  const fleet = discover({
    ...base,
    'base/kustomization.yaml': kustomization(
      'resources: [deployment.yaml]\nimages: [{name: ghcr.io/acme/podinfo, newTag: 2.0.0}]\n',
    ),
    'overlays/test/kustomization.yaml': kustomization('resources: [../../base]\n'),
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [../../base]\nimages: [{name: ghcr.io/acme/podinfo, newTag: 1.5.0}]\n',
    ),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@2.0.0 test base/kustomization.yaml:4',
    'podinfo@1.5.0 prod overlays/prod/kustomization.yaml:4',
  ])
})

test('a placeholder becomes an image by newName, and later layers know it by that', () => {
  const fleet = discover({
    'base/kustomization.yaml': kustomization(
      'resources: [deployment.yaml]\nimages: [{name: app, newName: acme/podinfo, newTag: "1"}]\n',
    ),
    'base/deployment.yaml': deployment('podinfo', 'app'),
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [../../base]\nimages:\n  - name: app\n    newTag: wrong\n  - name: acme/podinfo\n    newTag: 6.9.2\n',
    ),
  })
  expect(pinTable(fleet)).toEqual(['podinfo@6.9.2 prod overlays/prod/kustomization.yaml:8'])
  expect(fleet.apps).toEqual([{ name: 'podinfo', images: ['acme/podinfo'] }])
})

test('a tag and its digest are two pins of one version', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  const fleet = overlay(
    `resources: [../../base]\nimages:\n  - name: ghcr.io/acme/podinfo\n    newTag: 7.0.0\n    digest: ${digest}\n`,
  )
  expect(fleet.pins.map(({ value, version, digest: of }) => ({ value, version, of }))).toEqual([
    { value: '7.0.0', version: '7.0.0', of: digest },
    { value: digest, version: '7.0.0', of: digest },
  ])
})

test('an image with tag and digest in one scalar is one pin', () => {
  const digest = `sha256:${'b'.repeat(64)}`
  const fleet = discover({
    'envs/prod/podinfo.yaml': deployment('podinfo', `registry:5000/podinfo:v7@${digest}`),
  })
  expect(fleet.pins.map(({ value, version, digest: of, image }) => ({ value, version, of, image }))).toEqual([
    {
      value: `registry:5000/podinfo:v7@${digest}`,
      version: 'v7',
      of: digest,
      image: 'registry:5000/podinfo',
    },
  ])
})

test.each([
  ['patches: [{path: patch.yaml}]', 'by its own name'],
  ['patchesStrategicMerge: [patch.yaml]', 'in the old field'],
  ['patches: [{path: patch.yaml, target: {kind: Deployment, name: pod.*}}]', 'by a target'],
  ['patches: [{path: patch.yaml, target: {labelSelector: "!absent"}}]', 'by a selector'],
])('a strategic patch wins over the base: %s (%s)', line => {
  const fleet = overlay(`resources: [../../base]\n${line}\n`, {
    'overlays/prod/patch.yaml': deployment('podinfo', 'ghcr.io/acme/podinfo:3.0.0'),
  })
  expect(pinTable(fleet)).toEqual(['podinfo@3.0.0 prod overlays/prod/patch.yaml:10'])
})

test('a patch for another object changes nothing', () => {
  const fleet = overlay('resources: [../../base]\npatches: [{path: patch.yaml}]\n', {
    'overlays/prod/patch.yaml': deployment('other', 'ghcr.io/acme/podinfo:3.0.0'),
  })
  expect(pinTable(fleet)).toEqual(['podinfo@1.0.0 prod base/deployment.yaml:10'])
})

test('a JSON patch wins, and its value is the pin', () => {
  const fleet = overlay(
    'resources: [../../base]\npatches: [{path: patch.yaml, target: {kind: Deployment}}]\n',
    {
      'overlays/prod/patch.yaml':
        '- op: replace\n  path: /spec/template/spec/containers/0/image\n  value: ghcr.io/acme/podinfo:3.0.0\n',
    },
  )
  expect(fleet.pins.map(({ kind, file, path, version }) => ({ kind, file, path, version }))).toEqual([
    { kind: 'patch-value', file: 'overlays/prod/patch.yaml', path: '/0/value', version: '3.0.0' },
  ])
})

test('a patch written in line has its pin inside the block', () => {
  const file = kustomization(`resources: [../../base]
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: podinfo}
      spec: {template: {spec: {containers: [{name: podinfo, image: "ghcr.io/acme/podinfo:4.0.0"}]}}}
`)
  const fleet = discover({ ...base, 'overlays/prod/kustomization.yaml': file })
  const [pin] = fleet.pins
  expect(pin?.path).toBe('/patches/0/patch/spec/template/spec/containers/[name=podinfo]/image')
  expect(file.slice(...(pin?.range ?? [0, 0]))).toBe('"ghcr.io/acme/podinfo:4.0.0"')
  expect([pin?.line, pin?.column]).toEqual([9, 68])
})

test('a component changes what was gathered before it', () => {
  const fleet = overlay('resources: [../../base]\ncomponents: [../../components/pinned]\n', {
    'components/pinned/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages:\n  - name: ghcr.io/acme/podinfo\n    newTag: 5.0.0\n',
  })
  expect(pinTable(fleet)).toEqual(['podinfo@5.0.0 prod components/pinned/kustomization.yaml:5'])
})

test('the Flux Kustomization’s own images and patches are nearest of all', () => {
  const fleet = discover({
    ...base,
    'clusters/test/apps.yaml': fluxKustomization(
      'apps',
      './base',
      '  images:\n    - name: ghcr.io/acme/podinfo\n      newTag: 8.0.0\n',
    ),
    'clusters/prod/apps.yaml': fluxKustomization('apps', './base'),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@8.0.0 test clusters/test/apps.yaml:13',
    'podinfo@1.0.0 prod base/deployment.yaml:10',
  ])
  expect(fleet.pins[0]?.kind).toBe('flux-image')
})

test('prefixed names are one app', () => {
  const fleet = discover({
    ...base,
    'overlays/test/kustomization.yaml': kustomization('resources: [../../base]\nnamePrefix: test-\n'),
    'overlays/prod/kustomization.yaml': kustomization('resources: [../../base]\nnameSuffix: -prod\n'),
  })
  expect(fleet.apps.map(({ name }) => name)).toEqual(['podinfo'])
})

test('names with the environment in them are one app', () => {
  const fleet = discover({
    'envs/test/a.yaml': deployment('podinfo-test', 'acme/podinfo:2.0.0'),
    'envs/prod/a.yaml': deployment('podinfo-prod', 'acme/podinfo:1.0.0'),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@2.0.0 test envs/test/a.yaml:10',
    'podinfo@1.0.0 prod envs/prod/a.yaml:10',
  ])
})

test('workloads that one images entry governs are one app, named by the image', () => {
  const fleet = discover({
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [server.yaml, worker.yaml]\nimages: [{name: acme/shop, newTag: 1.2.3}]\n',
    ),
    'overlays/prod/server.yaml': deployment('server', 'acme/shop'),
    'overlays/prod/worker.yaml': deployment('worker', 'acme/shop'),
  })
  expect(pinTable(fleet)).toEqual(['shop@1.2.3 prod overlays/prod/kustomization.yaml:4'])
})

test('a HelmRelease’s version is nearest where a patch sets it', () => {
  const fleet = discover({
    'base/release.yaml': helmRelease('podinfo', '1.0.0'),
    'base/kustomization.yaml': kustomization('resources: [release.yaml]\n'),
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [../../base]\npatches:\n  - target: {kind: HelmRelease, name: podinfo}\n    patch: |\n      - op: replace\n        path: /spec/chart/spec/version\n        value: 6.9.2\n',
    ),
  })
  expect(fleet.pins.map(({ kind, path, version, line }) => ({ kind, path, version, line }))).toEqual([
    { kind: 'patch-value', path: '/patches/0/patch/0/value', version: '6.9.2', line: 9 },
  ])
})

test('sidecars are companions, not pins', () => {
  const fleet = discover({
    'envs/prod/a.yaml': `${deployment('podinfo', 'acme/podinfo:1.0.0')}        - name: proxy
          image: envoyproxy/envoy:v1.30.0
`,
  })
  expect(pinTable(fleet)).toEqual(['podinfo@1.0.0 prod envs/prod/a.yaml:10'])
  expect(fleet.companions).toEqual([{ app: 'podinfo', environment: 'prod', image: 'envoyproxy/envoy' }])
})

test('a variable that Flux fills in later is no pin', () => {
  const fleet = discover({ 'envs/prod/a.yaml': helmRelease('istiod', `"\${version}"`) })
  expect(fleet.pins).toEqual([])
})

test('keys of JavaScript’s objects are ordinary keys', () => {
  const fleet = discover({
    'envs/prod/a.yaml': `__proto__: {a: 1}\nconstructor: 2\n${deployment('podinfo', 'acme/podinfo:1.0.0')}`,
  })
  expect(pinTable(fleet)).toEqual(['podinfo@1.0.0 prod envs/prod/a.yaml:12'])
})

test('a pin says why it is the one', () => {
  const fleet = discover({
    'base/kustomization.yaml': kustomization(
      'resources: [deployment.yaml]\nimages: [{name: acme/podinfo, newTag: 6.1.0}]\n',
    ),
    'base/deployment.yaml': deployment('podinfo', 'acme/podinfo:6.0.0'),
    'overlays/test/kustomization.yaml': kustomization('resources: [../../base]\n'),
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [../../base]\nimages:\n  - name: acme/podinfo\n    newTag: 6.9.2\n',
    ),
  })
  expect(fleet.pins.map(({ environment, because }) => `${environment}: ${because}`)).toEqual([
    'test: an entry of images, nearer to the environment than base/deployment.yaml:10',
    'prod: an entry of images, nearer to the environment than base/kustomization.yaml:4 and base/deployment.yaml:10',
  ])
})
