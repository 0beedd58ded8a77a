import { deploymentShape, deploymentStatusShape } from '../shapes/check.ts'
import type { Deployment, DeploymentStatus } from '../world/checks.ts'
import { type Environment, plainEnvironment } from '../world/environments.ts'
import type { Repository } from '../world/repository.ts'
import { emit, takeId, type World } from '../world/world.ts'
import type { Author } from './threads.ts'

/** What a new deployment is to be. */
export type DeploymentWish = Pick<
  Deployment,
  'sha' | 'ref' | 'task' | 'payload' | 'environment' | 'description' | 'transient' | 'production'
>

/** Records a deployment. */
export function createDeployment(
  world: World,
  repository: Repository,
  author: Author,
  wish: DeploymentWish,
): Deployment {
  const now = world.clock.now()
  const deployment: Deployment = {
    ...wish,
    id: takeId(world),
    creator: author.account,
    app: author.app,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  }
  repository.deployments.set(deployment.id, deployment)
  environmentNamed(world, repository, wish.environment)
  const payload = {
    deployment: deploymentShape(world, repository, deployment),
    workflow: null,
    workflow_run: null,
  }
  emit(world, { event: 'deployment', action: 'created', repository, sender: author.account, payload })
  return deployment
}

/** The environment of that name; whoever names one first makes it. */
export function environmentNamed(world: World, repository: Repository, name: string): Environment {
  const known = repository.environments.get(name)
  const environment = known ?? plainEnvironment(takeId(world), name, world.clock.now())
  repository.environments.set(name, environment)
  return environment
}

/** What a new status of a deployment is to be. */
export type StatusWish = Pick<
  DeploymentStatus,
  'state' | 'description' | 'environment' | 'environmentUrl' | 'logUrl'
> & { readonly autoInactive: boolean }

/** Adds a status; a success makes earlier ones of the environment inactive, but never of production. */
export function addDeploymentStatus(
  world: World,
  repository: Repository,
  deployment: Deployment,
  author: Author,
  wish: StatusWish,
): DeploymentStatus {
  const status = pushStatus(world, deployment, author, wish)
  if (wish.state === 'success' && wish.autoInactive) retireEarlier(world, repository, deployment, author)
  // GitHub sends no webhook for `inactive`.
  if (wish.state === 'inactive') return status
  const payload = {
    deployment_status: deploymentStatusShape(world, repository, deployment, status),
    deployment: deploymentShape(world, repository, deployment),
    check_run: null,
    workflow: null,
    workflow_run: null,
  }
  emit(world, { event: 'deployment_status', action: 'created', repository, sender: author.account, payload })
  return status
}

function pushStatus(
  world: World,
  deployment: Deployment,
  author: Author,
  wish: StatusWish,
): DeploymentStatus {
  const now = world.clock.now()
  const { state, description, environment, environmentUrl, logUrl } = wish
  const status: DeploymentStatus = {
    id: takeId(world),
    state,
    description,
    environment,
    environmentUrl,
    logUrl,
    creator: author.account,
    app: author.app,
    createdAt: now,
  }
  deployment.statuses.push(status)
  deployment.updatedAt = now
  return status
}

function retireEarlier(world: World, repository: Repository, deployment: Deployment, author: Author): void {
  for (const earlier of repository.deployments.values()) {
    const isLive = earlier.statuses.at(-1)?.state === 'success'
    const isTouched =
      !earlier.transient && !earlier.production && earlier.environment === deployment.environment
    if (earlier.id >= deployment.id || !isLive || !isTouched) continue
    const { environment, environmentUrl, logUrl } = earlier.statuses.at(-1) ?? {
      environment: earlier.environment,
      environmentUrl: '',
      logUrl: '',
    }
    const wish = { environment, environmentUrl, logUrl, description: '', autoInactive: false }
    pushStatus(world, earlier, author, { ...wish, state: 'inactive' })
  }
}
