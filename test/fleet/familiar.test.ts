import { expect, test } from '@jest/globals'
import type { Overrides } from '../../src/promotion/fleet.ts'
import {
  deployment,
  discover,
  environmentTable,
  fluxKustomization,
  gotkSync,
  helmRelease,
  kustomization,
} from './repository.ts'

// Layouts as people have them, each with the whole matrix that is to be found: app@version environment, kind, place.

interface Layout {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly overrides?: Overrides
  readonly environments: readonly string[]
  readonly pins: readonly string[]
  readonly problems?: readonly string[]
}

const k = kustomization

function img(name: string, tag: string): string {
  return `images:\n  - name: ${name}\n    newTag: ${tag}\n`
}

function sync(path: string): string {
  return gotkSync('x').replace('./clusters/x', path)
}

function oci(name: string, url: string, ref: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata:\n  name: ${name}\nspec:\n  url: oci://${url}\n  ref:\n    ${ref}\n`
}

function labelled(env: string, version: string): string {
  return deployment(`podinfo-${env}`, `acme/podinfo:${version}`).replace(
    'metadata:\n',
    `metadata:\n  labels: {app: podinfo, env: ${env}}\n`,
  )
}

/** A base of one Deployment. */
function base(app = 'podinfo'): Record<string, string> {
  return {
    [`base/${app}/kustomization.yaml`]: k('resources: [d.yaml]\n'),
    [`base/${app}/d.yaml`]: deployment(app, `acme/${app}`),
  }
}

/** Overlays of that base, a tag for each folder. */
function ov(tags: Readonly<Record<string, string>>, app = 'podinfo'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([folder, tag]) => [
      `${folder}/kustomization.yaml`,
      k(`resources: [${'../'.repeat(folder.split('/').length)}base/${app}]\n${img(`acme/${app}`, tag)}`),
    ]),
  )
}

