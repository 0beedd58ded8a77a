import type { Problem } from '../lib/problem.ts'
import type { Finding } from '../promotion/finding.ts'
import type { ObjectsDiff } from '../promotion/rendered.ts'
import { assemble, folded, type Piece, table, text } from './assemble.ts'
import { code, cut, prose, row } from './encode.ts'
import { findingsPieces, findingsSummary } from './findings/show.ts'
import { renderMarker } from './marker.ts'
import { diffPieces } from './objects/markdown.ts'

/** What a pull request changes in what is rendered, as its comment, check and summary say it. */
export interface RenderedReply {
  /** `owner/name#12`: one comment a pull request. */
  readonly key: string
  readonly base: string
  readonly head: string
  readonly diff: ObjectsDiff
  readonly findings: readonly Finding[]
  /** What the pull request itself breaks. */
  readonly broken: readonly Unrendered[]
  /** What could not be rendered before it either, and so is not compared. */
  readonly unproven: readonly Unrendered[]
  /** Findings that refuse it, by the configuration. */
  readonly blocking: readonly Finding[]
}

export interface Unrendered {
  readonly environment: string
  readonly problem: Problem
}

/** The whole text: the verdict first, then each environment, the findings, and what nobody could see. */
export function renderedBody(reply: RenderedReply): string {
  const { base, head, key, diff, findings } = reply
  return assemble([
    text(`### ${renderedTitle(reply)}`),
    text(`<sub>rendered at ${code(head.slice(0, 7))}, compared with ${code(base.slice(0, 7))}</sub>`),
    ...unrenderedPieces('Does not render any more', reply.broken),
    ...findingsPieces(findings),
    ...(diff.environments.length === 0 ? [] : diffPieces(diff)),
    ...folds(unrenderedPieces('Did not render before either: not compared', reply.unproven)),
    text(renderMarker(key)),
  ])
}

/** One line: how many objects of which environments change, and whether that may be merged. */
export function renderedTitle({ diff, findings, broken, blocking }: RenderedReply): string {
  const names = diff.environments.map(({ name }) => name)
  const objects = diff.environments.reduce((sum, environment) => sum + environment.objects.length, 0)
  const changes =
    names.length === 0
      ? `Nothing ${broken.length === 0 ? '' : 'else '}that is rendered changes`
      : `${objects} ${objects === 1 ? 'object changes' : 'objects change'} on ${someOf(names)}`
  const said = findings.length === 0 ? [] : [findingsSummary(findings)]
  const breaks =
    broken.length === 0 ? [] : [`${broken.length} no longer render${broken.length === 1 ? 's' : ''}`]
  const mark = broken.length > 0 || blocking.length > 0 ? '🔴' : findings.length > 0 ? '🟡' : '🟢'
  return `${mark} ${[changes, ...breaks, ...said].join(' · ')}`
}

// More of them make no heading.
const mostNames = 5

function someOf(names: readonly string[]): string {
  const shown = names.length <= mostNames ? names : names.slice(0, mostNames - 1)
  const rest = names.length - shown.length
  return `${shown.map(name => prose(name)).join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}

function unrenderedPieces(title: string, unrendered: readonly Unrendered[]): readonly Piece[] {
  if (unrendered.length === 0) return []
  const rows = unrendered.map(({ environment, problem: { place, message } }) => {
    const where = place === undefined ? '' : code(`${place.file}:${place.line}:${place.column}`)
    return row(prose(environment), where, prose(cut(message, 1000)))
  })
  return [text(`**${title}**`), table(['environment', 'where', 'what'], rows, 'environments')]
}

function folds([title, rows]: readonly Piece[]): readonly Piece[] {
  if (title?.kind !== 'text' || rows === undefined) return []
  return [folded(title.text.replaceAll('*', ''), rows)]
}
