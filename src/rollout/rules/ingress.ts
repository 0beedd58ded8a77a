import { listAt, textAt, timeAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress, type Rule } from '../rule.ts'

export const ingress: Rule = { group: 'networking.k8s.io', kinds: ['Ingress'], judge }

// Many controllers never publish an address: to wait for one for ever would leave their rollouts without an end. Milliseconds.
const patience = 60_000

function judge(object: ClusterObject, now: number): ObjectReport {
  const [first] = listAt(object, 'status', 'loadBalancer', 'ingress')
  const address = textAt(first, 'hostname') ?? textAt(first, 'ip')
  if (address !== undefined) return current(`it answers at ${address}`)
  const created = timeAt(object, 'metadata', 'creationTimestamp')
  if (created !== undefined && now - created < patience)
    return inProgress('no controller has given it an address yet')
  return current('its controller publishes no address')
}
