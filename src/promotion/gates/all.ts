import type { GateName, GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'
import { approved } from './approved.ts'
import { checks } from './checks.ts'
import { findings } from './findings.ts'
import { known } from './known.ts'
import { order } from './order.ts'
import { permitted } from './permitted.ts'
import { pinned } from './pinned.ts'
import { proven } from './proven.ts'
import { slot } from './slot.ts'
import { unchanged } from './unchanged.ts'

type Gate = (facts: GateFacts) => GateResult

/** Before anything is proposed. */
export const entryGates: readonly Gate[] = [known, permitted, pinned, proven, findings, order, slot]

/** Their names: one of these that is closed refuses a promotion before anything is proposed. */
export const entryNames: ReadonlySet<string> = new Set<GateName>([
  'known',
  'permitted',
  'pinned',
  'proven',
  'findings',
  'order',
  'slot',
])

/** Before the merge, besides. */
export const mergeGates: readonly Gate[] = [checks, approved, unchanged]

/** Every gate, in the order in which people read them; none is left out because another failed. */
export function evaluateGates(facts: GateFacts): readonly GateResult[] {
  const results = [...entryGates, ...mergeGates].map(gate => gate(facts))
  const over = facts.slot.mine?.state
  if (over === undefined || over === 'open') return results
  const detail = over === 'merged' ? 'it is merged already' : 'its pull request is closed'
  return results.map(({ gate }) => ({ gate, status: 'not-evaluated', detail }))
}
