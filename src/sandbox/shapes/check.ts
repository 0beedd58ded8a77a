import type { CheckRun, CheckSuite, CommitStatus, Deployment, DeploymentStatus } from '../world/checks.ts'
import { iso } from '../world/clock.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import { isPull } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { appShape, type Json, nullableApp, userShape } from './account.ts'
import { minimalPull } from './pull.ts'
import { minimalRepository, repositoryPage, repositoryUrl } from './repository.ts'

/** The open pull requests whose head is a commit, as checks list them. */
export function pullsOfHead(world: World, repository: Repository, sha: string): readonly Json[] {
  return [...repository.issues.values()]
    .filter(isPull)
    .filter(issue => issue.state === 'open' && issue.pull.headSha === sha)
    .map(issue => minimalPull(world, repository, issue))
}

/** A check run. */
export function checkRunShape(world: World, repository: Repository, run: CheckRun): Json {
  const url = `${repositoryUrl(world, repository)}/check-runs/${run.id}`
  const page = `${repositoryPage(world, repository)}/runs/${run.id}`
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', repository.id, run.id),
    head_sha: run.suite.headSha,
    external_id: run.externalId ?? '',
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: iso(run.startedAt),
    completed_at: run.completedAt === undefined ? null : iso(run.completedAt),
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: appShape(world, run.app),
    pull_requests: pullsOfHead(world, repository, run.suite.headSha),
  }
}

/** A suite's status and conclusion, from its runs: the worst conclusion once all are complete. */
export function suiteVerdict(runs: readonly CheckRun[]): { status: string; conclusion: string | null } {
  if (runs.length === 0) return { status: 'queued', conclusion: null }
  if (runs.some(run => run.status !== 'completed')) return { status: 'in_progress', conclusion: null }
  const worst = [
    'action_required',
    'timed_out',
    'failure',
    'cancelled',
    'stale',
    'success',
    'neutral',
    'skipped',
  ]
  const found = worst.find(conclusion => runs.some(run => run.conclusion === conclusion))
  return { status: 'completed', conclusion: found ?? 'neutral' }
}

/** A check run as webhooks tell of it: with what they say of its suite. */
export function sentCheckRun(world: World, repository: Repository, run: CheckRun): Json {
  return { ...checkRunShape(world, repository, run), check_suite: simpleSuite(world, repository, run.suite) }
}

/** A check suite. */
export async function checkSuiteShape(
  world: World,
  repository: Repository,
  suite: CheckSuite,
): Promise<Json> {
  const simple = simpleSuite(world, repository, suite)
  return {
    ...simple,
    head_commit: await simpleCommit(repository, suite.headSha),
    latest_check_runs_count: runsOf(repository, suite).length,
    check_runs_url: `${simple.url}/check-runs`,
  }
}

function runsOf(repository: Repository, suite: CheckSuite): readonly CheckRun[] {
  return [...repository.runs.values()].filter(run => run.suite.id === suite.id)
}

function simpleSuite(world: World, repository: Repository, suite: CheckSuite): Json {
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', repository.id, suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteVerdict(runsOf(repository, suite)),
    url: `${repositoryUrl(world, repository)}/check-suites/${suite.id}`,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsOfHead(world, repository, suite.headSha),
    app: appShape(world, suite.app),
    repository: minimalRepository(world, repository),
    created_at: iso(suite.createdAt),
    updated_at: iso(suite.updatedAt),
  }
}

/** A commit as webhooks tell of it in few words. */
export async function simpleCommit(repository: Repository, sha: string): Promise<Json> {
  const commit = await repository.git.commit(sha)
  const person = (who: { readonly name: string; readonly email: string } | undefined) => ({
    name: who?.name ?? '',
    email: who?.email ?? '',
  })
  return {
    id: sha,
    tree_id: commit?.tree ?? '',
    message: commit?.message ?? '',
    timestamp: iso(commit?.committer.date ?? 0),
    author: person(commit?.author),
    committer: person(commit?.committer),
  }
}

/** A commit status. */
export function statusShape(world: World, repository: Repository, status: CommitStatus): Json {
  return {
    ...simpleStatus(world, repository, status),
    creator: userShape(world, status.creator),
  }
}

/** A commit status as the combined one lists it. */
export function simpleStatus(world: World, repository: Repository, status: CommitStatus): Json {
  return {
    url: `${repositoryUrl(world, repository)}/statuses/${status.sha}`,
    avatar_url: `${world.addresses.html}/avatars/u/${status.creator.id}?v=4`,
    id: status.id,
    node_id: nodeId('StatusContext', repository.id, status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
  }
}

/** A deployment. */
export function deploymentShape(world: World, repository: Repository, deployment: Deployment): Json {
  const url = `${repositoryUrl(world, repository)}/deployments/${deployment.id}`
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', repository.id, deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: iso(deployment.createdAt),
    updated_at: iso(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(world, repository),
    creator: userShape(world, deployment.creator),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: nullableApp(world, deployment.app),
  }
}

/** A status of a deployment. */
export function deploymentStatusShape(
  world: World,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Json {
  const deploymentUrl = `${repositoryUrl(world, repository)}/deployments/${deployment.id}`
  return {
    url: `${deploymentUrl}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', repository.id, deployment.id, status.id),
    state: status.state,
    creator: userShape(world, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
    deployment_url: deploymentUrl,
    repository_url: repositoryUrl(world, repository),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: nullableApp(world, status.app),
  }
}
