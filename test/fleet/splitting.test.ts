import { expect, test } from '@jest/globals'
import {
  deployment,
  discover,
  environmentTable,
  fluxKustomization,
  gotkSync,
  helmRelease,
  kustomization,
  pinTable,
} from './repository.ts'

test('one Flux Kustomization over both overlays', () => {
  const fleet = discover({
    'clusters/main/apps.yaml': fluxKustomization('apps', './apps'),
    'apps/kustomization.yaml': kustomization(
      'resources: [podinfo/overlays/test, podinfo/overlays/prod, shared.yaml]\n',
    ),
    'apps/shared.yaml': deployment('proxy', 'acme/proxy:1.0.0'),
    'apps/podinfo/base/kustomization.yaml': kustomization('resources: [d.yaml]\n'),
    'apps/podinfo/base/d.yaml': deployment('podinfo', 'acme/podinfo'),
    'apps/podinfo/overlays/test/kustomization.yaml': kustomization(
      'resources: [../../base]\nnamePrefix: test-\nimages: [{name: acme/podinfo, newTag: 2.0.0}]\n',
    ),
    'apps/podinfo/overlays/prod/kustomization.yaml': kustomization(
      'resources: [../../base]\nnamePrefix: prod-\nimages: [{name: acme/podinfo, newTag: 1.0.0}]\n',
    ),
  })
  expect(environmentTable(fleet)).toEqual(['test on main', 'prod on main', 'main on main'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@2.0.0 test apps/podinfo/overlays/test/kustomization.yaml:5',
    'podinfo@1.0.0 prod apps/podinfo/overlays/prod/kustomization.yaml:5',
    'proxy@1.0.0 main apps/shared.yaml:10',
  ])
  // No app stands between main and the others, so their order is not needed.
  expect(fleet.ordered).toBe(true)
})

test('Flux Kustomizations are told apart by their names where folders do not', () => {
  const images = (tag: string) => `  images: [{name: acme/podinfo, newTag: ${tag}}]\n`
  const fleet = discover({
    'clusters/main/apps.yaml': `${fluxKustomization('podinfo-staging', './podinfo', images('2.0.0'))}---
${fluxKustomization('podinfo-production', './podinfo', images('1.0.0'))}`,
    'podinfo/d.yaml': deployment('podinfo', 'acme/podinfo'),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@2.0.0 staging clusters/main/apps.yaml:11',
    'podinfo@1.0.0 production clusters/main/apps.yaml:23',
  ])
})

