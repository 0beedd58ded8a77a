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

test('bases and overlays, without Flux', () => {
  const fleet = discover({
    'base/kustomization.yaml': kustomization('resources: [deployment.yaml]\n'),
    'base/deployment.yaml': deployment('podinfo', 'ghcr.io/acme/podinfo:6.0.0'),
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [../../base]\nimages:\n  - name: ghcr.io/acme/podinfo\n    newTag: 6.9.2\n',
    ),
    'overlays/dev/kustomization.yaml': kustomization('resources: [../../base]\n'),
  })
  expect(environmentTable(fleet)).toEqual(['dev', 'prod'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@6.0.0 dev base/deployment.yaml:10',
    'podinfo@6.9.2 prod overlays/prod/kustomization.yaml:6',
  ])
})

test('overlays of each app in the app’s own folder', () => {
  const app = (name: string, test: string, prod: string) => ({
    [`apps/${name}/base/kustomization.yaml`]: kustomization('resources: [deployment.yaml]\n'),
    [`apps/${name}/base/deployment.yaml`]: deployment(name, `acme/${name}`),
    [`apps/${name}/overlays/test/kustomization.yaml`]: kustomization(
      `resources: [../../base]\nimages: [{name: acme/${name}, newTag: ${test}}]\n`,
    ),
    [`apps/${name}/overlays/prod/kustomization.yaml`]: kustomization(
      `resources: [../../base]\nimages: [{name: acme/${name}, newTag: ${prod}}]\n`,
    ),
  })
  const fleet = discover({ ...app('cart', '2.0.0', '1.0.0'), ...app('shop', '4.0.0', '3.0.0') })
  expect(environmentTable(fleet)).toEqual(['test', 'prod'])
  expect(pinTable(fleet)).toEqual([
    'cart@2.0.0 test apps/cart/overlays/test/kustomization.yaml:4',
    'shop@4.0.0 test apps/shop/overlays/test/kustomization.yaml:4',
    'cart@1.0.0 prod apps/cart/overlays/prod/kustomization.yaml:4',
    'shop@3.0.0 prod apps/shop/overlays/prod/kustomization.yaml:4',
  ])
})

