import type { Problem } from '../lib/problem.ts'
import type { EnvironmentName } from './names.ts'

/** What the GitOps repository says at one commit: its environments in the order of promotion, its apps, its pins. */
export interface Fleet {
  readonly environments: readonly FleetEnvironment[]
  /** False when no configuration and no well-known name orders the environments: then their order must be asked for. */
  readonly ordered: boolean
  readonly apps: readonly App[]
  readonly pins: readonly Pin[]
  /** What could not be read. It never hides another app's pins. */
  readonly problems: readonly Problem[]
  /** Images that run beside an app and do not carry its version: side cars, a chart's dependencies. */
  readonly companions?: readonly Companion[]
  /** What keeps an app's version in an environment from being known: its file is malformed, or nothing fixes it. */
  readonly doubts?: readonly Doubt[]
  /** Where rendering starts, so that every environment can be rendered whole. */
  readonly roots?: readonly FleetRoot[]
}

/** A folder from which Flux starts, an overlay, or a single file. */
export interface FleetRoot {
  readonly path: string
  readonly cluster?: string
  readonly parts: readonly FleetPart[]
}

/** What of a root reaches an environment: a Flux Kustomization's objects, or those of the root's own folder. */
export interface FleetPart {
  readonly environment: EnvironmentName
  /** Inside its source. */
  readonly path: string
  /** The name of the Flux Kustomization; nothing for the root's own folder. */
  readonly kustomization?: string
  /** Its objects as `Kind/name`, and `Kind/namespace/name`, as far as reading tells them: they say whose an object is where environments share a part. */
  readonly objects: readonly string[]
}

export interface Companion {
  readonly app: string
  readonly environment: EnvironmentName
  readonly image: string
}

export interface Doubt {
  readonly app: string
  readonly environment: EnvironmentName
  readonly problem: Problem
}

export interface FleetEnvironment {
  readonly name: EnvironmentName
  readonly paths: readonly string[]
  readonly clusters: readonly string[]
  readonly namespaces: readonly string[]
  /** Environments of one level are equals in the order: `prod-eu` and `prod-us`. Absent where the configuration lists them. */
  readonly level?: number
}

export interface App {
  readonly name: string
  readonly images: readonly string[]
  readonly chart?: string
  /** How a version becomes a tag, e.g. `v{version}`. */
  readonly tagPattern?: string
}

export type PinKind =
  | 'kustomize-image'
  | 'helmrelease-version'
  | 'helmrelease-value'
  | 'helmchart-version'
  | 'oci-ref'
  | 'flux-image'
  | 'flux-substitute'
  | 'container-image'
  | 'remote-ref'
  | 'patch-value'
  | 'config'

/** A scalar that fixes an app's version in an environment. A shared base's scalar is one pin for each environment that inherits it. */
export interface Pin {
  readonly app: string
  readonly environment: EnvironmentName
  readonly cluster?: string
  readonly kind: PinKind
  readonly file: string
  /** From 0, among the file's YAML documents. */
  readonly document: number
  /** JSON Pointer inside the document, list items by key where they have one. */
  readonly path: string
  /** The scalar as YAML reads it: `7.0.0`, or a whole `ghcr.io/acme/podinfo:7.0.0`. */
  readonly value: string
  /** The part of the value that is the version. */
  readonly version: string
  readonly digest?: string
  readonly image?: string
  /** Of the scalar in the file's text, in UTF-16 units, quotes included. */
  readonly range: readonly [start: number, end: number]
  readonly line: number
  readonly column: number
  /** Why this scalar and no other: what it was set over. */
  readonly because?: string
  /** Where the environment could say its own, if it shares this scalar: ways to do it, the best first, each of one or more places. */
  readonly seats?: readonly (readonly Seat[])[]
}

/** A place in a file of one environment alone where a version of its own could stand. */
export interface Seat {
  readonly file: string
  readonly document: number
  readonly entry: SeatEntry
}

/** An entry of an `images` list; a JSON patch in a `patches` list, of a field that holds the pin's value, or the whole image; the value itself; or the version as the value of a variable. */
export type SeatEntry =
  | { readonly kind: 'image'; readonly path: string; readonly name: string }
  | {
      readonly kind: 'patch'
      readonly path: string
      readonly object: { readonly kind: string; readonly name: string }
      readonly field: string
      readonly image?: string
    }
  | { readonly kind: 'value'; readonly path: string }
  | { readonly kind: 'variable'; readonly path: string }
  | HeldEntry

/** A JSON patch in a `patches` list, of a Flux Kustomization that another file holds: what an entry says goes to `field` of it, inside what is missing there. */
export interface HeldEntry {
  readonly kind: 'held'
  readonly path: string
  readonly object: { readonly kind: string; readonly name: string }
  readonly field: string
  /** Keys of maps that the value stands in; `-` for a list. */
  readonly missing: readonly string[]
  readonly entry: Exclude<SeatEntry, HeldEntry>
}

/** What the configuration says in place of discovery; a parsed configuration has this shape. */
export interface Overrides {
  readonly environments?:
    | readonly {
        readonly name: string
        readonly paths?: readonly string[] | undefined
        readonly clusters?: readonly string[] | undefined
        readonly namespaces?: readonly string[] | undefined
      }[]
    | undefined
  readonly apps?: Readonly<Record<string, AppOverride>> | undefined
  readonly labels?: { readonly environment: string; readonly app: string } | undefined
}

export interface AppOverride {
  readonly images?: readonly string[] | undefined
  readonly chart?: string | undefined
  readonly tagPattern?: string | undefined
  readonly pins?:
    | readonly { readonly environment: string; readonly file: string; readonly path: string }[]
    | undefined
}
