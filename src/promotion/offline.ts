import type { GateResult } from './gate.ts'
import type { Edit } from './plan.ts'
import type { Proof } from './proof.ts'

/** What a command would do to a checkout, as it is shown. */
export interface OfflineView {
  readonly verdict: 'ready' | 'refused' | 'waiting' | 'nothing-to-do'
  readonly digest: string
  readonly edits: readonly Edit[]
  readonly promotions: readonly OfflineStanding[]
}

export interface OfflineStanding {
  readonly app: string
  readonly environment: string
  readonly from?: string
  readonly to: string
  readonly edits: readonly Edit[]
  readonly proof?: Proof
  readonly gates: readonly GateResult[]
}
