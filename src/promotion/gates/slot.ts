import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'
import { sameVersion } from '../pins.ts'
import { slotBranch } from '../slot.ts'

/** Nobody else's work stands on the branch that claims this app in this environment. */
export function slot({ slot: { branch, mine, open, later }, request, goal }: GateFacts): GateResult {
  const gate = 'slot'
  const name = slotBranch(goal.environment, goal.app)
  if (branch.kind === 'foreign')
    return {
      gate,
      status: 'blocked',
      detail: foreign(name, open),
    }
  if (open !== undefined && !open.ours)
    return { gate, status: 'blocked', detail: `#${open.number} from ${name} is not mine; close it` }
  if (mine !== undefined) return { gate, status: 'passed', detail: `#${mine.number} is this promotion` }
  if (later !== undefined)
    return { gate, status: 'blocked', detail: `a later request asked for ${later.version}` }
  if (branch.kind === 'ours' && sameVersion(branch.claim.version, goal.version))
    return { gate, status: 'passed', detail: `${name} has ${goal.version} on its way` }
  if (branch.kind === 'ours' && branch.claim.request !== request)
    return { gate, status: 'passed', detail: `takes the place of ${branch.claim.version}` }
  return { gate, status: 'passed', detail: 'free' }
}

function foreign(name: string, open: GateFacts['slot']['open']): string {
  return open === undefined
    ? `${name} holds commits that are not mine; delete that branch and ask again`
    : `#${open.number} holds a commit that is not mine, so it is not merged by me; merge it by hand, or close it, delete ${name} and ask again`
}
