import { gateSentence } from './gate.ts'
import { evaluateGates } from './gates/all.ts'
import type { GateFacts, LeftQueue, Observed, Withdrawal } from './observed.ts'
import { sameVersion, versionsIn } from './pins.ts'
import type { Verdict } from './progress.ts'
import type { RecordedOutcome } from './rollout.ts'
import type { Claim } from './slot.ts'

/** A promotion came to its end; `because` is one sentence of ours. */
export interface Ending {
  readonly kind: 'end'
  readonly verdict: Verdict
  readonly because: string
}

/** Refused by the first gate that is closed. */
export function refusal(facts: GateFacts): Ending {
  const [first] = evaluateGates(facts).filter(gate => gate.status === 'blocked')
  return {
    kind: 'end',
    verdict: 'refused',
    because: first === undefined ? 'a gate is closed' : gateSentence(first),
  }
}

/** Merged, and what became of it in the clusters. */
export function recordedEnding({ verdict, because }: RecordedOutcome, observed: Observed): Ending {
  const ending: Ending = verdict === 'merged' ? mergedEnding(observed) : { kind: 'end', verdict, because }
  const { deployment, slot } = observed
  if (!('stray' in deployment) || slot.mine === undefined) return ending
  return { ...ending, because: withStray(ending, slot.mine.number) }
}

function withStray({ verdict, because }: Ending, number: number): string {
  const stray = `#${number} held a commit that is not mine`
  if (because.startsWith(drift)) return `${because}; ${stray}`
  const isMore = because !== '' && verdict !== 'merged'
  return `${isMore ? `${because}; ` : ''}${drift}: ${stray}`
}

/** Why nobody can tell any more how this promotion's rollout went: the environment has another version by now. */
export function overtakenBy({ mergedHere, planned, fleet, goal }: Observed): RecordedOutcome | undefined {
  if (mergedHere || planned.kind === 'current') return undefined
  const now = versionsIn(fleet, goal.app, goal.environment).join(' and ')
  const has = now === '' ? `no ${goal.app}` : now
  return {
    verdict: 'unknown',
    because: `${goal.environment} has ${has} by now; ${goal.version} was not seen to its end`,
  }
}

const drift = 'merged with drift'

/** Nobody watched; and where somebody else merged it, whether the default branch has what was planned. */
function mergedEnding({ mergedHere, planned, goal }: Observed): Ending {
  const drifted = !mergedHere && planned.kind !== 'current'
  const because = drifted
    ? `${drift}: ${goal.environment} does not have ${goal.version} on the default branch`
    : 'merged, not watched: no cluster is connected'
  return { kind: 'end', verdict: 'merged', because }
}

/** A later request took the slot. */
export function superseded(later: Claim, version: string): Ending {
  const asked = sameVersion(later.version, version) ? 'asked for it again' : `asked for ${later.version}`
  return { kind: 'end', verdict: 'superseded', because: `@${later.requestedBy.login} ${asked} later` }
}

/** The environment has the version already. */
export function nothingToDo(environment: string, version: string): Ending {
  return { kind: 'end', verdict: 'nothing-to-do', because: `${environment} has ${version} already` }
}

/** Why a pull request whose head is not ours is left alone, with the way out. */
export function foreignHead(number: number, head: string): string {
  return `#${number} has ${head.slice(0, 7)} at its head, which is not mine; merge it by hand, or close it and ask again`
}

const leftQueueReasons = {
  'failed-checks': 'required checks failed on the merge that it made',
  'late-checks': 'required checks did not answer in time on the merge that it made',
  conflict: 'it conflicts with what is before it',
  rules: 'it does not meet the rules of the branch',
  'invalid-merge': 'GitHub could not make a valid merge of it',
} as const

/** Why a pull request that left the merge queue is not put into it again, with the way out. */
export function leftTheQueue(number: number, left: LeftQueue): string {
  const wayOut = 'put it into the queue again, or cancel'
  return left.kind === 'taken-out'
    ? `@${left.by} took #${number} out of the merge queue; ${wayOut}`
    : `the merge queue let #${number} go: ${leftQueueReasons[left.kind]}; ${wayOut}`
}

/** Why nothing was begun. */
export function withdrawal(withdrawn: Withdrawal): string {
  switch (withdrawn.kind) {
    case 'cancelled':
      return `cancelled by @${withdrawn.by}`
    case 'edited':
      return 'the comment was edited before anything was done; only new comments count'
    case 'deleted':
      return 'the comment was deleted before anything was done'
    case 'earlier-leg':
      return `${withdrawn.environment} comes first and did not end well`
    case 'no-difference':
      return 'the environments no longer differ here'
    case 'stale':
      return 'I saw this more than an hour ago, and my answer is gone; nothing new is begun for it, so say it again'
    default:
      return withdrawn satisfies never
  }
}
