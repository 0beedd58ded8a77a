import type { Condition } from './conditions.ts'
import { fieldAt } from './fields.ts'
import type { ClusterObject, ObjectReport } from './object.ts'

/** What nobody works on until it is resumed. What was ready before stays so; it is not what anybody waits for. */
export function suspendedStatus(
  object: ClusterObject,
  ready: Condition | undefined,
  verb: string,
): ObjectReport | undefined {
  if (!isSuspended(object) || ready?.status === 'True') return undefined
  return { status: 'unknown', message: `it is suspended: Flux ${verb} nothing until it is resumed` }
}

export function isSuspended(object: ClusterObject): boolean {
  return fieldAt(object, 'spec', 'suspend') === true
}
