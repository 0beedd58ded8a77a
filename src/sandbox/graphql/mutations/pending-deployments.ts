import { reviewPending } from '../../acts/pending-deployments.ts'
import { actorOf } from '../../http/call.ts'
import { type Context, demand } from '../context.ts'
import { fail } from '../failure.ts'
import { environmentById, workflowRunById } from '../lookup.ts'
import { deploymentNode } from '../nodes/deployment.ts'

interface Review {
  readonly input: {
    readonly workflowRunId: string
    readonly environmentIds: readonly string[]
    readonly comment: string | null
    readonly clientMutationId?: string | null
  }
}

function review(context: Context, { input }: Review, state: 'approved' | 'rejected') {
  const { call } = context
  const { repository, run } = workflowRunById(context, input.workflowRunId)
  demand(context, repository, 'deployments:write')
  const environments = input.environmentIds.map(id => environmentById(context, id).environment.id)
  const by = actorOf(call)
  const comment = input.comment ?? ''
  const outcome = reviewPending(call.world, repository, run, { by, environments, state, comment })
  if (outcome.kind !== 'reviewed')
    return fail(outcome.kind === 'no-reviewer' ? 'FORBIDDEN' : 'UNPROCESSABLE', outcome.message)
  const { deployment } = outcome
  const deployments = () => [deploymentNode(context, repository, deployment)]
  return { clientMutationId: input.clientMutationId, deployments }
}

/** Answers of people to jobs that wait for an environment. */
export const pendingDeploymentMutations = {
  approveDeployments: (given: Review, context: Context) => review(context, given, 'approved'),
  rejectDeployments: (given: Review, context: Context) => review(context, given, 'rejected'),
}
