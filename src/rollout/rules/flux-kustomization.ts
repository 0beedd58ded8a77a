import { conditionOf, sayCondition, sayWork } from '../conditions.ts'
import type { Cause, ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'
import { suspendedStatus } from '../suspended.ts'

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

// Where Flux unpacks what it builds: of a new name at each try.
const buildFolder = /(?:\/[\w.-]{1,64}){0,8}\/kustomization-\d+\//g

function judge(object: ClusterObject): ObjectReport {
  const ready = conditionOf(object, 'Ready')
  const suspended = suspendedStatus(object, ready, 'applies')
  if (suspended !== undefined) return suspended
  const stalled = conditionOf(object, 'Stalled')
  if (stalled?.status === 'True') return failed(object, 'stalled', sayCondition(stalled))
  if (ready === undefined) return inProgress('Flux has not yet looked at it')
  if (ready.status === 'True') return current(ready.message)
  const code = ready.status === 'False' ? failures.get(ready.reason) : undefined
  return code === undefined
    ? inProgress(sayWork(object, ready))
    : failed(object, code, sayCondition(ready).replaceAll(buildFolder, ''))
}
