import { type Condition, conditionOf, conditionsOf, isOlder, sayCondition } from '../conditions.ts'
import { textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, orderGrace, type Rule } from '../rule.ts'
import { suspendedStatus } from '../suspended.ts'

export const fluxSource: Rule = {
  group: 'source.toolkit.fluxcd.io',
  kinds: ['GitRepository', 'OCIRepository', 'Bucket', 'HelmRepository', 'HelmChart', 'ExternalArtifact'],
  ownConditions: true,
  judge,
}

// Each is there only while something is wrong; `SourceVerified` says so by being False.
const troubles = ['FetchFailed', 'BuildFailed', 'StorageOperationFailed', 'IncludeUnavailable']

function judge(object: ClusterObject, now: number): ObjectReport {
  const ready = conditionOf(object, 'Ready')
  const suspended = suspendedStatus(object, ready, 'fetches')
  if (suspended !== undefined) return suspended
  const stalled = conditionOf(object, 'Stalled')
  if (stalled?.status === 'True') return failed(object, 'stalled', sayCondition(stalled))
  const trouble = conditionsOf(object).find(isTrouble)
  // A fetch that fails once, for want of the network, is made again at the next interval.
  if (trouble !== undefined)
    return isOlder(trouble, now, orderGrace)
      ? failed(object, 'build', sayCondition(trouble))
      : inProgress(sayCondition(trouble))
  if (ready?.status === 'True') return current(ready.message)
  if (ready !== undefined) return inProgress(sayCondition(ready))
  // Flux only looks up an OCI registry's charts through their HelmChart: such a repository has no status.
  return textAt(object, 'spec', 'type') === 'oci'
    ? current('it is there')
    : inProgress('Flux has not yet looked at it')
}

function isTrouble({ type, status }: Condition): boolean {
  return (status === 'True' && troubles.includes(type)) || (status === 'False' && type === 'SourceVerified')
}
