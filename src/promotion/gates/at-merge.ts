import type { GateResult } from '../gate.ts'
import { gateSentence } from '../gate.ts'
import type { GateFacts } from '../observed.ts'
import { approved } from './approved.ts'
import { checks } from './checks.ts'
import { permitted } from './permitted.ts'

const closed = 'closed when it was merged without me: '

/** What we asked of nobody at the moment of a merge that GitHub made by itself, or a person, asked right after it of what was merged. */
export function gatesAtMerge(facts: GateFacts): readonly GateResult[] {
  return [permitted(facts), checks(facts), approved(facts), untouched(facts)].map(gate =>
    gate.status === 'passed'
      ? gate
      : { ...gate, status: 'blocked', detail: `${closed}${gateSentence(gate)}` },
  )
}

function untouched({ slot: { branch } }: GateFacts): GateResult {
  const gate = 'unchanged'
  return branch.kind === 'ours'
    ? { gate, status: 'passed', detail: `what was merged, ${branch.head.slice(0, 7)}, is mine` }
    : { gate, status: 'blocked', detail: 'what was merged holds commits that are not mine' }
}

/** What was merged although it was closed then, as sentences. */
export function mergedWhileClosed(gates: readonly GateResult[]): readonly string[] {
  return gates.flatMap(({ gate, detail }) =>
    detail.startsWith(closed) ? [`${gate}: ${detail.slice(closed.length)}`] : [],
  )
}
