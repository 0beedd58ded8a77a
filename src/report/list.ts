import type { Matrix, MatrixRow } from '../fleet/matrix.ts'
import { noApp } from '../promotion/lookup.ts'
import { assemble, folded, type Piece, table, text } from './assemble.ts'
import { beforeColon, code, cut, prose, row } from './encode.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'
import { type MatrixProblem, matrixProblems } from './matrix-problems.ts'
import { type RunningText, runningPieces } from './running.ts'
import { count } from './steps.ts'
import { shortVersion } from './trailers.ts'

/** Where the matrix was read: the repository and the commit of its default branch. */
export interface ListPlace {
  readonly repository: string
  readonly commit: string
  /** Absent where nobody looks. */
  readonly running?: RunningText
}

/** What of the matrix was asked for; nothing: all of it. */
export interface MatrixFilter {
  readonly app?: string | undefined
  readonly environment?: string | undefined
}

/** The answer to `/list`: apps by environments, and by name whatever could not be read. */
export function listBody(matrix: Matrix, place: ListPlace & MatrixFilter, record: ReplyRecord): string {
  return assemble([
    text(`### 📋 ${title(place)}`),
    text(`desired state of ${code(place.repository)} at ${code(place.commit.slice(0, 7))}`),
    ...matrixPieces(matrix, place.running === undefined ? [] : runningPieces(place.running)),
    ...problemPieces(matrix),
    text(replyMarker(record)),
  ])
}

function title({ app, environment }: MatrixFilter): string {
  const what = app === undefined ? 'Every app' : prose(app)
  return environment === undefined ? `${what} in every environment` : `${what} on ${prose(environment)}`
}

function matrixPieces(matrix: Matrix, running: readonly Piece[]): readonly Piece[] {
  if (matrix.rows.length === 0) return [text(noApp)]
  const names = matrix.environments.map(environment => environment.name)
  const apps = [...new Set(matrix.rows.map(({ app }) => app))]
  const rows = apps.map(app => row(prose(app), ...names.map(name => cell(find(matrix, app, name)))))
  const head = ['app', 'environment', 'version', 'images', 'pinned in']
  const details = table(head, matrix.rows.map(detailRow), 'rows')
  return [
    table(['app', ...names.map(name => prose(name))], rows, 'apps'),
    ...running,
    folded('Images, and where versions are pinned', details),
  ]
}

function find(matrix: Matrix, app: string, environment: string): MatrixRow | undefined {
  return matrix.rows.find(each => each.app === app && each.environment === environment)
}

function cell(found: MatrixRow | undefined): string {
  if (found === undefined) return '–'
  return found.problem === undefined ? versions(found) : `⚠️ ${versions(found)}`
}

// Where pins disagree the matrix joins their versions.
function versions({ version }: MatrixRow): string {
  if (version === undefined || version === '') return '?'
  return version
    .split(' | ')
    .map(each => code(shortVersion(each)))
    .join(' and ')
}

const mostPins = 10

function detailRow(found: MatrixRow): string {
  const { app, environment, digest, images, pins } = found
  const places = pins.map(({ cluster, file, line, column }) => {
    const where = code(`${file}:${line}:${column}`)
    return cluster === undefined ? where : `${where} (${prose(cluster)})`
  })
  const rest = places.length > mostPins ? [`and ${places.length - mostPins} more`] : []
  return row(
    prose(app),
    prose(environment),
    [versions(found), ...(digest === undefined ? [] : [code(shortVersion(digest))])].join(' '),
    images
      .slice(0, mostPins)
      .map(image => code(image))
      .join(', '),
    [...places.slice(0, mostPins), ...rest].join(', '),
  )
}

function problemPieces(matrix: Matrix): readonly Piece[] {
  const rows = matrixProblems(matrix).map(problemRow)
  if (rows.length === 0) return []
  const before = [`⚠️ ${count(rows.length, 'problem')}; everything else is as shown:`, '']
  return [{ kind: 'rows', before, rows, after: [], more: left => `- … and ${left} more` }]
}

function problemRow({ where, message, cells }: MatrixProblem): string {
  const names = cells.map(({ app, environment }) => `${prose(app)} on ${beforeColon(environment)}`)
  const whose = names.length === 0 ? '' : `${names.join(', ')}: `
  return `- ${whose}${where === undefined ? '' : `${code(where)}: `}${prose(cut(message, 1000))}`
}
