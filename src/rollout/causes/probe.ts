import type { ContainerState } from '../containers.ts'
import { type Field, fieldAt, numberAt } from '../fields.ts'
import { orderGrace } from '../rule.ts'
import { causeOf, type Symptom } from './symptom.ts'

/** A container that runs for longer than its own probes allow for, and does not answer them. */
export const probe: Symptom = patient => {
  const failing = patient.events.find(({ reason }) => reason === 'Unhealthy')
  if (failing === undefined) return undefined
  const late = patient.containers.find(container => isLate(container, patient.now))
  return late === undefined
    ? undefined
    : causeOf(patient, 'probe', `container ${late.name}: ${failing.message}`)
}

function isLate({ isReady, runningSince, spec }: ContainerState, now: number): boolean {
  if (isReady || runningSince === undefined) return false
  const allowed = allowance(fieldAt(spec, 'startupProbe')) + allowance(fieldAt(spec, 'readinessProbe'))
  return now - runningSince > allowed + orderGrace
}

/** How long a probe may fail before it has failed, in milliseconds; the numbers left out are Kubernetes' defaults. */
function allowance(spec: Field): number {
  if (spec === undefined) return 0
  const delay = numberAt(spec, 'initialDelaySeconds') ?? 0
  const period = numberAt(spec, 'periodSeconds') ?? 10
  return (delay + period * (numberAt(spec, 'failureThreshold') ?? 3)) * 1_000
}
