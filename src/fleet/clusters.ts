import { fluxGroups } from '../flux/objects.ts'
import { folderOf, isInside } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import { type Delivery, deliverCluster } from './deliver.ts'
import { findEntries } from './entries.ts'
import type { View } from './view.ts'
import { type Walk, walkFile, walkFolder } from './walk.ts'

/** A cluster as the repository describes it: where Flux starts, and everything that it reaches from there. */
export interface FluxCluster {
  readonly name: string
  /** The folder or file that Flux starts from. */
  readonly entry: string
  readonly deliveries: readonly Delivery[]
}

/** Every cluster that Flux Kustomizations in the repository make up, and what could not be read while looking for them. */
export function findClusters(
  walk: Walk,
  view: View,
): { readonly clusters: readonly FluxCluster[]; readonly problems: readonly Problem[] } {
  const { entries, problems } = findEntries(walk, view)
  const expanded = entries.map(entry => ({
    entry,
    deliveries: deliverCluster(walk, view, startOf(walk, view, entry.path)),
  }))
  const kept = expanded.filter(({ entry }, index) => {
    const others = expanded.filter(
      (_, other) => other !== index && (other < index || expanded[other]?.entry.self === true),
    )
    return entry.self || !others.some(other => reaches(other.deliveries, entry.path))
  })
  const names = clusterNames(kept.map(({ entry }) => entry.path))
  const clusters = kept.map(({ entry, deliveries }, index) => ({
    name: names[index] ?? entry.path,
    entry: entry.path,
    deliveries,
  }))
  return { clusters, problems }
}

/** The cluster's own folder, or file, as its first delivery. */
function startOf(walk: Walk, view: View, path: string): Delivery {
  const isFolder = view.folders.has(path)
  const walked = isFolder ? walkFolder(walk, view, path) : walkFile(walk, view, path)
  return { path, folder: isFolder ? path : folderOf(path), walked }
}

/** Whether deliveries hold Flux Kustomizations that stand at the entry, or came through it. */
function reaches(deliveries: readonly Delivery[], path: string): boolean {
  return deliveries.some(delivery =>
    delivery.walked.manifests.some(
      ({ group, body, trail }) =>
        group === fluxGroups.kustomization && (isInside(body.source.file, path) || trail.includes(path)),
    ),
  )
}

const generic = new Set([
  'flux',
  'flux-system',
  'cluster',
  'config',
  'kubernetes',
  'k8s',
  'gitops',
  'bootstrap',
  'apps',
  'entry',
  'base',
  'deploy',
  'manifests',
  '',
])

/** A short name for each path, its own among them all. */
function clusterNames(paths: readonly string[]): readonly string[] {
  const short = paths.map(clusterName)
  return short.map((name, index) =>
    short.filter(other => other === name).length === 1 ? name : (paths[index] ?? name).replaceAll('/', '-'),
  )
}

function clusterName(path: string): string {
  const steps = path.replace(/\.ya?ml$/, '').split('/')
  const clusters = steps.lastIndexOf('clusters')
  const below = clusters === -1 ? [] : steps.slice(clusters + 1)
  if (below.length > 0) return below.join('-')
  return steps.findLast(step => !generic.has(step)) ?? steps.findLast(step => step !== '') ?? 'cluster'
}
