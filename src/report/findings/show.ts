import { withoutInvisible } from '../../command/characters.ts'
import type { Finding, FindingPlace, Severity } from '../../promotion/finding.ts'
import { type Piece, table } from '../assemble.ts'
import { code, cut, prose, row } from '../encode.ts'
import type { TextStyle } from '../list-text.ts'
import { titleOf } from '../objects/object.ts'

const marks: Readonly<Record<Severity, string>> = { error: '⛔', warning: '⚠️', note: '➖' }

/** The findings as a table for GitHub, the gravest first; nothing when there are none. */
export function findingsPieces(findings: readonly Finding[]): readonly Piece[] {
  if (findings.length === 0) return []
  const rows = findings.map(({ severity, id, place, message, advice }) =>
    row(
      marks[severity],
      code(id),
      code(placeText(place)),
      // A column of its own would be too narrow to read.
      `${prose(cut(message, 500))} ${prose(cut(advice, 300))}`,
    ),
  )
  return [table(['', 'finding', 'where', 'what, and the way out'], rows, 'findings')]
}

/** How many there are of each severity: `1 error, 2 warnings`. */
export function findingsSummary(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const).map(severity => ({
    severity,
    count: findings.filter(finding => finding.severity === severity).length,
  }))
  const said = counts.flatMap(({ severity, count }) =>
    count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`],
  )
  return said.length === 0 ? 'no findings' : said.join(', ')
}

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', note: '2' }

/** The findings for a terminal: what and where in one line, what to do in the next. */
export function findingsText(findings: readonly Finding[], style: TextStyle): string {
  return findings
    .flatMap(({ severity, id, place, message, advice }) => [
      paint(withinWidth(`${severity} ${id}: ${message}`, style), colours[severity], style),
      withinWidth(`    ${placeText(place)}`, style),
      withinWidth(`    ${advice}`, style),
      '',
    ])
    .join('\n')
}

/** `prod: Deployment shop/web /spec/replicas, apps/prod/patch.yaml:7`, as much of it as is known. */
function placeText(place: FindingPlace): string {
  const { environment, kind, namespace, name, path, file, line } = place
  const object = kind === undefined || name === undefined ? [] : [titleOf({ kind, namespace, name })]
  const words = [...object, ...(path === undefined ? [] : [path])].join(' ')
  const source = file === undefined ? [] : [line === undefined ? file : `${file}:${line}`]
  const rest = [...(words === '' ? [] : [words]), ...source].join(', ')
  return [...(environment === undefined ? [] : [environment]), ...(rest === '' ? [] : [rest])].join(': ')
}

function withinWidth(text: string, { width }: TextStyle): string {
  const clean = withoutInvisible(text.replace(/[\r\n\t]+/g, ' '))
  return width === undefined ? clean : cut(clean, Math.max(width, 20))
}

function paint(text: string, colour: string, { color }: TextStyle): string {
  return color ? `\u001b[${colour}m${text}\u001b[0m` : text
}
