import { type Condition, conditionOf } from './conditions.ts'
import { timeAt } from './fields.ts'
import type { ClusterObject } from './object.ts'

// kstatus gives the scheduler as long, in milliseconds.
const window = 15_000

/** What the scheduler says of a pod that fits nowhere, and whether it says so for longer than scheduling takes. */
export function unschedulableSince(
  pod: ClusterObject,
  now: number,
): { readonly condition: Condition; readonly isLasting: boolean } | undefined {
  const condition = conditionOf(pod, 'PodScheduled')
  if (condition?.status !== 'False' || condition.reason !== 'Unschedulable') return undefined
  const created = timeAt(pod, 'metadata', 'creationTimestamp')
  return { condition, isLasting: created === undefined || now - created > window }
}
