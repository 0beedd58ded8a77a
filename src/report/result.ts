import type { PromotionProgress, RequestProgress, Verdict } from '../promotion/progress.ts'
import { mayBeSeen } from '../promotion/rollout.ts'

/** How a request stands as a whole, for tools: `answered` for what only reads, `waiting` until every promotion ended. */
export interface Result {
  readonly verdict: Verdict | 'waiting' | 'answered'
  /** A check or GitHub ends by itself; a person must do something first. */
  readonly waitsFor?: 'person' | 'machine'
}

// The end that people must know of first; a request has the first of these that one of its promotions has.
const byWeight: readonly Verdict[] = [
  'failed',
  'refused',
  'unknown',
  'cancelled',
  'superseded',
  'merged',
  'succeeded',
  'nothing-to-do',
]

export const verdicts: readonly Result['verdict'][] = [...byWeight, 'waiting', 'answered']

/** The result of all promotions of a request. A dry run only answers, unless it would be refused. */
export function resultOf({ promotions, dryRun }: RequestProgress): Result {
  const open = promotions.filter(({ state }) => state !== 'ended')
  if (dryRun) return { verdict: promotions.some(wouldBeRefused) ? 'refused' : 'answered' }
  if (open.length > 0) return { verdict: 'waiting', waitsFor: open.some(isMoving) ? 'machine' : 'person' }
  const worst = byWeight.find(verdict => promotions.some(promotion => promotion.verdict === verdict))
  return { verdict: worst ?? 'nothing-to-do' }
}

// Where it runs already, no gate matters.
function wouldBeRefused({ verdict, gates }: PromotionProgress): boolean {
  if (verdict === 'nothing-to-do') return false
  return verdict === 'refused' || gates.some(gate => gate.status === 'blocked')
}

// `requested` waits behind another promotion of the request, which moves or waits itself.
function isMoving({ state, rollout }: PromotionProgress): boolean {
  return state !== 'waiting' && state !== 'requested' && (rollout === undefined || mayBeSeen(rollout))
}
