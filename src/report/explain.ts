import type { PromotionProgress, RequestProgress } from '../promotion/progress.ts'
import { assemble, text } from './assemble.ts'
import { diffDetails } from './diff.ts'
import { code, cut, prose } from './encode.ts'
import { gateTable } from './gates.ts'
import { namedIn, withLinks } from './links.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'
import { promotionName } from './reply.ts'
import { stepTable } from './steps.ts'
import { standingOf, wordsAndReason } from './verdict.ts'

/** The answer to `/explain`: for each promotion where it stands, and every gate with its reason. */
export function explainBody(progress: RequestProgress, record: ReplyRecord): string {
  return assemble([
    text(`### 🔎 ${code(progress.id)} explained`),
    text(`asked for by ${code(`@${progress.requestedBy}`)}: ${code(progress.source, 2000)}`),
    {
      kind: 'rows',
      before: [],
      rows: progress.promotions.map(promotion => `${explained(promotion, progress.dryRun)}\n`),
      after: [],
      more: left => `… and ${left} more promotions`,
    },
    text(`request ${code(progress.key)}`),
    text(replyMarker(record)),
  ])
}

function wasAsked({ mergeCommit, gates }: PromotionProgress): boolean {
  return mergeCommit !== undefined && gates.some(({ status }) => status !== 'not-evaluated')
}

function explained(promotion: PromotionProgress, dryRun: boolean): string {
  const { mark, words } = standingOf(promotion, dryRun)
  const standing = wordsAndReason(words, promotion.because)
  const named = namedIn(promotion)
  const behind = standing === '' ? '' : `: ${withLinks(prose(cut(standing, 1000)), named)}`
  return assemble([
    text(`**${mark} ${promotionName(promotion)}**${behind}`),
    stepTable(promotion),
    ...(promotion.chosen ?? []).map(({ file, line, because }) =>
      text(`The pin is ${code(`${file}:${line}`)}: ${prose(cut(because, 500))}.`),
    ),
    ...(wasAsked(promotion) ? [text('The gates as they stood before it was merged:')] : []),
    ...(promotion.gates.length === 0
      ? []
      : [gateTable(promotion.gates, markdown => withLinks(markdown, named))]),
    ...diffDetails(promotion.edits),
  ])
}
