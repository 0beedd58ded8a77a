import type { Problem } from '../lib/problem.ts'
import type { DeliveryFact } from './delivery.ts'
import type { Fleet } from './fleet.ts'
import type { Goal } from './goal.ts'
import type { Sha } from './names.ts'
import type { Plan } from './plan.ts'
import type { EnvironmentPolicy } from './policy.ts'
import type { RecordedOutcome, RolloutFact } from './rollout.ts'
import type { Claim, Slot } from './slot.ts'

/** What the plan for a goal came to. `current`: every pin has the version already. */
export type Planned =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'current' }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** What is known about a version; `absent` says where it was looked for, `not-asked` when there was nothing to ask, `accepted` when it was asked before this promotion was proposed. */
export type VersionKnowledge =
  | { readonly kind: 'pinned'; readonly environment: string }
  | { readonly kind: 'tagged'; readonly repository: string }
  | { readonly kind: 'absent'; readonly repository: string; readonly near: readonly string[] }
  | { readonly kind: 'published'; readonly images: readonly string[] }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'not-asked'; readonly reason?: string }
  | { readonly kind: 'accepted' }

/** What became of a release in the environment before. `not-watched`: no cluster is connected there, so merged there counts. */
export type UpstreamFact =
  | { readonly kind: 'not-watched' }
  | { readonly kind: 'verified'; readonly how: 'followed' | 'seen' }
  | { readonly kind: 'under-way' | 'failed' | 'unknown'; readonly because: string }

/** What authorization answered, at the moment it was asked. */
export interface PermissionFact {
  readonly status: 'passed' | 'blocked'
  readonly detail: string
}

/** Why a merge queue let a pull request go without merging it. */
export type LeftQueue =
  | { readonly kind: 'failed-checks' | 'late-checks' | 'conflict' | 'rules' | 'invalid-merge' }
  | { readonly kind: 'taken-out'; readonly by: string }

/** Everything of an open pull request that decides whether it may be merged. */
export interface ReviewFacts {
  readonly head: Sha
  readonly baseHead: Sha
  readonly mergeable: 'yes' | 'conflict' | 'unknown'
  readonly checks: readonly {
    readonly name: string
    readonly status: 'passed' | 'failed' | 'pending'
  }[]
  readonly requiredChecks: readonly string[] | 'unknown'
  readonly approvals: readonly {
    readonly by: { readonly id: number; readonly login: string }
    readonly commit: Sha
    readonly canWrite: boolean
  }[]
  /** False until there was time for checks to appear. */
  readonly settled: boolean
  /** GitHub will merge it by itself. */
  readonly scheduled?: boolean
  /** It was in the merge queue with this head, and is there no more. */
  readonly leftQueue?: LeftQueue
  /** Workflows do not start for what we do: a check that is one waits until somebody starts it. */
  readonly startsNoWorkflows?: true
  /** Absent: nobody had GitHub do so. */
  readonly autoMerge?: AutoMergeFact
}

/** Who has GitHub merge it by itself once its own rules let it. `forbidden`: the repository does not allow it. */
export type AutoMergeFact =
  | { readonly kind: 'forbidden' | 'off' | 'theirs' }
  /** `claim`: what we had asked for; absent where the merge keeps the commits' own words. */
  | { readonly kind: 'ours'; readonly claim?: Claim }

/** All facts on which one promotion's gates decide. */
export interface GateFacts {
  readonly request: string
  readonly requester: { readonly id: number; readonly login: string }
  readonly goal: Goal
  /** It goes back: order and soak do not ask. */
  readonly rollback: boolean
  readonly fleet: Fleet
  readonly policy: EnvironmentPolicy
  readonly versions: 'known' | 'strict' | 'any'
  readonly known: VersionKnowledge
  readonly permission: PermissionFact
  readonly planned: Planned
  /** By environment; one that is missing is not watched. */
  readonly upstream: ReadonlyMap<string, UpstreamFact>
  readonly slot: Slot
  /** The branch that promotions merge into. */
  readonly defaultBranch: string
  readonly review?: ReviewFacts
  /** Of the same request's earlier legs, for a dry run: taken as if they had ended well. */
  readonly assumed: readonly Goal[]
}

/** GitHub's record of the merge. `unknown`: not looked for yet; `watching`: its rollout is being followed. */
export type DeploymentFact =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' }
  | (Recorded & { readonly kind: 'unreported' })
  | (Recorded & { readonly kind: 'watching' })
  | (Recorded & { readonly kind: 'reported'; readonly outcome: RecordedOutcome })

interface Recorded {
  readonly id: number
  /** When it was made, in milliseconds since 1970. */
  readonly since?: number
  /** Somebody merged a commit along with it that is not ours. */
  readonly stray?: true
}

/** When a deployment was made, as far as that is known. */
export function recordedAt(deployment: DeploymentFact): { readonly since?: number } {
  return 'since' in deployment && deployment.since !== undefined ? { since: deployment.since } : {}
}

/** What the last try to merge answered, in this run. */
export type MergeAnswer =
  | { readonly kind: 'pending' }
  /** `awaits`: for nothing but checks and reviews that GitHub itself will see. */
  | { readonly kind: 'blocked'; readonly reason: string; readonly awaits?: true }
  | { readonly kind: 'head-moved' }

/** What the last try to leave the merge to GitHub answered, in this run. `ready`: it could be merged at once. */
export type ScheduleAnswer =
  | { readonly kind: 'ready' | 'head-moved' }
  | { readonly kind: 'unavailable'; readonly reason: string }

/** One promotion, as it stands in the world. */
export interface Observed extends GateFacts {
  /** Set when the request was taken back, or its comment was edited or deleted before anything was done. */
  readonly withdrawn?: Withdrawal
  readonly deployment: DeploymentFact
  readonly rollout: RolloutFact
  /** Where Lockkeeper applies by itself. */
  readonly delivery: DeliveryFact
  readonly mergeAnswer?: MergeAnswer
  readonly scheduleAnswer?: ScheduleAnswer
  /** Whether this process is the one to record the merge: it merged, or whoever did has had time enough. */
  readonly records: boolean
  /** This run merged it, exactly as planned; otherwise the fleet was read after the merge and tells what came of it. */
  readonly mergedHere: boolean
  /** Whether this run asked the gates once more of what somebody else, or GitHub by itself, merged. */
  readonly lookedBack: boolean
  /** True once pull requests were looked for while the slot was claimed. */
  readonly searched: boolean
  /** Whether this process made the newest commit, or whoever made it has not gone on for so long that it must have died. */
  readonly leads: boolean
  /** False once this run has waited for GitHub long enough. */
  readonly patient: boolean
}

export type Withdrawal =
  | { readonly kind: 'cancelled'; readonly by: string }
  | { readonly kind: 'edited' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'earlier-leg'; readonly environment: string }
  | { readonly kind: 'no-difference' }
  /** It was seen long ago, and its reply is gone. */
  | { readonly kind: 'stale' }
