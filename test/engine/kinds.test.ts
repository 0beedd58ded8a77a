import { expect, test } from '@jest/globals'
import { deployment, discover, fluxKustomization, helmRelease, kustomization } from '../fleet/repository.ts'
import { type Files, plannedLines, promoted } from './planned.ts'

// For each kind of pin: where it is found, what a promotion changes, and that it is found again at the new version.

const [oldDigest, newDigest] = ['a', 'b'].map(digit => `sha256:${digit.repeat(64)}`)

const prod = { 'clusters/prod/apps.yaml': fluxKustomization('apps', './apps') }

function release(spec: string): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: podinfo}\nspec:\n${spec}`
}

const gitChart =
  '  chart: {spec: {chart: charts/podinfo, sourceRef: {kind: GitRepository, name: flux-system}}}\n'

interface Case {
  readonly name: string
  readonly files: Files
  readonly pins: readonly string[]
  readonly version?: string
  readonly changed: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'an entry of images: its tag',
    files: {
      'overlays/prod/kustomization.yaml': kustomization(
        'resources: [a.yaml]\nimages:\n  - name: podinfo # here\n    newName: ghcr.io/acme/podinfo\n    newTag: v6.0.0 # {"$imagepolicy": "x"}\n',
      ),
      'overlays/prod/a.yaml': deployment('podinfo', 'podinfo'),
    },
    pins: ['kustomize-image v6.0.0 overlays/prod/kustomization.yaml:7 /images/[name=podinfo]/newTag'],
    changed: [
      'overlays/prod/kustomization.yaml',
      '-     newTag: v6.0.0 # {"$imagepolicy": "x"}',
      '+     newTag: v7.0.0 # {"$imagepolicy": "x"}',
    ],
  },
  {
    name: 'an entry of images: its tag and its digest',
    files: {
      'overlays/prod/kustomization.yaml': kustomization(
        `resources: [a.yaml]\nimages:\n  - name: podinfo\n    newTag: 6.0.0\n    digest: ${oldDigest}\n`,
      ),
      'overlays/prod/a.yaml': deployment('podinfo', 'podinfo'),
    },
    version: `7.0.0@${newDigest}`,
    pins: [
      'kustomize-image 6.0.0 overlays/prod/kustomization.yaml:6 /images/[name=podinfo]/newTag',
      'kustomize-image 6.0.0 overlays/prod/kustomization.yaml:7 /images/[name=podinfo]/digest',
    ],
    changed: [
      'overlays/prod/kustomization.yaml',
      '-     newTag: 6.0.0',
      `-     digest: ${oldDigest}`,
      '+     newTag: 7.0.0',
      `+     digest: ${newDigest}`,
    ],
  },
  {
    name: 'an entry of images: its digest alone',
    files: {
      'overlays/prod/kustomization.yaml': kustomization(
        `resources: [a.yaml]\nimages: [{name: podinfo, digest: "${oldDigest}"}]\n`,
      ),
      'overlays/prod/a.yaml': deployment('podinfo', 'podinfo'),
    },
    version: newDigest ?? '',
    pins: [`kustomize-image ${oldDigest} overlays/prod/kustomization.yaml:4 /images/[name=podinfo]/digest`],
    changed: [
      'overlays/prod/kustomization.yaml',
      `- images: [{name: podinfo, digest: "${oldDigest}"}]`,
      `+ images: [{name: podinfo, digest: "${newDigest}"}]`,
    ],
  },
  {
    name: 'a chart’s version in a HelmRelease',
    files: { ...prod, 'apps/podinfo.yaml': helmRelease('podinfo', '"6.0.0"') },
    pins: ['helmrelease-version 6.0.0 apps/podinfo.yaml:9 /spec/chart/spec/version'],
    changed: ['apps/podinfo.yaml', '-       version: "6.0.0"', '+       version: "7.0.0"'],
  },
  {
    name: 'a range of a chart’s versions',
    files: { ...prod, 'apps/podinfo.yaml': helmRelease('podinfo', '">=6.0.0 <7.0.0"') },
    pins: ['helmrelease-version >=6.0.0 <7.0.0 apps/podinfo.yaml:9 /spec/chart/spec/version'],
    changed: ['apps/podinfo.yaml', '-       version: ">=6.0.0 <7.0.0"', '+       version: "7.0.0"'],
  },
  {
    name: 'the tag in a release’s values',
    files: {
      ...prod,
      'apps/podinfo.yaml': release(
        `${gitChart}  values:\n    image:\n      repository: acme/podinfo\n      tag: 6.0.0\n`,
      ),
    },
    pins: ['helmrelease-value 6.0.0 apps/podinfo.yaml:9 /spec/values/image/tag'],
    changed: ['apps/podinfo.yaml', '-       tag: 6.0.0', '+       tag: 7.0.0'],
  },
  {
    name: 'a whole image in a release’s values',
    files: { ...prod, 'apps/podinfo.yaml': release(`${gitChart}  values: {image: "acme/podinfo:6.0.0"}\n`) },
    pins: ['helmrelease-value 6.0.0 apps/podinfo.yaml:6 /spec/values/image'],
    changed: [
      'apps/podinfo.yaml',
      '-   values: {image: "acme/podinfo:6.0.0"}',
      '+   values: {image: "acme/podinfo:7.0.0"}',
    ],
  },
  {
    name: 'components of one release, which move together',
    files: {
      ...prod,
      'apps/podinfo.yaml': release(
        `${gitChart}  values:\n    api: {image: {repository: acme/api, tag: 6.0.0}}\n    worker: {image: {repository: acme/worker, tag: 6.0.0}}\n`,
      ),
    },
    pins: [
      'helmrelease-value 6.0.0 apps/podinfo.yaml:7 /spec/values/api/image/tag',
      'helmrelease-value 6.0.0 apps/podinfo.yaml:8 /spec/values/worker/image/tag',
    ],
    changed: [
      'apps/podinfo.yaml',
      '-     api: {image: {repository: acme/api, tag: 6.0.0}}',
      '-     worker: {image: {repository: acme/worker, tag: 6.0.0}}',
      '+     api: {image: {repository: acme/api, tag: 7.0.0}}',
      '+     worker: {image: {repository: acme/worker, tag: 7.0.0}}',
    ],
  },
  {
    name: 'values from a ConfigMap',
    files: {
      ...prod,
      'apps/podinfo.yaml': release(`${gitChart}  valuesFrom: [{kind: ConfigMap, name: podinfo-values}]\n`),
      'apps/values.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: podinfo-values}\ndata:\n  values.yaml: |\n    # ours\n    image:\n      repository: acme/podinfo\n      tag: 6.0.0\n',
    },
    pins: ['helmrelease-value 6.0.0 apps/values.yaml:9 /data/values.yaml/image/tag'],
    changed: ['apps/values.yaml', '-       tag: 6.0.0', '+       tag: 7.0.0'],
  },
  {
    name: 'values from a ConfigMap that Kustomize generates of a file',
    files: {
      'clusters/prod/apps.yaml': fluxKustomization('apps', './apps/prod'),
      'apps/prod/kustomization.yaml': kustomization(
        'resources: [podinfo.yaml]\nconfigMapGenerator:\n  - name: podinfo-values\n    files: [values.yaml=podinfo-values.yaml]\n',
      ),
      'apps/prod/podinfo.yaml': release(
        `${gitChart}  valuesFrom: [{kind: ConfigMap, name: podinfo-values}]\n`,
      ),
      'apps/prod/podinfo-values.yaml': 'image:\n  tag: 6.0.0\n',
    },
    pins: ['helmrelease-value 6.0.0 apps/prod/podinfo-values.yaml:2 /image/tag'],
    changed: ['apps/prod/podinfo-values.yaml', '-   tag: 6.0.0', '+   tag: 7.0.0'],
  },
  {
    name: 'a HelmChart that a release refers to',
    files: {
      ...prod,
      'apps/podinfo.yaml': release('  chartRef: {kind: HelmChart, name: charts}\n'),
      'apps/chart.yaml':
        'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmChart\nmetadata: {name: charts}\nspec:\n  chart: podinfo\n  version: 6.0.0\n  sourceRef: {kind: HelmRepository, name: acme}\n',
    },
    pins: ['helmchart-version 6.0.0 apps/chart.yaml:6 /spec/version'],
    changed: ['apps/chart.yaml', '-   version: 6.0.0', '+   version: 7.0.0'],
  },
  ...(['tag: 6.0.0', 'semver: 6.0.0'] as const).map(reference => ({
    name: `an OCIRepository that a release refers to: its ${reference}`,
    files: {
      ...prod,
      'apps/podinfo.yaml': release('  chartRef: {kind: OCIRepository, name: podinfo}\n'),
      'apps/oci.yaml': `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: podinfo}\nspec:\n  url: oci://ghcr.io/acme/charts/podinfo\n  ref:\n    ${reference}\n`,
    },
    pins: [`oci-ref 6.0.0 apps/oci.yaml:7 /spec/ref/${reference.split(':')[0]}`],
    changed: ['apps/oci.yaml', `-     ${reference}`, `+     ${reference.replace('6', '7')}`],
  })),
  {
    name: 'an OCIRepository’s tag and digest',
    files: {
      ...prod,
      'apps/podinfo.yaml': release('  chartRef: {kind: OCIRepository, name: podinfo}\n'),
      'apps/oci.yaml': `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: podinfo}\nspec:\n  url: oci://ghcr.io/acme/charts/podinfo\n  ref:\n    tag: 6.0.0\n    digest: ${oldDigest}\n`,
    },
    version: `7.0.0@${newDigest}`,
    pins: ['oci-ref 6.0.0 apps/oci.yaml:7 /spec/ref/tag', 'oci-ref 6.0.0 apps/oci.yaml:8 /spec/ref/digest'],
    changed: [
      'apps/oci.yaml',
      '-     tag: 6.0.0',
      `-     digest: ${oldDigest}`,
      '+     tag: 7.0.0',
      `+     digest: ${newDigest}`,
    ],
  },
  {
    name: 'manifests from an OCIRepository',
    files: {
      'clusters/prod/apps.yaml': `${fluxKustomization('podinfo', './').replace(/GitRepository\n {4}name: flux-system/, 'OCIRepository\n    name: podinfo')}---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: podinfo}\nspec:\n  url: oci://ghcr.io/acme/manifests/podinfo\n  ref: {tag: 6.0.0}\n`,
    },
    pins: ['oci-ref 6.0.0 clusters/prod/apps.yaml:17 /spec/ref/tag'],
    changed: ['clusters/prod/apps.yaml', '-   ref: {tag: 6.0.0}', '+   ref: {tag: 7.0.0}'],
  },
  {
    name: 'images of a Flux Kustomization',
    files: {
      'clusters/prod/apps.yaml': fluxKustomization(
        'apps',
        './apps',
        '  images:\n    - name: acme/podinfo\n      newTag: 6.0.0\n',
      ),
      'apps/podinfo.yaml': deployment('podinfo', 'acme/podinfo:5.0.0'),
    },
    pins: ['flux-image 6.0.0 clusters/prod/apps.yaml:13 /spec/images/[name=acme~1podinfo]/newTag'],
    changed: ['clusters/prod/apps.yaml', '-       newTag: 6.0.0', '+       newTag: 7.0.0'],
  },
  {
    name: 'a variable of a Flux Kustomization',
    files: {
      'clusters/prod/apps.yaml': fluxKustomization(
        'apps',
        './apps',
        '  postBuild:\n    substitute:\n      podinfo_tag: 6.0.0\n',
      ),
      'apps/podinfo.yaml': deployment('podinfo', 'acme/podinfo:${podinfo_tag}'),
    },
    pins: ['flux-substitute 6.0.0 clusters/prod/apps.yaml:13 /spec/postBuild/substitute/podinfo_tag'],
    changed: ['clusters/prod/apps.yaml', '-       podinfo_tag: 6.0.0', '+       podinfo_tag: 7.0.0'],
  },
  {
    name: 'a variable from a ConfigMap',
    files: {
      'clusters/prod/apps.yaml': fluxKustomization(
        'apps',
        './apps',
        '  postBuild:\n    substituteFrom: [{kind: ConfigMap, name: vars}]\n',
      ),
      'clusters/prod/vars.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vars, namespace: flux-system}\ndata: {podinfo: "6.0.0"}\n',
      'apps/podinfo.yaml': helmRelease('podinfo', '${podinfo:=1.0.0}'),
    },
    pins: ['flux-substitute 6.0.0 clusters/prod/vars.yaml:4 /data/podinfo'],
    changed: ['clusters/prod/vars.yaml', '- data: {podinfo: "6.0.0"}', '+ data: {podinfo: "7.0.0"}'],
  },
  {
    name: 'a variable’s default',
    files: { ...prod, 'apps/podinfo.yaml': deployment('podinfo', 'acme/podinfo:${podinfo_tag:=6.0.0}') },
    pins: ['flux-substitute 6.0.0 apps/podinfo.yaml:10 /spec/template/spec/containers/[name=podinfo]/image'],
    changed: [
      'apps/podinfo.yaml',
      '-           image: acme/podinfo:${podinfo_tag:=6.0.0}',
      '+           image: acme/podinfo:${podinfo_tag:=7.0.0}',
    ],
  },
  {
    name: 'a container’s image',
    files: {
      'envs/prod/podinfo.yaml': deployment('podinfo', `registry:5000/acme/podinfo:6.0.0@${oldDigest}`),
    },
    version: `7.0.0@${newDigest}`,
    pins: [
      'container-image 6.0.0 envs/prod/podinfo.yaml:10 /spec/template/spec/containers/[name=podinfo]/image',
    ],
    changed: [
      'envs/prod/podinfo.yaml',
      `-           image: registry:5000/acme/podinfo:6.0.0@${oldDigest}`,
      `+           image: registry:5000/acme/podinfo:7.0.0@${newDigest}`,
    ],
  },
  {
    name: 'a resource of another repository',
    files: {
      'overlays/prod/kustomization.yaml': kustomization(
        'resources:\n  - https://github.com/acme/podinfo//kustomize?ref=v6.0.0&timeout=90s\n',
      ),
    },
    pins: ['remote-ref v6.0.0 overlays/prod/kustomization.yaml:4 /resources/0'],
    changed: [
      'overlays/prod/kustomization.yaml',
      '-   - https://github.com/acme/podinfo//kustomize?ref=v6.0.0&timeout=90s',
      '+   - https://github.com/acme/podinfo//kustomize?ref=v7.0.0&timeout=90s',
    ],
  },
  {
    name: 'a source of another repository',
    files: {
      'clusters/prod/apps.yaml': `${fluxKustomization('podinfo', './deploy').replace('    name: flux-system', '    name: podinfo')}---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: podinfo}\nspec:\n  url: https://github.com/acme/podinfo\n  ref: {tag: 6.0.0}\n`,
    },
    pins: ['remote-ref 6.0.0 clusters/prod/apps.yaml:17 /spec/ref/tag'],
    changed: ['clusters/prod/apps.yaml', '-   ref: {tag: 6.0.0}', '+   ref: {tag: 7.0.0}'],
  },
  {
    name: 'the value of a JSON patch in a file',
    files: {
      'overlays/prod/kustomization.yaml': kustomization(
        'resources: [a.yaml]\npatches: [{path: patch.json, target: {kind: Deployment}}]\n',
      ),
      'overlays/prod/a.yaml': deployment('podinfo', 'acme/podinfo'),
      'overlays/prod/patch.json':
        '[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "acme/podinfo:6.0.0"}]\n',
    },
    pins: ['patch-value 6.0.0 overlays/prod/patch.json:1 /0/value'],
    changed: [
      'overlays/prod/patch.json',
      '- [{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "acme/podinfo:6.0.0"}]',
      '+ [{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "acme/podinfo:7.0.0"}]',
    ],
  },
  {
    name: 'the value of a JSON patch in line',
    files: {
      'overlays/prod/kustomization.yaml': kustomization(
        'resources: [a.yaml]\npatches:\n  - target: {kind: Deployment}\n    patch: |-\n      - op: add\n        path: /spec/template/spec/containers/0/image\n        value: acme/podinfo:6.0.0 # here\n',
      ),
      'overlays/prod/a.yaml': deployment('podinfo', 'acme/podinfo'),
    },
    pins: ['patch-value 6.0.0 overlays/prod/kustomization.yaml:9 /patches/0/patch/0/value'],
    changed: [
      'overlays/prod/kustomization.yaml',
      '-         value: acme/podinfo:6.0.0 # here',
      '+         value: acme/podinfo:7.0.0 # here',
    ],
  },
  {
    name: 'a place that the configuration names',
    files: {
      '.github/lockkeeper.yml':
        'version: 1\napps:\n  podinfo: {pins: [{environment: prod, file: envs/prod/app.yaml, path: global.podinfo}]}\n',
      'envs/prod/app.yaml': 'global:\n  podinfo: 6.0.0\n',
      'envs/prod/a.yaml': deployment('other', 'acme/other:1'),
    },
    pins: ['config 6.0.0 envs/prod/app.yaml:2 /global/podinfo'],
    changed: ['envs/prod/app.yaml', '-   podinfo: 6.0.0', '+   podinfo: 7.0.0'],
  },
]

function pinsIn(files: Files): readonly string[] {
  const config =
    files['.github/lockkeeper.yml'] === undefined
      ? {}
      : {
          apps: {
            podinfo: { pins: [{ environment: 'prod', file: 'envs/prod/app.yaml', path: 'global.podinfo' }] },
          },
        }
  return discover(files, config)
    .pins.filter(({ app }) => app === 'podinfo')
    .map(({ kind, version, file, line, path }) => `${kind} ${version} ${file}:${line} ${path}`)
}

test.each(cases)('$name', ({ files, pins, version = '7.0.0', changed }) => {
  expect(pinsIn(files)).toEqual(pins)
  expect(plannedLines(files, `podinfo@${version} to prod`)).toEqual(changed)
  const after = promoted(files, `podinfo@${version} to prod`)
  expect(plannedLines(after, `podinfo@${version} to prod`)).toBe('current')
})
