import type { GateResult } from '../promotion/gate.ts'
import { type Piece, table } from './assemble.ts'
import { cut, prose, row } from './encode.ts'

const marks: Readonly<Record<GateResult['status'], string>> = {
  passed: '✅',
  pending: '⏳',
  blocked: '⛔',
  'not-evaluated': '➖',
}

/** Every gate with how it stands and why, in the order in which people read them. */
export function gateTable(
  gates: readonly GateResult[],
  withLinks: (markdown: string) => string = markdown => markdown,
): Piece {
  return table(
    ['gate', '', ''],
    gates.map(gate => row(gate.gate, marks[gate.status], withLinks(prose(cut(gate.detail, 500))))),
    'gates',
  )
}

/** How the gates stand, in a few words: what blocks and what it waits for come first. */
export function gateSummary(gates: readonly GateResult[]): string {
  const counted = (['blocked', 'pending', 'not-evaluated', 'passed'] as const).map(status => ({
    words: status === 'pending' ? 'open' : status === 'not-evaluated' ? 'not asked' : status,
    count: gates.filter(gate => gate.status === status).length,
  }))
  const parts = counted.filter(({ count }) => count > 0).map(({ words, count }) => `${count} ${words}`)
  return `Gates: ${parts.join(', ')}`
}

/** The names of the gates of one status, as the steps show them. */
export function gateNames(gates: readonly GateResult[], status: GateResult['status']): string {
  return gates
    .filter(gate => gate.status === status)
    .map(gate => gate.gate)
    .join(' · ')
}
