import type { Ending } from './endings.ts'
import type { Sha } from './names.ts'
import type { Plan } from './plan.ts'
import type { RecordedOutcome } from './rollout.ts'
import type { PullRequestEnd } from './slot.ts'

/** The one thing to do next for a promotion. `wait` and `end` do nothing; every other is followed by another look. */
export type Step =
  | Ending
  | { readonly kind: 'claim'; readonly base: Sha }
  | { readonly kind: 'commit'; readonly onto: Sha; readonly plan: Plan }
  | { readonly kind: 'propose'; readonly plan: Plan }
  | { readonly kind: 'rename'; readonly number: number; readonly plan: Plan }
  | { readonly kind: 'close'; readonly number: number; readonly end: PullRequestEnd }
  | { readonly kind: 'clean'; readonly head: Sha }
  | {
      readonly kind: 'look'
      readonly at:
        | 'slot'
        | 'leader'
        | 'merger'
        | 'merge'
        | 'review'
        | 'checks'
        | 'mergeability'
        | 'deployment'
        | 'rollout'
        | 'delivery'
    }
  | { readonly kind: 'merge'; readonly number: number; readonly head: Sha }
  /** Has GitHub merge exactly that head by itself, and takes that back. */
  | { readonly kind: 'schedule'; readonly number: number; readonly head: Sha }
  | { readonly kind: 'unschedule'; readonly number: number }
  | { readonly kind: 'record'; readonly sha: Sha }
  | { readonly kind: 'report'; readonly deployment: number }
  | { readonly kind: 'conclude'; readonly deployment: number; readonly outcome: RecordedOutcome }
  /** Where Lockkeeper applies by itself: brings what would be merged to the clusters, or back what was there before. */
  | { readonly kind: 'apply' | 'restore' }
  /** Says in an open pull request why it is not merged. */
  | { readonly kind: 'note'; readonly number: number; readonly end: PullRequestEnd }
  | Waiting

/** Nothing to do now. `elsewhere`: another process has this promotion in hand, and its reply too. */
export interface Waiting {
  readonly kind: 'wait'
  readonly state: 'gated' | 'waiting' | 'merging' | 'rolling-out'
  readonly because: string
  readonly elsewhere?: true
}
