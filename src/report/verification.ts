import type { ClusterProgress, RolloutSight, RolloutVerdict } from '../promotion/rollout.ts'
import { assemble, folded, table, text } from './assemble.ts'
import { beforeColon, code, cut, fence, prose, row } from './encode.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'
import { shortVersion } from './trailers.ts'

export interface Verification {
  readonly app: string
  readonly environment: string
  readonly version: string
  readonly sight: RolloutSight
}

const marks: Readonly<Record<RolloutVerdict, readonly [mark: string, words: string]>> = {
  succeeded: ['🟢', 'runs'],
  'in-progress': ['🟡', 'is on its way'],
  failed: ['🔴', 'failed'],
  unknown: ['🟠', 'cannot be told'],
}

/** The answer to `/verify`: the verdict, each cluster, and every object that was looked at. */
export function verificationBody(verification: Verification, record: ReplyRecord): string {
  const { app, environment, version, sight } = verification
  const [mark, words] = marks[sight.verdict]
  const log = sight.cause?.log ?? []
  return assemble([
    text(
      `### ${mark} ${prose(app)} ${prose(shortVersion(version))} on ${beforeColon(environment)}: ${words}`,
    ),
    ...(sight.because === '' ? [] : [text(prose(cut(sight.because, 1000)))]),
    ...(log.length === 0 ? [] : [text(`Last lines of its log:\n\n${fence(log.slice(-20), 'text')}`)]),
    table(['cluster', '', 'applied', 'pods', ''], sight.clusters.map(clusterRow), 'clusters'),
    ...sight.clusters.filter(({ objects }) => objects.length > 0).map(objectList),
    text(replyMarker(record)),
  ])
}

function clusterRow({ name, verdict, applied, pods, digests, because }: ClusterProgress): string {
  const run =
    digests.length === 0 ? '' : ` run ${digests.map(digest => code(shortVersion(digest))).join(', ')}`
  return row(
    prose(name),
    marks[verdict][0],
    applied === undefined ? '' : code(applied),
    pods.wanted === 0 ? '' : `${pods.ready}/${pods.wanted}${run}`,
    because === undefined ? '' : prose(cut(because, 500)),
  )
}

function objectList({ name, objects }: ClusterProgress) {
  const rows = objects.map(each => row(prose(each.name), each.status, prose(cut(each.message, 300))))
  return folded(`${prose(name)}: ${objects.length} objects`, table(['object', '', ''], rows, 'objects'))
}
