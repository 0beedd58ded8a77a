import { configuration } from './causes/configuration.ts'
import { crashLoop } from './causes/crash-loop.ts'
import { imagePull } from './causes/image-pull.ts'
import { probe } from './causes/probe.ts'
import { refusedPods } from './causes/refused-pods.ts'
import { patientOf, type Symptom } from './causes/symptom.ts'
import { unschedulable } from './causes/unschedulable.ts'
import { volume } from './causes/volume.ts'
import { newPods } from './new-pods.ts'
import type { Cause, ClusterObject, Evidence } from './object.ts'

/** What a pod may die of, the plainest first. */
const symptoms: readonly Symptom[] = [imagePull, crashLoop, configuration, volume, unschedulable, probe]

/** Why a workload's newest revision will not become current by waiting; nothing while it may. `now` in milliseconds since 1970. */
export function findCause(workload: ClusterObject, evidence: Evidence, now: number): Cause | undefined {
  const patients = newPods(workload, evidence).map(pod => patientOf(pod, evidence, now))
  for (const symptom of symptoms)
    for (const patient of patients) {
      const cause = symptom(patient)
      if (cause !== undefined) return cause
    }
  return refusedPods(workload, evidence, now)
}
