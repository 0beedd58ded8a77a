import type { ObjectReport } from '../object.ts'
import { current, type Rule } from '../rule.ts'

const there = (): ObjectReport => current('it is there')

/** Kinds that are what they are once they exist. */
export const settled: readonly Rule[] = [
  { group: '', kinds: ['ConfigMap', 'Secret', 'Namespace', 'ServiceAccount'], judge: there },
  { group: 'policy', kinds: ['PodDisruptionBudget'], judge: there },
]
