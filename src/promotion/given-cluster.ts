import type { ClusterPlace, EnvironmentCluster, EnvironmentPolicy, Policy } from './policy.ts'

/** The one kubeconfig that a process was given, whatever the configuration says, and which places it can open besides. */
export interface GivenCluster {
  readonly place: Omit<ClusterPlace, 'context'>
  readonly isAtHand: (place: ClusterPlace) => boolean
}

/** Where one kubeconfig is given, it is the cluster of every environment whose own is not at hand. */
export function withGivenCluster(policy: Policy, given: GivenCluster): Policy {
  const environments = policy.environments.map(each => ({ ...each, clusters: clustersOf(each, given) }))
  return { ...policy, environments }
}

function clustersOf(
  { clusters }: EnvironmentPolicy,
  { place: given, isAtHand }: GivenCluster,
): readonly EnvironmentCluster[] {
  if (clusters.length === 0) return [{ name: given.name, place: given }]
  return clusters.map(cluster => {
    const { name, place } = cluster
    if (place !== undefined && isAtHand(place)) return cluster
    // Two clusters are told apart by their contexts alone: else one would be taken for both.
    if (clusters.length > 1 && place?.context === undefined) return cluster
    return {
      name,
      place: { ...given, name, ...(place?.context === undefined ? {} : { context: place.context }) },
    }
  })
}
