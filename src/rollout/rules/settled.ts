import type { ObjectRef, ObjectReport } from '../object.ts'
import { current, groupOf, type Rule } from '../rule.ts'

const there = (): ObjectReport => current('it is there')

/** Kinds that are what they are once they exist. */
export const settled: readonly Rule[] = [
  { group: '', kinds: ['ConfigMap', 'Secret', 'Namespace', 'ServiceAccount'], judge: there },
  { group: 'policy', kinds: ['PodDisruptionBudget'], judge: there },
  { group: 'rbac.authorization.k8s.io', kinds: 'all', judge: there },
  { group: 'networking.k8s.io', kinds: ['NetworkPolicy'], judge: there },
]

/** Whether an object is what it is once it was applied: to read it again would tell nothing but that. */
export function isSettled({ apiVersion, kind }: Pick<ObjectRef, 'apiVersion' | 'kind'>): boolean {
  return settled.some(
    ({ group, kinds }) => group === groupOf(apiVersion) && (kinds === 'all' || kinds.includes(kind)),
  )
}
