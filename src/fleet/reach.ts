import type { Node } from '../flux/node.ts'
import { fluxGroups } from '../flux/objects.ts'
import { folderOf } from '../lib/path.ts'
import type { DeployedVersion } from './deployed.ts'
import type { Layer, Manifest } from './manifest.ts'
import type { EnvironmentPlace } from './places.ts'

/** What comes out where. */
export interface Reach {
  /** The environments that each document reaches: an object, a kustomization, a patch. */
  readonly documents: ReadonlyMap<string, ReadonlySet<string>>
  /** The environments that each folder's kustomization reaches, and with it the files that it generates from. */
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>
  /** Each environment's Flux Kustomizations by their bodies. */
  readonly holders: ReadonlyMap<string, ReadonlyMap<Node, Manifest>>
}

/** Where objects, and the documents that change them on their way, come out. */
export function reachOf(places: Iterable<EnvironmentPlace>): Reach {
  const documents = new Map<string, Set<string>>()
  const folders = new Map<string, Set<string>>()
  const holders = new Map<string, ReadonlyMap<Node, Manifest>>()
  const add = (node: Node, environment: string): void => {
    for (const [known, key] of [
      [documents, documentKey(node)],
      [folders, folderOf(node.source.file)],
    ] as const)
      known.set(key, (known.get(key) ?? new Set()).add(environment))
  }
  for (const { name, clusters } of places) {
    const manifests = clusters.flatMap(({ deliveries }) =>
      deliveries.flatMap(({ walked }) => walked.manifests),
    )
    const flux = manifests.filter(({ group }) => group === fluxGroups.kustomization)
    holders.set(name, new Map(flux.map(manifest => [manifest.body, manifest])))
    for (const { body: own, layers, merges } of manifests) {
      add(own, name)
      for (const { body } of layers) add(body, name)
      for (const merge of merges) add(merge, name)
    }
  }
  return { documents, folders, holders }
}

function documentKey({ source }: Node): string {
  return `${source.file}\n${source.document}`
}

/** One use of a pin: the version, in one environment. */
export interface Use {
  readonly environment: string
  readonly version: DeployedVersion
}

/** Whether the document in which a version stands comes out in several environments, whatever they say over it. */
export function isShared({ version }: Use, reach: Reach): boolean {
  const { node, valueKeys } = version
  const reached =
    valueKeys === undefined
      ? reach.documents.get(documentKey(node))
      : reach.folders.get(folderOf(node.source.file))
  return (reached?.size ?? 0) > 1
}

/** Whether a document comes out in the use's environment alone. */
export function isOwn(node: Node, { environment }: Use, reach: Reach): boolean {
  const reached = reach.documents.get(documentKey(node))
  return reached?.size === 1 && reached.has(environment) && node.source.host === undefined
}

/** The environment's own kustomizations that an object came through. */
export function ownKustomizations(layers: readonly Layer[], use: Use, reach: Reach): readonly Layer[] {
  return layers.filter(layer => layer.kind === 'kustomization' && isOwn(layer.body, use, reach))
}
