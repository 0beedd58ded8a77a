import { mergedWhileClosed } from '../promotion/gates/at-merge.ts'
import type { PromotionProgress, RequestProgress } from '../promotion/progress.ts'
import { assemble, folded, type Piece, table, text } from './assemble.ts'
import { diffDetails } from './diff.ts'
import { beforeColon, code, cut, htmlCode, link, mention, prose, row } from './encode.ts'
import { gateSummary, gateTable } from './gates.ts'
import { namedIn, pullRequestLink, withLinks } from './links.ts'
import { outcomeMarker, type ReplyRecord, replyMarker } from './marker.ts'
import { proofPieces, rememberedPieces } from './proof.ts'
import { resultOf } from './result.ts'
import { failureDetails } from './rollout.ts'
import { stepTable } from './steps.ts'
import { shortVersion } from './trailers.ts'
import { commonMark, standingOf, wordsAndReason } from './verdict.ts'

const longestReason = 1000

/** The living reply of a request: verdict on top, then steps, gates, diff and the commands that come next. */
export function replyBody(progress: RequestProgress, record: ReplyRecord): string {
  const [only, second] = progress.promotions
  const pieces =
    only !== undefined && second === undefined ? onePromotion(progress, only) : manyPromotions(progress)
  return assemble([...pieces, text(replyMarker({ ...record, result: resultOf(progress) }))])
}

function onePromotion(progress: RequestProgress, promotion: PromotionProgress): readonly Piece[] {
  const { mark, words } = standingOf(promotion, progress.dryRun)
  const behind = words === '' ? '' : `: ${words}`
  const open = showsGatesOpen(progress, promotion)
  return [
    text(`### ${mark} ${promotionName(promotion)}${behind}`),
    text(requestLine(progress, promotion)),
    ...because(promotion),
    ...mergedAllTheSame(promotion),
    ...failureDetails(promotion),
    ...(open || promotion.verdict === 'nothing-to-do' ? [] : [stepTable(promotion)]),
    ...gates(promotion, open),
    ...rendered(promotion),
    ...diffDetails(promotion.edits),
    ...undoLine(promotion),
    ...nextLines(progress, [promotion]),
  ]
}

function rendered({ proof, rendered: size, pullRequest }: PromotionProgress): readonly Piece[] {
  if (proof !== undefined) return proofPieces(proof)
  return pullRequest === undefined ? [] : rememberedPieces(size, pullRequestLink(pullRequest))
}

/** A refusal and a dry run are about the gates: there they stand open. */
function showsGatesOpen({ dryRun }: RequestProgress, { verdict, pullRequest }: PromotionProgress): boolean {
  return dryRun || (verdict === 'refused' && pullRequest === undefined)
}

function gates(promotion: PromotionProgress, open: boolean): readonly Piece[] {
  const { gates: all } = promotion
  if (all.length === 0) return []
  const rows = gateTable(all, markdown => withLinks(markdown, namedIn(promotion)))
  return [open ? rows : folded(gateSummary(all), rows)]
}

function because(promotion: PromotionProgress): readonly Piece[] {
  const { because: reason, verdict } = promotion
  // The heading and the last step say it already.
  if (
    reason === undefined ||
    reason === '' ||
    (verdict === 'merged' && reason.startsWith('merged, not watched'))
  )
    return []
  return [text(sentence(cut(reason, longestReason), promotion))]
}

function mergedAllTheSame(promotion: PromotionProgress): readonly Piece[] {
  const closed = mergedWhileClosed(promotion.gates)
  if (closed.length === 0) return []
  return [
    text(
      sentence(`it was merged without me, and I would not have merged it: ${closed.join('; ')}`, promotion),
    ),
  ]
}

/** A sentence of ours with a capital and a full stop, and with links where it names the pull request. */
/** Words begin with a capital; a name stays as it is. */
export function capitalized(words: string): string {
  const [first = ''] = words.split(' ', 1)
  return /^[a-z]+,?$/.test(first) ? words.slice(0, 1).toUpperCase() + words.slice(1) : words
}

function sentence(reason: string, promotion: PromotionProgress): string {
  const capital = capitalized(reason)
  const whole = /[.!?]$/.test(capital) ? capital : `${capital}.`
  return withLinks(prose(whole), namedIn(promotion))
}

/** What is promoted: `podinfo 6.9.2 → 7.0.0 on prod`. */
export function promotionName({ app, from, to, environment }: PromotionProgress): string {
  const start = from === undefined || from === to ? '' : `${prose(shortVersion(from))} → `
  return `${prose(app)} ${start}${prose(shortVersion(to))} on ${beforeColon(environment)}`
}

/** The way back, ready to copy, once there is something to go back from. */
function undoLine({ verdict, from, rollback, app, environment }: PromotionProgress): readonly Piece[] {
  const ended = verdict === 'succeeded' || verdict === 'merged'
  if (!ended || rollback || from === undefined) return []
  return [text(`undo: ${code(`/rollback ${app} on ${environment}`)}`)]
}

