import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { discoverFleet } from '../../src/fleet/discover.ts'
import { matrix } from '../../src/fleet/matrix.ts'
import type { Fleet } from '../../src/promotion/fleet.ts'
import { environmentTable } from './repository.ts'

// Real repositories of other people, beside the project where they are present; never a part of it.
const corpus = join(import.meta.dirname, '../../../shared/corpus')
const present = existsSync(corpus) ? test : test.skip

function discoverReal(name: string): Fleet {
  const root = join(corpus, name)
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
  return discoverFleet({ paths, read: path => readFileSync(join(root, path), 'utf8') })
}

function rows(fleet: Fleet): readonly (readonly [string, string, string | undefined, ...string[]])[] {
  return matrix(fleet).rows.map(({ app, environment, version, images }) => [
    app,
    environment,
    version,
    ...images,
  ])
}

present('flux2-kustomize-helm-example: podinfo on staging and production', () => {
  const fleet = discoverReal('fluxcd+flux2-kustomize-helm-example')
  expect(environmentTable(fleet)).toEqual(['staging on staging', 'production on production'])
  expect(rows(fleet)).toEqual([
    ['podinfo', 'staging', '>=1.0.0-alpha', 'public.ecr.aws/docker/library/redis'],
    ['podinfo', 'production', '>=1.0.0', 'public.ecr.aws/docker/library/redis'],
  ])
  expect(fleet.pins.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
    'apps/staging/podinfo-values.yaml:9:16',
    'apps/production/podinfo-values.yaml:9:16',
  ])
  expect(fleet.problems).toEqual([])
})

present('gitops-istio: one environment, its workloads, no folder taken for one', () => {
  const fleet = discoverReal('stefanprodan+gitops-istio')
  expect(environmentTable(fleet)).toEqual(['my-cluster on my-cluster'])
  expect(rows(fleet)).toEqual([
    ['backend', 'my-cluster', '6.1.0', 'ghcr.io/stefanprodan/podinfo', 'docker.io/istio/proxyv2'],
    [
      'flagger-loadtester',
      'my-cluster',
      '0.22.0',
      'ghcr.io/fluxcd/flagger-loadtester',
      'docker.io/istio/proxyv2',
    ],
    ['frontend', 'my-cluster', '6.1.0', 'ghcr.io/stefanprodan/podinfo', 'docker.io/istio/proxyv2'],
  ])
  expect(fleet.problems).toEqual([])
})

present('flux2-multi-tenancy: environments without an app of their own', () => {
  const fleet = discoverReal('fluxcd+flux2-multi-tenancy')
  expect(environmentTable(fleet)).toEqual(['staging on staging', 'production on production'])
  expect(rows(fleet)).toEqual([])
})

present('home-ops: one cluster, a pin for each of its releases', () => {
  const fleet = discoverReal('onedr0p+home-ops')
  expect(environmentTable(fleet)).toEqual(['cluster on cluster'])
  expect(fleet.apps.length).toBeGreaterThan(50)
  expect(fleet.apps.filter(({ name }) => name.startsWith('flux'))).toEqual([])
  expect(fleet.problems).toEqual([])
})

present('podinfo: overlays over shared bases', () => {
  const fleet = discoverReal('stefanprodan+podinfo')
  expect(environmentTable(fleet)).toEqual(['dev', 'staging', 'production'])
  expect(fleet.pins.filter(({ app }) => app === 'frontend').map(({ file }) => file)).toEqual([
    'deploy/bases/frontend/deployment.yaml',
    'deploy/bases/frontend/deployment.yaml',
    'deploy/bases/frontend/deployment.yaml',
  ])
})
