import type { ContainerState } from '../containers.ts'
import { type Field, textAt } from '../fields.ts'
import type { Cause } from '../object.ts'
import { causeOf, type Patient, type Symptom } from './symptom.ts'

// How often it may crash while the kubelet is not (yet) seen backing off: it comes back up in between.
const crashesAtMost = 2

/** A container that ends again and again. */
export const crashLoop: Symptom = patient => {
  const crashing = patient.containers.find(isCrashing)
  return crashing === undefined ? undefined : crashCause(patient, crashing)
}

function isCrashing({ waiting, restarts, isReady, ended }: ContainerState): boolean {
  if (waiting?.reason === 'CrashLoopBackOff') return true
  return !isReady && ended !== undefined && restarts >= crashesAtMost
}

function crashCause(patient: Patient, container: ContainerState): Cause {
  const { name, restarts, ended } = container
  const log = patient.logs.get(`${patient.pod.metadata.name}/${name}`) ?? []
  const what = container.isInit ? 'init container' : 'container'
  const how = ended === undefined ? '' : `, ${endWords(ended, container.spec)}`
  const times = restarts === 0 ? '' : restarts === 1 ? ' (1 restart)' : ` (${restarts} restarts)`
  const cause = causeOf(patient, 'crash-loop', `${what} ${name} crashes again and again${times}${how}`)
  return {
    ...cause,
    ...(ended === undefined ? {} : { exitCode: ended.exitCode }),
    ...(log.length === 0 ? {} : { log }),
  }
}

// What a shell or the kernel means by an exit code.
const meanings: ReadonlyMap<number, string> = new Map([
  [0, 'it ends by itself although it should keep running'],
  [126, 'its command cannot be executed'],
  [127, 'its command does not exist'],
  [134, 'it aborted'],
  [137, 'it was killed'],
  [139, 'it accessed memory it must not'],
  [143, 'it was told to end'],
])

function endWords({ exitCode, reason, message }: NonNullable<ContainerState['ended']>, spec: Field): string {
  if (reason === 'OOMKilled') {
    const limit = textAt(spec, 'resources', 'limits', 'memory')
    return `out of memory (OOMKilled${limit === undefined ? '' : `, limit ${limit}`})`
  }
  const meaning = meanings.get(exitCode)
  return [`exit code ${exitCode}`, meaning, message.trim()]
    .filter(part => part !== undefined && part !== '')
    .join(': ')
}