test('clusters that share an overlay of unlike name are that environment', () => {
  const fleet = discover({
    'clusters/eu1/apps.yaml': fluxKustomization('apps', './apps/prod'),
    'clusters/us1/apps.yaml': fluxKustomization('apps', './apps/prod'),
    'clusters/lab7/apps.yaml': fluxKustomization('apps', './apps/test'),
    'apps/prod/a.yaml': helmRelease('podinfo', '1.0.0'),
    'apps/test/a.yaml': helmRelease('podinfo', '2.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['test on lab7', 'prod on eu1, us1'])
})

test('clusters in folders of their environment', () => {
  const fleet = discover({
    ...Object.fromEntries(
      ['staging/eu', 'prod/eu', 'prod/us'].flatMap(name => [
        [`clusters/${name}/flux-system/gotk-sync.yaml`, gotkSync(name)],
        [`clusters/${name}/podinfo.yaml`, helmRelease('podinfo', `1.0.${name.length}`)],
      ]),
    ),
  })
  expect(environmentTable(fleet)).toEqual(['staging on staging-eu', 'prod on prod-eu, prod-us'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@1.0.10 staging clusters/staging/eu/podinfo.yaml:9',
    'podinfo@1.0.7 prod (prod-eu) clusters/prod/eu/podinfo.yaml:9',
    'podinfo@1.0.7 prod (prod-us) clusters/prod/us/podinfo.yaml:9',
  ])
})

test('a hub that applies what it finds for other clusters', () => {
  const fleet = discover({
    'hub/flux-system/gotk-sync.yaml': gotkSync('hub').replace('./clusters/hub', './hub'),
    'hub/staging.yaml': fluxKustomization('staging', './clusters/staging'),
    'hub/production.yaml': fluxKustomization('production', './clusters/production'),
    'clusters/staging/apps.yaml': fluxKustomization('apps-staging', './deploy/apps/staging'),
    'clusters/production/apps.yaml': fluxKustomization('apps-production', './deploy/apps/production'),
    'deploy/apps/staging/a.yaml': helmRelease('podinfo', '2.0.0'),
    'deploy/apps/production/a.yaml': helmRelease('podinfo', '1.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['staging on hub', 'production on hub'])
  expect(fleet.pins).toHaveLength(2)
})

test('a source of another name is this repository, if it applies the folder in which it stands', () => {
  const own = (name: string, path: string) =>
    fluxKustomization(name, path).replace(/name: flux-system\n$/, 'name: home\n')
  const fleet = discover({
    'kubernetes/main/flux/config/kustomization.yaml': kustomization('resources: [cluster.yaml]\n'),
    'kubernetes/main/flux/config/cluster.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: home, namespace: flux-system}
spec: {url: "https://github.com/acme/home"}
---
${own('cluster', './kubernetes/main/flux')}`,
    'kubernetes/main/flux/apps.yaml': own('cluster-apps', './kubernetes/main/apps'),
    'kubernetes/main/apps/echo/ks.yaml': own('echo', './kubernetes/main/apps/echo/app'),
    'kubernetes/main/apps/echo/kustomization.yaml': kustomization('resources: [ks.yaml]\n'),
    'kubernetes/main/apps/echo/app/a.yaml': helmRelease('echo', '1.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['main on main'])
  expect(pinTable(fleet)).toEqual(['echo@1.0.0 main kubernetes/main/apps/echo/app/a.yaml:9'])
})

test('FluxInstance says where a cluster starts', () => {
  const instance = (path: string) => `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  sync: {kind: GitRepository, url: "https://github.com/acme/fleet", path: ${path}}
`
  const fleet = discover({
    'clusters/staging/flux-system/instance.yaml': instance('clusters/staging'),
    'clusters/prod-eu/flux-system/instance.yaml': instance('./clusters/prod-eu/'),
    'clusters/staging/a.yaml': helmRelease('podinfo', '2.0.0'),
    'clusters/prod-eu/a.yaml': helmRelease('podinfo', '1.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['staging on staging', 'prod-eu on prod-eu'])
})

test('Flux at the top of the repository', () => {
  const fleet = discover({
    'flux-system/gotk-sync.yaml': fluxKustomization('flux-system', './'),
    'flux-system/kustomization.yaml': kustomization('resources: [gotk-sync.yaml]\n'),
    'apps/staging/a.yaml': helmRelease('podinfo', '2.0.0'),
    'apps/production/kustomization.yaml': kustomization('resources: [a.yaml]\n'),
    'apps/production/a.yaml': helmRelease('podinfo', '1.0.0'),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@2.0.0 staging apps/staging/a.yaml:9',
    'podinfo@1.0.0 production apps/production/a.yaml:9',
  ])
})

test('regions of an environment that share its base', () => {
  const region = kustomization('resources: [../base]\nimages: [{name: acme/podinfo, newTag: 1.2.0}]\n')
  const fleet = discover({
    'overlays/prod/base/kustomization.yaml': kustomization('resources: [d.yaml]\n'),
    'overlays/prod/base/d.yaml': deployment('podinfo', 'acme/podinfo:0.0.0'),
    'overlays/prod/eu/kustomization.yaml': region,
    'overlays/prod/us/kustomization.yaml': region,
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@1.2.0 prod overlays/prod/eu/kustomization.yaml:4',
    'podinfo@1.2.0 prod overlays/prod/us/kustomization.yaml:4',
  ])
})

test('bases and overlays inside each environment’s folder', () => {
  const fleet = discover({
    'environments/dev/apps/taxi/base/kustomization.yaml': kustomization('resources: [d.yaml]\n'),
    'environments/dev/apps/taxi/base/d.yaml': deployment('taxi', 'acme/taxi:0.0.0'),
    'environments/dev/apps/taxi/overlays/kustomization.yaml': kustomization(
      'resources: [../base]\nimages: [{name: acme/taxi, newTag: 1.0.0}]\n',
    ),
    'environments/dev/env/base/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: dev}\n',
  })
  expect(pinTable(fleet)).toEqual(['taxi@1.0.0 dev environments/dev/apps/taxi/overlays/kustomization.yaml:4'])
})

test('many environments over variants: each pins its version in a patch', () => {
  const names = ['integration-gpu', 'load-gpu', 'prod-eu', 'prod-us', 'qa', 'staging-eu', 'staging-us']
  const fleet = discover({
    'base/kustomization.yml': kustomization('resources: [deployment.yml]\n'),
    'base/deployment.yml': deployment('simple', 'acme/simple:0.0.0'),
    'variants/prod/kustomization.yml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
    ...Object.fromEntries(
      names.flatMap((name, index) => [
        [
          `envs/${name}/kustomization.yml`,
          kustomization(
            `namespace: ${name}\nnamePrefix: ${name}-\nresources: [../../base]\ncomponents: [../../variants/prod]\npatchesStrategicMerge: [replicas.yml, version.yml]\n`,
          ),
        ],
        [
          `envs/${name}/replicas.yml`,
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: simple}\nspec: {replicas: 2}\n',
        ],
        [`envs/${name}/version.yml`, deployment('simple', `acme/simple:1.${index}`)],
      ]),
    ),
  })
  expect(environmentTable(fleet)).toEqual([
    'integration-gpu',
    'qa',
    'staging-eu',
    'staging-us',
    'load-gpu',
    'prod-eu',
    'prod-us',
  ])
  expect([fleet.ordered, fleet.apps.map(({ name }) => name)]).toEqual([true, ['simple']])
  expect(pinTable(fleet)).toContain('simple@1.2 prod-eu envs/prod-eu/version.yml:10')
})

test('a hub with a folder for each cluster it serves', () => {
  const remote = (name: string) =>
    `${fluxKustomization('apps', `./clusters/${name}/apps`)}---\n${fluxKustomization('infra', `./clusters/${name}/infra-controllers`)}`
  const fleet = discover({
    'hub/flux-system/gotk-sync.yaml': gotkSync('hub').replace('./clusters/hub', './hub'),
    'hub/staging.yaml': remote('staging').replaceAll('name: apps', 'name: apps-a'),
    'hub/production.yaml': remote('production').replaceAll('name: apps', 'name: apps-b'),
    'deploy/apps/podinfo.yaml': helmRelease('podinfo', '1.0.0'),
    'deploy/apps/kustomization.yaml': kustomization('resources: [podinfo.yaml]\n'),
    'deploy/infra-controllers/ingress.yaml': helmRelease('ingress-nginx', '4.0.0'),
    'deploy/infra-controllers/kustomization.yaml': kustomization('resources: [ingress.yaml]\n'),
    ...Object.fromEntries(
      ['staging', 'production'].flatMap(name => [
        [
          `clusters/${name}/apps/kustomization.yaml`,
          kustomization('resources: [../../../deploy/apps]\npatches: [{path: podinfo-values.yaml}]\n'),
        ],
        [`clusters/${name}/apps/podinfo-values.yaml`, helmRelease('podinfo', `2.0.${name.length}`)],
        [
          `clusters/${name}/infra-controllers/kustomization.yaml`,
          kustomization('resources: [../../../deploy/infra-controllers]\n'),
        ],
      ]),
    ),
  })
  expect(environmentTable(fleet)).toEqual(['staging on hub', 'production on hub'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@2.0.7 staging clusters/staging/apps/podinfo-values.yaml:9',
    'podinfo@2.0.10 production clusters/production/apps/podinfo-values.yaml:9',
  ])
})

test('an example of Flux beside overlays does not hide them', () => {
  const fleet = discover({
    'flux/podinfo.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: podinfo}
spec: {url: "https://github.com/acme/podinfo"}
---
${fluxKustomization('podinfo', './deploy/webapp').replace(/name: flux-system\n$/, 'name: podinfo\n')}`,
    'deploy/overlays/dev/a.yaml': deployment('podinfo', 'acme/podinfo:2.0.0'),
    'deploy/overlays/prod/a.yaml': deployment('podinfo', 'acme/podinfo:1.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['dev', 'prod'])
})

test('what several teams call the same is told apart by its namespace', () => {
  const inNamespace = (namespace: string, tag: string) =>
    deployment('redis', `${tag}`).replace('name: redis\n', `name: redis\n  namespace: ${namespace}\n`)
  const fleet = discover({
    'envs/test/a.yaml': inNamespace('cart-test', 'library/redis:7.0.0'),
    'envs/test/b.yaml': inNamespace('shop-test', 'acme/redis:6.0.0'),
    'envs/prod/a.yaml': inNamespace('cart-prod', 'library/redis:6.9.0'),
  })
  expect(pinTable(fleet)).toEqual([
    'cart-redis@7.0.0 test envs/test/a.yaml:11',
    'shop-redis@6.0.0 test envs/test/b.yaml:11',
    'cart-redis@6.9.0 prod envs/prod/a.yaml:11',
  ])
})

test('a chart from git has no version to pin; its image has', () => {
  const fleet = discover({
    'envs/prod/a.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: podinfo}
spec:
  chart:
    spec:
      chart: ./charts/podinfo
      version: 9.9.9
      sourceRef: {kind: GitRepository, name: flux-system}
  values:
    image: {repository: acme/podinfo, tag: 1.0.0}
`,
  })
  expect(fleet.pins.map(({ kind, path, version }) => ({ kind, path, version }))).toEqual([
    { kind: 'helmrelease-value', path: '/spec/values/image/tag', version: '1.0.0' },
  ])
})

test('a program’s own tests are no environment', () => {
  const fleet = discover({
    'test/fixtures/deployment.yaml': deployment('podinfo', 'acme/podinfo:1'),
    'tests/testdata/overlays/prod/a.yaml': deployment('podinfo', 'acme/podinfo:1'),
    'charts/podinfo/templates/prod/a.yaml': deployment('podinfo', 'acme/podinfo:1'),
    'docs/examples/overlays/prod/a.yaml': deployment('podinfo', 'acme/podinfo:1'),
  })
  expect(fleet.environments).toEqual([])
})
