import { expect, test } from '@jest/globals'
import { discoverFleet } from '../../src/fleet/discover.ts'
import { createParseCache, type ParseCache } from '../../src/fleet/folder-memory.ts'
import { deployment, fluxKustomization, kustomization } from './repository.ts'

const environments = ['test', 'stage', 'prod']

/** 2,003 files: 250 apps with a base of two files and overlays of two in three environments. */
function large(): ReadonlyMap<string, string> {
  const apps = Array.from({ length: 250 }, (_, index) => `app-${index}`)
  return new Map([
    ...environments.map((name): [string, string] => [
      `clusters/${name}/apps.yaml`,
      fluxKustomization('apps', `./apps/${name}`),
    ]),
    ...apps.flatMap((app): [string, string][] => [
      [`apps/base/${app}/kustomization.yaml`, kustomization('resources: [deployment.yaml]\n')],
      [`apps/base/${app}/deployment.yaml`, deployment(app, `acme/${app}`)],
      ...environments.flatMap((name): [string, string][] => [
        [
          `apps/${name}/${app}/kustomization.yaml`,
          kustomization(
            `resources: [../../base/${app}]\nimages: [{name: acme/${app}, newTag: 1.0.0}]\npatches: [{path: patch.yaml}]\n`,
          ),
        ],
        [
          `apps/${name}/${app}/patch.yaml`,
          `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${app}}\nspec: {replicas: 2}\n`,
        ],
      ]),
    ]),
  ])
}

function discoverAll(files: ReadonlyMap<string, string>, cache: ParseCache) {
  return discoverFleet({ paths: files.keys(), read: path => files.get(path) }, {}, cache)
}

test('2,000 files are found the same when most are known', () => {
  const files = large()
  const cache: ParseCache = createParseCache()
  const cold = discoverAll(files, cache)
  expect(files.size).toBe(2003)
  expect(cold.pins).toHaveLength(750)
  expect(discoverAll(files, cache)).toEqual(cold)
})

test('a file is parsed again only when its text is another', () => {
  const files = new Map(large())
  const cache: ParseCache = createParseCache()
  discoverAll(files, cache)
  const before = new Map(cache.files)
  const changed = 'apps/prod/app-7/kustomization.yaml'
  files.set(changed, (files.get(changed) ?? '').replace('1.0.0', '2.0.0'))
  const fleet = discoverAll(files, cache)
  expect(fleet.pins.filter(({ version }) => version === '2.0.0').map(({ app }) => app)).toEqual(['app-7'])
  expect(
    [...cache.files].filter(([path, parsed]) => before.get(path) !== parsed).map(([path]) => path),
  ).toEqual([changed])
})
