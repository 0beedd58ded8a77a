import type { PromotionProgress, Verdict } from '../promotion/progress.ts'

/** How a promotion stands, as people see it first: a colour and a few words behind its name. */
export interface Standing {
  readonly mark: string
  /** Empty when the mark says it all. */
  readonly words: string
}

const ends: Readonly<Record<Verdict, Standing>> = {
  succeeded: { mark: '🟢', words: '' },
  merged: { mark: '🔵', words: 'merged, not watched' },
  failed: { mark: '🔴', words: 'failed' },
  unknown: { mark: '🟠', words: 'outcome unknown' },
  refused: { mark: '⛔', words: 'refused' },
  cancelled: { mark: '⚪', words: 'cancelled' },
  superseded: { mark: '⚪', words: 'superseded' },
  'nothing-to-do': { mark: '⚪', words: 'nothing to do' },
}

/** The standing of one promotion; `dryRun` tells what would be. */
export function standingOf(promotion: PromotionProgress, dryRun: boolean): Standing {
  const { verdict, state } = promotion
  if (dryRun && (verdict === undefined || verdict === 'refused')) return dryStanding(promotion)
  if (verdict !== undefined) return ends[verdict]
  const isBeforeMerge = state === 'rolling-out' && promotion.mergeCommit === undefined
  return { mark: '🟡', words: isBeforeMerge ? 'rolling out' : inWords(state) }
}

function dryStanding({ gates, verdict }: PromotionProgress): Standing {
  const blocked = verdict === 'refused' || gates.some(gate => gate.status === 'blocked')
  return blocked ? { mark: '⛔', words: 'would be refused' } : { mark: '📝', words: 'would go ahead' }
}

function inWords(state: PromotionProgress['state']): string {
  switch (state) {
    case 'requested':
    case 'planned':
      return 'starting'
    case 'proposed':
    case 'gated':
      return 'under way'
    case 'waiting':
      return 'waiting'
    case 'merging':
      return 'merging'
    case 'merged':
    case 'rolling-out':
      return 'merged, rolling out'
    case 'ended':
      return 'ended'
    default:
      return state satisfies never
  }
}

// What needs a person most comes first: it gives several promotions their common mark.
const byUrgency = ['🔴', '⛔', '🟠', '🟡', '📝', '🔵', '🟢', '⚪']

/** The mark of several promotions: that of the one which needs a person most. */
export function commonMark(standings: readonly Standing[]): string {
  return byUrgency.find(mark => standings.some(standing => standing.mark === mark)) ?? '⚪'
}

/** The standing's words with the reason behind them, which may say the same already. */
export function wordsAndReason(words: string, because: string | undefined): string {
  if (because === undefined) return words
  if (words === '' || because.toLowerCase().startsWith(words.toLowerCase())) return because
  return `${words}: ${because}`
}
