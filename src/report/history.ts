import { assemble, table, text } from './assemble.ts'
import { code, cut, named, prose, row } from './encode.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'
import { shortVersion } from './trailers.ts'

/** One release that was brought into an environment. */
export interface HistoryRow {
  readonly at: Date
  readonly environment: string
  readonly version: string
  readonly previous?: string
  readonly by?: string
  readonly commit: string
  readonly rollback: boolean
  readonly request: string
  /** As the deployment ended. */
  readonly state: 'pending' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive'
  /** Nothing has taken its place yet. */
  readonly isPresent: boolean
  readonly said: string
}

export interface History {
  readonly app: string
  readonly environment?: string
  readonly rows: readonly HistoryRow[]
  /** Older ones that are not shown. */
  readonly left: number
}

/** The answer to `/history`: newest first, with how each ended. */
export function historyBody({ app, environment, rows, left }: History, record: ReplyRecord): string {
  const where = environment === undefined ? 'everywhere' : `on ${prose(environment)}`
  const head = ['when (UTC)', 'environment', 'from', 'to', 'by', 'request', '']
  return assemble([
    text(`### 🕰️ History of ${prose(app)} ${where}`),
    ...(rows.length === 0
      ? [text('I have moved nothing there yet; what git says of earlier times is in its log.')]
      : [table(head, rows.map(historyRow), 'moves')]),
    ...(left === 0 ? [] : [text(`… and ${left} older ones, on the deployments page of the repository.`)]),
    text(replyMarker(record)),
  ])
}

function historyRow({
  at,
  environment,
  version,
  previous,
  by,
  request,
  rollback,
  state,
  said,
}: HistoryRow): string {
  const [mark, word] = ends[state]
  const why = (state === 'failure' || state === 'error') && said !== '' ? `: ${prose(cut(said, 140))}` : ''
  return row(
    at.toISOString().slice(0, 16).replace('T', ' '),
    prose(environment),
    previous === undefined ? '' : code(shortVersion(previous)),
    code(shortVersion(version)),
    by === undefined ? '' : named(by),
    code(request),
    `${mark} ${rollback ? 'rollback, ' : ''}${word}${why}`,
  )
}

const ends: Readonly<Record<HistoryRow['state'], readonly [mark: string, word: string]>> = {
  success: ['🟢', 'succeeded'],
  pending: ['🔵', 'merged, not watched'],
  in_progress: ['🟡', 'rolling out'],
  failure: ['🔴', 'failed'],
  error: ['🟠', 'outcome unknown'],
  inactive: ['⚪', 'replaced'],
}
