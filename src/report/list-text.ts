import type { Matrix } from '../fleet/matrix.ts'
import { noApp } from '../promotion/lookup.ts'
import { matrixProblems } from './matrix-problems.ts'
import { shortVersion } from './trailers.ts'

export interface TextStyle {
  readonly color: boolean
  /** Columns of the terminal; nothing: as wide as it gets. */
  readonly width?: number | undefined
}

/** The matrix for a terminal: aligned columns, one app a line; where that is too wide, one environment a line. */
export function listText(matrix: Matrix, style: TextStyle): string {
  if (matrix.rows.length === 0) return [...problems(matrix, style), noApp, ''].join('\n')
  const wide = columns(wideRows(matrix))
  const fits = wide.every(line => widthOf(line) <= (style.width ?? Number.POSITIVE_INFINITY))
  const lines = fits ? wide : columns(narrowRows(matrix))
  const [head = '', ...rest] = lines
  return [paint(head, bold, style), ...rest, '', ...images(matrix), ...problems(matrix, style), ''].join('\n')
}

function wideRows(matrix: Matrix): readonly (readonly string[])[] {
  const names = matrix.environments.map(({ name }) => name)
  const apps = [...new Set(matrix.rows.map(({ app }) => app))]
  return [
    ['APP', ...names.map(plain)],
    ...apps.map(app => [plain(app), ...names.map(name => version(matrix, app, name))]),
  ]
}

function narrowRows(matrix: Matrix): readonly (readonly string[])[] {
  const rows = matrix.rows.map(({ app, environment }) => [
    plain(app),
    plain(environment),
    version(matrix, app, environment),
  ])
  return [['APP', 'ENVIRONMENT', 'VERSION'], ...rows]
}

function version(matrix: Matrix, app: string, environment: string): string {
  const found = matrix.rows.find(each => each.app === app && each.environment === environment)
  if (found === undefined) return '-'
  const all = found.version === undefined || found.version === '' ? '?' : found.version
  const name = all
    .split(' | ')
    .map(each => plain(shortVersion(each)))
    .join(' | ')
  return found.problem === undefined ? name : `${name} !`
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map(cells => widthOf(cells[index] ?? ''))),
  )
  return rows.map(cells =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join('   ')
      .trimEnd(),
  )
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)))
}

function widthOf(text: string): number {
  return Array.from(text).length
}

/** The images of each app, once where its environments agree. */
function images(matrix: Matrix): readonly string[] {
  const apps = [...new Set(matrix.rows.map(({ app }) => app))]
  return apps.flatMap(app => {
    const rows = matrix.rows.filter(each => each.app === app)
    const all = [...new Set(rows.flatMap(each => each.images))]
    return all.length === 0 ? [] : [`${plain(app)}: ${all.map(plain).join(', ')}`]
  })
}

function problems(matrix: Matrix, style: TextStyle): readonly string[] {
  const all = matrixProblems(matrix).map(({ where, message, cells }) => {
    const names = cells.map(({ app, environment }) => `${app} on ${environment}`)
    const parts = [
      ...(names.length === 0 ? [] : [names.join(', ')]),
      ...(where === undefined ? [] : [where]),
      message,
    ]
    return paint(`! ${plain(parts.join(': '))}`, yellow, style)
  })
  return all.length === 0 ? [] : ['', ...all]
}

const bold = '1'
const yellow = '33'

function paint(text: string, colour: string, { color }: TextStyle): string {
  return color ? `\u001b[${colour}m${text}\u001b[0m` : text
}

// A manifest must not be able to move the cursor of whoever looks at it.
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, ' ')
}
