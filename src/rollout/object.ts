/** An object as a cluster's API returns it: plain JSON. Only what every object has is named here; each rule reads the rest with care. */
export interface ClusterObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: ObjectMetadata
  readonly [field: string]: unknown
}

export interface ObjectMetadata {
  readonly name: string
  readonly namespace?: string
  readonly uid?: string
  readonly resourceVersion?: string
  readonly generation?: number
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly ownerReferences?: readonly {
    readonly kind: string
    readonly name: string
    readonly uid: string
    readonly controller?: boolean
  }[]
}

/** Names one object of a cluster; no namespace for what is cluster-scoped. */
export interface ObjectRef {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
}

/** How one object stands, in kstatus' words. */
export type ObjectStatus = 'current' | 'in-progress' | 'failed' | 'terminating' | 'not-found' | 'unknown'

/** The status with its reason in words; `cause` once something says why it will not become current by waiting. */
export interface ObjectReport {
  readonly status: ObjectStatus
  readonly message: string
  readonly cause?: Cause
}

/** Why a rollout fails, and where it was seen. Log lines are masked before they come here. */
export interface Cause {
  readonly code:
    | 'image-pull'
    | 'crash-loop'
    | 'unschedulable'
    | 'probe'
    | 'quota'
    | 'admission'
    | 'hook'
    | 'volume'
    | 'configuration'
    | 'deadline'
    | 'build'
    | 'stalled'
    | 'other'
  /** The object that shows it, most often a pod. */
  readonly object: ObjectRef
  readonly message: string
  readonly exitCode?: number
  readonly log?: readonly string[]
}

/** What explains a workload beside itself, read at one moment. */
export interface Evidence {
  readonly replicaSets: readonly ClusterObject[]
  readonly pods: readonly ClusterObject[]
  readonly events: readonly ClusterObject[]
  /** Last lines of containers that ended, by `pod/container`. */
  readonly logs: ReadonlyMap<string, readonly string[]>
}
