import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'

/** The environment pins the app where it can be changed for this environment alone. */
export function pinned({ planned, goal }: GateFacts): GateResult {
  const gate = 'pinned'
  switch (planned.kind) {
    case 'current':
      return { gate, status: 'passed', detail: `${goal.environment} pins ${goal.version} already` }
    case 'problem': {
      const { place, message, advice } = planned.problem
      const where = place === undefined ? '' : `${place.file}:${place.line}: `
      const way = advice === undefined ? '' : ` ${advice}`
      return { gate, status: 'blocked', detail: `${where}${message}${way}` }
    }
    case 'plan': {
      const places = planned.plan.edits.map(edit => `${edit.file}:${edit.line}`)
      return { gate, status: 'passed', detail: places.join(', ') }
    }
    default:
      return planned satisfies never
  }
}
