import { textAt, timeAt } from './fields.ts'
import type { ClusterObject, Evidence } from './object.ts'

/** The pods of a workload's newest revision that are not being deleted: what older ones do is not this rollout's. */
export function newPods(workload: ClusterObject, evidence: Evidence): readonly ClusterObject[] {
  const owned = (owner: ClusterObject) =>
    evidence.pods.filter(pod => pod.metadata.deletionTimestamp === undefined && isOwnedBy(pod, owner))
  switch (workload.kind) {
    case 'Pod':
      return evidence.pods.filter(({ metadata: { name } }) => name === workload.metadata.name)
    case 'Deployment': {
      const replicaSet = newReplicaSet(workload, evidence.replicaSets)
      return replicaSet === undefined ? [] : owned(replicaSet)
    }
    case 'StatefulSet':
      return ofRevision(owned(workload), textAt(workload, 'status', 'updateRevision'))
    case 'DaemonSet':
      return newOfDaemonSet(workload, owned(workload))
    default:
      return owned(workload)
  }
}

const revisionKey = 'deployment.kubernetes.io/revision'

/** The ReplicaSet of a Deployment's own revision; without one, that of the highest. */
export function newReplicaSet(
  deployment: ClusterObject,
  replicaSets: readonly ClusterObject[],
): ClusterObject | undefined {
  const wanted = deployment.metadata.annotations?.[revisionKey]
  const owned = replicaSets.filter(replicaSet => isOwnedBy(replicaSet, deployment))
  const newestFirst = owned.toSorted((left, right) => revisionOf(right) - revisionOf(left))
  return newestFirst.find(({ metadata }) => metadata.annotations?.[revisionKey] === wanted) ?? newestFirst[0]
}

function revisionOf({ metadata }: ClusterObject): number {
  return Number(metadata.annotations?.[revisionKey] ?? 0)
}

const hashLabel = 'controller-revision-hash'

function ofRevision(pods: readonly ClusterObject[], revision: string | undefined): readonly ClusterObject[] {
  if (revision === undefined) return pods
  return pods.filter(({ metadata: { labels } }) => labels?.[hashLabel] === revision)
}

/** Its status names no revision: the template's generation does, else the youngest pod's hash. */
function newOfDaemonSet(
  { metadata: { annotations } }: ClusterObject,
  pods: readonly ClusterObject[],
): readonly ClusterObject[] {
  const generation = annotations?.['deprecated.daemonset.template.generation']
  const ofTemplate = pods.filter(
    ({ metadata: { labels } }) =>
      generation !== undefined && labels?.['pod-template-generation'] === generation,
  )
  if (ofTemplate.length > 0) return ofTemplate
  const [youngest] = pods.toSorted((left, right) => createdAt(right) - createdAt(left))
  return ofRevision(pods, youngest?.metadata.labels?.[hashLabel])
}

function createdAt(object: ClusterObject): number {
  return timeAt(object, 'metadata', 'creationTimestamp') ?? 0
}

/** By the owner's uid where it is known. */
export function isOwnedBy({ metadata }: ClusterObject, owner: ClusterObject): boolean {
  return (metadata.ownerReferences ?? []).some(({ uid, kind, name }) =>
    owner.metadata.uid === undefined
      ? kind === owner.kind && name === owner.metadata.name
      : uid === owner.metadata.uid,
  )
}
