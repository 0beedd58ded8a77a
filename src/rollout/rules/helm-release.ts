import { type Condition, conditionOf, sayCondition, sayWork } from '../conditions.ts'
import { numberAt } from '../fields.ts'
import { deployedChart } from '../helm.ts'
import type { Cause, ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, type Rule } from '../rule.ts'
import { suspendedStatus } from '../suspended.ts'

/** `Reconciling` stays true after a failure that is tried again; here the failure counts once no try is left. */
export const helmRelease: Rule = {
  group: 'helm.toolkit.fluxcd.io',
  kinds: ['HelmRelease'],
  ownConditions: true,
  judge,
}

// What Helm gave up on. `RollbackSucceeded` and `UninstallSucceeded` are how a failure was cleaned up.
const failures = [
  'InstallFailed',
  'UpgradeFailed',
  'TestFailed',
  'RollbackSucceeded',
  'RollbackFailed',
  'UninstallSucceeded',
  'UninstallFailed',
]

function judge(object: ClusterObject): ObjectReport {
  const ready = conditionOf(object, 'Ready')
  const suspended = suspendedStatus(object, ready, 'upgrades')
  if (suspended !== undefined) return suspended
  const stalled = conditionOf(object, 'Stalled')
  if (stalled?.status === 'True') return ended(object, 'stalled', ready?.status === 'False' ? ready : stalled)
  if (ready === undefined) return inProgress('Flux has not yet looked at it')
  if (ready.status === 'True') return current(ready.message)
  const isFailure = ready.status === 'False' && failures.includes(ready.reason)
  return isFailure && !triesAgain(object) ? ended(object, 'other', ready) : inProgress(sayWork(object, ready))
}

/** The first line says what runs now, the rest what went wrong. */
function ended(object: ClusterObject, code: Cause['code'], said: Condition): ObjectReport {
  const released = conditionOf(object, 'Released')
  const wrong =
    released?.status === 'False' && released.message !== said.message ? [sayCondition(released)] : []
  const message = [...back(object, said), sayCondition(said), ...wrong].join('; ')
  return failed(object, /\bhooks?\b/.test(message) ? 'hook' : code, message)
}

function back(object: ClusterObject, { reason }: Condition): readonly string[] {
  if (reason !== 'RollbackSucceeded') return []
  const chart = deployedChart(object)
  return [chart === undefined ? 'the old version runs again' : `the old version ${chart.version} runs again`]
}

/** Whether Flux will try once more by itself: −1 retries are endless, none is the default. */
function triesAgain(object: ClusterObject): boolean {
  return (['install', 'upgrade'] as const).some(action => {
    const done = numberAt(object, 'status', `${action}Failures`) ?? 0
    const retries = numberAt(object, 'spec', action, 'remediation', 'retries') ?? 0
    return done > 0 && (retries < 0 || done <= retries)
  })
}
