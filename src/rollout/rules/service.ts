import { listAt, textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress, type Rule } from '../rule.ts'

export const service: Rule = { group: '', kinds: ['Service'], judge }

/** kstatus asks a LoadBalancer for its inner address only; nobody outside reaches it by that. */
function judge(object: ClusterObject): ObjectReport {
  if (textAt(object, 'spec', 'type') !== 'LoadBalancer') return current('it is there')
  if (textAt(object, 'spec', 'clusterIP') === undefined) return inProgress('it has no cluster address yet')
  const [first] = listAt(object, 'status', 'loadBalancer', 'ingress')
  const address = textAt(first, 'hostname') ?? textAt(first, 'ip')
  return address === undefined
    ? inProgress('its load balancer has no external address yet')
    : current(`its load balancer answers at ${address}`)
}
