import { textAt } from '../fields.ts'
import { orderGrace } from '../rule.ts'
import { causeOf, phrase, type Symptom } from './symptom.ts'

const reasons = ['FailedMount', 'FailedAttachVolume', 'FailedMapVolume', 'VolumeResizeFailed']

/** A volume that cannot be mounted keeps every container from starting. */
export const volume: Symptom = patient => {
  if (patient.age <= orderGrace || textAt(patient.pod, 'status', 'phase') !== 'Pending') return undefined
  const failure = patient.events.find(({ reason }) => reasons.includes(reason))
  return failure === undefined
    ? undefined
    : causeOf(patient, 'volume', phrase(failure.reason, failure.message))
}
