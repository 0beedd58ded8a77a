import type { Deployment, DeploymentStatus } from '../../world/checks.ts'
import { iso } from '../../world/clock.ts'
import { nodeId } from '../../world/node-ids.ts'
import type { Repository } from '../../world/repository.ts'
import { connect, type PageArguments } from '../connection.ts'
import type { Context, Fields } from '../context.ts'
import { actorNode } from './actor.ts'
import { commitNode } from './git.ts'
import { namedRef } from './ref.ts'
import { repositoryNode } from './repository.ts'

// A deployment is `ACTIVE` where its last status is `success`.
function deploymentState(deployment: Deployment): string {
  const last = deployment.statuses.at(-1)?.state
  if (last === undefined) return 'PENDING'
  return last === 'success' ? 'ACTIVE' : last.toUpperCase()
}

/** A deployment. */
export function deploymentNode(context: Context, repository: Repository, deployment: Deployment): Fields {
  const latest = deployment.statuses.at(-1)
  const toNode = (status: DeploymentStatus) => deploymentStatusNode(context, repository, deployment, status)
  const { payload } = deployment
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', repository.id, deployment.id),
    databaseId: deployment.id,
    commitOid: deployment.sha,
    commit: () => commitNode(repository, deployment.sha),
    createdAt: iso(deployment.createdAt),
    updatedAt: iso(deployment.updatedAt),
    creator: actorNode(context.call.world, deployment.creator),
    description: deployment.description,
    environment: deployment.environment,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    ref: () => namedRef(repository, deployment.ref),
    repository: () => repositoryNode(context, repository),
    state: deploymentState(deployment),
    task: deployment.task,
    latestStatus: latest === undefined ? null : toNode(latest),
    statuses: (page: PageArguments) =>
      connect([...deployment.statuses].reverse(), page, { name: 'statuses', toNode }),
  }
}

/** A status of a deployment. */
export function deploymentStatusNode(
  context: Context,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Fields {
  const nullable = (text: string) => (text === '' ? null : text)
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DeploymentStatus', repository.id, deployment.id, status.id),
    createdAt: iso(status.createdAt),
    updatedAt: iso(status.createdAt),
    creator: actorNode(context.call.world, status.creator),
    deployment: () => deploymentNode(context, repository, deployment),
    description: nullable(status.description),
    environment: status.environment,
    environmentUrl: nullable(status.environmentUrl),
    logUrl: nullable(status.logUrl),
    state: status.state.toUpperCase(),
  }
}
