import { userShape } from '../shapes/account.ts'
import { deploymentShape } from '../shapes/check.ts'
import { repositoryUrl } from '../shapes/repository.ts'
import { sentWorkflowRun, workflowShape } from '../shapes/workflow-run.ts'
import type { Account, App } from '../world/accounts.ts'
import type { Deployment } from '../world/checks.ts'
import { type Environment, isGuarded } from '../world/environments.ts'
import type { Repository } from '../world/repository.ts'
import { addWorkflowRun, type WorkflowRun } from '../world/workflow-runs.ts'
import { emit, type World } from '../world/world.ts'
import { addDeploymentStatus, createDeployment, environmentNamed } from './deployments.ts'

/** Starts a run; a job that names a guarded environment waits for it. */
export function startRun(
  world: World,
  repository: Repository,
  wish: Parameters<typeof addWorkflowRun>[2] & { readonly environment?: string | undefined },
): WorkflowRun {
  const { environment: name, ...what } = wish
  const run = addWorkflowRun(world, repository, what)
  emitRun(world, repository, run, 'requested')
  if (name === undefined) return run
  const environment = environmentNamed(world, repository, name)
  if (!isGuarded(environment)) return run
  run.status = 'waiting'
  const deployment = deployFor(world, repository, run, environment)
  run.waiting = {
    environment,
    deployment,
    since: world.clock.now(),
    open: new Set(environment.customRules.values()),
  }
  for (const app of environment.customRules.values()) askApp(world, repository, run, app)
  return run
}

function emitRun(world: World, repository: Repository, run: WorkflowRun, action: string): void {
  const payload = {
    workflow_run: sentWorkflowRun(world, repository, run),
    workflow: workflowShape(world, repository, run),
  }
  emit(world, { event: 'workflow_run', action, repository, sender: run.actor, payload })
}

function deployFor(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  { name }: Environment,
): Deployment {
  const author = { account: run.actor, app: undefined }
  const { headSha: sha, headBranch: ref } = run
  const deployment = createDeployment(world, repository, author, {
    ...{ sha, ref, task: 'deploy', payload: {}, environment: name, description: null },
    ...{ transient: false, production: false },
  })
  return deployment
}

/** Asks an App whose rule guards the environment; it answers at the address that it is given. */
function askApp(world: World, repository: Repository, run: WorkflowRun, app: App): void {
  const { waiting } = run
  if (waiting === undefined) return
  const payload = {
    environment: waiting.environment.name,
    event: run.event,
    sha: run.headSha,
    ref: `refs/heads/${run.headBranch}`,
    deployment_callback_url: `${repositoryUrl(world, repository)}/actions/runs/${run.id}/deployment_protection_rule`,
    deployment: deploymentShape(world, repository, waiting.deployment),
    pull_requests: [],
  }
  const event = 'deployment_protection_rule'
  emit(world, { event, action: 'requested', repository, sender: run.actor, payload, onlyFor: app })
}

/** One of those whom a waiting job asks has answered. It goes on when nobody is asked any more, and ends at a no. */
export function reviewRun(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  review: { readonly by: Account; readonly app?: App; readonly approved: boolean; readonly comment: string },
): void {
  const { waiting } = run
  if (waiting === undefined) return
  if (review.app !== undefined) waiting.open.delete(review.app)
  const goesOn = review.approved && (review.app === undefined || waiting.open.size === 0)
  if (review.approved && !goesOn) return
  run.waiting = undefined
  run.status = goesOn ? 'in_progress' : 'completed'
  run.conclusion = goesOn ? null : 'failure'
  const author = { account: review.by, app: review.app }
  const { name } = waiting.environment
  const said = { description: review.comment, environment: name, environmentUrl: '', logUrl: '' }
  const state = goesOn ? ('in_progress' as const) : ('failure' as const)
  addDeploymentStatus(world, repository, waiting.deployment, author, { ...said, state, autoInactive: false })
  emitReview(world, repository, run, { ...review, name, since: waiting.since })
  emitRun(world, repository, run, goesOn ? 'in_progress' : 'completed')
}

function emitReview(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  review: {
    readonly by: Account
    readonly approved: boolean
    readonly comment: string
    readonly name: string
    readonly since: number
  },
): void {
  const payload = {
    workflow_run: sentWorkflowRun(world, repository, run),
    since: new Date(review.since).toISOString(),
    approver: userShape(world, review.by),
    comment: review.comment,
    reviewers: [],
  }
  const action = review.approved ? 'approved' : 'rejected'
  emit(world, { event: 'deployment_review', action, repository, sender: review.by, payload })
}

/** A person or an App asks for a run of a workflow that takes such. */
export function dispatchRun(
  world: World,
  repository: Repository,
  wish: Parameters<typeof startRun>[2] & { readonly inputs: Readonly<Record<string, unknown>> },
): WorkflowRun {
  const { inputs, ...what } = wish
  const { path, actor, headBranch } = what
  const payload = { inputs, ref: `refs/heads/${headBranch}`, workflow: path }
  emit(world, { event: 'workflow_dispatch', action: undefined, repository, sender: actor, payload })
  return startRun(world, repository, what)
}
