import { conditionsOf, sayCondition } from '../conditions.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress } from '../rule.ts'

// What stands for `Ready` where a kind has none: API services, operators.
const signs = ['Ready', 'Available'] as const

/** Any kind without a rule of its own, by its conditions. `Ready=False` is in progress: nothing tells it from a failure. */
export function customResource(object: ClusterObject): ObjectReport {
  const conditions = conditionsOf(object)
  const [sign] = signs.flatMap(type => conditions.find(condition => condition.type === type) ?? [])
  if (sign === undefined) return current('it exists; it has no condition to go by')
  if (sign.status !== 'True') return inProgress(sayCondition(sign))
  const { generation } = object.metadata
  if (generation !== undefined && (sign.observedGeneration ?? generation) < generation)
    return inProgress(`${sign.type} is about generation ${sign.observedGeneration}, not yet ${generation}`)
  return current(sign.message === '' ? `${sign.type} is True` : sign.message)
}
