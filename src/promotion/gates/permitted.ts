import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'

/** The requester may do this here, as authorization answered. */
export function permitted({ permission }: GateFacts): GateResult {
  return { gate: 'permitted', ...permission }
}
