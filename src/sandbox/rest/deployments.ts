import { demandContexts, mergeDefaultBranch } from '../acts/before-deployment.ts'
import { addDeploymentStatus, createDeployment } from '../acts/deployments.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, appOf, numberParam, type RepositoryCall } from '../http/call.ts'
import { optionalFlag, optionalText, optionalTexts, optionalWord, requiredText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { deploymentShape, deploymentStatusShape } from '../shapes/check.ts'
import type { Deployment, DeploymentStatus } from '../world/checks.ts'
import { resolveCommit } from './commits.ts'

/** Deployments and their statuses. */
export const deploymentRoutes: readonly RepositoryRoute[] = [
  ['GET', '/deployments', 'deployments:read', 'read', listDeployments],
  ['POST', '/deployments', 'deployments:write', 'write', create],
  ['GET', '/deployments/:id', 'deployments:read', 'read', get],
  ['DELETE', '/deployments/:id', 'deployments:write', 'write', remove],
  ['GET', '/deployments/:id/statuses', 'deployments:read', 'read', listStatuses],
  ['POST', '/deployments/:id/statuses', 'deployments:write', 'write', createStatus],
  ['GET', '/deployments/:id/statuses/:status', 'deployments:read', 'read', getStatus],
]

const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'] as const

function find(call: RepositoryCall): Deployment {
  return call.repository.deployments.get(numberParam(call, 'id')) ?? notFound()
}

function listDeployments(call: RepositoryCall): Promise<Answer> {
  const { world, repository, query } = call
  const fits = (deployment: Deployment) =>
    (['sha', 'ref', 'task', 'environment'] as const).every(field => {
      const wanted = query.get(field)
      return wanted === null || wanted === 'none' || deployment[field] === wanted
    })
  const all = [...repository.deployments.values()].filter(fits).reverse()
  return list(call, all, deployment => deploymentShape(world, repository, deployment))
}

async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const ref = requiredText(body, 'ref', 'Deployment')
  const sha = (await resolveCommit(repository, ref)) ?? refuse(422, `No ref found for: ${ref}`)
  const actor = actorOf(call)
  if (
    optionalFlag(body, 'auto_merge', true) &&
    (await mergeDefaultBranch(world, repository, { sha, ref, actor }))
  ) {
    const message = `Auto-merged ${repository.defaultBranch} into ${ref} on deployment.`
    return { status: 202, body: { message } }
  }
  demandContexts(repository, sha, optionalTexts(body, 'required_contexts'))
  const environment = optionalText(body, 'environment') ?? 'production'
  const description = optionalText(body, 'description') ?? null
  if ((description ?? '').length > 140)
    refuse(422, 'Validation Failed', ['description is too long (maximum is 140 characters)'])
  const deployment = createDeployment(
    world,
    repository,
    { account: actor, app: appOf(call) },
    {
      sha,
      ref,
      task: optionalText(body, 'task') ?? 'deploy',
      payload: body.payload ?? '',
      environment,
      description,
      transient: optionalFlag(body, 'transient_environment', false),
      production: optionalFlag(body, 'production_environment', environment === 'production'),
    },
  )
  return created(deploymentShape(world, repository, deployment))
}

function get(call: RepositoryCall): Answer {
  return ok(deploymentShape(call.world, call.repository, find(call)))
}

function remove(call: RepositoryCall): Answer {
  const deployment = find(call)
  const isActive = deployment.statuses.at(-1)?.state !== 'inactive'
  if (isActive && call.repository.deployments.size > 1) {
    refuse(
      422,
      'We cannot delete an active deployment unless it is the only deployment in a given environment.',
    )
  }
  call.repository.deployments.delete(deployment.id)
  return noContent
}

function shape(call: RepositoryCall, deployment: Deployment) {
  return (status: DeploymentStatus) => deploymentStatusShape(call.world, call.repository, deployment, status)
}

function listStatuses(call: RepositoryCall): Promise<Answer> {
  const deployment = find(call)
  return list(call, [...deployment.statuses].reverse(), shape(call, deployment))
}

function getStatus(call: RepositoryCall): Answer {
  const deployment = find(call)
  const id = numberParam(call, 'status')
  return ok(shape(call, deployment)(deployment.statuses.find(status => status.id === id) ?? notFound()))
}

function createStatus(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const deployment = find(call)
  requiredText(body, 'state', 'DeploymentStatus')
  const description = optionalText(body, 'description') ?? ''
  if (description.length > 140) {
    const message = 'description is too long (maximum is 140 characters)'
    refuse(422, 'Validation Failed', [
      { resource: 'DeploymentStatus', code: 'custom', field: 'description', message },
    ])
  }
  const status = addDeploymentStatus(
    world,
    repository,
    deployment,
    { account: actorOf(call), app: appOf(call) },
    {
      state: optionalWord(body, 'state', states) ?? 'pending',
      description,
      environment: optionalText(body, 'environment') ?? deployment.environment,
      environmentUrl: optionalText(body, 'environment_url') ?? '',
      logUrl: optionalText(body, 'log_url') ?? optionalText(body, 'target_url') ?? '',
      autoInactive: optionalFlag(body, 'auto_inactive', true),
    },
  )
  return created(shape(call, deployment)(status))
}
