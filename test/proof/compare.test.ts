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
