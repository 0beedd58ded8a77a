import { type Origin, requestId } from '../../promotion/origin.ts'
import { readProposalMarker } from '../../report/marker.ts'
import { type Context, inTurn, repositoryById } from '../context.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import type { RepositoryPorts } from '../ports/ports.ts'
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
    const slips = await slipsOf(context, gitops, key)
    if (slips.length === 0) return []
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
        slips,
        ...(origin.kind === 'comment' ? { withdrawn: { kind: 'deleted' } } : {}),
      },
    }
    const agenda = drawAgenda(run)
    return agenda.kind === 'legs' ? touchedBy(await runLegs(run, agenda.legs, silently)) : []
  })
}

// As far back as comments are looked for after a rest.
const horizon = 3 * 24 * 3_600_000

async function slipsOf(
  { clock }: Context,
  { pullRequests }: RepositoryPorts,
  key: string,
): Promise<PromoteRequest['slips']> {
  const recent = await pullRequests.recent(new Date(clock.now().getTime() - horizon))
  return recent.flatMap(({ body, ours }) => {
    const claim = ours ? readProposalMarker(body)?.claim : undefined
    if (claim?.request !== key) return []
    return [{ app: claim.app, environment: claim.environment, version: claim.version }]
  })
}
