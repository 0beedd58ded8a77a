import { expect, test } from '@jest/globals'
import { matrix, versionsOf } from '../../src/fleet/matrix.ts'
import { sourceApps } from '../../src/fleet/sources.ts'
import { deployment, discover, fluxKustomization, helmRelease } from './repository.ts'

const fleet = discover({
  'clusters/test/apps.yaml': fluxKustomization('apps', './apps/test'),
  'clusters/prod/apps.yaml': fluxKustomization('apps', './apps/prod'),
  'apps/test/frontend.yaml': deployment('frontend', 'ghcr.io/acme/Podinfo:7.0.0'),
  'apps/prod/frontend.yaml': deployment('frontend', 'ghcr.io/acme/Podinfo:6.9.2'),
  'apps/prod/cache.yaml': helmRelease('cache', '1.x').replace('chart: cache', 'chart: redis'),
})

test('the matrix has a row for each app in each environment where it runs', () => {
  expect(matrix(fleet)).toEqual({
    environments: [
      { name: 'test', clusters: ['test'] },
      { name: 'prod', clusters: ['prod'] },
    ],
    rows: [
      {
        app: 'cache',
        environment: 'prod',
        version: '1.x',
        images: [],
        pins: [
          {
            kind: 'helmrelease-version',
            file: 'apps/prod/cache.yaml',
            line: 9,
            column: 16,
            path: '/spec/chart/spec/version',
            value: '1.x',
          },
        ],
      },
      ...[
        { environment: 'test', version: '7.0.0' },
        { environment: 'prod', version: '6.9.2' },
      ].map(({ environment, version }) => ({
        app: 'frontend',
        environment,
        version,
        images: ['ghcr.io/acme/Podinfo'],
        pins: [
          {
            kind: 'container-image',
            file: `apps/${environment}/frontend.yaml`,
            line: 10,
            column: 18,
            path: '/spec/template/spec/containers/[name=frontend]/image',
            value: `ghcr.io/acme/Podinfo:${version}`,
          },
        ],
      })),
    ],
    problems: [],
  })
})

test('it can be of one app, or of one environment', () => {
  expect(matrix(fleet, { app: 'cache' }).rows.map(({ app }) => app)).toEqual(['cache'])
  expect(matrix(fleet, { environment: 'test' })).toMatchObject({
    environments: [{ name: 'test' }],
    rows: [{ app: 'frontend', environment: 'test' }],
  })
})

test('the versions of an app, as promoted', () => {
  expect(versionsOf(fleet, 'frontend').map(({ environment, versions }) => [environment, versions])).toEqual([
    ['test', ['7.0.0']],
    ['prod', ['6.9.2']],
  ])
})

test('a source promotes the apps whose image or chart ends in its name', () => {
  const names = (repository: string, apps?: readonly string[]) =>
    sourceApps(fleet, { repository, ...(apps === undefined ? {} : { apps }) }).map(({ name }) => name)
  expect(names('acme/podinfo')).toEqual(['frontend'])
  expect(names('other/redis')).toEqual(['cache'])
  expect(names('acme/info')).toEqual([])
  expect(names('acme/podinfo', ['cache', 'gone'])).toEqual(['cache'])
})
