import { child, descend, listAt, type Node, textAt } from '../flux/node.ts'
import type { Delivery } from './deliver.ts'
import { type Manifest, nothingWalked } from './manifest.ts'
import { isEnvironmentFolder } from './names.ts'
import type { EnvironmentPlace, PlaceCluster } from './places.ts'

/** A label of an object: its own, or one that a layer gives it, the outermost first. */
export function labelOf({ body, layers }: Manifest, key: string): string | undefined {
  const given = layers.toReversed().flatMap(layer => givenLabel(layer.body, key) ?? [])
  return given[0] ?? textAt(body, 'metadata', 'labels', key)
}

function givenLabel(body: Node, key: string): string | undefined {
  const pairs = [
    ...listAt(body, 'labels').map(entry => child(entry, 'pairs')),
    child(body, 'commonLabels'),
    descend(body, 'spec', 'commonMetadata', 'labels'),
  ]
  return pairs.flatMap(pair => textAt(pair, key) ?? [])[0]
}

/** What tells an object's environment, if anything does. */
type Telling = (manifest: Manifest) => string | undefined

/** Environments by the value of a label, whatever else tells; what has no such label stays where it was. */
export function splitByLabel(places: readonly EnvironmentPlace[], key: string): readonly EnvironmentPlace[] {
  return splitBy(places, manifest => labelOf(manifest, key))
}

/** Environments by the namespaces that are named so: `prod`, `podinfo-prod`. */
export function splitByNamespace(places: readonly EnvironmentPlace[]): readonly EnvironmentPlace[] {
  return splitBy(places, ({ namespace = '' }) =>
    [namespace, ...namespace.split(/[-_.]/).toReversed()].find(isEnvironmentFolder),
  )
}

function splitBy(places: readonly EnvironmentPlace[], telling: Telling): readonly EnvironmentPlace[] {
  const parts = places.flatMap(({ name, clusters }) =>
    clusters.flatMap(cluster =>
      splitCluster(cluster, telling).map(([label, part]) => ({ name: label ?? name, part })),
    ),
  )
  const groups = Map.groupBy(parts, ({ name }) => name)
  return [...groups].map(([name, group]) => ({ name, clusters: group.map(({ part }) => part) }))
}

function splitCluster(
  cluster: PlaceCluster,
  telling: Telling,
): readonly (readonly [string | undefined, PlaceCluster])[] {
  const labels = new Set(
    cluster.deliveries.flatMap(({ walked }) => walked.manifests.flatMap(each => telling(each) ?? [])),
  )
  const only = (label: string | undefined): PlaceCluster => ({
    ...cluster,
    deliveries: cluster.deliveries.map(delivery => labelled(delivery, telling, label)),
  })
  const rest = only(undefined)
  const isLeft = rest.deliveries.some(({ walked }) => walked.manifests.length + walked.plainFiles.length > 0)
  return [
    ...[...labels].map(label => [label, only(label)] as const),
    ...(isLeft ? [[undefined, rest] as const] : []),
  ]
}

function labelled(delivery: Delivery, telling: Telling, label: string | undefined): Delivery {
  const manifests = delivery.walked.manifests.filter(manifest => telling(manifest) === label)
  const walked = label === undefined ? { ...delivery.walked, manifests } : { ...nothingWalked, manifests }
  return { ...delivery, walked }
}

// What people call the label when no configuration says it.
const usual = ['env', 'environment', 'app.kubernetes.io/environment']

/** The label that tells environments apart in these objects: one whose values are names of environments. */
export function tellingLabel(manifests: readonly Manifest[]): string | undefined {
  return usual.find(key => manifests.some(manifest => isEnvironmentFolder(labelOf(manifest, key) ?? '')))
}
