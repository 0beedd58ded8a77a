import type { Proof } from '../promotion/proof.ts'
import { assemble, folded, type Piece, table, text } from './assemble.ts'
import { diffBlock } from './diff.ts'
import { code, named, prose, row } from './encode.ts'
import { type ProposalRecord, proposalMarker } from './marker.ts'
import { proofPieces, proofTable } from './proof.ts'
import { count, sizeOf } from './steps.ts'
import { shortVersion } from './trailers.ts'

/** What a pull request says besides what it remembers. `source` is the line that asked for it, `base` the commit it was planned on. */
export interface ProposalText {
  readonly id: string
  readonly source: string
  readonly reason?: string
  readonly base: string
  /** Absent where the pull request is only closed. */
  readonly proof?: Proof
}

/** A pull request's body: what changes, who asked, and how to stop it. */
export function proposalBody(record: ProposalRecord, proposal: ProposalText): string {
  return assemble([
    text(headline(record)),
    text(askedBy(record, proposal)),
    text(diffBlock(record.change.edits)),
    ...files(record),
    ...(proposal.proof === undefined ? [] : [proofTable(proposal.proof), ...proofPieces(proposal.proof)]),
    text(wayOut(record, proposal)),
    text(proposalMarker(record)),
  ])
}

function headline({ claim, change }: ProposalRecord): string {
  const { app, version, environment } = claim
  const from = change.from === undefined ? '' : ` from ${code(shortVersion(change.from))}`
  return `Promotes **${prose(app)}**${from} to ${code(version)} on **${prose(environment)}**.`
}

function askedBy({ claim }: ProposalRecord, { id, source, reason }: ProposalText): string {
  const lines = [`Asked for by ${named(claim.requestedBy.login)}: ${code(source)} · ${code(id)}`]
  return [...lines, ...(reason === undefined ? [] : [`Reason: ${code(reason, 500)}`])].join('\n')
}

function files({ change: { edits } }: ProposalRecord): readonly Piece[] {
  if (edits.length < 2) return []
  const rows = edits.map(edit =>
    row(code(`${edit.file}:${edit.line}`), code(edit.path), code(edit.before), code(edit.after)),
  )
  return [
    folded(`Every change: ${sizeOf(edits)}`, table(['where', 'path', 'before', 'after'], rows, 'changes')),
  ]
}

function wayOut({ claim, ended, change }: ProposalRecord, { id, base }: ProposalText): string {
  if (ended !== undefined && ended.kind !== 'failed') return `**Closed:** ${endedWords(ended)}.`
  const plan = `plan ${code(claim.digest.slice(0, 12))} on ${code(base.slice(0, 7))}, ${count(change.edits.length, 'line')}`
  if (ended !== undefined)
    return [
      `**Not merged:** ${endedWords(ended)}.`,
      `To try it again: ${code(`/promote ${claim.app}@${claim.version} to ${claim.environment}`)}. To give it up, close it.`,
      `<sub>${plan}</sub>`,
    ].join('\n')
  return [
    `Lockkeeper merges this when its gates are open. To stop it, close it or comment ${code(`/cancel ${id}`)}.`,
    'Commits of others on this branch are never merged by Lockkeeper.',
    `<sub>${plan}</sub>`,
  ].join('\n')
}

function endedWords(ended: NonNullable<ProposalRecord['ended']>): string {
  switch (ended.kind) {
    case 'cancelled':
      return `cancelled by ${named(ended.by)}`
    case 'redone':
      return 'the base branch moved underneath; another pull request follows'
    case 'needless':
      return 'the base branch has this version already'
    case 'refused':
    case 'failed':
      return prose(ended.because).replace(/\.$/, '')
    default:
      return ended satisfies never
  }
}
