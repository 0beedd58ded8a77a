import type { MergeOutcome } from '../../engine/ports/ports.ts'
import { tidy } from './tidy.ts'

// GitHub's words are not documented; those known are in the reference, every other text blocks and is shown.

/** Whether GitHub refuses because the head is no longer the one that was named. */
export function isHeadMoved(message: string): boolean {
  return /head (?:branch|sha|commit)?.*(?:modified|changed|moved|match)|expected_head_sha/i.test(message)
}

const awaited = [
  /^(?:\d+ of \d+ )?required status checks?\b(?!.*\bfail)/i,
  /\bapproving reviews? (?:is|are) required|\bcode owner review\b|\bchanges require approval\b/i,
]

/** A refusal as it is, and whether GitHub names nothing but checks and reviews that are still to come. */
export function blocked(message: string): Extract<MergeOutcome, { readonly kind: 'blocked' }> {
  const lines = message
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^repository rule violations found$/i.test(line))
  const awaits = lines.length > 0 && lines.every(line => awaited.some(words => words.test(line)))
  return { kind: 'blocked', reason: tidy(message), ...(awaits ? { awaits } : {}) }
}
