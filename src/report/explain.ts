import type { RequestProgress } from '../promotion/progress.ts'
import { assemble, text } from './assemble.ts'
import { diffDetails } from './diff.ts'
import { code, prose } from './encode.ts'
import { gateTable } from './gates.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'
import { promotionName } from './reply.ts'
import { stepTable } from './steps.ts'
import { standingOf } from './verdict.ts'

/** The answer to `/explain`: for each promotion where it stands, and every gate with its reason. */
export function explainBody(progress: RequestProgress, record: ReplyRecord): string {
  return assemble([
    text(`### 🔎 ${code(progress.id)} explained`),
    text(`asked for by ${code(`@${progress.requestedBy}`)}: ${code(progress.source, 2000)}`),
    ...progress.promotions.flatMap(promotion => {
      const { mark, words } = standingOf(promotion, progress.dryRun)
      const because = promotion.because === undefined ? '' : ` – ${prose(promotion.because)}`
      return [
        text(`**${mark} ${promotionName(promotion)}**${words === '' ? '' : `: ${words}`}${because}`),
        stepTable(promotion),
        ...(promotion.gates.length === 0 ? [] : [gateTable(promotion.gates)]),
        ...diffDetails(promotion.edits),
      ]
    }),
    text(`request ${code(progress.key)}`),
    text(replyMarker(record)),
  ])
}