test('folders of environments with plain manifests, one for each app', () => {
  const fleet = discover({
    'envs/staging/cart/deployment.yaml': deployment('cart', 'acme/cart:2.0.0'),
    'envs/staging/shop.yaml': deployment('shop', 'acme/shop:1.1.0'),
    'envs/production/cart/deployment.yaml': deployment('cart', 'acme/cart:1.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['staging', 'production'])
  expect(pinTable(fleet)).toEqual([
    'cart@2.0.0 staging envs/staging/cart/deployment.yaml:10',
    'shop@1.1.0 staging envs/staging/shop.yaml:10',
    'cart@1.0.0 production envs/production/cart/deployment.yaml:10',
  ])
})

test('environments under apps are told from apps', () => {
  const fleet = discover({
    'apps/test/podinfo/deployment.yaml': deployment('podinfo', 'acme/podinfo:2.0.0'),
    'apps/prod/podinfo/deployment.yaml': deployment('podinfo', 'acme/podinfo:1.0.0'),
    'apps/base/podinfo/deployment.yaml': deployment('podinfo', 'acme/podinfo'),
  })
  expect(environmentTable(fleet)).toEqual(['test', 'prod'])
})

test('apps under apps are no environments', () => {
  const fleet = discover({
    'apps/frontend/deployment.yaml': deployment('frontend', 'acme/frontend:2.0.0'),
    'apps/backend/deployment.yaml': deployment('backend', 'acme/backend:1.0.0'),
  })
  expect(fleet.environments).toEqual([])
})

test('a file of values for each app in an environment patches its HelmRelease', () => {
  const values = (version: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  chart:
    spec:
      version: ${version}
`
  const overlay = kustomization('resources: [../base/podinfo]\npatches: [{path: podinfo-values.yaml}]\n')
  const fleet = discover({
    'apps/base/podinfo/kustomization.yaml': kustomization('resources: [release.yaml]\n'),
    'apps/base/podinfo/release.yaml': helmRelease('podinfo', '1.0.0'),
    'apps/stage/kustomization.yaml': overlay,
    'apps/stage/podinfo-values.yaml': values('7.0.0'),
    'apps/prod/kustomization.yaml': overlay,
    'apps/prod/podinfo-values.yaml': values('6.9.2'),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@7.0.0 stage apps/stage/podinfo-values.yaml:8',
    'podinfo@6.9.2 prod apps/prod/podinfo-values.yaml:8',
  ])
})

test('one cluster for each environment, an overlay of its own for each', () => {
  const fleet = discover({
    'clusters/staging/flux-system/gotk-sync.yaml': gotkSync('staging'),
    'clusters/staging/apps.yaml': fluxKustomization('apps', './apps/staging'),
    'clusters/production/flux-system/gotk-sync.yaml': gotkSync('production'),
    'clusters/production/apps.yaml': fluxKustomization('apps', './apps/production'),
    'apps/staging/podinfo.yaml': helmRelease('podinfo', '7.0.0'),
    'apps/production/podinfo.yaml': helmRelease('podinfo', '6.9.2'),
  })
  expect(environmentTable(fleet)).toEqual(['staging on staging', 'production on production'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@7.0.0 staging apps/staging/podinfo.yaml:9',
    'podinfo@6.9.2 production apps/production/podinfo.yaml:9',
  ])
})

test('two clusters that take one overlay are one environment', () => {
  const fleet = discover({
    'clusters/test/apps.yaml': fluxKustomization('apps', './apps/test'),
    'clusters/prod-eu/apps.yaml': fluxKustomization('apps', './apps/prod'),
    'clusters/prod-us/apps.yaml': fluxKustomization('apps', './apps/prod'),
    'apps/test/podinfo.yaml': helmRelease('podinfo', '7.0.0'),
    'apps/prod/podinfo.yaml': helmRelease('podinfo', '6.9.2'),
  })
  expect(environmentTable(fleet)).toEqual(['test on test', 'prod on prod-eu, prod-us'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@7.0.0 test apps/test/podinfo.yaml:9',
    'podinfo@6.9.2 prod apps/prod/podinfo.yaml:9',
  ])
})

test('clusters with overlays of their own are environments of their own', () => {
  const fleet = discover({
    'clusters/prod-eu/apps.yaml': fluxKustomization('apps', './apps/prod-eu'),
    'clusters/prod-us/apps.yaml': fluxKustomization('apps', './apps/prod-us'),
    'clusters/staging/apps.yaml': fluxKustomization('apps', './apps/staging'),
    'apps/prod-eu/podinfo.yaml': helmRelease('podinfo', '6.9.2'),
    'apps/prod-us/podinfo.yaml': helmRelease('podinfo', '6.9.1'),
    'apps/staging/podinfo.yaml': helmRelease('podinfo', '7.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['staging on staging', 'prod-eu on prod-eu', 'prod-us on prod-us'])
  expect(fleet.ordered).toBe(true)
})

test('one cluster that takes several overlays holds several environments', () => {
  const fleet = discover({
    'clusters/main/apps.yaml': `${fluxKustomization('test', './apps/overlays/test')}---
${fluxKustomization('prod', './apps/overlays/prod')}---
${fluxKustomization('infrastructure', './infrastructure')}`,
    'apps/overlays/test/deployment.yaml': deployment('helloworld', 'acme/helloworld:2.0.0'),
    'apps/overlays/prod/deployment.yaml': deployment('helloworld', 'acme/helloworld:1.0.0'),
    'infrastructure/ingress.yaml': helmRelease('ingress-nginx', '4.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['test on main', 'prod on main'])
  expect(pinTable(fleet)).toEqual([
    'helloworld@2.0.0 test apps/overlays/test/deployment.yaml:10',
    'helloworld@1.0.0 prod apps/overlays/prod/deployment.yaml:10',
  ])
})

test('what Flux applies decides, not what folders are called', () => {
  const fleet = discover({
    'clusters/my-cluster/apps.yaml': fluxKustomization('apps', './apps'),
    'apps/frontend/kustomization.yaml': kustomization(
      'resources: [deployment.yaml]\nimages:\n  - name: acme/podinfo\n    newTag: 6.1.0\n',
    ),
    'apps/frontend/deployment.yaml': deployment('frontend', 'acme/podinfo:5.0.0'),
    'apps/backend/deployment.yaml': deployment('backend', 'acme/podinfo:6.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['my-cluster on my-cluster'])
  expect(pinTable(fleet)).toEqual([
    'backend@6.0.0 my-cluster apps/backend/deployment.yaml:10',
    'frontend@6.1.0 my-cluster apps/frontend/kustomization.yaml:6',
  ])
})

test('a Flux Kustomization for each app, found from the cluster’s own', () => {
  const fleet = discover({
    'kubernetes/flux/cluster/ks.yaml': fluxKustomization('cluster-apps', './kubernetes/apps'),
    'kubernetes/apps/network/kustomization.yaml': kustomization('resources: [echo/ks.yaml]\n'),
    'kubernetes/apps/network/echo/ks.yaml': fluxKustomization('echo', './kubernetes/apps/network/echo/app'),
    'kubernetes/apps/network/echo/app/kustomization.yaml': kustomization(
      'resources: [release.yaml, oci.yaml]\n',
    ),
    'kubernetes/apps/network/echo/app/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: echo
spec:
  chartRef:
    kind: OCIRepository
    name: echo
`,
    'kubernetes/apps/network/echo/app/oci.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: echo
spec:
  url: oci://ghcr.io/acme/charts/echo
  ref:
    tag: 0.2.3
`,
  })
  expect(environmentTable(fleet)).toEqual(['cluster on cluster'])
  expect(fleet.apps).toEqual([{ name: 'echo', images: [], chart: 'echo' }])
  expect(pinTable(fleet)).toEqual(['echo@0.2.3 cluster kubernetes/apps/network/echo/app/oci.yaml:8'])
})

test('HelmReleases that stand in the cluster’s own folder', () => {
  const fleet = discover({
    'clusters/staging/flux-system/gotk-sync.yaml': gotkSync('staging'),
    'clusters/staging/podinfo.yaml': helmRelease('podinfo', '7.0.0'),
    'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('prod'),
    'clusters/prod/podinfo.yaml': helmRelease('podinfo', '6.9.2'),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@7.0.0 staging clusters/staging/podinfo.yaml:9',
    'podinfo@6.9.2 prod clusters/prod/podinfo.yaml:9',
  ])
})

test('tenants: a Flux Kustomization that an overlay completes', () => {
  const fleet = discover({
    'clusters/production/tenants.yaml': fluxKustomization('tenants', './tenants/production'),
    'clusters/staging/tenants.yaml': fluxKustomization('tenants', './tenants/staging'),
    'tenants/base/team/kustomization.yaml': kustomization('resources: [sync.yaml]\n'),
    'tenants/base/team/sync.yaml': fluxKustomization('team', './nowhere'),
    ...Object.fromEntries(
      ['production', 'staging'].flatMap(name => [
        [
          `tenants/${name}/kustomization.yaml`,
          kustomization('resources: [../base/team]\npatches: [{path: path.yaml}]\n'),
        ],
        [
          `tenants/${name}/path.yaml`,
          `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: team}\nspec: {path: ./team/${name}}\n`,
        ],
      ]),
    ),
    'team/production/deployment.yaml': deployment('cart', 'acme/cart:1.0.0'),
    'team/staging/deployment.yaml': deployment('cart', 'acme/cart:2.0.0'),
  })
  expect(pinTable(fleet)).toEqual([
    'cart@2.0.0 staging team/staging/deployment.yaml:10',
    'cart@1.0.0 production team/production/deployment.yaml:10',
  ])
})

test('a source that is another repository is not followed', () => {
  const fleet = discover({
    'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('prod'),
    'clusters/prod/other.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: podinfo
spec:
  url: https://github.com/stefanprodan/podinfo
---
${fluxKustomization('podinfo', './kustomize').replace('name: flux-system\n', 'name: podinfo\n')}`.replace(
      /(kind: GitRepository\n {4}name: )flux-system/,
      '$1podinfo',
    ),
    'kustomize/deployment.yaml': deployment('podinfo', 'acme/podinfo:1.0.0'),
  })
  expect(environmentTable(fleet)).toEqual(['prod on prod'])
  expect(fleet.pins).toEqual([])
})

test('a chart’s values for each environment, and nothing else', () => {
  const values = (tag: string) => `image:\n  repository: acme/podinfo\n  tag: ${tag}\n`
  const fleet = discover({
    'podinfo/values.yaml': values('latest'),
    'podinfo/values-staging.yaml': values('7.0.0'),
    'podinfo/values-prod.yaml': values('"6.9.2"'),
  })
  expect(environmentTable(fleet)).toEqual(['staging', 'prod'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@7.0.0 staging podinfo/values-staging.yaml:3',
    'podinfo@6.9.2 prod podinfo/values-prod.yaml:3',
  ])
})

test('a folder of values for each environment', () => {
  const values = (tag: string) => `replicas: 2\nimage:\n  repository: acme/podinfo\n  tag: ${tag}\n`
  const fleet = discover({
    'environments/test/podinfo-values.yaml': values('7.0.0'),
    'environments/prod/podinfo-values.yaml': values('6.9.2'),
    'environments/common/podinfo-values.yaml': values('1'),
  })
  expect(pinTable(fleet)).toEqual([
    'podinfo@7.0.0 test environments/test/podinfo-values.yaml:4',
    'podinfo@6.9.2 prod environments/prod/podinfo-values.yaml:4',
  ])
})
