import { timeText } from '../api/objects.ts'
import { isMap, type JsonMap, type KubeObject, listAt } from '../json.ts'

/** What a Flux controller says of an object. */
export interface Said {
  readonly type: string
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason: string
  readonly message: string
}

/** The conditions as Flux writes them: each about the newest generation, with the time at which it began to say so. */
export function fluxConditions(object: KubeObject, said: readonly Said[], now: number): readonly JsonMap[] {
  const before = listAt(object, 'status', 'conditions').filter(isMap)
  return said.map(({ type, status, reason, message }) => {
    const known = before.find(condition => condition.type === type)
    const isSame = known?.status === status && known.reason === reason && known.message === message
    const lastTransitionTime = isSame ? known.lastTransitionTime : timeText(now)
    return {
      type,
      status,
      reason,
      message,
      lastTransitionTime,
      observedGeneration: object.metadata.generation,
    }
  })
}

/** While it works. */
export function working(message: string): readonly Said[] {
  return [
    { type: 'Reconciling', status: 'True', reason: 'Progressing', message },
    { type: 'Ready', status: 'Unknown', reason: 'Progressing', message: 'Reconciliation in progress' },
  ]
}

/** After a failure that will be tried again. */
export function retrying(reason: string, message: string): readonly Said[] {
  return [
    { type: 'Reconciling', status: 'True', reason: 'ProgressingWithRetry', message },
    { type: 'Ready', status: 'False', reason, message },
  ]
}

/** What the annotation that asks for a reconciliation last held. */
export function handledRequest({ metadata }: KubeObject): JsonMap {
  const asked = metadata.annotations?.['reconcile.fluxcd.io/requestedAt']
  return asked === undefined ? {} : { lastHandledReconcileAt: asked }
}
