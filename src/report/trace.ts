import type { GateName, GateResult } from '../promotion/gate.ts'
import { cut } from './encode.ts'

// The gates as they stood before a merge are kept in the reply's marker: nothing else on GitHub tells them afterwards.

type StoredGate = readonly [GateName, GateResult['status'], string]

/** In characters of JSON: a long train must still fit into one comment, and its first promotions keep theirs. */
const mostStored = 20_000
const longestDetail = 200

/** The gates of several promotions as a marker stores them, as many as there is room for. */
export function storedTraces(
  traces: readonly (readonly GateResult[])[],
): readonly (readonly StoredGate[] | undefined)[] {
  let left = mostStored
  return traces.map(gates => {
    if (gates.every(({ status }) => status === 'not-evaluated')) return undefined
    const stored = gates.map(
      ({ gate, status, detail }): StoredGate => [gate, status, cut(detail, longestDetail)],
    )
    left -= JSON.stringify(stored).length
    return left < 0 ? undefined : stored
  })
}

const names: { readonly [name in GateName]: true } = {
  known: true,
  permitted: true,
  pinned: true,
  proven: true,
  findings: true,
  order: true,
  slot: true,
  checks: true,
  approved: true,
  unchanged: true,
}

const statuses: readonly GateResult['status'][] = ['passed', 'pending', 'blocked', 'not-evaluated']

/** What was stored, without what this version does not know. */
export function parseTrace(value: unknown): readonly GateResult[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((stored: unknown) => {
    const [name, found, detail] = Array.isArray(stored) ? (stored as readonly unknown[]) : []
    const status = statuses.find(each => each === found)
    if (typeof name !== 'string' || !Object.hasOwn(names, name) || status === undefined) return []
    return typeof detail === 'string' ? [{ gate: name as GateName, status, detail }] : []
  })
}
