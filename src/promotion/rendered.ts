/** Stands where a value is hidden. Equal values have equal fingerprints under one salt. */
export class Masked {
  readonly fingerprint: string

  constructor(fingerprint: string) {
    this.fingerprint = fingerprint
  }
}

/** A rendered value as it may be shown. */
export type Shown =
  | null
  | boolean
  | number
  | bigint
  | string
  | Masked
  | readonly Shown[]
  | ReadonlyMap<string, Shown>

/** Where in the repository a field is said: file relative to its root, line from 1. */
export interface Origin {
  readonly file: string
  readonly line: number
}

/** A field before and after, as it may be shown. `order`: the elements of a list by name, in another order. */
export interface ShownField {
  readonly kind: 'value' | 'order'
  /** A JSON Pointer with list elements by key: `/spec/template/spec/containers/[name=web]/image`. */
  readonly path: string
  readonly before?: Shown
  readonly after?: Shown
  readonly origin?: Origin
}

/** One object that was added, changed or removed, with its fields that differ. */
export interface ObjectChange {
  readonly change: 'added' | 'changed' | 'removed'
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
  /** The clusters that it changes in, where these are not all of its environment's. */
  readonly clusters?: readonly string[]
  /** What it was called before, for one that is known again under another name. */
  readonly renamedFrom?: { readonly namespace?: string; readonly name: string }
  /** Objects that refer to it and follow its new name without another change. */
  readonly references?: readonly string[]
  readonly fields: readonly ShownField[]
}

/** What changes in one environment, with everything secret masked. */
export interface EnvironmentDiff {
  readonly name: string
  readonly objects: readonly ObjectChange[]
}

/** How many changes were left out, and why, in words. */
export interface HiddenChanges {
  readonly count: number
  readonly why: string
}

/** What changes in each environment, and how much was left out. */
export interface ObjectsDiff {
  readonly environments: readonly EnvironmentDiff[]
  readonly hidden: HiddenChanges
}
