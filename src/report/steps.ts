import type { Edit } from '../promotion/plan.ts'
import type { PromotionProgress } from '../promotion/progress.ts'
import { type Piece, table } from './assemble.ts'
import { code, cut, link, named, prose, row } from './encode.ts'
import { gateNames } from './gates.ts'
import { pullRequestLink } from './links.ts'
import { rolloutRows } from './rollout.ts'

/** The steps of one promotion as a table: what is done, what is going on, and what is still to come. */
export function stepTable(promotion: PromotionProgress): Piece {
  return table(['step', '', ''], stepRows(promotion), 'steps')
}

function stepRows(promotion: PromotionProgress): readonly string[] {
  return [
    gatesRow(promotion),
    pullRequestRow(promotion),
    checksRow(promotion),
    // Where Lockkeeper itself applies, it is merged once it runs.
    ...(promotion.applied && promotion.rollout !== undefined
      ? [rolloutRows(promotion), mergeRow(promotion), holdRow(promotion)]
      : [mergeRow(promotion), holdRow(promotion), rolloutRows(promotion)]),
  ].flat()
}

// Those have rows of their own further down.
const shownBelow: ReadonlySet<string> = new Set(['checks', 'approved', 'unchanged'])

function gatesRow({ gates, verdict }: PromotionProgress): readonly string[] {
  // What is there already needs no gate: one that is closed would only look like a refusal.
  if (verdict === 'nothing-to-do') return []
  const own = gates.filter(gate => !shownBelow.has(gate.gate))
  if (own.length === 0) return []
  const blocked = gateNames(own, 'blocked')
  const pending = gateNames(own, 'pending')
  const mark = blocked !== '' ? '⛔' : pending !== '' ? '⏳' : '✅'
  return [row(`gates: ${own.map(gate => gate.gate).join(' · ')}`, mark, blocked !== '' ? blocked : pending)]
}

function pullRequestRow({ pullRequest, edits, verdict }: PromotionProgress): readonly string[] {
  const size = edits.length === 0 ? '' : `, ${sizeOf(edits)}`
  if (pullRequest !== undefined) return [row(`pull request${size}`, '✅', pullRequestLink(pullRequest))]
  return verdict === undefined ? [row(`pull request${size}`, '–', '')] : []
}

/** How much is changed: `1 file, 2 lines`. */
export function sizeOf(edits: readonly Edit[]): string {
  const files = new Set(edits.map(edit => edit.file)).size
  const lines = edits.reduce(
    (sum, { before, after }) => sum + (before === '' ? after.split('\n').length : 1),
    0,
  )
  return `${count(files, 'file')}, ${count(lines, 'line')}`
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function checksRow({
  pullRequest,
  checks,
  gates,
  mergeCommit,
  verdict,
}: PromotionProgress): readonly string[] {
  if (pullRequest === undefined || (verdict !== undefined && mergeCommit === undefined)) return []
  const watched = gates.filter(gate => gate.gate === 'checks' || gate.gate === 'approved')
  const numbers =
    checks === undefined || checks.total === 0 ? 'checks' : `checks ${checks.passed}/${checks.total}`
  const approved = checks?.approvedBy === undefined ? '' : ` · approved by ${named(checks.approvedBy)}`
  const asked = gates.some(({ gate, status }) => gate === 'approved' && status !== 'passed')
    ? ' · approval'
    : ''
  if (mergeCommit !== undefined) return [row(`${numbers}${approved}`, '✅', '')]
  const open = watched.filter(gate => gate.status !== 'passed')
  const mark = open.some(gate => gate.status === 'blocked') ? '⛔' : open.length > 0 ? '⏳' : '✅'
  const details = open.map(gate => prose(cut(firstSentence(gate.detail), 500)))
  return [row(`${numbers}${approved || asked}`, mark, details.join(' · '))]
}

// What helps stands above the table and among the gates.
function firstSentence(detail: string): string {
  return detail.split(/\. (?=[A-Z])/, 1)[0] ?? ''
}

function holdRow({ rollback, mergeCommit }: PromotionProgress): readonly string[] {
  if (!rollback || mergeCommit === undefined) return []
  return [row('hold: automation leaves it alone, people may promote', '✅', '')]
}

function mergeRow({ state, mergeCommit, verdict, autoMerge }: PromotionProgress): readonly string[] {
  if (mergeCommit !== undefined) {
    const sha = link(code(mergeCommit.sha.slice(0, 7)), mergeCommit.url)
    return [row('merged', '✅', sha)]
  }
  if (verdict !== undefined) return []
  return [row('merge', state === 'merging' ? '⏳' : '–', autoMerge ? 'by GitHub (auto-merge)' : '')]
}
