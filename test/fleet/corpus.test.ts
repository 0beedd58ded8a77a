import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { pinEdit } from '../../src/edit/pin-edit.ts'
import { discoverFleet } from '../../src/fleet/discover.ts'
import { createParseCache, type ParseCache } from '../../src/fleet/folder-memory.ts'
import { matrix } from '../../src/fleet/matrix.ts'
import type { Fleet } from '../../src/promotion/fleet.ts'
import { environmentTable } from './repository.ts'

// Real repositories of other people, beside the project where they are present; never a part of it.
const corpus = join(import.meta.dirname, '../../../shared/corpus')
const present = existsSync(corpus) ? test : test.skip

function readReal(name: string): Map<string, string> {
  const root = join(corpus, name)
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(entry => join(entry.parentPath, entry.name))
  return new Map(paths.map(path => [path.slice(root.length + 1), readFileSync(path, 'utf8')]))
}

function discoverTexts(texts: ReadonlyMap<string, string>, cache?: ParseCache): Fleet {
  return discoverFleet({ paths: texts.keys(), read: path => texts.get(path) }, {}, cache)
}

function discoverReal(name: string): Fleet {
  return discoverTexts(readReal(name))
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
    ['istio', 'my-cluster', '1.19.3'],
  ])
  expect(fleet.problems).toEqual([])
})

present('flux2-multi-tenancy: tenants come from elsewhere; what all share is all there is', () => {
  const fleet = discoverReal('fluxcd+flux2-multi-tenancy')
  expect(environmentTable(fleet)).toEqual(['staging on staging', 'production on production'])
  expect(rows(fleet)).toEqual([
    ['kyverno', 'staging', 'v1.14.4'],
    ['kyverno', 'production', 'v1.14.4'],
  ])
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

present.each([
  ['fluxcd+flux2-kustomize-helm-example', 2],
  ['stefanprodan+gitops-istio', 3],
  ['stefanprodan+podinfo', 30],
  ['onedr0p+home-ops', 60],
])('every pin of %s can be moved alone, and is then found so', (name, atLeast) => {
  const texts = readReal(name)
  const cache: ParseCache = createParseCache()
  const version = `99.0.0@sha256:${'f'.repeat(64)}`
  const { pins } = discoverTexts(texts, cache)
  expect(pins.length).toBeGreaterThanOrEqual(atLeast)
  for (const pin of pins) {
    const before = texts.get(pin.file) ?? ''
    expect(before.slice(...pin.range)).toContain(pin.value)
    const edited = pinEdit(pin, before, pin.digest === undefined ? '99.0.0' : version)
    if ('code' in edited) throw new Error(edited.message)
    expect(edited.text.split('\n').filter((line, index) => line !== before.split('\n')[index])).toHaveLength(
      1,
    )
    const after = discoverTexts(new Map([...texts, [pin.file, edited.text]]), cache).pins
    const moved = after.filter(each => /^v?99\.0\.0$/.test(each.version))
    expect(new Set(moved.map(({ file, path }) => `${file} ${path}`))).toEqual(
      new Set([`${pin.file} ${pin.path}`]),
    )
  }
})
