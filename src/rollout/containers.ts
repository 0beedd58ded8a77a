import { type Field, fieldAt, listAt, numberAt, textAt, timeAt } from './fields.ts'
import type { ClusterObject } from './object.ts'

/** How one container of a pod stands. Times in milliseconds since 1970. */
export interface ContainerState {
  readonly name: string
  readonly isInit: boolean
  readonly image: string
  readonly imageId?: string
  readonly isReady: boolean
  readonly restarts: number
  readonly waiting?: { readonly reason: string; readonly message: string }
  readonly runningSince?: number
  /** How it ended the last time, now or before its restart. */
  readonly ended?: { readonly exitCode: number; readonly reason: string; readonly message: string }
  readonly endedAt?: number
  /** Its entry in the pod's specification. */
  readonly spec: Field
}

/** Init containers first, as they run. */
export function containersOf(pod: ClusterObject): readonly ContainerState[] {
  return [
    ...listAt(pod, 'status', 'initContainerStatuses').map(status => readState(pod, status, true)),
    ...listAt(pod, 'status', 'containerStatuses').map(status => readState(pod, status, false)),
  ]
}

function readState(pod: ClusterObject, status: Field, isInit: boolean): ContainerState {
  const name = textAt(status, 'name') ?? ''
  const waiting = fieldAt(status, 'state', 'waiting')
  const ended = fieldAt(status, 'state', 'terminated') ?? fieldAt(status, 'lastState', 'terminated')
  const imageId = textAt(status, 'imageID')
  const runningSince = timeAt(status, 'state', 'running', 'startedAt')
  const endedAt = timeAt(ended, 'finishedAt')
  return {
    name,
    isInit,
    image: textAt(status, 'image') ?? '',
    isReady: fieldAt(status, 'ready') === true,
    restarts: numberAt(status, 'restartCount') ?? 0,
    spec: specOf(pod, name, isInit),
    ...(imageId === undefined ? {} : { imageId }),
    ...(waiting === undefined ? {} : { waiting: readReason(waiting) }),
    ...(runningSince === undefined ? {} : { runningSince }),
    ...(ended === undefined
      ? {}
      : { ended: { exitCode: numberAt(ended, 'exitCode') ?? 0, ...readReason(ended) } }),
    ...(endedAt === undefined ? {} : { endedAt }),
  }
}

function readReason(state: Field) {
  return { reason: textAt(state, 'reason') ?? '', message: textAt(state, 'message') ?? '' }
}

function specOf(pod: ClusterObject, name: string, isInit: boolean): Field {
  const list = listAt(pod, 'spec', isInit ? 'initContainers' : 'containers')
  return list.find(container => textAt(container, 'name') === name)
}
