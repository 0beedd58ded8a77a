import { conditionsOf } from './conditions.ts'
import { containersOf } from './containers.ts'
import { newPods } from './new-pods.ts'
import type { ClusterObject, Evidence, ObjectStatus } from './object.ts'

/** What an object's status was at a moment, in milliseconds since 1970. */
export interface Observation {
  readonly at: number
  readonly status: ObjectStatus
}

/** Whether what is current has been so for long enough; until then it may be on its way down again. Milliseconds since 1970. */
export type Stability = { readonly kind: 'stable' } | { readonly kind: 'settling'; readonly until: number }

/** `since` is when it became current, `stableFor` the milliseconds it has to stay so. */
export function stability(since: number, stableFor: number, now: number): Stability {
  const until = since + stableFor
  return now >= until ? { kind: 'stable' } : { kind: 'settling', until }
}

/** From when on every observation found it current; nothing when the last did not. */
export function currentSince(observations: readonly Observation[]): number | undefined {
  let since: number | undefined
  for (const { at, status } of observations) since = status === 'current' ? (since ?? at) : undefined
  return since
}

/**
 * When the workload or one of its new pods last changed how it stands, by the cluster's own time stamps: a restarted process and one that
 * has watched all along say the same, and a pod that flaps between two looks is caught. Nothing when no time is known.
 */
export function lastTransition(workload: ClusterObject, evidence: Evidence): number | undefined {
  const pods = newPods(workload, evidence)
  const ofConditions = [workload, ...pods].flatMap(object => conditionsOf(object).map(({ since }) => since))
  const ofContainers = pods
    .flatMap(containersOf)
    .flatMap(({ runningSince, endedAt }) => [runningSince, endedAt])
  const times = [...ofConditions, ...ofContainers].filter(time => time !== undefined)
  return times.length === 0 ? undefined : Math.max(...times)
}
