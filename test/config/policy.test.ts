import { expect, test } from '@jest/globals'
import { resolvePolicy } from '../../src/config/policy.ts'
import type { Config } from '../../src/config/schema.ts'
import type { Fleet } from '../../src/promotion/fleet.ts'
import { parseEnvironmentName } from '../../src/promotion/names.ts'

function fleetOf(...names: readonly (string | readonly [name: string, level: number])[]): Fleet {
  const environments = names.flatMap(entry => {
    const [text, level] = typeof entry === 'string' ? [entry, undefined] : entry
    const name = parseEnvironmentName(text)
    const known = level === undefined ? {} : { level }
    return name === undefined ? [] : [{ name, paths: [], clusters: [], namespaces: [], ...known }]
  })
  return { environments, ordered: true, apps: [], pins: [], problems: [] }
}

test('without a configuration: in order, production last, approval there', () => {
  const defaults = {
    autoMerge: false,
    requiredChecks: [],
    clusters: [],
    delivery: 'flux',
    timeout: 600_000,
    onFailure: 'propose-rollback',
  }
  expect(resolvePolicy(undefined, fleetOf('test', 'stage', 'prod'))).toEqual({
    environments: [
      { name: 'test', after: [], production: false, merge: 'when-green', ...defaults },
      { name: 'stage', after: ['test'], production: false, merge: 'when-green', ...defaults },
      { name: 'prod', after: ['stage'], production: true, merge: 'after-approval', ...defaults },
    ],
    versions: 'known',
    sources: [],
    unproven: 'show',
    blockingFindings: ['danger', 'immutable', 'schema'],
    labels: { environment: 'env', app: 'app' },
  })
})

test('what is configured holds, and all else keeps its default', () => {
  const config: Config = {
    version: 1,
    sources: ['acme/podinfo', { repository: 'acme/shop', apps: ['cart'] }],
    versions: 'strict',
    unproven: 'block',
    findings: { block: ['danger'] },
    environments: [
      { name: 'test', production: true, allow: { users: ['alice'] } },
      {
        name: 'prod',
        after: [],
        merge: 'when-green',
        autoMerge: true,
        requiredChecks: ['ci'],
        delivery: 'apply',
        timeout: 1000,
        onFailure: 'nothing',
      },
    ],
  }
  const defaults = {
    autoMerge: false,
    requiredChecks: [],
    clusters: [],
    delivery: 'flux',
    timeout: 600_000,
    onFailure: 'propose-rollback',
  }
  expect(resolvePolicy(config, fleetOf('test', 'prod'))).toEqual({
    environments: [
      {
        name: 'test',
        after: [],
        production: true,
        merge: 'after-approval',
        ...defaults,
        allow: { users: ['alice'], teams: [], workflows: [] },
      },
      {
        name: 'prod',
        after: [],
        production: true,
        merge: 'when-green',
        autoMerge: true,
        requiredChecks: ['ci'],
        clusters: [],
        delivery: 'apply',
        timeout: 1000,
        onFailure: 'nothing',
      },
    ],
    versions: 'strict',
    sources: [{ repository: 'acme/podinfo' }, { repository: 'acme/shop', apps: ['cart'] }],
    unproven: 'block',
    blockingFindings: ['danger'],
    labels: { environment: 'env', app: 'app' },
  })
})

test.each([
  ['those it runs in, connected or not', 'prod', ['eu', 'us'], ['eu'], ['eu at EU', 'us']],
  ['the one that is called like it', 'prod', ['main'], ['test', 'prod'], ['prod at PROD']],
  ['the only one there is', 'prod', [], ['shared'], ['shared at SHARED']],
  ['none where it cannot be told', 'prod', ['main'], ['a', 'b'], []],
  ['none without a configuration', 'prod', ['eu'], [], []],
])('the clusters of an environment: %s', (_, name, known, configured, expected) => {
  const fleet = fleetOf(name)
  const [environment] = fleet.environments
  if (environment === undefined) throw new Error('no environment')
  const clusters = Object.fromEntries(
    configured.map(cluster => [cluster, { kubeconfig: cluster.toUpperCase() }]),
  )
  const policy = resolvePolicy(
    { version: 1, clusters },
    { ...fleet, environments: [{ ...environment, clusters: known }] },
  )
  expect(
    policy.environments[0]?.clusters.map(({ name: cluster, place }) =>
      place === undefined ? cluster : `${place.name} at ${place.kubeconfig}`,
    ),
  ).toEqual(expected)
})

test('equals in the order come after the same ones, and are production together', () => {
  const policy = resolvePolicy(
    undefined,
    fleetOf(['stage-eu', 5], ['stage-us', 5], ['prod-eu', 10], ['prod-us', 10]),
  )
  expect(policy.environments.map(({ name, after, production }) => ({ name, after, production }))).toEqual([
    { name: 'stage-eu', after: [], production: false },
    { name: 'stage-us', after: [], production: false },
    { name: 'prod-eu', after: ['stage-eu', 'stage-us'], production: true },
    { name: 'prod-us', after: ['stage-eu', 'stage-us'], production: true },
  ])
})

test('where no order is known, all are production', () => {
  const policy = resolvePolicy(undefined, { ...fleetOf('blue', 'green'), ordered: false })
  expect(policy.environments.map(({ production, merge, after }) => ({ production, merge, after }))).toEqual([
    { production: true, merge: 'after-approval', after: [] },
    { production: true, merge: 'after-approval', after: [] },
  ])
})
