import type { FleetPart, FleetRoot } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { Delivery } from './deliver.ts'
import type { EnvironmentPlace, PlaceCluster } from './places.ts'

/** Where rendering starts: every folder or file from which something reaches an environment, and what of it is whose. */
export function fleetRoots(
  names: readonly EnvironmentName[],
  places: ReadonlyMap<string, EnvironmentPlace>,
): readonly FleetRoot[] {
  const roots = new Map<string, { readonly path: string; readonly cluster?: string; parts: FleetPart[] }>()
  for (const environment of names) {
    for (const cluster of places.get(environment)?.clusters ?? []) {
      for (const delivery of cluster.deliveries) {
        const path = startOf(delivery)
        const key = `${cluster.name ?? ''}\n${path}`
        const root = roots.get(key) ?? { path, ...clusterOf(cluster), parts: [] }
        root.parts.push(partOf(environment, delivery))
        roots.set(key, root)
      }
    }
  }
  return [...roots.values()]
}

function startOf(delivery: Delivery): string {
  let first = delivery
  while (first.parent !== undefined) first = first.parent
  return first.path
}

function clusterOf({ name }: PlaceCluster): { readonly cluster?: string } {
  return name === undefined ? {} : { cluster: name }
}

function partOf(environment: EnvironmentName, { name, path, walked }: Delivery): FleetPart {
  return {
    environment,
    path,
    ...(name === undefined ? {} : { kustomization: name }),
    objects: walked.manifests.flatMap(({ kind, name, namespace }) => [
      `${kind}/${name}`,
      ...(namespace === undefined ? [] : [`${kind}/${namespace}/${name}`]),
    ]),
  }
}
