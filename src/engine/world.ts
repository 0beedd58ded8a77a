import type { Problem } from '../lib/problem.ts'
import type { ClusterPlace } from '../promotion/policy.ts'
import type { BuildMemo } from '../proof/memo.ts'
import type { OutcomeEvent } from './outcome.ts'
import type { OpenCluster } from './ports/cluster-port.ts'
import type { Clock, Installation } from './ports/ports.ts'
import type { OpenRegistry } from './ports/registry-port.ts'

/** Everything the engine is given: one installation of the GitHub App, time, our names, and where events go. */
export interface World {
  readonly installation: Installation
  readonly clock: Clock
  /** Absent: no registry is asked. */
  readonly registries?: OpenRegistry
  /** Absent: no cluster is connected, whatever the configuration says. */
  readonly clusters?: OpenCluster
  /** The cluster of environments for which the configuration names none; `clusters` opens it. */
  readonly givenCluster?: {
    readonly place: ClusterPlace
    /** Also of those whose own cannot be opened here: where one rollout is asked about, and not an order of environments. */
    readonly replaces: boolean
  }
  /** The names by which people speak to us: `@lockkeeper promote …`. */
  readonly mentions: readonly string[]
  /** Has a request looked at again after a while, in milliseconds. Absent, or forgotten: the next sweep does it. */
  readonly remind?: (request: string, after: number) => void
  readonly publish: (event: OutcomeEvent) => void
  /** What an error means for whoever asked, where that is known and can be changed: it is told in their thread. */
  readonly explain?: (error: unknown) => Problem | undefined
  /** GitHub starts no workflows for what we do: as with the workflow's own token. */
  readonly startsNoWorkflows?: true
  readonly delays: Delays
  /** Renderings that the engines of a process share, so that their memory is bounded together. Absent: its own. */
  readonly memo?: BuildMemo
}

/** In milliseconds. */
export interface Delays {
  /** How long a pull request without any check is given for one to appear. GitHub and CI register checks some seconds after a push. */
  readonly settle: number
  /** The waits between looks while GitHub computes whether a pull request can be merged. */
  readonly mergeability: readonly number[]
  /** After this long without a next step, whoever reacted to a comment or made a commit must have died, and another process goes on. */
  readonly abandoned: number
  /** Whoever reacts to a comment within this time was there before any workflow can have looked for a reaction. */
  readonly early: number
  /** How long the `sources` of other repositories' configurations may be remembered; the chosen one is read again each time. */
  readonly sources: number
  /** How long everything of a rollout has to stay current before it has succeeded. */
  readonly stable: number
  /** Between two looks at a rollout that goes on. */
  readonly rollout: number
  /** For so long a rollout that goes on is looked at without reading GitHub again. */
  readonly reread: number
  /** Between two looks at what GitHub is to merge by itself: nobody else asks whether it still may. */
  readonly scheduled: number
  /** An outcome that comes later than this after the reply gets a comment of its own, because edits notify nobody. */
  readonly outcome: number
}

export const defaultDelays: Delays = {
  settle: 5_000,
  mergeability: [500, 1_000, 2_000, 4_000],
  abandoned: 5_000,
  early: 2_000,
  sources: 60_000,
  stable: 10_000,
  rollout: 5_000,
  reread: 30_000,
  scheduled: 60_000,
  outcome: 120_000,
}