const layouts: readonly Layout[] = [
  {
    name: 'helm-example',
    files: {
      'clusters/staging/apps.yaml': fluxKustomization('apps', './apps/staging'),
      'clusters/staging/infrastructure.yaml': fluxKustomization('infra', './infrastructure'),
      'clusters/production/apps.yaml': fluxKustomization('apps', './apps/production'),
      'clusters/staging/flux-system/gotk-sync.yaml': gotkSync('staging'),
      'clusters/production/flux-system/gotk-sync.yaml': gotkSync('production'),
      'apps/base/podinfo/kustomization.yaml': k('resources: [release.yaml]\n'),
      'apps/base/podinfo/release.yaml': helmRelease('podinfo', '6.x'),
      'apps/staging/kustomization.yaml': k(
        'resources: [../base/podinfo]\npatches: [{path: v.yaml, target: {kind: HelmRelease}}]\n',
      ),
      'apps/staging/v.yaml': helmRelease('podinfo', '">=1.0.0-alpha"'),
      'apps/production/kustomization.yaml': k(
        'resources: [../base/podinfo]\npatches: [{path: v.yaml, target: {kind: HelmRelease}}]\n',
      ),
      'apps/production/v.yaml': helmRelease('podinfo', '">=1.0.0"'),
      'infrastructure/x.yaml': helmRelease('ingress', '4.0.0'),
    },
    environments: ['staging on staging', 'production on production'],
    pins: [
      'podinfo@>=1.0.0-alpha staging helmrelease-version apps/staging/v.yaml:9',
      'podinfo@>=1.0.0 production helmrelease-version apps/production/v.yaml:9',
    ],
  },
  {
    name: 'per-cluster folders monorepo',
    files: {
      'clusters/dev-eu/flux-system/gotk-sync.yaml': gotkSync('dev-eu'),
      'clusters/prod-eu/flux-system/gotk-sync.yaml': gotkSync('prod-eu'),
      'clusters/prod-us/flux-system/gotk-sync.yaml': gotkSync('prod-us'),
      'clusters/dev-eu/podinfo/kustomization.yaml': k(
        'resources: [../../../base/podinfo]\n' + img('acme/podinfo', '7.0.0'),
      ),
      'clusters/prod-eu/podinfo/kustomization.yaml': k(
        'resources: [../../../base/podinfo]\n' + img('acme/podinfo', '6.9.2'),
      ),
      'clusters/prod-us/podinfo/kustomization.yaml': k(
        'resources: [../../../base/podinfo]\n' + img('acme/podinfo', '6.9.1'),
      ),
      'base/podinfo/kustomization.yaml': k('resources: [d.yaml]\n'),
      'base/podinfo/d.yaml': deployment('podinfo', 'acme/podinfo:1'),
    },
    environments: ['dev-eu on dev-eu', 'prod-eu on prod-eu', 'prod-us on prod-us'],
    pins: [
      'podinfo@7.0.0 dev-eu kustomize-image clusters/dev-eu/podinfo/kustomization.yaml:6',
      'podinfo@6.9.2 prod-eu kustomize-image clusters/prod-eu/podinfo/kustomization.yaml:6',
      'podinfo@6.9.1 prod-us kustomize-image clusters/prod-us/podinfo/kustomization.yaml:6',
    ],
  },
  {
    name: 'home-ops',
    files: {
      'kubernetes/flux/cluster/ks.yaml': fluxKustomization('cluster-apps', './kubernetes/apps'),
      'kubernetes/apps/media/kustomization.yaml': k('resources: [plex/ks.yaml]\n'),
      'kubernetes/apps/media/plex/ks.yaml': fluxKustomization('plex', './kubernetes/apps/media/plex/app'),
      'kubernetes/apps/media/plex/app/helmrelease.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: plex\nspec:\n  chartRef: {kind: OCIRepository, name: app-template}\n  values:\n    controllers:\n      plex:\n        containers:\n          app:\n            image:\n              repository: ghcr.io/ho/plex\n              tag: 1.41.0@sha256:${'a'.repeat(64)}\n`,
      'kubernetes/apps/media/plex/app/kustomization.yaml': k('resources: [helmrelease.yaml, oci.yaml]\n'),
      'kubernetes/apps/media/plex/app/oci.yaml': oci(
        'app-template',
        'ghcr.io/bjw-s/app-template',
        'tag: 4.0.0',
      ),
    },
    environments: ['cluster on cluster'],
    pins: ['plex@1.41.0 cluster helmrelease-value kubernetes/apps/media/plex/app/helmrelease.yaml:14'],
  },
  {
    name: 'multi-cluster home-ops staging+main',
    files: {
      'kubernetes/main/flux/config/cluster.yaml': fluxKustomization('cluster', './kubernetes/main/flux'),
      'kubernetes/main/flux/apps.yaml': fluxKustomization('apps', './kubernetes/main/apps'),
      'kubernetes/staging/flux/config/cluster.yaml': fluxKustomization(
        'cluster',
        './kubernetes/staging/flux',
      ),
      'kubernetes/staging/flux/apps.yaml': fluxKustomization('apps', './kubernetes/staging/apps'),
      'kubernetes/main/apps/x/echo.yaml': helmRelease('echo', '1.0.0'),
      'kubernetes/staging/apps/x/echo.yaml': helmRelease('echo', '1.1.0'),
    },
    environments: ['staging on staging', 'main on main'],
    pins: [
      'echo@1.1.0 staging helmrelease-version kubernetes/staging/apps/x/echo.yaml:9',
      'echo@1.0.0 main helmrelease-version kubernetes/main/apps/x/echo.yaml:9',
    ],
  },
  {
    name: 'envs/prod/values.yaml',
    files: {
      'charts/podinfo/Chart.yaml': 'apiVersion: v2\nname: podinfo\nversion: 1.0.0\n',
      'charts/podinfo/values.yaml': 'image:\n  repository: acme/podinfo\n  tag: latest\n',
      'envs/dev/values.yaml': 'image:\n  repository: acme/podinfo\n  tag: 7.0.0\n',
      'envs/prod/values.yaml': 'image:\n  repository: acme/podinfo\n  tag: 6.9.2\n',
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-value envs/dev/values.yaml:3',
      'podinfo@6.9.2 prod helmrelease-value envs/prod/values.yaml:3',
    ],
  },
  {
    name: 'envs/prod/values.yaml tag only',
    files: {
      'charts/podinfo/Chart.yaml': 'apiVersion: v2\nname: podinfo\nversion: 1.0.0\n',
      'charts/podinfo/values.yaml': 'image:\n  repository: acme/podinfo\n  tag: latest\n',
      'envs/dev/values.yaml': 'image:\n  tag: 7.0.0\n',
      'envs/prod/values.yaml': 'image:\n  tag: 6.9.2\n',
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-value envs/dev/values.yaml:2',
      'podinfo@6.9.2 prod helmrelease-value envs/prod/values.yaml:2',
    ],
  },
  {
    name: 'env/app/values.yaml',
    files: {
      'environments/dev/podinfo/values.yaml': 'image:\n  repository: acme/podinfo\n  tag: 7.0.0\n',
      'environments/dev/cart/values.yaml': 'image:\n  repository: acme/cart\n  tag: 2.0.0\n',
      'environments/prod/podinfo/values.yaml': 'image:\n  tag: 6.9.2\n',
      'environments/prod/cart/values.yaml': 'image:\n  tag: 1.9.2\n',
    },
    environments: ['dev', 'prod'],
    pins: [
      'cart@2.0.0 dev helmrelease-value environments/dev/cart/values.yaml:3',
      'podinfo@7.0.0 dev helmrelease-value environments/dev/podinfo/values.yaml:3',
      'cart@1.9.2 prod helmrelease-value environments/prod/cart/values.yaml:2',
      'podinfo@6.9.2 prod helmrelease-value environments/prod/podinfo/values.yaml:2',
    ],
  },
  {
    name: 'app/overlays/{dev,qa,prod}',
    files: Object.fromEntries(
      ['dev', 'qa', 'prod'].flatMap((e, i) =>
        ['cart', 'shop']
          .map(a => [
            `${a}/overlays/${e}/kustomization.yaml`,
            k('resources: [../../base]\n' + img('acme/' + a, `1.${9 - i}.0`)),
          ])
          .concat([
            ['cart/base/kustomization.yaml', k('resources: [d.yaml]\n')],
            ['cart/base/d.yaml', deployment('cart', 'acme/cart')],
            ['shop/base/kustomization.yaml', k('resources: [d.yaml]\n')],
            ['shop/base/d.yaml', deployment('shop', 'acme/shop')],
          ]),
      ),
    ),
    environments: ['dev', 'qa', 'prod'],
    pins: [
      'cart@1.9.0 dev kustomize-image cart/overlays/dev/kustomization.yaml:6',
      'shop@1.9.0 dev kustomize-image shop/overlays/dev/kustomization.yaml:6',
      'cart@1.8.0 qa kustomize-image cart/overlays/qa/kustomization.yaml:6',
      'shop@1.8.0 qa kustomize-image shop/overlays/qa/kustomization.yaml:6',
      'cart@1.7.0 prod kustomize-image cart/overlays/prod/kustomization.yaml:6',
      'shop@1.7.0 prod kustomize-image shop/overlays/prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'deploy/kustomize/overlays',
    files: {
      'deploy/kustomize/base/kustomization.yaml': k('resources: [d.yaml]\n'),
      'deploy/kustomize/base/d.yaml': deployment('podinfo', 'acme/podinfo:1'),
      'deploy/kustomize/overlays/staging/kustomization.yaml': k(
        'resources: [../../base]\n' + img('acme/podinfo', '7.0.0'),
      ),
      'deploy/kustomize/overlays/production/kustomization.yaml': k(
        'bases: [../../base]\n' + img('acme/podinfo', '6.9.2'),
      ),
    },
    environments: ['staging', 'production'],
    pins: [
      'podinfo@7.0.0 staging kustomize-image deploy/kustomize/overlays/staging/kustomization.yaml:6',
      'podinfo@6.9.2 production kustomize-image deploy/kustomize/overlays/production/kustomization.yaml:6',
    ],
  },
  {
    name: 'prod-eu prod-us overlays',
    files: {
      'base/kustomization.yaml': k('resources: [d.yaml]\n'),
      'base/d.yaml': deployment('podinfo', 'acme/podinfo:1'),
      ...Object.fromEntries(
        [
          ['dev', '7'],
          ['prod-eu', '6'],
          ['prod-us', '5'],
        ].map(([e, v]) => [
          `overlays/${e}/kustomization.yaml`,
          k('resources: [../../base]\n' + img('acme/podinfo', v + '.0.0')),
        ]),
      ),
    },
    environments: ['dev', 'prod-eu', 'prod-us'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image overlays/dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod-eu kustomize-image overlays/prod-eu/kustomization.yaml:6',
      'podinfo@5.0.0 prod-us kustomize-image overlays/prod-us/kustomization.yaml:6',
    ],
  },
  {
    name: 'regional nested overlays/prod/{eu,us}',
    files: {
      'base/kustomization.yaml': k('resources: [d.yaml]\n'),
      'base/d.yaml': deployment('podinfo', 'acme/podinfo:1'),
      ...Object.fromEntries(
        [
          ['dev', '7'],
          ['prod/eu', '6'],
          ['prod/us', '5'],
        ].map(([e, v]) => [
          `overlays/${e}/kustomization.yaml`,
          k(
            'resources: [../../../base]\n'.replace('../../../', e === 'dev' ? '../../' : '../../../') +
              img('acme/podinfo', v + '.0.0'),
          ),
        ]),
      ),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image overlays/dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image overlays/prod/eu/kustomization.yaml:6',
      'podinfo@5.0.0 prod kustomize-image overlays/prod/us/kustomization.yaml:6',
    ],
  },
  {
    name: 'component-based envs',
    files: {
      'apps/podinfo/kustomization.yaml': k('resources: [d.yaml]\n'),
      'apps/podinfo/d.yaml': deployment('podinfo', 'acme/podinfo:1'),
      'components/version-7/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n' + img('acme/podinfo', '7.0.0'),
      'components/version-6/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n' + img('acme/podinfo', '6.0.0'),
      'envs/dev/kustomization.yaml': k(
        'resources: [../../apps/podinfo]\ncomponents: [../../components/version-7]\n',
      ),
      'envs/prod/kustomization.yaml': k(
        'resources: [../../apps/podinfo]\ncomponents: [../../components/version-6]\n',
      ),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image components/version-7/kustomization.yaml:5',
      'podinfo@6.0.0 prod kustomize-image components/version-6/kustomization.yaml:5',
    ],
  },
  {
    name: 'several apps in one overlay',
    files: {
      'base/kustomization.yaml': k('resources: [cart.yaml, shop.yaml]\n'),
      'base/cart.yaml': deployment('cart', 'acme/cart'),
      'base/shop.yaml': deployment('shop', 'acme/shop'),
      'overlays/dev/kustomization.yaml': k(
        'resources: [../../base]\nimages:\n  - name: acme/cart\n    newTag: 2.0.0\n  - name: acme/shop\n    newTag: 2.1.0\n',
      ),
      'overlays/prod/kustomization.yaml': k(
        'resources: [../../base]\nimages:\n  - name: acme/cart\n    newTag: 1.0.0\n  - name: acme/shop\n    newTag: 1.1.0\n',
      ),
    },
    environments: ['dev', 'prod'],
    pins: [
      'cart@2.0.0 dev kustomize-image overlays/dev/kustomization.yaml:6',
      'shop@2.1.0 dev kustomize-image overlays/dev/kustomization.yaml:8',
      'cart@1.0.0 prod kustomize-image overlays/prod/kustomization.yaml:6',
      'shop@1.1.0 prod kustomize-image overlays/prod/kustomization.yaml:8',
    ],
  },
  {
    name: 'one repo per app k8s/overlays',
    files: {
      'k8s/base/kustomization.yaml': k('resources: [d.yaml]\n'),
      'k8s/base/d.yaml': deployment('podinfo', 'acme/podinfo'),
      'k8s/overlays/dev/kustomization.yaml': k('resources: [../../base]\n' + img('acme/podinfo', '7.0.0')),
      'k8s/overlays/prod/kustomization.yaml': k('resources: [../../base]\n' + img('acme/podinfo', '6.0.0')),
      'src/package.json': '{}',
      '.github/workflows/ci.yaml': 'on: push\n',
      'docker-compose.yaml': 'services: {}\n',
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image k8s/overlays/dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image k8s/overlays/prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'k8s/{base,dev,prod}',
    files: {
      'k8s/base/kustomization.yaml': k('resources: [d.yaml]\n'),
      'k8s/base/d.yaml': deployment('podinfo', 'acme/podinfo'),
      'k8s/dev/kustomization.yaml': k('resources: [../base]\n' + img('acme/podinfo', '7.0.0')),
      'k8s/prod/kustomization.yaml': k('resources: [../base]\n' + img('acme/podinfo', '6.0.0')),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image k8s/dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image k8s/prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'OCIRepository-sourced',
    files: {
      'clusters/staging/podinfo.yaml':
        oci('podinfo', 'ghcr.io/stefanprodan/manifests/podinfo', 'semver: ">=6.0.0"') +
        '---\n' +
        fluxKustomization('podinfo', './')
          .replace('GitRepository', 'OCIRepository')
          .replace('name: flux-system\n', 'name: podinfo\n')
          .replace(/(OCIRepository\n {4}name: )flux-system/, '$1podinfo'),
      'clusters/prod/podinfo.yaml':
        oci('podinfo', 'ghcr.io/stefanprodan/manifests/podinfo', 'tag: 6.5.0') +
        '---\n' +
        fluxKustomization('podinfo', './').replace(
          /GitRepository\n {4}name: flux-system/,
          'OCIRepository\n    name: podinfo',
        ),
    },
    environments: ['staging on staging', 'prod on prod'],
    pins: [
      'podinfo@>=6.0.0 staging oci-ref clusters/staging/podinfo.yaml:8',
      'podinfo@6.5.0 prod oci-ref clusters/prod/podinfo.yaml:8',
    ],
  },
  {
    name: 'GitRepository of another repository with tag',
    files: {
      'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('prod'),
      'clusters/prod/podinfo.yaml':
        `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: podinfo}\nspec:\n  url: https://github.com/stefanprodan/podinfo\n  ref:\n    tag: 6.5.0\n---\n` +
        fluxKustomization('podinfo', './kustomize').replace(
          /GitRepository\n {4}name: flux-system/,
          'GitRepository\n    name: podinfo',
        ),
    },
    environments: ['prod on prod'],
    pins: ['podinfo@6.5.0 prod remote-ref clusters/prod/podinfo.yaml:7'],
  },
  {
    name: 'nested three deep',
    files: {
      'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('prod'),
      'clusters/prod/root.yaml': fluxKustomization('root', './level1'),
      'level1/a.yaml': fluxKustomization('l2', './level2'),
      'level2/b.yaml': fluxKustomization('l3', './level3'),
      'level3/d.yaml': deployment('podinfo', 'acme/podinfo:6.0.0'),
    },
    environments: ['prod on prod'],
    pins: ['podinfo@6.0.0 prod container-image level3/d.yaml:10'],
  },
  {
    name: 'namespaces as folders',
    files: {
      'dev/podinfo/d.yaml': deployment('podinfo', 'acme/podinfo:7.0.0'),
      'dev/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: dev}\n',
      'prod/podinfo/d.yaml': deployment('podinfo', 'acme/podinfo:6.0.0'),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev container-image dev/podinfo/d.yaml:10',
      'podinfo@6.0.0 prod container-image prod/podinfo/d.yaml:10',
    ],
  },
  {
    name: 'namespaces folder',
    files: {
      'namespaces/podinfo-dev/d.yaml': deployment('podinfo', 'acme/podinfo:7.0.0'),
      'namespaces/podinfo-prod/d.yaml': deployment('podinfo', 'acme/podinfo:6.0.0'),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev container-image namespaces/podinfo-dev/d.yaml:10',
      'podinfo@6.0.0 prod container-image namespaces/podinfo-prod/d.yaml:10',
    ],
  },
  {
    name: 'env by label',
    files: { 'deploy/podinfo.yaml': labelled('dev', '7.0.0') + '---\n' + labelled('prod', '6.0.0') },
    overrides: { labels: { environment: 'env', app: 'app' } },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev container-image deploy/podinfo.yaml:11',
      'podinfo@6.0.0 prod container-image deploy/podinfo.yaml:23',
    ],
  },
  {
    name: 'env by label no config',
    files: { 'deploy/podinfo.yaml': labelled('dev', '7.0.0') + '---\n' + labelled('prod', '6.0.0') },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev container-image deploy/podinfo.yaml:11',
      'podinfo@6.0.0 prod container-image deploy/podinfo.yaml:23',
    ],
  },
  {
    name: 'single cluster no envs',
    files: { 'manifests/podinfo.yaml': deployment('podinfo', 'acme/podinfo:7.0.0') },
    environments: [],
    pins: [],
    problems: ['NO_ENVIRONMENT'],
  },
  {
    name: 'd1-apps components/<team>/{base,staging,production}',
    files: {
      'components/frontend/base/kustomization.yaml': k('resources: [podinfo.yaml]\n'),
      'components/frontend/base/podinfo.yaml': helmRelease('podinfo', '6.5.4'),
      'components/frontend/staging/kustomization.yaml': k(
        'resources: [../base]\npatches: [{path: podinfo-values.yaml}]\n',
      ),
      'components/frontend/staging/podinfo-values.yaml': helmRelease('podinfo', '6.9.0'),
      'components/frontend/production/kustomization.yaml': k('resources: [../base]\n'),
    },
    environments: ['staging', 'production'],
    pins: [
      'podinfo@6.9.0 staging helmrelease-version components/frontend/staging/podinfo-values.yaml:9',
      'podinfo@6.5.4 production helmrelease-version components/frontend/base/podinfo.yaml:9',
    ],
  },
  {
    name: 'argo style apps/<app>/envs/<env>',
    files: {
      'apps/podinfo/base/kustomization.yaml': k('resources: [d.yaml]\n'),
      'apps/podinfo/base/d.yaml': deployment('podinfo', 'acme/podinfo'),
      'apps/podinfo/envs/dev/kustomization.yaml': k(
        'resources: [../../base]\n' + img('acme/podinfo', '7.0.0'),
      ),
      'apps/podinfo/envs/prod/kustomization.yaml': k(
        'resources: [../../base]\n' + img('acme/podinfo', '6.0.0'),
      ),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image apps/podinfo/envs/dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image apps/podinfo/envs/prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'variants codefresh',
    files: {
      'base/kustomization.yaml': k('resources: [d.yaml]\n'),
      'base/d.yaml': deployment('my-app', 'acme/my-app:1'),
      'variants/prod/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
      'envs/integration-gpu/kustomization.yaml': k('resources: [../../base]\n' + img('acme/my-app', '3')),
      'envs/load-gpu/kustomization.yaml': k('resources: [../../base]\n' + img('acme/my-app', '2')),
      'envs/prod-eu/kustomization.yaml': k(
        'resources: [../../base]\ncomponents: [../../variants/prod]\n' + img('acme/my-app', '1'),
      ),
    },
    environments: ['integration-gpu', 'load-gpu', 'prod-eu'],
    pins: [
      'my-app@3 integration-gpu kustomize-image envs/integration-gpu/kustomization.yaml:6',
      'my-app@2 load-gpu kustomize-image envs/load-gpu/kustomization.yaml:6',
      'my-app@1 prod-eu kustomize-image envs/prod-eu/kustomization.yaml:7',
    ],
  },
  {
    name: 'releases per env dir: releases/<env>/<app>.yaml',
    files: {
      'releases/dev/podinfo.yaml': helmRelease('podinfo', '7.0.0'),
      'releases/prod/podinfo.yaml': helmRelease('podinfo', '6.0.0'),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-version releases/dev/podinfo.yaml:9',
      'podinfo@6.0.0 prod helmrelease-version releases/prod/podinfo.yaml:9',
    ],
  },
  {
    name: 'file per env: apps/podinfo/{dev,prod}.yaml',
    files: {
      'apps/podinfo/dev.yaml': helmRelease('podinfo', '7.0.0'),
      'apps/podinfo/prod.yaml': helmRelease('podinfo', '6.0.0'),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-version apps/podinfo/dev.yaml:9',
      'podinfo@6.0.0 prod helmrelease-version apps/podinfo/prod.yaml:9',
    ],
  },
  {
    name: 'clusters/<env>/<region>',
    files: {
      'clusters/prod/eu/flux-system/gotk-sync.yaml': sync('./clusters/prod/eu'),
      'clusters/prod/eu/apps.yaml': fluxKustomization('apps', './apps/prod'),
      'clusters/prod/us/flux-system/gotk-sync.yaml': sync('./clusters/prod/us'),
      'clusters/prod/us/apps.yaml': fluxKustomization('apps', './apps/prod'),
      'clusters/dev/eu/flux-system/gotk-sync.yaml': sync('./clusters/dev/eu'),
      'clusters/dev/eu/apps.yaml': fluxKustomization('apps', './apps/dev'),
      'apps/prod/p.yaml': helmRelease('podinfo', '6.0.0'),
      'apps/dev/p.yaml': helmRelease('podinfo', '7.0.0'),
    },
    environments: ['dev on dev-eu', 'prod on prod-eu, prod-us'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-version apps/dev/p.yaml:9',
      'podinfo@6.0.0 prod helmrelease-version apps/prod/p.yaml:9',
    ],
  },
  {
    name: 'substitute',
    files: {
      'clusters/dev/apps.yaml': fluxKustomization(
        'apps',
        './apps',
        '  postBuild:\n    substitute:\n      podinfo_version: 7.0.0\n      cart_tag: 2.0.0\n',
      ),
      'clusters/prod/apps.yaml': fluxKustomization(
        'apps',
        './apps',
        '  postBuild:\n    substitute:\n      podinfo_version: 6.0.0\n    substituteFrom:\n      - kind: ConfigMap\n        name: vars\n',
      ),
      'clusters/prod/vars.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vars, namespace: flux-system}\ndata:\n  cart_tag: 1.0.0\n',
      'apps/p.yaml': helmRelease('podinfo', '${podinfo_version}'),
      'apps/c.yaml': deployment('cart', 'acme/cart:${cart_tag:=0.1.0}'),
    },
    environments: ['dev on dev', 'prod on prod'],
    pins: [
      'cart@2.0.0 dev flux-substitute clusters/dev/apps.yaml:14',
      'podinfo@7.0.0 dev flux-substitute clusters/dev/apps.yaml:13',
      'cart@1.0.0 prod flux-substitute clusters/prod/vars.yaml:5',
      'podinfo@6.0.0 prod flux-substitute clusters/prod/apps.yaml:13',
    ],
  },
  {
    name: 'HelmChart chartRef + values components',
    files: {
      'clusters/prod/apps.yaml': fluxKustomization('apps', './apps'),
      'apps/hr.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec:\n  chartRef: {kind: HelmChart, name: shop}\n---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmChart\nmetadata: {name: shop}\nspec:\n  chart: shop\n  version: 1.2.3\n  sourceRef: {kind: HelmRepository, name: acme}\n`,
      'apps/git.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: bank}\nspec:\n  chart: {spec: {chart: ./charts/bank, sourceRef: {kind: GitRepository, name: flux-system}}}\n  values:\n    api: {image: {repository: acme/bank-api, tag: 1.0.0}}\n    worker: {image: {repository: acme/bank-worker, tag: 1.0.0}}\n`,
    },
    environments: ['prod on prod'],
    pins: [
      'bank@1.0.0 prod helmrelease-value apps/git.yaml:7',
      'bank@1.0.0 prod helmrelease-value apps/git.yaml:8',
      'shop@1.2.3 prod helmchart-version apps/hr.yaml:12',
    ],
  },
  {
    name: 'valuesFrom',
    files: {
      'clusters/prod/apps.yaml': fluxKustomization('apps', './apps/prod'),
      'apps/prod/kustomization.yaml': k(
        'resources: [../base]\nconfigMapGenerator:\n  - name: podinfo-values\n    files: [values.yaml=podinfo-values.yaml]\n',
      ),
      'apps/prod/podinfo-values.yaml': 'image:\n  repository: acme/podinfo\n  tag: 6.0.0\n',
      'apps/base/kustomization.yaml': k('resources: [hr.yaml]\n'),
      'apps/base/hr.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: podinfo}\nspec:\n  chart: {spec: {chart: ./charts/podinfo, sourceRef: {kind: GitRepository, name: flux-system}}}\n  valuesFrom: [{kind: ConfigMap, name: podinfo-values}]\n`,
    },
    environments: ['prod on prod'],
    pins: ['podinfo@6.0.0 prod helmrelease-value apps/prod/podinfo-values.yaml:3'],
  },
  {
    name: 'remote refs',
    files: {
      'overlays/dev/kustomization.yaml': k(
        'resources:\n  - https://github.com/acme/podinfo//kustomize?ref=7.0.0\n',
      ),
      'overlays/prod/kustomization.yaml': k('resources:\n  - github.com/acme/podinfo/kustomize?ref=v6.0.0\n'),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev remote-ref overlays/dev/kustomization.yaml:4',
      'podinfo@v6.0.0 prod remote-ref overlays/prod/kustomization.yaml:4',
    ],
  },
  {
    name: 'ArtifactGenerator monorepo',
    files: {
      'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('prod'),
      'clusters/prod/ag.yaml': `apiVersion: source.extensions.fluxcd.io/v1beta1\nkind: ArtifactGenerator\nmetadata: {name: apps, namespace: flux-system}\nspec:\n  sources:\n    - {alias: repo, kind: GitRepository, name: flux-system}\n  artifacts:\n    - name: podinfo\n      copy:\n        - from: "@repo/deploy/podinfo"\n          to: "@artifact/"\n`,
      'clusters/prod/podinfo.yaml': fluxKustomization('podinfo', './podinfo').replace(
        /GitRepository\n {4}name: flux-system/,
        'ExternalArtifact\n    name: podinfo',
      ),
      'deploy/podinfo/kustomization.yaml': k('resources: [d.yaml]\n' + img('acme/podinfo', '6.0.0')),
      'deploy/podinfo/d.yaml': deployment('podinfo', 'acme/podinfo'),
    },
    environments: ['prod on prod'],
    pins: ['podinfo@6.0.0 prod kustomize-image deploy/podinfo/kustomization.yaml:6'],
  },
  {
    name: 'clusters/base + clusters/prod',
    files: {
      'clusters/base/apps.yaml': fluxKustomization('apps', './apps/base'),
      'clusters/base/kustomization.yaml': k('resources: [apps.yaml]\n'),
      'clusters/prod/kustomization.yaml': k(
        'resources: [../base]\npatches:\n  - target: {kind: Kustomization, name: apps}\n    patch: |\n      - {op: replace, path: /spec/path, value: ./apps/prod}\n',
      ),
      'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('prod'),
      'clusters/staging/kustomization.yaml': k(
        'resources: [../base]\npatches:\n  - target: {kind: Kustomization, name: apps}\n    patch: |\n      - {op: replace, path: /spec/path, value: ./apps/staging}\n',
      ),
      'clusters/staging/flux-system/gotk-sync.yaml': gotkSync('staging'),
      'apps/prod/p.yaml': helmRelease('podinfo', '6.0.0'),
      'apps/staging/p.yaml': helmRelease('podinfo', '7.0.0'),
      'apps/base/p.yaml': helmRelease('podinfo', '5.0.0'),
    },
    environments: ['staging on staging', 'prod on prod'],
    pins: [
      'podinfo@7.0.0 staging helmrelease-version apps/staging/p.yaml:9',
      'podinfo@6.0.0 prod helmrelease-version apps/prod/p.yaml:9',
    ],
  },
  {
    name: 'deploy/prod/us-east-1/podinfo',
    files: {
      ...base(),
      ...ov({
        'deploy/dev/us-east-1/podinfo': '7.0.0',
        'deploy/prod/us-east-1/podinfo': '6.0.0',
        'deploy/prod/eu-west-1/podinfo': '6.0.0',
      }),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image deploy/dev/us-east-1/podinfo/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image deploy/prod/eu-west-1/podinfo/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image deploy/prod/us-east-1/podinfo/kustomization.yaml:6',
    ],
  },
  {
    name: 'regions/us/prod',
    files: {
      ...base(),
      ...ov({ 'regions/us/dev': '7.0.0', 'regions/us/prod': '6.0.0', 'regions/eu/prod': '5.0.0' }),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image regions/us/dev/kustomization.yaml:6',
      'podinfo@5.0.0 prod kustomize-image regions/eu/prod/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image regions/us/prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'overlays/aws-prod',
    files: {
      ...base(),
      ...ov({ 'overlays/aws-dev': '7.0.0', 'overlays/aws-prod': '6.0.0', 'overlays/gcp-prod': '5.0.0' }),
    },
    environments: ['aws-dev', 'aws-prod', 'gcp-prod'],
    pins: [
      'podinfo@7.0.0 aws-dev kustomize-image overlays/aws-dev/kustomization.yaml:6',
      'podinfo@6.0.0 aws-prod kustomize-image overlays/aws-prod/kustomization.yaml:6',
      'podinfo@5.0.0 gcp-prod kustomize-image overlays/gcp-prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'tenants/team/env',
    files: {
      ...base(),
      ...ov({ 'tenants/a/dev': '7.0.0', 'tenants/a/prod': '6.0.0', 'tenants/b/prod': '5.0.0' }),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image tenants/a/dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image tenants/a/prod/kustomization.yaml:6',
      'podinfo@5.0.0 prod kustomize-image tenants/b/prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'environments/dev/apps/podinfo',
    files: {
      ...base(),
      ...ov({ 'environments/dev/apps/podinfo': '7.0.0', 'environments/prod/apps/podinfo': '6.0.0' }),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image environments/dev/apps/podinfo/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image environments/prod/apps/podinfo/kustomization.yaml:6',
    ],
  },
  {
    name: 'infra/overlays + apps/overlays',
    files: {
      ...base(),
      ...ov({ 'apps/overlays/dev': '7.0.0', 'apps/overlays/prod': '6.0.0' }),
      'infra/overlays/dev/kustomization.yaml': k('resources: [x.yaml]\n'),
      'infra/overlays/dev/x.yaml': helmRelease('ingress', '1.0.0'),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image apps/overlays/dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image apps/overlays/prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'one flux folder, files per env',
    files: {
      'flux/staging.yaml': fluxKustomization('staging', './apps/staging'),
      'flux/production.yaml': fluxKustomization('production', './apps/production'),
      'apps/staging/p.yaml': helmRelease('podinfo', '7.0.0'),
      'apps/production/p.yaml': helmRelease('podinfo', '6.0.0'),
    },
    environments: ['staging on flux', 'production on flux'],
    pins: [
      'podinfo@7.0.0 staging helmrelease-version apps/staging/p.yaml:9',
      'podinfo@6.0.0 production helmrelease-version apps/production/p.yaml:9',
    ],
  },
  {
    name: 'clusters/eu-prod-1',
    files: {
      'clusters/eu-prod-1/apps.yaml': fluxKustomization('apps', './apps/prod'),
      'clusters/us-prod-1/apps.yaml': fluxKustomization('apps', './apps/prod'),
      'clusters/eu-dev-1/apps.yaml': fluxKustomization('apps', './apps/dev'),
      'apps/prod/p.yaml': helmRelease('podinfo', '6.0.0'),
      'apps/dev/p.yaml': helmRelease('podinfo', '7.0.0'),
    },
    environments: ['dev on eu-dev-1', 'prod on eu-prod-1, us-prod-1'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-version apps/dev/p.yaml:9',
      'podinfo@6.0.0 prod helmrelease-version apps/prod/p.yaml:9',
    ],
  },
  {
    name: 'clusters/eu-prod-1 all from ./apps + substitute',
    files: {
      'clusters/eu-prod-1/apps.yaml': fluxKustomization(
        'apps',
        './apps',
        '  postBuild:\n    substitute: {v: 6.0.0}\n',
      ),
      'clusters/eu-dev-1/apps.yaml': fluxKustomization(
        'apps',
        './apps',
        '  postBuild:\n    substitute: {v: 7.0.0}\n',
      ),
      'apps/p.yaml': helmRelease('podinfo', '${v}'),
    },
    environments: ['eu-dev-1 on eu-dev-1', 'eu-prod-1 on eu-prod-1'],
    pins: [
      'podinfo@7.0.0 eu-dev-1 flux-substitute clusters/eu-dev-1/apps.yaml:12',
      'podinfo@6.0.0 eu-prod-1 flux-substitute clusters/eu-prod-1/apps.yaml:12',
    ],
  },
  {
    name: 'apps/podinfo-dev folders',
    files: { ...base(), ...ov({ 'apps/podinfo-dev': '7.0.0', 'apps/podinfo-prod': '6.0.0' }) },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev kustomize-image apps/podinfo-dev/kustomization.yaml:6',
      'podinfo@6.0.0 prod kustomize-image apps/podinfo-prod/kustomization.yaml:6',
    ],
  },
  {
    name: 'dev-podinfo files',
    files: {
      'manifests/podinfo-dev.yaml': deployment('podinfo', 'acme/podinfo:7.0.0'),
      'manifests/podinfo-prod.yaml': deployment('podinfo', 'acme/podinfo:6.0.0'),
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev container-image manifests/podinfo-dev.yaml:10',
      'podinfo@6.0.0 prod container-image manifests/podinfo-prod.yaml:10',
    ],
  },
  {
    name: 'helmfile-ish values/<env>/<app>.yaml',
    files: {
      'values/dev/podinfo.yaml': 'image:\n  repository: acme/podinfo\n  tag: 7.0.0\n',
      'values/prod/podinfo.yaml': 'image:\n  repository: acme/podinfo\n  tag: 6.0.0\n',
    },
    environments: ['dev', 'prod'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-value values/dev/podinfo.yaml:3',
      'podinfo@6.0.0 prod helmrelease-value values/prod/podinfo.yaml:3',
    ],
  },
  {
    name: 'charts with values-<env>',
    files: {
      'charts/cart/Chart.yaml': 'name: cart\n',
      'charts/cart/values-dev.yaml': 'image:\n  tag: 7.0.0\n',
      'charts/cart/values-prod.yaml': 'image:\n  tag: 6.0.0\n',
      'charts/shop/Chart.yaml': 'name: shop\n',
      'charts/shop/values-dev.yaml': 'image:\n  tag: 2.0.0\n',
      'charts/shop/values-prod.yaml': 'image:\n  tag: 1.0.0\n',
      'charts/shop/values.yaml': 'image:\n  repository: acme/shop\n  tag: 1.0.0\n',
    },
    environments: ['dev', 'prod'],
    pins: [
      'cart@7.0.0 dev helmrelease-value charts/cart/values-dev.yaml:2',
      'shop@2.0.0 dev helmrelease-value charts/shop/values-dev.yaml:2',
      'cart@6.0.0 prod helmrelease-value charts/cart/values-prod.yaml:2',
      'shop@1.0.0 prod helmrelease-value charts/shop/values-prod.yaml:2',
    ],
  },
  {
    name: 'umbrella subchart values',
    files: {
      'envs/dev/values.yaml':
        'cart:\n  image:\n    repository: acme/cart\n    tag: 2.0.0\nshop:\n  image:\n    repository: acme/shop\n    tag: 4.0.0\n',
      'envs/prod/values.yaml':
        'cart:\n  image:\n    repository: acme/cart\n    tag: 1.0.0\nshop:\n  image:\n    repository: acme/shop\n    tag: 3.0.0\n',
    },
    environments: ['dev', 'prod'],
    pins: [
      'cart@2.0.0 dev helmrelease-value envs/dev/values.yaml:4',
      'shop@4.0.0 dev helmrelease-value envs/dev/values.yaml:8',
      'cart@1.0.0 prod helmrelease-value envs/prod/values.yaml:4',
      'shop@3.0.0 prod helmrelease-value envs/prod/values.yaml:8',
    ],
  },
  {
    name: 'HelmRelease values tag in overlay',
    files: {
      'clusters/prod/apps.yaml': fluxKustomization('apps', './apps/prod'),
      'clusters/dev/apps.yaml': fluxKustomization('apps', './apps/dev'),
      'apps/base/kustomization.yaml': k('resources: [hr.yaml]\n'),
      'apps/base/hr.yaml':
        helmRelease('podinfo', '1.0.0').replace('chart: podinfo', 'chart: web-app') +
        '  values:\n    image:\n      repository: acme/podinfo\n      tag: 5.0.0\n',
      'apps/prod/kustomization.yaml': k('resources: [../base]\npatches:\n  - path: v.yaml\n'),
      'apps/dev/kustomization.yaml': k('resources: [../base]\npatches:\n  - path: v.yaml\n'),
      'apps/prod/v.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: podinfo\nspec:\n  values:\n    image:\n      tag: 6.0.0\n',
      'apps/dev/v.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: podinfo\nspec:\n  values:\n    image:\n      tag: 7.0.0\n',
    },
    environments: ['dev on dev', 'prod on prod'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-value apps/dev/v.yaml:8',
      'podinfo@6.0.0 prod helmrelease-value apps/prod/v.yaml:8',
    ],
  },
  {
    name: 'Argo Rollout + StatefulSet + CronJob',
    files: {
      'envs/prod/r.yaml': deployment('web', 'acme/web:1.0.0')
        .replace('apps/v1', 'argoproj.io/v1alpha1')
        .replace('kind: Deployment', 'kind: Rollout'),
      'envs/prod/s.yaml': deployment('db', 'postgres:15').replace('Deployment', 'StatefulSet'),
      'envs/prod/c.yaml':
        'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: nightly}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: x, image: "acme/nightly:2"}]}}}}}\n',
    },
    environments: ['prod'],
    pins: [
      'db@15 prod container-image envs/prod/s.yaml:10',
      'nightly@2 prod container-image envs/prod/c.yaml:4',
      'web@1.0.0 prod container-image envs/prod/r.yaml:10',
    ],
  },
  {
    name: 'Knative Service',
    files: {
      'envs/prod/k.yaml':
        'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: hello}\nspec: {template: {spec: {containers: [{image: "acme/hello:1"}]}}}\n',
    },
    environments: ['prod'],
    pins: ['hello@1 prod container-image envs/prod/k.yaml:4'],
  },
  {
    name: 'two teams same repo root overlays',
    files: {
      ...base('cart'),
      ...base('shop'),
      ...ov({ 'cart/overlays/prod': '1.0.0', 'cart/overlays/dev': '2.0.0' }, 'cart'),
      ...ov({ 'shop/overlays/production': '1.0.0', 'shop/overlays/development': '2.0.0' }, 'shop'),
    },
    environments: ['dev', 'development', 'prod', 'production'],
    pins: [
      'cart@2.0.0 dev kustomize-image cart/overlays/dev/kustomization.yaml:6',
      'shop@2.0.0 development kustomize-image shop/overlays/development/kustomization.yaml:6',
      'cart@1.0.0 prod kustomize-image cart/overlays/prod/kustomization.yaml:6',
      'shop@1.0.0 production kustomize-image shop/overlays/production/kustomization.yaml:6',
    ],
  },
  {
    name: 'gitops with preview namespaces',
    files: {
      ...base(),
      ...ov({ 'overlays/preview': '8.0.0', 'overlays/staging': '7.0.0', 'overlays/production': '6.0.0' }),
    },
    environments: ['preview', 'staging', 'production'],
    pins: [
      'podinfo@8.0.0 preview kustomize-image overlays/preview/kustomization.yaml:6',
      'podinfo@7.0.0 staging kustomize-image overlays/staging/kustomization.yaml:6',
      'podinfo@6.0.0 production kustomize-image overlays/production/kustomization.yaml:6',
    ],
  },
  {
    name: 'env with cluster subfolders and flux dirs in prod',
    files: {
      'prod/flux-system/gotk-sync.yaml': sync('./prod'),
      'prod/podinfo.yaml': helmRelease('podinfo', '6.0.0'),
      'dev/flux-system/gotk-sync.yaml': sync('./dev'),
      'dev/podinfo.yaml': helmRelease('podinfo', '7.0.0'),
    },
    environments: ['dev on dev', 'prod on prod'],
    pins: [
      'podinfo@7.0.0 dev helmrelease-version dev/podinfo.yaml:9',
      'podinfo@6.0.0 prod helmrelease-version prod/podinfo.yaml:9',
    ],
  },
  {
    name: 'FluxInstance',
    files: {
      'clusters/prod/flux-system/instance.yaml':
        'apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nmetadata: {name: flux}\nspec: {sync: {kind: GitRepository, path: clusters/prod, url: x}}\n',
      'clusters/prod/apps.yaml': fluxKustomization('apps', './apps'),
      'apps/a.yaml': helmRelease('podinfo', '6.0.0'),
    },
    environments: ['prod on prod'],
    pins: ['podinfo@6.0.0 prod helmrelease-version apps/a.yaml:9'],
  },
]

test.each(layouts)('$name', ({ files, overrides, environments, pins, problems = [] }) => {
  const fleet = discover(files, overrides)
  expect(environmentTable(fleet)).toEqual(environments)
  expect(
    fleet.pins.map(
      ({ app, version, environment, kind, file, line }) =>
        `${app}@${version} ${environment} ${kind} ${file}:${line}`,
    ),
  ).toEqual(pins)
  expect(fleet.problems.map(({ code }) => code)).toEqual(problems)
})
