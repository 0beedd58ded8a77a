import type { PromotionProgress, Verdict, WayBack } from '../promotion/progress.ts'
import type { ClusterProgress, RolloutSight, RolloutVerdict } from '../promotion/rollout.ts'
import { type Piece, text } from './assemble.ts'
import { code, cut, fence, prose, row } from './encode.ts'
import { pullRequestLink } from './links.ts'
import { shortVersion } from './trailers.ts'

const marks: Readonly<Record<RolloutVerdict, string>> = {
  succeeded: '✅',
  'in-progress': '⏳',
  failed: '❌',
  unknown: '❔',
}

const ends: Partial<Readonly<Record<Verdict, RolloutVerdict>>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  unknown: 'unknown',
}

/** What happened in the clusters after the merge: whether Flux applied it, and what runs. */
export function rolloutRows({
  verdict,
  rollout,
  mergeCommit,
  mergedAt,
  applied,
}: PromotionProgress): readonly string[] {
  if (mergeCommit === undefined && (!applied || rollout === undefined)) return []
  if (verdict === 'merged') return [row('rollout', '➖', 'not watched: no cluster is connected')]
  const end = verdict === undefined ? undefined : ends[verdict]
  if (rollout === undefined || rollout.clusters.length === 0)
    return end === undefined ? [] : [row('rollout', marks[end], '')]
  return [carriedRow(rollout, applied ? '' : 'Flux'), podsRow(rollout, applied ? applied.since : mergedAt)]
}

/** Who brought it to which clusters. */
function carriedRow({ clusters, because }: RolloutSight, who: string): string {
  const applied = clusters.filter(each => each.applied !== undefined)
  const others = clusters.filter(each => each.applied === undefined)
  const unseen = others.filter(({ lasting }) => lasting)
  const revision = shortRevision(applied[0]?.applied)
  const done = applied.length === 0 ? '' : ` applied ${code(revision)} in ${names(applied)}`
  const late = others.filter(each => !unseen.includes(each))
  const open = [inThose(' not yet in', late), inThose(' not seen in', unseen)]
  const parts = [done, ...open].filter(part => part !== '')
  const isBlind = late.length === 0 && unseen.length > 0
  const words = `${who}${parts.join(',')}`.trim()
  const mark = isBlind ? marks.unknown : marks[worstOf(late)]
  return row(words, mark, others.length === 0 ? '' : prose(cut(because, 300)))
}

function inThose(words: string, clusters: readonly ClusterProgress[]): string {
  return clusters.length === 0 ? '' : `${words} ${names(clusters)}`
}

function podsRow(sight: RolloutSight, since: number | undefined): string {
  const { clusters, verdict, settledAt, because } = sight
  const ready = sum(clusters, ({ pods }) => pods.ready)
  const wanted = sum(clusters, ({ pods }) => pods.wanted)
  const digests = [...new Set(clusters.flatMap(each => each.digests))]
  const what = digests.length === 1 ? `run ${code(shortDigest(digests[0] ?? ''))}` : 'ready'
  const count = wanted === 0 ? '' : `: ${ready}/${wanted} pods ${what}`
  const applied = clusters.every(each => each.applied !== undefined)
  if (verdict === 'succeeded') return row(`rollout${count}`, marks.succeeded, lasted(since, settledAt))
  return row(`rollout${count}`, applied ? marks[verdict] : '–', applied ? prose(cut(because, 300)) : '')
}

/** The last lines of what failed, and where the release runs all the same. */
export function failureDetails(promotion: PromotionProgress): readonly Piece[] {
  const { rollout, verdict, to, wayBack } = promotion
  const back = [
    ...leftOpen(promotion),
    ...(wayBack === undefined ? [] : [text(wayBackLine(promotion, wayBack))]),
  ]
  if (rollout === undefined || (verdict !== 'failed' && wayBack === undefined)) return back
  const running = rollout.clusters.filter(each => each.verdict === 'succeeded')
  const log = rollout.cause?.log ?? []
  return [
    ...(running.length === 0
      ? []
      : [text(`${names(running)} ${running.length === 1 ? 'runs' : 'run'} ${code(to)}.`)]),
    ...(log.length === 0 ? [] : [text(`Last lines of its log:\n\n${fence(log.slice(-20), 'text')}`)]),
    ...back,
  ]
}

/** What Lockkeeper applied before a merge that does not come. */
function leftOpen({
  applied,
  verdict,
  pullRequest,
  mergeCommit,
  environment,
}: PromotionProgress): readonly Piece[] {
  if (!applied?.isBack || mergeCommit !== undefined || pullRequest === undefined) return []
  if (verdict !== 'failed' && verdict !== 'unknown') return []
  return [
    text(
      `Nothing of it is left in ${prose(environment)}; ${pullRequestLink(pullRequest)} is not merged and stays open.`,
    ),
  ]
}

function wayBackLine({ app, environment }: PromotionProgress, wayBack: WayBack): string {
  const { kind, version, because, pullRequest } = wayBack
  const where = pullRequest === undefined ? '' : ` as ${pullRequestLink(pullRequest)}`
  const to = `back to ${code(shortVersion(version))}`
  switch (kind) {
    case 'ready':
      return `${code(`/rollback ${app} on ${environment}`)}, ${to}, is ready${where}.`
    case 'under-way':
      return `Rolling ${to}${where}: ${prose(because)}`
    case 'done':
      return `Rolled ${to}${where}${because === '' ? '.' : `: ${prose(because)}.`}`
    case 'failed':
      return `It could not be rolled ${to}${where}: ${prose(because)}`
    default:
      return kind satisfies never
  }
}

function worstOf(clusters: readonly ClusterProgress[]): RolloutVerdict {
  const order = ['failed', 'unknown', 'in-progress', 'succeeded'] as const
  return order.find(verdict => clusters.some(each => each.verdict === verdict)) ?? 'succeeded'
}

function names(clusters: readonly ClusterProgress[]): string {
  return clusters.map(({ name }) => prose(name)).join(', ')
}

function sum(clusters: readonly ClusterProgress[], count: (cluster: ClusterProgress) => number): number {
  return clusters.reduce((total, cluster) => total + count(cluster), 0)
}

/** `main@sha1:4f1c2ab…` as people know commits: its first seven characters. */
function shortRevision(revision = ''): string {
  const [, hash] = /(?:^|sha1:|sha256:|\/)([0-9a-f]{7})[0-9a-f]*$/.exec(revision) ?? []
  return hash ?? cut(revision, 60)
}

function shortDigest(digest: string): string {
  return digest.replace(/^(sha\d+:[0-9a-f]{7})[0-9a-f]+$/, '$1…')
}

/** Milliseconds between two moments as `38 s` or `2 m 10 s`. */
function lasted(from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined || to < from) return ''
  const seconds = Math.round((to - from) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} m ${seconds % 60} s`
}
