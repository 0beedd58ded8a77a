import type { ObjectStatus } from '../rollout/object.ts'
import type { Running } from '../rollout/running.ts'
import { type Piece, table } from './assemble.ts'
import { beforeColon, code, cut, named, prose, row } from './encode.ts'
import { shortVersion } from './trailers.ts'

/** One app as one cluster runs it, beside what git says. */
export interface RunningRow extends Omit<Running, 'cluster' | 'objects'> {
  /** Where the environment runs in several. */
  readonly cluster?: string
  /** Who brought the version there. */
  readonly by?: string
  readonly drift: readonly string[]
}

/** A cluster that could not be looked at, and why. */
export interface UnseenCluster {
  readonly cluster: string
  readonly environments: readonly string[]
  readonly reason: string
}

/** What the connected clusters run, and what of them could not be looked at. */
export interface RunningText {
  readonly rows: readonly RunningRow[]
  readonly unseen: readonly UnseenCluster[]
}

const marks: Readonly<Record<ObjectStatus, string>> = {
  current: '✅',
  'in-progress': '⏳',
  terminating: '⏳',
  failed: '❌',
  'not-found': '❔',
  unknown: '❔',
}

/** What runs, where a cluster is connected; drift by name. */
export function runningPieces({ rows, unseen }: RunningText): readonly Piece[] {
  const head = ['running', 'environment', 'version', 'pods', '', 'since (UTC)', 'by']
  const drifts = rows.flatMap(each => each.drift.map(words => driftLine(each, words)))
  return [
    ...(rows.length === 0 ? [] : [table(head, rows.map(runningRow), 'rows')]),
    ...listed('⚠️ Drift between git and the clusters:', drifts),
    ...unseenPieces('Not everything could be looked at:', unseen),
  ]
}

/** What could not be looked at, a line for each cluster. */
export function unseenPieces(title: string, unseen: readonly UnseenCluster[]): readonly Piece[] {
  const lines = unseen.map(
    ({ cluster, environments, reason }) =>
      `- ❔ ${environments.map(name => prose(name)).join(', ')}: ${prose(cut(environments.join() === cluster ? reason : `${cluster}: ${reason}`, 500))}`,
  )
  return listed(title, lines)
}

function listed(title: string, rows: readonly string[]): readonly Piece[] {
  if (rows.length === 0) return []
  return [{ kind: 'rows', before: [title, ''], rows, after: [], more: left => `- … and ${left} more` }]
}

function placeOf({ environment, cluster }: RunningRow): string {
  return cluster === undefined ? environment : `${environment} (${cluster})`
}

function driftLine(found: RunningRow, words: string): string {
  return `- ${prose(found.app)} on ${beforeColon(placeOf(found))}: ${prose(cut(words, 500))}`
}

function runningRow(found: RunningRow): string {
  const { app, versions, digest, ready, wanted, health, message, since, by, drift } = found
  const shown = [...versions, ...(digest === undefined ? [] : [digest])].map(each => code(shortVersion(each)))
  const isWell = health === 'current'
  return row(
    prose(app),
    prose(placeOf(found)),
    `${shown.length === 0 ? '–' : shown.join(' ')}${drift.length === 0 ? '' : ' ⚠️'}`,
    wanted === 0 && ready === 0 ? '' : `${ready}/${wanted}`,
    isWell ? marks.current : `${marks[health]} ${prose(cut(message, 200))}`,
    since === undefined ? '' : since.slice(0, 16).replace('T', ' '),
    by === undefined ? '' : named(by),
  )
}
