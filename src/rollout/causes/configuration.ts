import { orderGrace } from '../rule.ts'
import { causeOf, phrase, type Symptom } from './symptom.ts'

// The container cannot be made: most often a ConfigMap or Secret, or a key of one, that is not there.
const reasons = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
]

/** What a container is made from is missing or wrong. What is applied a moment later is given time. */
export const configuration: Symptom = patient => {
  if (patient.age <= orderGrace) return undefined
  const stuck = patient.containers.find(({ waiting }) => reasons.includes(waiting?.reason ?? ''))
  if (stuck?.waiting === undefined) return undefined
  const { reason, message } = stuck.waiting
  return causeOf(patient, 'configuration', `container ${stuck.name}: ${phrase(reason, message)}`)
}
