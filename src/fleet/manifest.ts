import type { MapNode, Node, ScalarNode } from '../flux/node.ts'
import type { Identity } from '../flux/objects.ts'
import type { Place, Problem } from '../lib/problem.ts'
import type { PinKind } from '../promotion/fleet.ts'
import type { Variables } from './variables.ts'

/** One object on its way through the layers: its fields are merged, and each scalar still knows where it stands. */
export interface Manifest extends Identity {
  /** Every name it has had: patches may use any of them. The first is the one in its file. */
  readonly names: readonly string[]
  readonly body: MapNode
  /** The folders that it came through: its file's, then each kustomization's, the innermost first. */
  readonly trail: readonly string[]
  /** What image transformers have made of a container's `image`. */
  readonly images: ReadonlyMap<ScalarNode, ImageReference>
  /** The kustomizations and Flux Kustomizations that it came through, the innermost first. */
  readonly layers: readonly Layer[]
  /** The strategic merges that changed it, in order. */
  readonly merges: readonly MapNode[]
  /** What a generator put into a ConfigMap. */
  readonly generated?: ReadonlyMap<string, ConfigEntry>
  /** It stands for what another repository holds. */
  readonly remote?: RemoteSource
  /** What Flux fills it with. */
  readonly variables?: Variables
  /** The ResourceSet that makes it. */
  readonly set?: Manifest
}

/** What a ConfigMap holds under a key: a text, with the scalar that it is or is a part of; a file of values; or a line of a file of `KEY=value`. */
export type ConfigEntry =
  | { readonly kind: 'text'; readonly node: ScalarNode; readonly text: string }
  | { readonly kind: 'file'; readonly root: MapNode }
  | { readonly kind: 'line'; readonly place: Place; readonly text: string }

/** Something taken from another repository, and what fixes its version. */
export interface RemoteSource {
  readonly name: string
  readonly address: string
  readonly versions: readonly (VersionScalar & { readonly digest?: string })[]
  /** The Flux source that it is taken from. */
  readonly source?: Manifest
}

/** One step of an object's way: what changed it, and how it was when the layer's patches had been applied, and nothing else. */
export interface Layer {
  readonly kind: 'kustomization' | 'flux'
  readonly body: Node
  readonly before: Manifest
}

/** A container image as the layers leave it, each part with the scalar that fixes it. */
export interface ImageReference {
  readonly name: string
  readonly tag?: VersionScalar
  readonly digest?: VersionScalar
}

/** A scalar that holds a version: all of it, or a part. */
export interface VersionScalar {
  readonly node: ScalarNode
  readonly kind: PinKind
  readonly version: string
}

/** A file that could not be read, and that may hide something here. */
export interface Unreadable {
  readonly file: string
  readonly problem: Problem
  /** What a patch says it is for; nothing when the file was to hold objects. */
  readonly target?: Node
}

/** What a folder comes to: its objects, and what is missing because it could not be read. */
export interface Walked {
  readonly manifests: readonly Manifest[]
  readonly unreadable: readonly Unreadable[]
  /** Files with neither apiVersion nor kind that hold a map: values of a Helm chart, perhaps. */
  readonly plainFiles: readonly MapNode[]
}

export const nothingWalked: Walked = { manifests: [], unreadable: [], plainFiles: [] }

/** Several results as one, in order. */
export function joinWalked(parts: readonly Walked[]): Walked {
  return {
    manifests: parts.flatMap(part => part.manifests),
    unreadable: parts.flatMap(part => part.unreadable),
    plainFiles: parts.flatMap(part => part.plainFiles),
  }
}
