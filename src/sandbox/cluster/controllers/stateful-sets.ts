import { type JsonMap, type KubeObject, mapAt, numberAt, textAt } from '../json.ts'
import { type Context, deleteObject, listOf, setStatus } from './context.ts'
import { createPod, isReady, podsOf } from './replica-sets.ts'
import { templateHash } from './template-hash.ts'

const hashLabel = 'controller-revision-hash'

/** Makes and replaces the pods of every StatefulSet, one at a time. */
export function runStatefulSets(context: Context): void {
  for (const set of listOf(context, 'apps/v1', 'StatefulSet')) {
    const revision = revisionOf(set)
    if (textAt(set, 'spec', 'updateStrategy', 'type') !== 'OnDelete') moveOne(context, set, revision)
    else grow(context, set, revision)
    setStatus(context, set, statusOf(set, podsOf(context, set), revision))
  }
}

function revisionOf({ spec, metadata }: KubeObject): string {
  return `${metadata.name}-${templateHash(mapAt({ spec }, 'spec').template)}`
}

function ordinalOf({ metadata }: KubeObject): number {
  return Number(metadata.name.slice(metadata.name.lastIndexOf('-') + 1))
}

/** Up from the lowest ordinal, each once the one before is ready. Answers whether something was done or is awaited. */
function grow(context: Context, set: KubeObject, revision: string): boolean {
  const pods = podsOf(context, set)
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1
  for (const pod of pods) if (ordinalOf(pod) >= wanted) deleteObject(context, pod)
  const isParallel = textAt(set, 'spec', 'podManagementPolicy') === 'Parallel'
  for (let ordinal = 0; ordinal < wanted; ordinal++) {
    const pod = pods.find(candidate => ordinalOf(candidate) === ordinal)
    if (pod === undefined)
      createPod(context, set, { name: `${set.metadata.name}-${ordinal}`, labels: { [hashLabel]: revision } })
    if (!isParallel && (pod === undefined || !isReady(pod))) return true
  }
  return false
}

/** Down from the highest ordinal to the partition, each once every other is ready. */
function moveOne(context: Context, set: KubeObject, revision: string): void {
  const partition = numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0
  const old = podsOf(context, set)
    .filter(pod => ordinalOf(pod) >= partition && pod.metadata.labels?.[hashLabel] !== revision)
    .toSorted((left, right) => ordinalOf(right) - ordinalOf(left))
  // What is broken is replaced at once: it will not become ready by waiting.
  const broken = old.find(pod => !isReady(pod))
  if (broken !== undefined) {
    deleteObject(context, broken)
    return
  }
  const isBusy = grow(context, set, revision)
  const [next] = old
  if (!isBusy && next !== undefined) deleteObject(context, next)
}

function statusOf(set: KubeObject, pods: readonly KubeObject[], revision: string): JsonMap {
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1
  const updated = pods.filter(({ metadata }) => metadata.labels?.[hashLabel] === revision).length
  const before = textAt(set, 'status', 'currentRevision') ?? revision
  const isDone = updated === wanted && pods.length === wanted && pods.every(isReady)
  const currentRevision = isDone ? revision : before
  const current = pods.filter(({ metadata }) => metadata.labels?.[hashLabel] === currentRevision).length
  const ready = pods.filter(isReady).length
  return {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    currentReplicas: current,
    updatedReplicas: updated,
    currentRevision,
    updateRevision: revision,
    collisionCount: 0,
  }
}
