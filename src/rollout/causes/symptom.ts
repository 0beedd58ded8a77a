import { type ContainerState, containersOf } from '../containers.ts'
import { eventsAbout, type SeenEvent } from '../events.ts'
import { timeAt } from '../fields.ts'
import type { Cause, ClusterObject, Evidence } from '../object.ts'
import { refOf } from '../rule.ts'

/** A pod of the new revision, with all that is known about it. */
export interface Patient {
  readonly pod: ClusterObject
  readonly containers: readonly ContainerState[]
  /** Newest first. */
  readonly events: readonly SeenEvent[]
  readonly logs: Evidence['logs']
  /** How long it has existed, in milliseconds. */
  readonly age: number
  readonly now: number
}

/** Says why a pod will not become ready by waiting; nothing while it may. */
export type Symptom = (patient: Patient) => Cause | undefined

export function patientOf(pod: ClusterObject, { events, logs }: Evidence, now: number): Patient {
  const created = timeAt(pod, 'metadata', 'creationTimestamp')
  return {
    pod,
    containers: containersOf(pod),
    events: eventsAbout(events, pod),
    logs,
    age: created === undefined ? Number.POSITIVE_INFINITY : now - created,
    now,
  }
}

export function causeOf({ pod }: Patient, code: Cause['code'], message: string): Cause {
  return { code, object: refOf(pod), message }
}

/** The reason and what is said about it, or the reason alone. */
export function phrase(reason: string, message: string): string {
  return message === '' || message === reason ? reason : `${reason}: ${message}`
}
