import { expect, test } from '@jest/globals'
import { parseConfig } from '../../src/config/parse.ts'
import type { Overrides } from '../../src/promotion/fleet.ts'
import {
  deployment,
  discover,
  environmentTable,
  fluxKustomization,
  helmRelease,
  kustomization,
  pinTable,
} from './repository.ts'

/** Overrides as somebody would write them. */
function configured(text: string): Overrides {
  const parsed = parseConfig(`version: 1\n${text}`)
  if (parsed.kind === 'problems') throw new Error(parsed.problems[0]?.message)
  return parsed.config
}

const files = {
  'deploy/eins/a.yaml': deployment('podinfo', 'acme/podinfo:1.0.0'),
  'deploy/zwei/a.yaml': deployment('podinfo', 'acme/podinfo:2.0.0'),
  'envs/test/a.yaml': deployment('podinfo', 'acme/podinfo:3.0.0'),
}

test('paths say where an environment is, and the list its order', () => {
  const fleet = discover(
    files,
    configured(
      'environments:\n  - {name: zwei, paths: [deploy/zwei]}\n  - {name: eins, paths: [./deploy/eins/]}\n',
    ),
  )
  expect(environmentTable(fleet)).toEqual(['zwei', 'eins'])
  expect(fleet.ordered).toBe(true)
  expect(pinTable(fleet)).toEqual([
    'podinfo@2.0.0 zwei deploy/zwei/a.yaml:10',
    'podinfo@1.0.0 eins deploy/eins/a.yaml:10',
  ])
})

test('an environment without paths is found by its name', () => {
  expect(pinTable(discover(files, configured('environments: [{name: test}]\n')))).toEqual([
    'podinfo@3.0.0 test envs/test/a.yaml:10',
  ])
})

test('an environment that is nowhere, and a path that is not there, are problems', () => {
  const fleet = discover(
    files,
    configured('environments:\n  - {name: prod}\n  - {name: x, paths: [deploy/drei]}\n'),
  )
  expect(fleet.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'ENVIRONMENT_NOT_FOUND The configuration lists the environment prod, but nothing in the repository is named so.',
    'PATH_NOT_FOUND The configuration gives x the path "deploy/drei", but the repository has no such folder or file.',
  ])
})

test('a path may be a file of Flux Kustomizations', () => {
  const fleet = discover(
    { ...files, 'flux/all.yaml': fluxKustomization('apps', './deploy/zwei') },
    configured('environments: [{name: prod, paths: [flux/all.yaml]}]\n'),
  )
  expect(pinTable(fleet)).toEqual(['podinfo@2.0.0 prod deploy/zwei/a.yaml:10'])
})

test('clusters make up an environment, each with its own pins', () => {
  const fleet = discover(
    {
      'clusters/eu/apps.yaml': fluxKustomization('apps', './apps/eu'),
      'clusters/us/apps.yaml': fluxKustomization('apps', './apps/us'),
      'apps/eu/a.yaml': deployment('podinfo', 'acme/podinfo:1.0.0'),
      'apps/us/a.yaml': deployment('podinfo', 'acme/podinfo:1.0.1'),
    },
    configured(
      'environments: [{name: prod, clusters: [eu, us]}]\nclusters: {eu: {kubeconfig: A}, us: {kubeconfig: B}}\n',
    ),
  )
  expect(environmentTable(fleet)).toEqual(['prod on eu, us'])
  expect(pinTable(fleet)).toEqual([
    'podinfo@1.0.0 prod (eu) apps/eu/a.yaml:10',
    'podinfo@1.0.1 prod (us) apps/us/a.yaml:10',
  ])
})

test('an app is named by its images, or by its chart', () => {
  const fleet = discover(
    {
      'envs/prod/a.yaml': deployment('frontend', 'acme/podinfo:1.0.0'),
      'envs/prod/b.yaml': helmRelease('redis', '2.0.0'),
    },
    configured(
      'apps:\n  podinfo: {images: [acme/podinfo], tagPattern: "v{version}"}\n  cache: {chart: redis}\n',
    ),
  )
  expect(pinTable(fleet)).toEqual([
    'cache@2.0.0 prod envs/prod/b.yaml:9',
    'podinfo@1.0.0 prod envs/prod/a.yaml:10',
  ])
  expect(fleet.apps).toEqual([
    { name: 'cache', images: [], chart: 'redis' },
    { name: 'podinfo', images: ['acme/podinfo'], tagPattern: 'v{version}' },
  ])
})

test('a configured pin takes the place of those found', () => {
  const fleet = discover(
    {
      'envs/prod/a.yaml': deployment('podinfo', 'acme/podinfo:1.0.0'),
      'values/prod.yaml': '# values\nimage:\n  tag: 6.9.2\n',
      'values/whole.yaml': 'containers:\n- name: app\n  image: acme/podinfo:6.9.1\n',
    },
    configured(
      'apps:\n  podinfo:\n    pins:\n      - {environment: prod, file: values/prod.yaml, path: image.tag}\n      - {environment: prod, file: values/whole.yaml, path: "/containers/[name=app]/image"}\n',
    ),
  )
  expect(
    fleet.pins.map(({ kind, file, path, version, line }) => ({ kind, file, path, version, line })),
  ).toEqual([
    { kind: 'config', file: 'values/prod.yaml', path: '/image/tag', version: '6.9.2', line: 3 },
    {
      kind: 'config',
      file: 'values/whole.yaml',
      path: '/containers/[name=app]/image',
      version: '6.9.1',
      line: 3,
    },
  ])
})

test('a configured pin that is not there is a problem', () => {
  const fleet = discover(
    files,
    configured('apps: {podinfo: {pins: [{environment: test, file: envs/test/a.yaml, path: image.tag}]}}\n'),
  )
  expect(fleet.problems.map(({ code }) => code)).toEqual(['PIN_NOT_FOUND'])
})

test('infrastructure is no app unless the configuration names it', () => {
  const repository = {
    'clusters/prod/all.yaml': `${fluxKustomization('infra', './infrastructure')}---\n${fluxKustomization('apps', './apps')}`,
    'infrastructure/cert-manager.yaml': helmRelease('cert-manager', '1.0.0'),
    'apps/podinfo.yaml': helmRelease('podinfo', '2.0.0'),
  }
  expect(pinTable(discover(repository))).toEqual(['podinfo@2.0.0 prod apps/podinfo.yaml:9'])
  expect(pinTable(discover(repository, configured('apps: {cert-manager: {}}\n')))).toEqual([
    'cert-manager@1.0.0 prod infrastructure/cert-manager.yaml:9',
    'podinfo@2.0.0 prod apps/podinfo.yaml:9',
  ])
})

test('an overlay and a component of one environment', () => {
  const fleet = discover(
    {
      'a/kustomization.yaml': kustomization('resources: [d.yaml]\n'),
      'a/d.yaml': deployment('a', 'acme/a:1'),
      'b/d.yaml': deployment('b', 'acme/b:2'),
    },
    configured('environments: [{name: prod, paths: [a, b]}]\n'),
  )
  expect(fleet.environments[0]?.paths).toEqual(['a', 'b'])
  expect(pinTable(fleet)).toEqual(['a@1 prod a/d.yaml:10', 'b@2 prod b/d.yaml:10'])
})
