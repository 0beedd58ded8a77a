import { conditionOf, conditionsOf, sayCondition } from './conditions.ts'
import { numberAt } from './fields.ts'
import { expressionStatus, type HealthExpressions } from './health-expressions.ts'
import type { ClusterObject, ObjectReport } from './object.ts'
import { failed, groupOf, inProgress, type Rule } from './rule.ts'
import { customResource } from './rules/custom-resource.ts'
import { rules } from './rules.ts'
import { isSuspended } from './suspended.ts'

/**
 * How an object of a cluster stands, in the order of kstatus: being deleted, generation not observed, `Reconciling` and `Stalled`, the
 * rule of its kind, `Ready`, current. Health expressions for its kind take the place of all but the first two, as in Flux. Sees one
 * object only: `workloadReport` adds what its pods show. `now` in milliseconds since 1970.
 */
export function objectStatus(
  object: ClusterObject | undefined,
  now: number,
  expressions: readonly HealthExpressions[] = [],
): ObjectReport {
  if (object === undefined) return { status: 'not-found', message: 'does not exist' }
  const { deletionTimestamp } = object.metadata
  if (deletionTimestamp !== undefined)
    return { status: 'terminating', message: `is being deleted since ${deletionTimestamp}` }
  return unobserved(object) ?? expressionStatus(object, expressions) ?? ruled(object, now)
}

function ruled(object: ClusterObject, now: number): ObjectReport {
  const rule = ruleOf(object)
  const said = rule?.ownConditions ? undefined : announced(object)
  return said ?? (rule === undefined ? customResource(object) : rule.judge(object, now))
}

function ruleOf({ apiVersion, kind }: ClusterObject): Rule | undefined {
  const group = groupOf(apiVersion)
  return rules.find(rule => rule.group === group && (rule.kinds === 'all' || rule.kinds.includes(kind)))
}

/** Where one of the two is missing there is nothing to compare. */
function unobserved(object: ClusterObject): ObjectReport | undefined {
  const { generation } = object.metadata
  const observed = numberAt(object, 'status', 'observedGeneration')
  if (generation === undefined || observed === undefined || generation === observed) return undefined
  if (hasFailedAt(object, generation)) return undefined
  if (isSuspended(object))
    return {
      status: 'unknown',
      message: `it is suspended since generation ${observed}; now is ${generation}`,
    }
  const reconciling = conditionOf(object, 'Reconciling')
  if (reconciling?.status === 'True' && reconciling.message !== '')
    return inProgress(sayCondition(reconciling))
  // Flux's controllers write so before their first success.
  if (observed < 0) return inProgress('its controller has not yet been through with it')
  return inProgress(`its controller has seen generation ${observed}, not yet ${generation}`)
}

/** Flux writes the generation only when it has succeeded; a failure says in its condition which one it was about. */
function hasFailedAt(object: ClusterObject, generation: number): boolean {
  if (!groupOf(object.apiVersion).endsWith('.toolkit.fluxcd.io')) return false
  const ready = conditionOf(object, 'Ready')
  return ready?.status === 'False' && ready.observedGeneration === generation
}

/** The two conditions that kstatus defines for every kind; the first in the list's order decides. */
function announced(object: ClusterObject): ObjectReport | undefined {
  for (const condition of conditionsOf(object)) {
    if (condition.status !== 'True') continue
    if (condition.type === 'Reconciling') return inProgress(sayCondition(condition))
    if (condition.type === 'Stalled') return failed(object, 'stalled', sayCondition(condition))
  }
  return undefined
}
