import type { Applied, Seen } from '../engine/ports/cluster-port.ts'
import { withAdvice } from '../lib/with-advice.ts'
import type { ObjectRef } from '../rollout/object.ts'
import { type Api, type Fault, fieldsOf } from './api.ts'
import { fieldManager } from './apply.ts'
import { isFault, readObject } from './read.ts'
import { type FindResource, objectPath } from './resources.ts'
import { seen, unseen } from './seen.ts'

/** Deletes object by object, what they own with them; what is gone already counts as deleted. */
export async function removeObjects(
  api: Api,
  find: FindResource,
  refs: readonly ObjectRef[],
): Promise<Seen<readonly Applied[]>> {
  const removed: Applied[] = []
  for (const ref of refs) {
    const resource = await find(ref)
    if (isFault(resource)) return unseen(resource)
    const answer =
      resource === 'absent'
        ? undefined
        : await api.send({
            method: 'DELETE',
            path: objectPath(resource, ref),
            query: { propagationPolicy: 'Background' },
          })
    if (answer?.kind === 'fault' && ['forbidden', 'invalid', 'conflict'].includes(answer.code)) {
      removed.push({ kind: 'refused', ref, reason: withAdvice(answer.message, answer.advice) })
      break
    }
    if (answer?.kind === 'fault' && answer.code !== 'not-found') return unseen(answer)
    removed.push({ kind: 'removed', ref })
  }
  return seen(removed)
}

const restartable: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet']

/** The annotation on a pod template that makes a workload replace its pods; the restart controller's too. */
export const restartAnnotation = 'rolling.restart.controller/restartTimestamp'

/** Stamps the pod template. Its own field manager: an apply that does not know the stamp must not take it away, which would restart again. */
export async function restartWorkload(
  api: Api,
  find: FindResource,
  ref: ObjectRef,
  at: Date,
): Promise<Seen<'restarted' | 'absent'>> {
  const name = `${ref.kind} ${ref.namespace ?? 'default'}/${ref.name}`
  if (!restartable.includes(ref.kind))
    return { kind: 'unseen', reason: `${name} has no pod template that could be stamped` }
  const workload = await readObject(api, find, ref)
  if (isFault(workload)) return unseen(workload)
  if (workload === 'absent') return seen('absent')
  if (fieldsOf(workload.spec).paused === true)
    return { kind: 'unseen', reason: `${name} is paused`, advice: 'Resume it: `kubectl rollout resume`.' }
  const annotations = { [restartAnnotation]: at.toISOString() }
  const stamp = { spec: { template: { metadata: { annotations } } } }
  const merged = await merge({ api, find }, ref, stamp, `${fieldManager}-restart`)
  return isFault(merged) ? unseen(merged) : seen(merged === 'absent' ? 'absent' : 'restarted')
}

/** The annotation that Flux's controllers look for. */
export const reconcileAnnotation = 'reconcile.fluxcd.io/requestedAt'

/** Asks Flux to reconcile the object now. */
export async function reconcileObject(
  api: Api,
  find: FindResource,
  ref: ObjectRef,
  at: Date,
): Promise<Seen<'asked' | 'absent'>> {
  const annotations = { [reconcileAnnotation]: at.toISOString() }
  const merged = await merge({ api, find }, ref, { metadata: { annotations } }, fieldManager)
  return isFault(merged) ? unseen(merged) : seen(merged === 'absent' ? 'absent' : 'asked')
}

async function merge(
  { api, find }: { readonly api: Api; readonly find: FindResource },
  ref: ObjectRef,
  body: object,
  manager: string,
): Promise<'merged' | 'absent' | Fault> {
  const resource = await find(ref)
  if (resource === 'absent' || isFault(resource)) return resource
  const answer = await api.send({
    method: 'PATCH',
    path: objectPath(resource, ref),
    query: { fieldManager: manager },
    contentType: 'application/merge-patch+json',
    body,
  })
  if (answer.kind === 'fault') return answer.code === 'not-found' ? 'absent' : answer
  return 'merged'
}
