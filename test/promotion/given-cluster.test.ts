import { expect, test } from '@jest/globals'
import { resolvePolicy } from '../../src/config/policy.ts'
import { withGivenCluster } from '../../src/promotion/given-cluster.ts'
import { parseEnvironmentName } from '../../src/promotion/names.ts'
import type { EnvironmentCluster, EnvironmentPolicy } from '../../src/promotion/policy.ts'

const place = { name: 'the cluster', kubeconfig: 'KUBE_CONFIG' }

/** What becomes of an environment's clusters where KUBE_CONFIG is given and KUBE_CONFIG_HERE is set besides. */
function given(clusters: readonly EnvironmentCluster[]): readonly EnvironmentCluster[] {
  const name = parseEnvironmentName('prod')
  if (name === undefined) throw new Error('no name')
  const fleet = { environments: [], apps: [], pins: [], problems: [], ordered: true }
  const policy = resolvePolicy(undefined, fleet)
  const environment = { name, clusters } as unknown as EnvironmentPolicy
  const isAtHand = ({ kubeconfig }: { readonly kubeconfig: string }) => kubeconfig === 'KUBE_CONFIG_HERE'
  const [first] = withGivenCluster(
    { ...policy, environments: [environment] },
    { place, isAtHand },
  ).environments
  return first?.clusters ?? []
}

test('an environment without a cluster has the one that is given', () => {
  expect(given([])).toEqual([{ name: 'the cluster', place }])
})

test('a cluster that is at hand stays', () => {
  const own = { name: 'prod', place: { name: 'prod', kubeconfig: 'KUBE_CONFIG_HERE' } }
  expect(given([own])).toEqual([own])
})

test('a cluster whose own kubeconfig is not set is reached by the one that is given', () => {
  expect(given([{ name: 'prod', place: { name: 'prod', kubeconfig: 'KUBE_CONFIG_PROD' } }])).toEqual([
    { name: 'prod', place: { name: 'prod', kubeconfig: 'KUBE_CONFIG' } },
  ])
})

test('the context that the configuration names is kept', () => {
  const own = { name: 'eu', place: { name: 'eu', kubeconfig: 'KUBE_CONFIG_PROD', context: 'prod-eu' } }
  expect(given([own])).toEqual([
    { name: 'eu', place: { name: 'eu', kubeconfig: 'KUBE_CONFIG', context: 'prod-eu' } },
  ])
})

test('one kubeconfig without contexts is not taken for two clusters', () => {
  const clusters = [
    { name: 'eu', place: { name: 'eu', kubeconfig: 'KUBE_CONFIG_EU' } },
    { name: 'us', place: { name: 'us', kubeconfig: 'KUBE_CONFIG_US' } },
  ]
  expect(given(clusters)).toEqual(clusters)
})
