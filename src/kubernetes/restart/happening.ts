import type { Restarted } from '../../rollout/restart/event.ts'
import type { Workload } from '../../rollout/restart/workload.ts'
import type { Fault } from '../api.ts'

/** What the restart controller did or met, for whoever logs and counts. Holds no content of a ConfigMap or Secret. */
export type Happening =
  | { readonly kind: 'leading' }
  | { readonly kind: 'following' }
  /** Every collection has been listed: from now on changes are seen. */
  | { readonly kind: 'synchronised'; readonly triggers: number; readonly workloads: number }
  | { readonly kind: 'learned'; readonly workload: Workload }
  | { readonly kind: 'restarted'; readonly restarted: Restarted }
  /** A dry run: it would have been restarted. */
  | { readonly kind: 'would-restart'; readonly restarted: Restarted }
  /** Somebody changed the workload at the same moment; it is looked at again. */
  | { readonly kind: 'conflict'; readonly workload: Workload }
  /** Admission or a missing right says no, or nothing answers; it is tried again. */
  | { readonly kind: 'failed'; readonly workload: Workload; readonly fault: Fault }
  | { readonly kind: 'event-failed'; readonly fault: Fault }
  | { readonly kind: 'lost'; readonly collection: string; readonly fault: Fault }
  | { readonly kind: 'resumed'; readonly collection: string }
  | { readonly kind: 'lease-seen' }
  | { readonly kind: 'lease-failed'; readonly fault: Fault }

export type Tell = (happening: Happening) => void
