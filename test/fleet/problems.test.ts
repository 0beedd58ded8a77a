import { expect, test } from '@jest/globals'
import { matrix } from '../../src/fleet/matrix.ts'
import { deployment, discover, kustomization, pinTable } from './repository.ts'

test('a malformed file is named with its line, and hides only its own app', () => {
  const fleet = discover({
    'envs/test/cart.yaml': deployment('cart', 'acme/cart:2.0.0'),
    'envs/test/shop.yaml': deployment('shop', 'acme/shop:2.0.0'),
    'envs/prod/cart.yaml': 'apiVersion: apps/v1\nkind: Deployment\n  metadata: {}\n',
    'envs/prod/shop.yaml': deployment('shop', 'acme/shop:1.0.0'),
  })
  expect(pinTable(fleet)).toEqual([
    'cart@2.0.0 test envs/test/cart.yaml:10',
    'shop@2.0.0 test envs/test/shop.yaml:10',
    'shop@1.0.0 prod envs/prod/shop.yaml:10',
  ])
  expect(fleet.problems).toEqual([
    {
      code: 'MALFORMED_YAML',
      message: 'This file cannot be read as YAML: bad indentation of a mapping entry.',
      place: { file: 'envs/prod/cart.yaml', line: 3, column: 11 },
    },
  ])
  expect(matrix(fleet, { app: 'cart', environment: 'prod' }).rows).toEqual([
    {
      app: 'cart',
      environment: 'prod',
      images: ['acme/cart'],
      pins: [],
      problem: 'envs/prod/cart.yaml:3: This file cannot be read as YAML: bad indentation of a mapping entry.',
    },
  ])
})

test('a malformed patch casts doubt on the app that it is for, not on its neighbours', () => {
  const fleet = discover({
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [cart.yaml, shop.yaml]\npatches:\n  - path: shop-patch.yaml\n  - {path: x.yaml, target: {kind: Deployment, name: cart}}\n',
    ),
    'overlays/prod/cart.yaml': deployment('cart', 'acme/cart:1.0.0'),
    'overlays/prod/shop.yaml': deployment('shop', 'acme/shop:1.0.0'),
    'overlays/prod/shop-patch.yaml': 'a: [',
    'overlays/prod/x.yaml': 'kind: Deployment\n',
  })
  expect(fleet.doubts?.map(({ app }) => app)).toEqual(['shop'])
})

test('a malformed file of an app with a longer name casts no doubt on the shorter', () => {
  const fleet = discover({
    'envs/prod/cart.yaml': deployment('cart', 'acme/cart:1.0.0'),
    'envs/prod/cart-service.yaml': 'a: [',
    'envs/prod/cart-values.yaml': 'b: [',
  })
  expect(fleet.doubts?.map(({ app, problem }) => [app, problem.place?.file])).toEqual([
    ['cart', 'envs/prod/cart-values.yaml'],
  ])
})

test('a malformed kustomization hides every app of its layer', () => {
  const fleet = discover({
    'overlays/test/kustomization.yaml': kustomization('resources: [a.yaml]\n'),
    'overlays/test/a.yaml': deployment('cart', 'acme/cart:1.0.0'),
    'overlays/prod/kustomization.yaml': 'resources: [',
  })
  expect(matrix(fleet).rows.map(({ app, environment, version }) => [app, environment, version])).toEqual([
    ['cart', 'test', '1.0.0'],
    ['cart', 'prod', undefined],
  ])
})

test('an app whose version nothing fixes in one environment is in doubt there', () => {
  const fleet = discover({
    'envs/test/cart.yaml': deployment('cart', 'acme/cart:2.0.0'),
    'envs/prod/cart.yaml': deployment('cart', 'acme/cart'),
  })
  expect(fleet.doubts?.map(({ app, environment, problem }) => [app, environment, problem.code])).toEqual([
    ['cart', 'prod', 'NOT_PINNED'],
  ])
})

test('pins of one app that disagree are said to', () => {
  const fleet = discover({
    'envs/prod/a/cart.yaml': deployment('cart', 'acme/cart:2.0.0'),
    'envs/prod/b/cart.yaml': deployment('cart', 'acme/cart:1.0.0'),
  })
  expect(matrix(fleet).rows[0]?.problem).toBe(
    'Its pins disagree: 2.0.0 (envs/prod/a/cart.yaml:10), 1.0.0 (envs/prod/b/cart.yaml:10).',
  )
})

test.each([
  ['a key twice', 'a: 1\na: 2\n'],
  ['an alias of nothing', 'a: *b\n'],
  ['an alias inside its own anchor', 'a: &a [*a]\n'],
  ['a tab', 'a:\n\t- b\n'],
  ['nesting without end', '['.repeat(5000)],
])('%s is malformed, never a crash', (_, text) => {
  const fleet = discover({ 'envs/prod/a.yaml': text })
  expect(fleet.problems.map(({ code }) => code)).toEqual(['MALFORMED_YAML'])
})

test('folders that include each other end', () => {
  const fleet = discover({
    'overlays/prod/kustomization.yaml': kustomization('resources: [../test]\n'),
    'overlays/test/kustomization.yaml': kustomization('resources: [../prod, a.yaml]\n'),
    'overlays/test/a.yaml': deployment('cart', 'acme/cart:1.0.0'),
  })
  expect(fleet.environments.map(({ name }) => name)).toEqual(['test', 'prod'])
})

test('references that leave the repository are passed over; a remote one pins what it brings', () => {
  const fleet = discover({
    'overlays/prod/kustomization.yaml': kustomization(
      'resources: [../../../etc, "https://github.com/acme/base?ref=v1", missing.yaml, a.yaml]\n',
    ),
    'overlays/prod/a.yaml': deployment('cart', 'acme/cart:1.0.0'),
  })
  expect(pinTable(fleet)).toEqual([
    'base@v1 prod overlays/prod/kustomization.yaml:3',
    'cart@1.0.0 prod overlays/prod/a.yaml:10',
  ])
})
