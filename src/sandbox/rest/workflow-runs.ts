import { type Answer, notFound, ok } from '../http/answer.ts'
import { numberParam, type RepositoryCall } from '../http/call.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { userShape } from '../shapes/account.ts'
import { minimalRepository, repositoryPage, repositoryUrl } from '../shapes/repository.ts'
import { iso } from '../world/clock.ts'
import { nodeId } from '../world/node-ids.ts'
import type { WorkflowRun } from '../world/workflow-runs.ts'

/** Runs of workflows, as far as one may ask whose run it is and of which workflow. */
export const workflowRunRoutes: readonly RepositoryRoute[] = [
  ['GET', '/actions/runs/:id', 'actions:read', 'read', getRun],
]

function getRun(call: RepositoryCall): Answer {
  const run = call.repository.workflowRuns.get(numberParam(call, 'id')) ?? notFound()
  return ok({ ...whatRuns(run), ...whereItIs(call, run), ...whoseItIs(call, run) })
}

function whatRuns({ path, headBranch, headSha, event, status, conclusion, createdAt }: WorkflowRun) {
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

function whereItIs({ world, repository }: RepositoryCall, { id }: WorkflowRun) {
  const url = `${repositoryUrl(world, repository)}/actions/runs/${id}`
  const workflow = `${repositoryUrl(world, repository)}/actions/workflows/1`
  return {
    id,
    node_id: nodeId('WorkflowRun', repository.id, id),
    workflow_id: 1,
    workflow_url: workflow,
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

function whoseItIs({ world, repository }: RepositoryCall, { actor, head }: WorkflowRun) {
  return {
    actor: userShape(world, actor),
    triggering_actor: userShape(world, actor),
    repository: minimalRepository(world, repository),
    head_repository: minimalRepository(world, head),
  }
}
