import { conditionOf, isOlder } from '../conditions.ts'
import { eventsAbout } from '../events.ts'
import { newReplicaSet } from '../new-pods.ts'
import type { Cause, ClusterObject, Evidence } from '../object.ts'
import { orderGrace, refOf } from '../rule.ts'

/** Why no pod could be made: a quota, admission or a missing account refused it. */
export function refusedPods(workload: ClusterObject, evidence: Evidence, now: number): Cause | undefined {
  const maker = workload.kind === 'Deployment' ? newReplicaSet(workload, evidence.replicaSets) : workload
  if (maker === undefined) return undefined
  const said = refusalOf(maker, evidence, now)
  return said === undefined ? undefined : { code: codeOf(said), object: refOf(maker), message: said }
}

/** A ReplicaSet has a condition for it, which goes when it is over; the others leave an event. */
function refusalOf(maker: ClusterObject, { events }: Evidence, now: number): string | undefined {
  const failure = conditionOf(maker, 'ReplicaFailure')
  if (failure !== undefined)
    return failure.status === 'True' && isOlder(failure, now, orderGrace)
      ? failure.message || failure.reason
      : undefined
  if (maker.kind === 'ReplicaSet') return undefined
  // Whatever was made after a refusal says that it is over.
  const [newest] = eventsAbout(events, maker)
  const isRefused = newest?.reason === 'FailedCreate' && newest.count > 1
  return isRefused ? newest.message : undefined
}

function codeOf(message: string): Cause['code'] {
  if (/exceeded quota|must specify (?:limits|requests)/i.test(message)) return 'quota'
  return /admission webhook|denied the request|violates PodSecurity|forbidden/i.test(message)
    ? 'admission'
    : 'other'
}
