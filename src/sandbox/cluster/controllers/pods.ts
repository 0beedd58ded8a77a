import { timeText } from '../api/objects.ts'
import { isMap, type JsonMap, type KubeObject, listAt, textAt } from '../json.ts'
import { type ContainerMoment, containerAt } from './containers.ts'
import { type Context, condition, listOf, setStatus } from './context.ts'
import { recordEvent } from './events.ts'

// How long a pod of a Job runs until it has ended well, in milliseconds.
const jobLasts = 400

/** The scheduler and the kubelet: moves every pod along its life. `births` knows when each was first seen. */
export function createPodController(births: Map<string, number>) {
  return (context: Context): void => {
    for (const pod of listOf(context, 'v1', 'Pod')) movePod(context, pod, births)
  }
}

function movePod(context: Context, pod: KubeObject, births: Map<string, number>): void {
  const phase = textAt(pod, 'status', 'phase')
  if (phase === 'Succeeded' || phase === 'Failed') return
  const { uid } = pod.metadata
  const started = births.get(uid) ?? context.now
  births.set(uid, started)
  const age = context.now - started
  const moments = listAt(pod, 'spec', 'containers')
    .filter(isMap)
    .map(container => {
      const image = textAt(container, 'image') ?? ''
      const named = { name: textAt(container, 'name') ?? '', image }
      return containerAt(named, context.behaviourOf(image, pod.metadata.annotations ?? {}), { age, started })
    })
  const ends = endOf(pod, moments, age)
  for (const next of [...moments.map(moment => moment.next), ends.next])
    if (next !== undefined) context.wake(started + next)
  setStatus(context, pod, statusOf(context, pod, { moments, started, isOver: ends.isOver }), 'kubelet')
  for (const { happening } of moments) if (happening !== undefined) tellOnce(context, pod, happening)
}

/** What is not to be restarted ends by itself once it has run for a while. */
function endOf(pod: KubeObject, moments: readonly ContainerMoment[], age: number) {
  const isEnding =
    textAt(pod, 'spec', 'restartPolicy') !== 'Always' && moments.every(({ isReady }) => isReady)
  return { isOver: isEnding && age >= jobLasts, next: isEnding && age < jobLasts ? jobLasts : undefined }
}

function tellOnce(
  context: Context,
  pod: KubeObject,
  happening: NonNullable<ContainerMoment['happening']>,
): void {
  const { uid } = pod.metadata
  const isTold = listOf(context, 'v1', 'Event').some(
    event => textAt(event, 'involvedObject', 'uid') === uid && textAt(event, 'reason') === happening.reason,
  )
  if (!isTold) recordEvent(context, pod, { ...happening, component: 'kubelet' })
}

interface Life {
  readonly moments: readonly ContainerMoment[]
  readonly started: number
  readonly isOver: boolean
}

function statusOf(context: Context, pod: KubeObject, life: Life): JsonMap {
  const { moments, started, isOver } = life
  return {
    phase: isOver ? 'Succeeded' : moments.every(hasRun) ? 'Running' : 'Pending',
    startTime: timeText(started),
    hostIP: '10.1.0.1',
    podIP: '10.1.1.1',
    qosClass: 'Burstable',
    conditions: conditionsOf(context, pod, life),
    containerStatuses: moments.map(({ status }) => (isOver ? completed(status, started) : status)),
  }
}

function hasRun({ status }: ContainerMoment): boolean {
  return status.containerID !== undefined
}

function conditionsOf(context: Context, pod: KubeObject, { moments, isOver }: Life): readonly JsonMap[] {
  const names = moments.filter(moment => !moment.isReady).map(({ status }) => status.name)
  const isReady = names.length === 0 && !isOver
  const unready = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${names.join(' ')}]`,
  }
  const said = isReady ? nothing : isOver ? { reason: 'PodCompleted', message: '' } : unready
  const before = listAt(pod, 'status', 'conditions').filter(isMap)
  const make = (type: string, isTrue: boolean, words = nothing) =>
    condition(context, before, { type, status: isTrue ? 'True' : 'False', ...words })
  return [
    make('PodScheduled', true),
    make('Initialized', true),
    make('ContainersReady', isReady, said),
    make('Ready', isReady, said),
  ]
}

const nothing = { reason: '', message: '' }

function completed(status: JsonMap, started: number): JsonMap {
  const finishedAt = timeText(started + jobLasts)
  return { ...status, ready: false, state: { terminated: { exitCode: 0, reason: 'Completed', finishedAt } } }
}
