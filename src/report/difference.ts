import { withoutInvisible } from '../command/characters.ts'
import type { EnvironmentDifference } from '../promotion/difference.ts'
import { assemble, folded, type Piece, table, text } from './assemble.ts'
import { beforeColon, code, cut, prose, row } from './encode.ts'
import type { TextStyle } from './list-text.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'
import { type UnseenCluster, unseenPieces } from './running.ts'

export interface DifferenceText {
  readonly environments: readonly string[]
  readonly repository: string
  readonly commit: string
  readonly rows: readonly EnvironmentDifference[]
  /** Environments of which a part could not be rendered. */
  readonly unproven: readonly { readonly environment: string; readonly message: string }[]
  readonly unseen: readonly UnseenCluster[]
}

/** The answer to `/diff`: versions first, then per app the other fields that differ. */
export function differenceBody(difference: DifferenceText, record: ReplyRecord): string {
  const { environments, rows, repository, commit, unproven, unseen } = difference
  const names = environments.map(name => prose(name))
  const isWhole = unproven.length + unseen.length === 0
  const title = rows.length === 0 ? alike(names, isWhole) : `Where ${names.join(' and ')} differ`
  return assemble([
    text(`### 🔀 ${title}`),
    ...versionPieces(environments, rows),
    ...fieldPieces(environments, rows),
    ...unprovenPieces(unproven),
    ...unseenPieces('❔ Not everything could be looked at, and may differ besides:', unseen),
    text(
      `<sub>desired state in ${code(repository)} at ${code(commit.slice(0, 7))}, ${code('running.…')} and health as the connected clusters have it; only what differs is shown</sub>`,
    ),
    text(replyMarker(record)),
  ])
}

/** That nothing differs is only said of what was seen. */
function alike(names: readonly string[], isWhole: boolean): string {
  const [only, ...others] = names
  if (only !== undefined && others.length === 0) return `There is nothing to compare ${only} with`
  return `${names.join(' and ')} do not differ${isWhole ? '' : ' in what could be seen'}`
}

function cells(environments: readonly string[], values: EnvironmentDifference['values']): readonly string[] {
  return environments.map(name => {
    const value = values[name]
    return value === undefined ? '–' : code(value.replace(/\s+/g, ' '), 200)
  })
}

function versionPieces(
  environments: readonly string[],
  rows: readonly EnvironmentDifference[],
): readonly Piece[] {
  const versions = rows.filter(({ field }) => field === 'version')
  if (versions.length === 0) return []
  const head = ['app', ...environments.map(name => prose(name))]
  return [
    table(
      head,
      versions.map(({ app, values }) => row(prose(app), ...cells(environments, values))),
      'apps',
    ),
  ]
}

function fieldPieces(
  environments: readonly string[],
  rows: readonly EnvironmentDifference[],
): readonly Piece[] {
  const others = rows.filter(({ field }) => field !== 'version')
  if (others.length === 0) return []
  const head = ['app', 'field', ...environments.map(name => prose(name))]
  const lines = others.map(({ app, field, values }) =>
    row(prose(app), code(field, 200), ...cells(environments, values)),
  )
  const fields = table(head, lines, 'fields')
  const words = `Replicas, images and configuration: ${others.length} ${others.length === 1 ? 'field' : 'fields'}`
  return [others.length > 10 ? folded(words, fields) : fields]
}

function unprovenPieces(unproven: DifferenceText['unproven']): readonly Piece[] {
  if (unproven.length === 0) return []
  const rows = unproven.map(
    ({ environment, message }) => `- ${beforeColon(environment)}: ${prose(cut(message, 300))}`,
  )
  const before = ['❔ Not everything could be rendered, and may differ besides:', '']
  return [{ kind: 'rows', before, rows, after: [], more: left => `- … and ${left} more` }]
}

/** The differences for a terminal: one app after the other, its fields in columns. */
export function differenceText(
  environments: readonly string[],
  rows: readonly EnvironmentDifference[],
  style: TextStyle,
  isWhole = true,
): string {
  if (rows.length === 0) return `${alike(environments, isWhole)}.\n`
  const grid = [
    ['APP', 'FIELD', ...environments],
    ...rows.map(({ app, field, values }) => [app, field, ...environments.map(name => values[name] ?? '-')]),
  ].map(line => line.map(plain))
  const widths = (grid[0] ?? []).map((_, at) =>
    Math.min(60, Math.max(...grid.map(line => Array.from(line[at] ?? '').length))),
  )
  const lines = grid.map(line => {
    const whole = line
      .map((cell, at) => cut(cell, 60).padEnd(widths[at] ?? 0))
      .join('   ')
      .trimEnd()
    return style.width === undefined ? whole : cut(whole, Math.max(style.width, 20))
  })
  const [head = '', ...rest] = lines
  return [style.color ? `\u001b[1m${head}\u001b[0m` : head, ...rest, ''].join('\n')
}

// A manifest must not be able to move the cursor of whoever looks at it.
function plain(value: string): string {
  return withoutInvisible(value.replace(/\s+/g, ' '))
}
