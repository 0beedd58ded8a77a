import type { SeenEvent } from '../events.ts'
import { causeOf, type Patient, phrase, type Symptom } from './symptom.ts'

// The kubelet will not come out of these by trying once more.
const lasting = ['ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'SignatureValidationFailed']

// What a registry says of an image it will never give.
const refusals =
  /not found|manifest unknown|unauthorized|authentication required|denied|forbidden|no match(?:ing manifest)? for platform/i

/** An image that cannot be fetched. A first error is only believed when the registry's words are final. */
export const imagePull: Symptom = patient => {
  for (const { waiting } of patient.containers) {
    if (waiting === undefined) continue
    const said = tellingMessage(waiting.message, patient.events)
    const isFirst = ['ErrImagePull', 'RegistryUnavailable', 'ImageInspectError'].includes(waiting.reason)
    if (lasting.includes(waiting.reason) || (isFirst && refusals.test(said)))
      return causeOf(patient, 'image-pull', phrase(waiting.reason, said))
  }
  return undefined
}

/** `ImagePullBackOff` used to say only that it waits; the event before it has the registry's answer. */
function tellingMessage(message: string, events: Patient['events']): string {
  if (refusals.test(message)) return message
  const failed = events.find(isFailedPull)
  return failed === undefined ? message : failed.message
}

function isFailedPull({ reason, message }: SeenEvent): boolean {
  return reason === 'Failed' && /pull/i.test(message) && !/^Error: /.test(message)
}
