import { createHash } from 'node:crypto'
import { timeText } from '../api/objects.ts'
import type { JsonMap } from '../json.ts'
import type { ContainerBehaviour } from './context.ts'

/** How a container stands at a moment of its life, and when that changes next (milliseconds since its start). */
export interface ContainerMoment {
  readonly status: JsonMap
  readonly isRunning: boolean
  readonly isReady: boolean
  readonly next: number | undefined
  readonly happening?: {
    readonly type: 'Normal' | 'Warning'
    readonly reason: string
    readonly message: string
  }
}

// Of a start, in milliseconds: until the image is there, until a crash, until the first failed pull turns into waiting.
const pulled = 100
const crashes = 250
const backsOff = 400

/** A container's life as a function of its age: the same age always gives the same moment. */
export function containerAt(
  { name, image }: { readonly name: string; readonly image: string },
  behaviour: ContainerBehaviour,
  { age, started }: { readonly age: number; readonly started: number },
): ContainerMoment {
  const plain = { name, image, imageID: '', restartCount: 0, ready: false, started: false, lastState: {} }
  const creating = { ...plain, state: { waiting: { reason: 'ContainerCreating' } } }
  if (age < pulled) return { status: creating, isRunning: false, isReady: false, next: pulled }
  if (behaviour.kind === 'image-pull') return unpullable(plain, behaviour.message, age)
  const present = {
    ...plain,
    imageID: imageIdOf(image),
    containerID: `containerd://${sha256(`${image}${started}`)}`,
  }
  if (behaviour.kind === 'crash') return crashing(present, behaviour, { age, started })
  const isReady = age >= behaviour.after
  const running = { running: { startedAt: timeText(started + pulled) } }
  const happening = { type: 'Normal', reason: 'Started', message: `Started container ${name}` } as const
  const status = { ...present, state: running, ready: isReady, started: true }
  return { status, isRunning: true, isReady, next: isReady ? undefined : behaviour.after, happening }
}

function unpullable(plain: JsonMap, message: string, age: number): ContainerMoment {
  const isWaiting = age >= backsOff
  const failed = `Failed to pull image "${plain.image}": ${message}`
  const waiting = isWaiting
    ? {
        reason: 'ImagePullBackOff',
        message: `Back-off pulling image "${plain.image}": ErrImagePull: ${message}`,
      }
    : { reason: 'ErrImagePull', message }
  return {
    status: { ...plain, state: { waiting } },
    isRunning: false,
    isReady: false,
    next: isWaiting ? undefined : backsOff,
    happening: { type: 'Warning', reason: 'Failed', message: failed },
  }
}

function crashing(
  present: JsonMap,
  { exitCode }: Extract<ContainerBehaviour, { readonly kind: 'crash' }>,
  { age, started }: { readonly age: number; readonly started: number },
): ContainerMoment {
  const { restarts, since, until } = crashRound(age)
  const terminated = {
    exitCode,
    reason: 'Error',
    startedAt: timeText(started + since + pulled),
    finishedAt: timeText(started + since + crashes),
  }
  const ended = restarts > 0 || age >= since + crashes ? { lastState: { terminated } } : {}
  if (age < since + crashes) {
    const state = { running: { startedAt: timeText(started + since + pulled) } }
    const status = { ...present, ...ended, state, restartCount: restarts, started: true }
    return { status, isRunning: true, isReady: false, next: since + crashes }
  }
  const seconds = Math.min(10 * 2 ** restarts, 300)
  const message = `back-off ${seconds}s restarting failed container=${present.name}`
  const state = { waiting: { reason: 'CrashLoopBackOff', message } }
  return {
    status: { ...present, ...ended, state, restartCount: restarts },
    isRunning: false,
    isReady: false,
    next: until,
    happening: {
      type: 'Warning',
      reason: 'BackOff',
      message: `Back-off restarting failed container ${present.name}`,
    },
  }
}

/** Which of its restarts a crashing container is in; the pauses double, from one second to a minute. */
function crashRound(age: number): {
  readonly restarts: number
  readonly since: number
  readonly until: number
} {
  let [restarts, since, pause] = [0, 0, 1_000]
  while (age >= since + crashes + pause) {
    since += crashes + pause
    pause = Math.min(pause * 2, 60_000)
    restarts += 1
  }
  return { restarts, since, until: since + crashes + pause }
}

/** The digest under which the stand-in's registry would have an image: always the same for the same tag. */
export function digestOf(image: string): string {
  const digest = /@(?<digest>sha256:[0-9a-f]{64})$/.exec(image)?.groups?.digest
  return digest ?? `sha256:${sha256(image)}`
}

function imageIdOf(image: string): string {
  return `${image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')}@${digestOf(image)}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
