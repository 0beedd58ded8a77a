import { demandContexts, mergeDefaultBranch } from '../../acts/before-deployment.ts'
import { addDeploymentStatus, createDeployment as record } from '../../acts/deployments.ts'
import { actorOf, appOf } from '../../http/call.ts'
import type { DeploymentStatus } from '../../world/checks.ts'
import { type Context, demand } from '../context.ts'
import { fail } from '../failure.ts'
import { deploymentById, refById, repositoryById } from '../lookup.ts'
import { deploymentNode, deploymentStatusNode } from '../nodes/deployment.ts'

interface NewDeployment {
  readonly repositoryId: string
  readonly refId: string
  readonly autoMerge?: boolean | null
  readonly requiredContexts?: readonly string[] | null
  readonly environment?: string | null
  readonly task?: string | null
  readonly payload?: string | null
  readonly description?: string | null
  readonly clientMutationId?: string | null
}

async function createDeployment({ input }: { readonly input: NewDeployment }, context: Context) {
  const repository = repositoryById(context, input.repositoryId)
  demand(context, repository, 'deployments:write', 'write')
  const { name } = refById(context, input.refId)
  const sha = (await repository.git.head(`${name}^{commit}`))?.oid ?? fail('NOT_FOUND', 'No ref found.')
  const { world } = context.call
  const author = { account: actorOf(context.call), app: appOf(context.call) }
  const ref = name.replace(/^refs\/(heads|tags)\//, '')
  const { clientMutationId } = input
  const wanted = { sha, ref, actor: author.account }
  if (input.autoMerge !== false && (await mergeDefaultBranch(world, repository, wanted)))
    return { clientMutationId, autoMerged: true, deployment: null }
  demandContexts(repository, sha, input.requiredContexts ?? undefined)
  const environment = input.environment ?? 'production'
  const deployment = record(world, repository, author, {
    sha,
    ref,
    task: input.task ?? 'deploy',
    payload: input.payload ?? '',
    environment,
    description: input.description ?? null,
    transient: false,
    production: environment === 'production',
  })
  const node = () => deploymentNode(context, repository, deployment)
  return { clientMutationId, autoMerged: false, deployment: node }
}

interface NewStatus {
  readonly deploymentId: string
  readonly state: string
  readonly description?: string | null
  readonly environment?: string | null
  readonly environmentUrl?: string | null
  readonly logUrl?: string | null
  readonly autoInactive?: boolean | null
  readonly clientMutationId?: string | null
}

function createDeploymentStatus({ input }: { readonly input: NewStatus }, context: Context) {
  const { repository, deployment } = deploymentById(context, input.deploymentId)
  demand(context, repository, 'deployments:write', 'write')
  const author = { account: actorOf(context.call), app: appOf(context.call) }
  const status = addDeploymentStatus(context.call.world, repository, deployment, author, {
    state: input.state.toLowerCase() as DeploymentStatus['state'],
    description: input.description ?? '',
    environment: input.environment ?? deployment.environment,
    environmentUrl: input.environmentUrl ?? '',
    logUrl: input.logUrl ?? '',
    autoInactive: input.autoInactive ?? true,
  })
  const deploymentStatus = () => deploymentStatusNode(context, repository, deployment, status)
  return { clientMutationId: input.clientMutationId, deploymentStatus }
}

/** Mutations of deployments. */
export const deploymentMutations = { createDeployment, createDeploymentStatus }
