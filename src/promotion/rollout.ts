/** How one cluster of an environment stands after a merge, as people see it. */
export interface ClusterProgress {
  readonly name: string
  readonly verdict: RolloutVerdict
  /** What keeps it from having succeeded. */
  readonly because?: string
  /** A person has to connect or repair it before anything of it is seen. */
  readonly lasting?: true
  /** The revision that Flux has applied and that contains the merge. */
  readonly applied?: string
  /** Of the app's workloads: their pods that are ready, and those that are wanted. */
  readonly pods: { readonly ready: number; readonly wanted: number }
  /** The digests that the app's pods run. */
  readonly digests: readonly string[]
  readonly objects: readonly ObjectProgress[]
}

export interface ObjectProgress {
  /** `Deployment podinfo/podinfo`. */
  readonly name: string
  readonly status: string
  readonly message: string
}

export type RolloutVerdict = 'succeeded' | 'in-progress' | 'failed' | 'unknown'

/** Why a rollout failed: the object that shows it, what it says, and the last lines of its log. */
export interface FailureCause {
  readonly object: string
  readonly message: string
  readonly log: readonly string[]
}

/** What one look at all clusters of an environment came to. */
export interface RolloutSight {
  readonly verdict: RolloutVerdict
  /** One sentence; empty when it succeeded. */
  readonly because: string
  readonly clusters: readonly ClusterProgress[]
  /** Everything of its own runs everywhere; only what it neither changed nor harmed keeps it from success. */
  readonly hasArrived?: true
  readonly cause?: FailureCause
  /** When the last of it became current, in milliseconds since 1970. */
  readonly settledAt?: number
}

/** Whether looking again may tell more: not where a person has to connect or repair every cluster that has not got it yet. */
export function mayBeSeen({ clusters }: RolloutSight): boolean {
  const open = clusters.filter(({ verdict }) => verdict === 'in-progress' || verdict === 'unknown')
  return open.length === 0 || open.some(({ lasting }) => lasting === undefined)
}

/** `unknown`: not looked at in this run. */
export type RolloutFact =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'seen'; readonly sight: RolloutSight }

/** How a promotion ended once it was merged; `merged`: nobody watched. */
export interface RecordedOutcome {
  readonly verdict: 'merged' | 'succeeded' | 'failed' | 'unknown'
  readonly because: string
}
