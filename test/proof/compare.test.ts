import { expect, test } from '@jest/globals'
import { compareEnvironments } from '../../src/proof/compare.ts'
import { deployment, fluxKustomization, kustomization } from '../fleet/repository.ts'
import { readingFrom, type Texts } from './world.ts'

const image = 'ghcr.io/acme/web'

function overlay(name: string, version: string, rest: string): Texts {
  return {
    [`clusters/${name}/apps.yaml`]: fluxKustomization('apps', `./apps/${name}`),
    [`apps/${name}/kustomization.yaml`]: kustomization(
      `resources: [../base]\nimages:\n- name: ${image}\n  newTag: ${version}\n${rest}`,
    ),
  }
}

const files: Texts = {
  'apps/base/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
  'apps/base/web.yaml': `${deployment('web', image)}          env:
            - {name: LEVEL, value: info}
            - {name: DB_PASSWORD, value: hunter2-hunter2}
          envFrom:
            - configMapRef: {name: web}
`,
  ...overlay('stage', '7.0.0', 'configMapGenerator: [{name: web, literals: [COLOUR=blue, SAME=1]}]\n'),
  ...overlay(
    'prod',
    '6.9.2',
    `configMapGenerator: [{name: web, literals: [COLOUR=red, SAME=1]}]
replicas: [{name: web, count: 3}]
patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec: {template: {spec: {containers: [{name: web, env: [{name: DB_PASSWORD, value: other-secret-9}]}]}}}
`,
  ),
}

test('only what differs, with what is secret masked', () => {
  const { fleet, rendering } = readingFrom(files)
  const rows = compareEnvironments(fleet, ['stage', 'prod'], rendering)
  expect(rows).toEqual([
    { app: 'web', field: 'version', values: { stage: '7.0.0', prod: '6.9.2' } },
    { app: 'web', field: 'replicas', values: { prod: '3' } },
    { app: 'web', field: 'image.web', values: { stage: `${image}:7.0.0`, prod: `${image}:6.9.2` } },
    {
      app: 'web',
      field: 'env.web.DB_PASSWORD',
      values: { stage: expect.stringMatching(/^\(masked/), prod: expect.stringMatching(/^\(masked/) },
    },
    { app: 'web', field: 'config.web.COLOUR', values: { stage: 'blue', prod: 'red' } },
  ])
})

test('environments that are alike have no rows', () => {
  const { fleet, rendering } = readingFrom(files)
  expect(compareEnvironments(fleet, ['stage'], rendering)).toEqual([])
})

test('what runs has rows only where it is not what is desired, or is desired in no words; a secret of it is masked too', () => {
  const { fleet, rendering } = readingFrom(files)
  const live = (environment: string, fields: Readonly<Record<string, string>>) => ({
    ...{ app: 'web', environment },
    fields: new Map(Object.entries(fields)),
  })
  const rows = compareEnvironments(fleet, ['stage', 'prod'], rendering, [
    live('stage', {
      ...{ version: 'v7.0.0', health: 'current', 'image.web': `${image}:7.0.0`, 'config.web': 'aaaa' },
      ...{ 'env.web.API_TOKEN': 'live-only-secret-1' },
    }),
    live('prod', {
      ...{
        version: '6.9.1',
        health: 'failed: a pod crashes',
        'image.web': `${image}:6.9.2`,
        'config.web': 'bbbb',
      },
      ...{ 'env.web.API_TOKEN': 'live-only-secret-2' },
    }),
  ])
  expect(rows.filter(({ field }) => /^(running|health)/.test(field))).toEqual([
    { app: 'web', field: 'running.version', values: { stage: 'v7.0.0', prod: '6.9.1' } },
    {
      app: 'web',
      field: 'running.env.web.API_TOKEN',
      values: { stage: expect.stringMatching(/^\(masked/), prod: expect.stringMatching(/^\(masked/) },
    },
    { app: 'web', field: 'running.config.web', values: { stage: 'aaaa', prod: 'bbbb' } },
    { app: 'web', field: 'health', values: { stage: 'current', prod: 'failed: a pod crashes' } },
  ])
})

test('an app that does not run everywhere differs by its version alone', () => {
  const { fleet, rendering } = readingFrom({
    ...files,
    'apps/prod/kustomization.yaml': kustomization(
      `resources: [../base, cart.yaml]\nimages:\n- name: ${image}\n  newTag: 7.0.0\nconfigMapGenerator: [{name: web, literals: [COLOUR=blue, SAME=1]}]\n`,
    ),
    'apps/prod/cart.yaml': deployment('cart', 'acme/cart:1.0.0'),
  })
  expect(compareEnvironments(fleet, ['stage', 'prod'], rendering)).toEqual([
    { app: 'cart', field: 'version', values: { prod: '1.0.0' } },
  ])
})

test('releases are compared by what their charts call replicas, and by their values, whatever prefix they have', () => {
  const release = (version: string, count: number, level: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web}
spec:
  chart: {spec: {chart: web, version: ${version}, sourceRef: {kind: HelmRepository, name: acme}}}
  values: {replicaCount: ${count}, log: {level: ${level}, format: json}}
`
  const { fleet, rendering } = readingFrom({
    'stage/kustomization.yaml': kustomization('resources: [web.yaml]\nnamePrefix: stage-\n'),
    'stage/web.yaml': release('7.0.0', 1, 'debug'),
    'prod/web.yaml': release('6.9.2', 4, 'info'),
  })
  expect(compareEnvironments(fleet, ['stage', 'prod'], rendering)).toEqual([
    { app: 'web', field: 'version', values: { stage: '7.0.0', prod: '6.9.2' } },
    { app: 'web', field: 'replicas', values: { stage: '1', prod: '4' } },
    { app: 'web', field: 'config.values.log.level', values: { stage: 'debug', prod: 'info' } },
  ])
})
