import { type KubeObject, mapAt, textAt } from '../json.ts'
import { type Context, deleteObject, listOf, setStatus } from './context.ts'
import { createPod, isReady, podsOf } from './replica-sets.ts'
import { templateHash } from './template-hash.ts'

const hashLabel = 'controller-revision-hash'

/** One pod of every DaemonSet on the one node. */
export function runDaemonSets(context: Context): void {
  for (const set of listOf(context, 'apps/v1', 'DaemonSet')) {
    const revision = templateHash(mapAt(set, 'spec').template)
    const isUpdated = ({ metadata }: KubeObject) => metadata.labels?.[hashLabel] === revision
    const pods = podsOf(context, set)
    const isRolling = textAt(set, 'spec', 'updateStrategy', 'type') !== 'OnDelete'
    const [old] = pods.filter(pod => !isUpdated(pod))
    if (pods.length === 0) createPod(context, set, { labels: { [hashLabel]: revision } })
    else if (old !== undefined && isRolling) deleteObject(context, old)
    const now = podsOf(context, set)
    const ready = now.filter(isReady).length
    setStatus(context, set, {
      observedGeneration: set.metadata.generation,
      currentNumberScheduled: now.length,
      desiredNumberScheduled: 1,
      numberMisscheduled: 0,
      numberReady: ready,
      updatedNumberScheduled: now.filter(isUpdated).length,
      ...(ready > 0 ? { numberAvailable: ready } : { numberUnavailable: 1 }),
    })
  }
}
