import { fieldAt, textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, type Rule } from '../rule.ts'

export const cronJob: Rule = { group: 'batch', kinds: ['CronJob'], judge }

/** What it starts later says nothing about whether its schedule arrived. */
function judge(object: ClusterObject): ObjectReport {
  if (fieldAt(object, 'spec', 'suspend') === true) return current('it is suspended')
  const last = textAt(object, 'status', 'lastScheduleTime')
  return current(
    last === undefined ? 'it is scheduled and has not yet run' : `it is scheduled and last ran at ${last}`,
  )
}
