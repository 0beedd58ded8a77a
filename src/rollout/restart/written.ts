import type { ClusterObject } from '../object.ts'
import { annotations } from './annotations.ts'
import { type Baseline, formatBaseline } from './baseline.ts'
import type { Stamp, Workload } from './workload.ts'

/** The field manager of what we write. A name of its own: Flux takes back what `kubectl` wrote, and nothing of this. */
export const fieldManager = 'lockkeeper-restart-controller'

/**
 * What server-side apply is given: the uid and the version that were looked at, so that it holds for nothing else, and every
 * annotation of ours, because one that is left out would be taken away.
 */
export function appliedWorkload(
  workload: Workload,
  baseline: Baseline,
  stamp: Stamp | undefined,
): ClusterObject {
  const { kind, namespace, name, uid, resourceVersion } = workload
  const learned = formatBaseline(baseline)
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      namespace,
      name,
      uid,
      resourceVersion,
      ...(learned === undefined ? {} : { annotations: { [annotations.baseline]: learned } }),
    },
    ...(stamp === undefined ? {} : { spec: { template: { metadata: { annotations: stamped(stamp) } } } }),
  }
}

function stamped({ timestamp, contentHash }: Stamp): Readonly<Record<string, string>> {
  return { [annotations.timestamp]: timestamp, [annotations.contentHash]: contentHash }
}
