import { strayText } from '../promotion/gates/proven.ts'
import type { Proof } from '../promotion/proof.ts'
import type { RenderedSize } from '../promotion/slot.ts'
import { folded, type Piece, table, text } from './assemble.ts'
import { beforeColon, cut, prose, row } from './encode.ts'
import { findingsPieces, findingsSummary } from './findings/show.ts'
import { renderedRows } from './objects/markdown.ts'
import { counted, hiddenSentence } from './objects/summary.ts'

/** What a plan changes where it is meant to: objects and fields of all environments. */
export function renderedSize({ environments }: Proof): RenderedSize {
  return {
    objects: environments.reduce((sum, each) => sum + each.objects, 0),
    fields: environments.reduce((sum, each) => sum + each.fields, 0),
  }
}

/** `Rendered diff: 1 object, 1 field`. */
export function renderedWords({ objects, fields }: RenderedSize): string {
  return `Rendered diff: ${counted(objects, 'object')}, ${counted(fields, 'field')}`
}

/** The proof as a reply and a pull request show it: what strays, what was found, what is rendered, folded away. */
export function proofPieces(proof: Proof): readonly Piece[] {
  return [...strayPieces(proof), ...findingPieces(proof), ...renderedPieces(proof)]
}

/** How every environment stands, one row each. */
export function proofTable(proof: Proof): Piece {
  const rows = proof.environments.map(({ name, status, objects, fields, problems }) => {
    const size = objects === 0 ? '' : `${counted(objects, 'object')}, ${counted(fields, 'field')}`
    const why = problems.slice(0, 2).map(({ message, place }) => {
      const where = place === undefined ? '' : `${place.file}:${place.line}: `
      return prose(cut(`${where}${message}`, 300))
    })
    return row(beforeColon(name), marks[status], [size, ...why].filter(word => word !== '').join(' · '))
  })
  return table(['environment', 'rendered before and after', ''], rows, 'environments')
}

const marks = {
  changes: '✅ changes as meant',
  unchanged: '✅ unchanged',
  unproven: '❔ unproven',
} as const

function strayPieces({ strays }: Proof): readonly Piece[] {
  if (strays.length === 0) return []
  const rows = strays.map(stray => `- ${prose(cut(strayText(stray), 500))}`)
  const before = ['⛔ **It would change more than it says:**', '']
  return [{ kind: 'rows', before, rows, after: [], more: left => `- … and ${left} more` }]
}

function findingPieces({ findings }: Proof): readonly Piece[] {
  const [pieces] = findingsPieces(findings)
  return pieces === undefined ? [] : [folded(`Findings: ${findingsSummary(findings)}`, pieces)]
}

function renderedPieces(proof: Proof): readonly Piece[] {
  const { diff, unseen } = proof
  const notes = [hiddenSentence(diff) ?? '', ...unseen.slice(0, 10)].filter(note => note !== '')
  if (diff.environments.length === 0) return []
  return [
    folded(renderedWords(renderedSize(proof)), {
      kind: 'rows',
      before: notes.flatMap(note => [`_${prose(cut(note, 300))}_`, '']),
      rows: renderedRows(diff),
      after: [],
      more: left => `… and ${counted(left, 'more object')}`,
    }),
  ]
}

/** What a reply says where the plan itself is no longer at hand. */
export function rememberedPieces(rendered: RenderedSize | undefined, link: string): readonly Piece[] {
  return rendered === undefined ? [] : [text(`${renderedWords(rendered)}, in ${link}`)]
}
