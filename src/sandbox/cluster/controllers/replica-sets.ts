import { isMap, type JsonMap, type KubeObject, listAt, mapAt, numberAt, textAt } from '../json.ts'
import { type Context, createObject, deleteObject, isOwnedBy, listOf, ownedBy, setStatus } from './context.ts'

/** Keeps as many pods of each ReplicaSet as it asks for. */
export function runReplicaSets(context: Context): void {
  for (const replicaSet of listOf(context, 'apps/v1', 'ReplicaSet')) {
    const pods = podsOf(context, replicaSet)
    const wanted = numberAt(replicaSet, 'spec', 'replicas') ?? 1
    for (let count = pods.length; count < wanted; count++) createPod(context, replicaSet)
    // Those that are not ready go first, then the youngest.
    const leaving = pods
      .toSorted((left, right) => rank(left) - rank(right))
      .slice(0, Math.max(0, pods.length - wanted))
    for (const pod of leaving) deleteObject(context, pod)
    setStatus(context, replicaSet, replicaSetStatus(replicaSet, podsOf(context, replicaSet)))
  }
}

export function podsOf(context: Context, owner: KubeObject): readonly KubeObject[] {
  return listOf(context, 'v1', 'Pod').filter(pod => isOwnedBy(pod, owner))
}

/** Makes a pod from its owner's template. */
export function createPod(
  context: Context,
  owner: KubeObject,
  more: { readonly name?: string; readonly labels?: JsonMap } = {},
): void {
  const template = mapAt(owner, 'spec', 'template')
  const { namespace, name } = owner.metadata
  const labels = { ...mapAt(template, 'metadata', 'labels'), ...more.labels }
  const named = more.name === undefined ? { generateName: `${name}-` } : { name: more.name }
  const annotations = mapAt(template, 'metadata', 'annotations')
  const metadata = { ...named, labels, annotations, ownerReferences: [ownedBy(owner)] }
  const spec = { ...mapAt(template, 'spec'), nodeName: 'sandbox' }
  createObject(context, { apiVersion: 'v1', kind: 'Pod', metadata, spec }, namespace)
}

export function isReady(pod: KubeObject): boolean {
  return listAt(pod, 'status', 'conditions').some(
    entry => textAt(entry, 'type') === 'Ready' && textAt(entry, 'status') === 'True',
  )
}

function rank(pod: KubeObject): number {
  return isReady(pod) ? 1 : 0
}

function replicaSetStatus(replicaSet: KubeObject, pods: readonly KubeObject[]): JsonMap {
  const ready = pods.filter(isReady).length
  const failure = listAt(replicaSet, 'status', 'conditions').filter(isMap)
  return {
    replicas: pods.length,
    fullyLabeledReplicas: pods.length,
    observedGeneration: replicaSet.metadata.generation,
    ...(ready === 0 ? {} : { readyReplicas: ready, availableReplicas: ready }),
    ...(failure.length === 0 ? {} : { conditions: failure }),
  }
}
