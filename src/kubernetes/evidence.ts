import type { Seen } from '../engine/ports/cluster-port.ts'
import type { ClusterObject, Evidence, ObjectRef } from '../rollout/object.ts'
import { type Api, type Fault, fieldsOf, listOf, textOf } from './api.ts'
import { type Listed, list } from './list.ts'
import { readLogs } from './logs.ts'
import { isFault, readObject } from './read.ts'
import { collectionPath, type FindResource } from './resources.ts'
import { seen, unseen } from './seen.ts'
import { selectorText } from './selector.ts'

const nothing: Evidence = { replicaSets: [], pods: [], events: [], logs: new Map() }

/** What explains how a workload stands. Logs that cannot be read are left out: they only illustrate. */
export async function readEvidence(api: Api, find: FindResource, ref: ObjectRef): Promise<Seen<Evidence>> {
  const workload = await readObject(api, find, ref)
  if (isFault(workload)) return unseen(workload)
  if (workload === 'absent') return seen(nothing)
  const namespace = workload.metadata.namespace ?? 'default'
  const [owned, warnings] = await Promise.all([
    readOwned(api, workload, namespace),
    listIn(api, 'v1', 'events', namespace, { fieldSelector: 'type!=Normal' }),
  ])
  const faults = [...(isFault(owned) ? [owned] : []), ...(warnings.kind === 'fault' ? [warnings] : [])]
  if (isFault(owned) || warnings.kind === 'fault') return unseen(...faults)
  const subjects = new Set(
    [workload, ...owned.replicaSets, ...owned.pods].map(({ metadata }) => metadata.uid),
  )
  const events = [...warnings.objects.values()].filter(event =>
    subjects.has(textOf(fieldsOf(event.involvedObject).uid)),
  )
  return seen({ ...owned, events, logs: await readLogs(api, owned.pods) })
}

type Owned = Pick<Evidence, 'replicaSets' | 'pods'>

async function readOwned(api: Api, workload: ClusterObject, namespace: string): Promise<Owned | Fault> {
  if (workload.kind === 'Pod') return { replicaSets: [], pods: [workload] }
  const selector = selectorText(fieldsOf(workload.spec).selector)
  if (selector === undefined) return { replicaSets: [], pods: [] }
  const query = { labelSelector: selector }
  const [sets, pods] = await Promise.all([
    workload.kind === 'Deployment' ? listIn(api, 'apps/v1', 'replicasets', namespace, query) : none,
    listIn(api, 'v1', 'pods', namespace, query),
  ])
  if (sets.kind === 'fault') return sets
  if (pods.kind === 'fault') return pods
  const replicaSets = ownedBy([workload], sets.objects)
  return { replicaSets, pods: ownedBy([workload, ...replicaSets], pods.objects) }
}

const none: Listed<ClusterObject> = { kind: 'listed', objects: new Map(), resourceVersion: '' }

function listIn(
  api: Api,
  apiVersion: string,
  plural: string,
  namespace: string,
  query: Readonly<Record<string, string>>,
): Promise<Listed<ClusterObject>> {
  const path = collectionPath({ apiVersion, kind: '', plural, namespaced: true }, namespace)
  return list(api, { path, query }, object => object)
}

// Labels may match what belongs to another workload; owners cannot.
function ownedBy(
  owners: readonly ClusterObject[],
  objects: ReadonlyMap<string, ClusterObject>,
): readonly ClusterObject[] {
  const uids = new Set(owners.map(({ metadata }) => metadata.uid))
  return [...objects.values()].filter(({ metadata }) =>
    listOf(metadata.ownerReferences).some(entry => uids.has(textOf(fieldsOf(entry).uid))),
  )
}
