import { type Origin, requestId } from '../../promotion/origin.ts'
import { readProposalMarker } from '../../report/marker.ts'
import { isRollbackTitle } from '../../report/trailers.ts'
import { type Context, inTurn, repositoryById } from '../context.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import type { PullRequest, RepositoryPorts } from '../ports/ports.ts'
import { drawAgenda } from './agenda.ts'
import { touchedBy } from './behind.ts'
import type { PromoteRequest, Run } from './request.ts'
import { runLegs, silently } from './run-promote.ts'

/**
 * Goes on with what has no reply: a workflow's step had begun it, or the reply is gone with its comment. Our own commits say what it is and who asked.
 * Returns the requests that have to be looked at besides.
 */
export async function continueUnattended(
  context: Context,
  key: string,
  origin: Extract<Origin, { readonly kind: 'comment' | 'workflow-run' }>,
): Promise<readonly string[]> {
  const ref = await repositoryById(context, origin.gitops)
  if (ref === undefined) return []
  const gitops = context.installation.open(ref)
  return inTurn(context, key, async () => {
    const proposals = await proposalsOf(context, gitops, key)
    if (proposals.length === 0) return []
    const isRollback = origin.kind === 'comment' && (await rollsBack(gitops, proposals))
    const run: Run = {
      context,
      source: (await repositoryById(context, origin.repository)) ?? ref,
      gitops,
      fresh: false,
      reading: await readFleet(context, gitops),
      request: {
        key,
        id: requestId(key),
        source: '',
        dryRun: false,
        slips: proposals.map(({ slip }) => slip),
        ...(isRollback ? { rollback: { fromHistory: true } } : {}),
        ...(origin.kind === 'comment' ? { withdrawn: { kind: 'deleted' } } : {}),
      },
    }
    const agenda = drawAgenda(run)
    return agenda.kind === 'legs' ? touchedBy(await runLegs(run, agenda.legs, silently)) : []
  })
}

// As far back as comments are looked for after a rest.
const horizon = 3 * 24 * 3_600_000

interface Proposal {
  readonly pullRequest: PullRequest
  readonly slip: PromoteRequest['slips'][number]
}

async function proposalsOf(
  { clock }: Context,
  { pullRequests }: RepositoryPorts,
  key: string,
): Promise<readonly Proposal[]> {
  const recent = await pullRequests.recent(new Date(clock.now().getTime() - horizon))
  // What was redone has several; the newest comes first.
  const found = new Map<string, Proposal>()
  for (const pullRequest of recent) {
    const claim = pullRequest.ours ? readProposalMarker(pullRequest.body)?.claim : undefined
    if (claim?.request !== key || found.has(pullRequest.branch)) continue
    const { app, environment, version } = claim
    found.set(pullRequest.branch, { pullRequest, slip: { app, environment, version } })
  }
  return [...found.values()]
}

/** Before the merge our signed commit alone says so, for a rollback needs no order; afterwards it is only told. */
async function rollsBack({ repository }: RepositoryPorts, proposals: readonly Proposal[]): Promise<boolean> {
  for (const { pullRequest } of proposals) {
    const { state, title, branch } = pullRequest
    const commits = state === 'open' ? (await repository.branch(branch))?.commits : undefined
    const words = state === 'open' ? commits?.findLast(({ ours }) => ours)?.message : title
    if (words !== undefined && isRollbackTitle(words)) return true
  }
  return false
}
