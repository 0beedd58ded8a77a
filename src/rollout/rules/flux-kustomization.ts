import { conditionOf, sayCondition } from '../conditions.ts'
import { fieldAt } from '../fields.ts'
import type { Cause, ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'

/** A failure is tried again, with `Reconciling` true all the while: by that alone it would be in progress for ever. */
export const fluxKustomization: Rule = {
  group: 'kustomize.toolkit.fluxcd.io',
  kinds: ['Kustomization'],
  ownConditions: true,
  judge,
}

const failures: ReadonlyMap<string, Cause['code']> = new Map([
  ['ArtifactFailed', 'build'],
  ['BuildFailed', 'build'],
  ['ReconciliationFailed', 'admission'],
  ['PruneFailed', 'other'],
  ['HealthCheckFailed', 'other'],
])

function judge(object: ClusterObject): ObjectReport {
  if (fieldAt(object, 'spec', 'suspend') === true)
    return { status: 'unknown', message: 'it is suspended: Flux applies nothing until it is resumed' }
  const stalled = conditionOf(object, 'Stalled')
  if (stalled?.status === 'True') return failed(object, 'stalled', sayCondition(stalled))
  const ready = conditionOf(object, 'Ready')
  if (ready === undefined) return inProgress('Flux has not yet looked at it')
  if (ready.status === 'True') return current(ready.message)
  const code = ready.status === 'False' ? failures.get(ready.reason) : undefined
  return code === undefined ? inProgress(sayCondition(ready)) : failed(object, code, sayCondition(ready))
}
