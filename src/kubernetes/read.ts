import type { Seen } from '../engine/ports/cluster-port.ts'
import type { ClusterObject, ObjectRef } from '../rollout/object.ts'
import { type Api, type Fault, fieldsOf } from './api.ts'
import { acceptOf, parseObject } from './list.ts'
import { type FindResource, objectPath } from './resources.ts'
import { seen, unseen } from './seen.ts'

// As many as there are connections for short questions.
const mostAtOnce = 8

/** The objects as they are now. A Secret comes without its values: they never enter this process. */
export async function readObjects(
  api: Api,
  find: FindResource,
  refs: readonly ObjectRef[],
): Promise<Seen<readonly (ClusterObject | undefined)[]>> {
  const found: (ClusterObject | 'absent' | Fault)[] = []
  const next = refs.entries()
  const work = async () => {
    for (const [at, ref] of next) found[at] = await readObject(api, find, ref)
  }
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, refs.length) }, work))
  const faults = found.filter(isFault)
  if (faults.length > 0) return unseen(...faults)
  return seen(found.map(entry => (entry === 'absent' || isFault(entry) ? undefined : entry)))
}

/** One object, or that it is not there, or that its kind is not. */
export async function readObject(
  api: Api,
  find: FindResource,
  ref: ObjectRef,
): Promise<ClusterObject | 'absent' | Fault> {
  const resource = await find(ref)
  if (resource === 'absent' || isFault(resource)) return resource
  const answer = await api.send({
    method: 'GET',
    path: objectPath(resource, ref),
    accept: acceptOf({ path: '', metadataOnly: isSecret(ref) }, ''),
  })
  if (answer.kind === 'fault') return answer.code === 'not-found' ? 'absent' : answer
  const { apiVersion, kind } = ref
  // A server that does not know the header sends all of it.
  const fields = isSecret(ref) ? { metadata: answer.body.metadata } : answer.body
  return parseObject({ ...fields, apiVersion, kind }) ?? 'absent'
}

export function isFault(value: unknown): value is Fault {
  return fieldsOf(value).kind === 'fault' && 'code' in fieldsOf(value)
}

export function isSecret({ apiVersion, kind }: Pick<ObjectRef, 'apiVersion' | 'kind'>): boolean {
  return apiVersion === 'v1' && kind === 'Secret'
}
