import { parseRequestKey } from '../promotion/origin.ts'
import { branchPrefix } from '../promotion/slot.ts'
import { type ProposalRecord, readProposalMarker } from '../report/marker.ts'
import type { PullRequest, RepositoryPorts } from './ports/ports.ts'
import { slotBranchOf } from './promotion/observe.ts'
import type { CommentHint } from './reading.ts'

/** The request that a pull request leads to, and where it was asked for, as far as it says so. */
export interface Lead {
  readonly request: string
  readonly hint?: CommentHint
}

/** Whose request a pull request is for, by its text; where somebody took our words out of it, by our own commits, as long as it is open or its branch there. */
export async function leadOf(
  { repository }: RepositoryPorts,
  pullRequest: PullRequest,
): Promise<Lead | undefined> {
  const record = readProposalMarker(pullRequest.body)
  if (record !== undefined) {
    const hint = hintOf(record, pullRequest)
    return { request: record.claim.request, ...(hint === undefined ? {} : { hint }) }
  }
  if (!pullRequest.ours || !pullRequest.branch.startsWith(branchPrefix)) return undefined
  const tip = slotBranchOf(await repository.branch(pullRequest.branch))
  return tip.kind === 'ours' ? { request: tip.claim.request } : undefined
}

/** Where the comment is that a pull request of ours is for, and how that one stands. */
function hintOf(
  { claim: { request }, asked }: ProposalRecord,
  { state }: Pick<PullRequest, 'state'>,
): CommentHint | undefined {
  const origin = parseRequestKey(request)
  if (asked === undefined || origin?.kind !== 'comment') return asked
  return { ...asked, pullRequest: { comment: origin.comment, request, state } }
}
