import type { GateResult } from './gate.ts'
import type { Edit } from './plan.ts'
import type { Proof } from './proof.ts'
import type { RolloutSight } from './rollout.ts'
import type { RenderedSize } from './slot.ts'

/** How a promotion ended. `merged`: no cluster is connected, so nobody watched. */
export type Verdict =
  | 'succeeded'
  | 'merged'
  | 'failed'
  | 'unknown'
  | 'refused'
  | 'cancelled'
  | 'superseded'
  | 'nothing-to-do'

export type PromotionState =
  | 'requested'
  | 'planned'
  | 'proposed'
  | 'gated'
  | 'waiting'
  | 'merging'
  | 'merged'
  | 'rolling-out'
  | 'ended'

/** A pull request as it is shown: its number, with its address behind it. */
export interface PullRequestName {
  readonly number: number
  readonly url: string
}

/** The rollback that follows a failure: `ready` for a person to merge, or carried out. */
export interface WayBack {
  readonly kind: 'ready' | 'under-way' | 'done' | 'failed'
  readonly version: string
  readonly because: string
  readonly pullRequest?: PullRequestName
}

/** Where one promotion of a request stands: what the reply shows of it. */
export interface PromotionProgress {
  readonly app: string
  readonly environment: string
  readonly from?: string
  readonly to: string
  readonly state: PromotionState
  /** Present exactly when the state is `ended`. */
  readonly verdict?: Verdict
  readonly gates: readonly GateResult[]
  readonly edits: readonly Edit[]
  /** Pins that were chosen over others, and why. */
  readonly chosen?: readonly { readonly file: string; readonly line: number; readonly because: string }[]
  /** While the plan is at hand. */
  readonly proof?: Proof
  /** What the plan changed in what is rendered, also once it is carried out. */
  readonly rendered?: RenderedSize
  readonly pullRequest?: PullRequestName & { readonly head: string; readonly base: string }
  /** Others of its slot, which `because` and the gates may name. */
  readonly others?: readonly PullRequestName[]
  readonly checks?: { readonly passed: number; readonly total: number; readonly approvedBy?: string }
  /** GitHub is to merge it by itself. */
  readonly autoMerge?: true
  readonly mergeCommit?: { readonly sha: string; readonly url: string }
  readonly wayBack?: WayBack
  /** It goes back to an earlier release. */
  readonly rollback?: true
  /** Lockkeeper itself applies it, before it is merged. */
  readonly applied?: {
    /** In milliseconds since 1970. */
    readonly since?: number
    /** The clusters have what the default branch says: nothing was changed, or it was put back. */
    readonly isBack?: true
  }
  /** What was seen of its clusters. */
  readonly rollout?: RolloutSight
  /** In milliseconds since 1970. */
  readonly mergedAt?: number
  /** What it waits for, or why it ended so; one sentence of ours, never a user's text. */
  readonly because?: string
  /** Commands ready to copy. */
  readonly next: readonly string[]
}

/** A request and all its promotions: the view that a reply renders. */
export interface RequestProgress {
  readonly id: string
  readonly key: string
  readonly requestedBy: string
  readonly source: string
  readonly reason?: string
  readonly dryRun: boolean
  readonly promotions: readonly PromotionProgress[]
}