function requestLine(progress: RequestProgress, promotion?: PromotionProgress): string {
  const { requestedBy, id, reason, dryRun } = progress
  const pullRequest = promotion?.pullRequest
  const at =
    pullRequest === undefined
      ? ''
      : `${pullRequestLink(pullRequest)} at ${code(pullRequest.head.slice(0, 7))}`
  const parts = [
    `${promotion?.rollback ? 'rollback' : ''} requested by ${mention(requestedBy)}`.trim(),
    at,
    code(id),
    dryRun ? 'dry run: nothing is changed' : '',
    reason === undefined ? '' : `reason: ${code(reason, 500)}`,
  ]
  return parts.filter(part => part !== '').join(' · ')
}

function manyPromotions(progress: RequestProgress): readonly Piece[] {
  const { promotions, dryRun } = progress
  const standings = promotions.map(promotion => standingOf(promotion, dryRun))
  return [
    text(`### ${commonMark(standings)} ${summary(progress)}`),
    text(`${requestLine(progress)} · ${code(progress.source)}`),
    table(
      ['', 'app', 'environment', 'from', 'to', 'pull request', ''],
      promotions.map(promotion => promotionRow(promotion, dryRun)),
      'promotions',
    ),
    manyDetails(promotions),
    ...nextLines(progress, promotions),
  ]
}

function summary({ promotions, dryRun }: RequestProgress): string {
  const environments = [...new Set(promotions.map(promotion => promotion.environment))]
  const to = environments.map(name => prose(name)).join(', ')
  const ended = promotions.filter(promotion => promotion.verdict !== undefined)
  const well = ended.filter(
    ({ verdict }) => verdict === 'merged' || verdict === 'succeeded' || verdict === 'nothing-to-do',
  )
  const noun = `${promotions.length} promotions${to === '' ? '' : ` to ${to}`}`
  if (dryRun) return `${noun}: dry run`
  if (ended.length < promotions.length) return `${noun}: ${ongoing(promotions, ended.length)}`
  return well.length === ended.length
    ? `${noun}: all done`
    : `${noun}: ${well.length} of ${ended.length} went well`
}

/** What is still under way comes first: a number of those that are done reads as if it were over. */
function ongoing(promotions: readonly PromotionProgress[], ended: number): string {
  const open = promotions.length - ended
  const waiting = promotions.filter(({ state }) => state === 'waiting').length
  const words = waiting === open ? 'waiting' : 'under way'
  return ended === 0 ? words : `${open} ${words}, ${ended} of ${promotions.length} done`
}

function promotionRow(promotion: PromotionProgress, dryRun: boolean): string {
  const { mark, words } = standingOf(promotion, dryRun)
  const { app, environment, from, to, pullRequest } = promotion
  return row(
    mark,
    prose(app),
    prose(environment),
    from === undefined ? '' : code(shortVersion(from)),
    code(shortVersion(to)),
    pullRequest === undefined ? '' : pullRequestLink(pullRequest),
    withLinks(prose(cut(wordsAndReason(words, promotion.because), longestReason)), namedIn(promotion)),
  )
}

function manyDetails(promotions: readonly PromotionProgress[]): Piece {
  const rows = promotions
    .filter(promotion => promotion.gates.length > 0)
    .map(({ app, to, environment, gates: all }) => {
      const name = htmlCode(`${app} ${shortVersion(to)} on ${environment}`)
      return `${assemble([folded(`${name} ${gateSummary(all)}`, gateTable(all))])}\n`
    })
  return { kind: 'rows', before: [], rows, after: [], more: left => `… and the gates of ${left} more` }
}

function nextLines(progress: RequestProgress, promotions: readonly PromotionProgress[]): readonly Piece[] {
  const commands = [...new Set(promotions.flatMap(promotion => promotion.next))]
  // What is merged is taken back by a rollback.
  const isOpen = promotions.some(
    ({ verdict, mergeCommit }) => verdict === undefined && mergeCommit === undefined,
  )
  const all = isOpen && !progress.dryRun ? [...commands, `/cancel ${progress.id}`] : commands
  if (all.length === 0) return []
  const shown = all.slice(0, 10).map(command => code(command))
  const rest = all.length > shown.length ? ` · and ${all.length - shown.length} more` : ''
  return [text(`next: ${shown.join(' · ')}${rest}`)]
}

/** The one new comment that tells how a request ended, because edits notify nobody. `reply` is the address of the living one. */
export function outcomeBody(progress: RequestProgress, reply: string): string {
  const lines = progress.promotions.map(promotion => {
    const { mark, words } = standingOf(promotion, progress.dryRun)
    const behind = wordsAndReason(words, promotion.because)
    const ending =
      behind === '' ? '' : `: ${withLinks(prose(cut(behind, longestReason)), namedIn(promotion))}`
    return `- ${mark} **${promotionName(promotion)}**${ending}`
  })
  const who = `${mention(progress.requestedBy)}, ${link('your request', reply)} ${code(progress.id)} has ended:`
  return assemble([
    { kind: 'rows', before: [who, ''], rows: lines, after: [], more: count => `- … and ${count} more` },
    text(outcomeMarker(progress.key)),
  ])
}
