import { follow } from './deliver.ts'
import { overtakenBy, recordedEnding } from './endings.ts'
import type { Observed } from './observed.ts'
import type { SlotBranch, SlotPullRequest } from './slot.ts'
import type { Step } from './step.ts'

/** What to do next for a promotion whose pull request is merged. */
export function afterMerge(mine: SlotPullRequest, observed: Observed): Step {
  const { deployment, slot, request } = observed
  if (slot.open?.claim?.request === request && slot.open.number !== mine.number)
    return { kind: 'close', number: slot.open.number, end: { kind: 'needless' } }
  if (mine.mergeCommit === undefined)
    return { kind: 'wait', state: 'merging', because: 'GitHub has not yet named the merge commit' }
  switch (deployment.kind) {
    case 'unknown':
      return { kind: 'look', at: 'deployment' }
    case 'absent':
      if (observed.policy.autoMerge && !observed.mergedHere && !observed.lookedBack)
        return { kind: 'look', at: 'merge' }
      return observed.records ? { kind: 'record', sha: mine.mergeCommit } : { kind: 'look', at: 'merger' }
    case 'unreported':
      return { kind: 'report', deployment: deployment.id }
    case 'watching':
      return leftover(slot.branch, mine) ?? followRollout(deployment.id, observed)
    case 'reported':
      return leftover(slot.branch, mine) ?? recordedEnding(deployment.outcome, observed)
    default:
      return deployment satisfies never
  }
}

/** Until every cluster runs it, one does not, or nobody can tell in time. What another promotion overtook is not judged by what that one does. */
function followRollout(deployment: number, observed: Observed): Step {
  const { rollout, policy } = observed
  const overtaken = overtakenBy(observed)
  if (overtaken !== undefined) return { kind: 'conclude', deployment, outcome: overtaken }
  // A person merged it: then it is applied now.
  if (policy.delivery === 'apply') return follow(deployment, observed)
  if (rollout.kind === 'unknown') return { kind: 'look', at: 'rollout' }
  const { verdict, because } = rollout.sight
  if (verdict === 'in-progress') return { kind: 'wait', state: 'rolling-out', because }
  return { kind: 'conclude', deployment, outcome: { verdict, because } }
}

/** The branch of a pull request that ended, if it still stands where that left it, or a claim that came too late. Who loses a live claim so makes it again. */
export function leftover(branch: SlotBranch, mine: SlotPullRequest): Step | undefined {
  if (branch.kind === 'absent') return undefined
  if (branch.kind === 'claimed') return { kind: 'clean', head: branch.head }
  if (branch.kind === 'ours' && branch.claim.request === mine.claim?.request)
    return { kind: 'clean', head: branch.head }
  if (branch.kind !== 'unread' && branch.head !== mine.head) return undefined
  return { kind: 'clean', head: mine.head }
}
