import { type Condition, conditionsOf, isOlder, readConditions, sayCondition } from '../conditions.ts'
import { listAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, failed, inProgress, orderGrace, type Rule } from '../rule.ts'

const group = 'gateway.networking.k8s.io'

/** Gateways say so of themselves, routes of each parent they asked for. */
export const gatewayApi: readonly Rule[] = [
  {
    group,
    kinds: ['GatewayClass'],
    judge: (object, now) => judge(object, now, conditionsOf(object), ['Accepted']),
  },
  {
    group,
    kinds: ['Gateway'],
    judge: (object, now) => judge(object, now, conditionsOf(object), ['Accepted', 'Programmed']),
  },
  { group, kinds: ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'], judge: judgeRoute },
]

function judgeRoute(object: ClusterObject, now: number): ObjectReport {
  const parents = listAt(object, 'status', 'parents')
  if (parents.length < listAt(object, 'spec', 'parentRefs').length)
    return inProgress(
      `${parents.length} of ${listAt(object, 'spec', 'parentRefs').length} parents have answered`,
    )
  const reports = parents.map(parent =>
    judge(object, now, readConditions(listAt(parent, 'conditions')), ['Accepted', 'ResolvedRefs']),
  )
  return (
    reports.find(({ status }) => status === 'failed') ??
    reports.find(({ status }) => status === 'in-progress') ??
    current('its parents have taken it')
  )
}

function judge(
  object: ClusterObject,
  now: number,
  conditions: readonly Condition[],
  wanted: readonly string[],
): ObjectReport {
  for (const type of wanted) {
    const condition = conditions.find(known => known.type === type)
    if (condition === undefined) return inProgress(`${type} is not yet known`)
    const { generation = 0 } = object.metadata
    if ((condition.observedGeneration ?? generation) < generation)
      return inProgress(`${type} is about generation ${condition.observedGeneration}, not yet ${generation}`)
    if (condition.status === 'True') continue
    const isRefused = condition.status === 'False' && condition.reason !== 'Pending'
    return isRefused && isOlder(condition, now, orderGrace)
      ? failed(object, 'other', sayCondition(condition))
      : inProgress(sayCondition(condition))
  }
  return current(`${wanted.join(' and ')}`)
}
