import type { GateResult } from './gate.ts'
import type { Edit } from './plan.ts'

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
  readonly pullRequest?: {
    readonly number: number
    readonly url: string
    readonly head: string
    readonly base: string
  }
  readonly checks?: { readonly passed: number; readonly total: number; readonly approvedBy?: string }
  readonly mergeCommit?: { readonly sha: string; readonly url: string }
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
