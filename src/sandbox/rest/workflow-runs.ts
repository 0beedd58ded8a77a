import { branchTip } from '../acts/mergeability.ts'
import { isReviewer, reviewPending } from '../acts/pending-deployments.ts'
import { dispatchRun, reviewRun } from '../acts/workflow-runs.ts'
import { findEntry } from '../git/edit-tree.ts'
import { type Answer, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, appOf, numberParam, param, type RepositoryCall } from '../http/call.ts'
import { optionalObject, optionalWord, requiredText } from '../http/fields.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { deploymentShape } from '../shapes/check.ts'
import { environmentHead, reviewerShape } from '../shapes/environment.ts'
import { workflowRunShape } from '../shapes/workflow-run.ts'
import { iso } from '../world/clock.ts'
import type { WorkflowRun } from '../world/workflow-runs.ts'

/** Runs of workflows, as far as one may ask whose run it is, begin one, and answer for a guarded environment. */
export const workflowRunRoutes: readonly RepositoryRoute[] = [
  ['GET', '/actions/runs/:id', 'actions:read', 'read', getRun],
  ['GET', '/actions/runs/:id/pending_deployments', 'actions:read', 'read', listPending],
  ['POST', '/actions/runs/:id/pending_deployments', 'deployments:write', 'read', answerPending],
  ['POST', '/actions/runs/:id/deployment_protection_rule', 'deployments:write', 'admin', answerRule],
  ['POST', '/actions/workflows/:id/dispatches', 'actions:write', 'write', dispatch],
]

function find(call: RepositoryCall): WorkflowRun {
  return call.repository.workflowRuns.get(numberParam(call, 'id')) ?? notFound()
}

function getRun(call: RepositoryCall): Answer {
  return ok(workflowRunShape(call.world, call.repository, find(call)))
}

function listPending(call: RepositoryCall): Answer {
  const { world, repository } = call
  const { waiting } = find(call)
  if (waiting === undefined) return ok([])
  const { environment, since } = waiting
  return ok([
    {
      environment: environmentHead(world, repository, environment),
      wait_timer: environment.waitTimer,
      wait_timer_started_at: iso(since),
      current_user_can_approve: isReviewer(environment, actorOf(call)),
      reviewers: environment.reviewers.map(reviewer => reviewerShape(world, reviewer)),
    },
  ])
}

function answerPending(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const run = find(call)
  const environments = Array.isArray(body.environment_ids) ? body.environment_ids : []
  const state = optionalWord(body, 'state', ['approved', 'rejected']) ?? refuse(422, 'State is missing.')
  const comment = requiredText(body, 'comment', 'PendingDeployment')
  const by = actorOf(call)
  const outcome = reviewPending(world, repository, run, { by, environments, state, comment })
  if (outcome.kind !== 'reviewed') return refuse(422, outcome.message)
  return ok([deploymentShape(world, repository, outcome.deployment)])
}

// "Apps can only review their own custom deployment protection rules."
function answerRule(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const run = find(call)
  const app = appOf(call) ?? notFound()
  const name = requiredText(body, 'environment_name', 'DeploymentProtectionRule')
  const state = optionalWord(body, 'state', ['approved', 'rejected'])
  const isAsked = run.waiting?.environment.name === name && run.waiting.open.has(app)
  if (!isAsked) return notFound()
  // Without a state it is a report: the job goes on waiting.
  if (state === undefined) return noContent
  const comment = typeof body.comment === 'string' ? body.comment : ''
  reviewRun(world, repository, run, { by: app.bot, app, approved: state === 'approved', comment })
  return noContent
}

const mostInputs = 25

async function dispatch(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const ref = requiredText(body, 'ref', 'WorkflowDispatch').replace(/^refs\/heads\//, '')
  const inputs = optionalObject(body, 'inputs') ?? {}
  if (Object.keys(inputs).length > mostInputs)
    refuse(422, `you may only define up to ${mostInputs} \`inputs\` for a \`workflow_dispatch\` event`)
  const headSha = (await branchTip(repository, ref)) ?? refuse(422, `No ref found for: ${ref}`)
  const path = `.github/workflows/${param(call, 'id')}`
  const commit = await repository.git.commit(headSha)
  if ((await findEntry(repository.git, commit?.tree ?? '', path)) === undefined) return notFound()
  const actor = actorOf(call)
  const what = { path, headBranch: ref, headSha, event: 'workflow_dispatch', actor }
  const run = dispatchRun(world, repository, { ...what, inputs })
  // With the API version of 2026-03-10, or when it is asked for, GitHub says which run it became.
  if (call.apiVersion < '2026-03-10' && body.return_run_details !== true) return noContent
  const { id, url, html_url: page } = workflowRunShape(world, repository, run)
  return ok({ workflow_run_id: id, run_url: url, html_url: page })
}
