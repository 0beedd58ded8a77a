import { iso } from '../world/clock.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import type { WorkflowRun } from '../world/workflow-runs.ts'
import type { World } from '../world/world.ts'
import { type Json, userShape } from './account.ts'
import { minimalRepository, repositoryPage, repositoryUrl } from './repository.ts'

// Every workflow here has this number: nothing is asked of workflows themselves.
const workflowId = 1

/** A run of a workflow. */
export function workflowRunShape(world: World, repository: Repository, run: WorkflowRun): Json {
  return {
    ...whatRuns(run),
    ...whereItIs(world, repository, run),
    actor: userShape(world, run.actor),
    triggering_actor: userShape(world, run.actor),
    repository: minimalRepository(world, repository),
    head_repository: minimalRepository(world, run.head),
  }
}

function whatRuns({ path, headBranch, headSha, event, status, conclusion, createdAt }: WorkflowRun): Json {
  return {
    name: path,
    display_title: path,
    path,
    head_branch: headBranch,
    head_sha: headSha,
    event,
    status,
    conclusion,
    run_number: 1,
    run_attempt: 1,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    run_started_at: iso(createdAt),
    pull_requests: [],
    head_commit: null,
  }
}

function whereItIs(world: World, repository: Repository, { id }: WorkflowRun): Json {
  const url = `${repositoryUrl(world, repository)}/actions/runs/${id}`
  return {
    id,
    node_id: nodeId('WorkflowRun', repository.id, id),
    workflow_id: workflowId,
    workflow_url: `${repositoryUrl(world, repository)}/actions/workflows/${workflowId}`,
    url,
    html_url: `${repositoryPage(world, repository)}/actions/runs/${id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(world, repository)}/check-suites/1`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
  }
}

/** The run as webhooks tell of it. */
export function sentWorkflowRun(world: World, repository: Repository, run: WorkflowRun): Json {
  const who = { name: run.actor.name, email: `${run.actor.login}@users.noreply.github.com` }
  return {
    ...workflowRunShape(world, repository, run),
    check_suite_id: 1,
    check_suite_node_id: nodeId('CheckSuite', repository.id, 1),
    previous_attempt_url: null,
    head_commit: {
      ...{ id: run.headSha, tree_id: run.headSha, message: run.path, timestamp: iso(run.createdAt) },
      ...{ author: who, committer: who },
    },
  }
}

/** The workflow whose run it is. */
export function workflowShape(world: World, repository: Repository, { path, createdAt }: WorkflowRun): Json {
  const file = path.split('/').at(-1) ?? path
  return {
    ...{ id: workflowId, node_id: nodeId('Workflow', repository.id, workflowId), name: path, path },
    state: 'active',
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    url: `${repositoryUrl(world, repository)}/actions/workflows/${workflowId}`,
    html_url: `${repositoryPage(world, repository)}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${repositoryPage(world, repository)}/actions/workflows/${file}/badge.svg`,
  }
}
