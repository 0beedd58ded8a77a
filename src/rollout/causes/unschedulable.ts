import { textAt } from '../fields.ts'
import { unschedulableSince } from '../scheduling.ts'
import { causeOf, phrase, type Symptom } from './symptom.ts'

// A node is on its way: the cluster autoscaler and Karpenter say so.
const rescues = ['TriggeredScaleUp', 'Nominated']

/** No node takes the pod, and none is being made for it. */
export const unschedulable: Symptom = patient => {
  const said = unschedulableSince(patient.pod, patient.now)
  if (said === undefined || !said.isLasting) return undefined
  // It has been promised the place of pods that are being pushed out.
  if (textAt(patient.pod, 'status', 'nominatedNodeName') !== undefined) return undefined
  if (patient.events.some(({ reason }) => rescues.includes(reason))) return undefined
  return causeOf(patient, 'unschedulable', phrase(said.condition.reason, said.condition.message))
}
