import * as z from 'zod'
import type { WorkflowRun, Workflows } from '../engine/ports/workflow-port.ts'
import { type Access, parseAnswer, pathOf } from './access.ts'

/** The port over one repository's workflow runs. */
export function createWorkflows(access: Access): Workflows {
  return { run: id => readRun(access, id) }
}

const Account = z.object({ id: z.number(), login: z.string() })

const Run = z.object({
  path: z.string(),
  head_branch: z.string().nullable(),
  status: z.string().nullable(),
  actor: Account.nullish(),
  triggering_actor: Account.nullish(),
  repository: z.object({ id: z.number() }),
  head_repository: z.object({ id: z.number() }).nullish(),
})

const Repository = z.object({ default_branch: z.string() })

async function readRun(access: Access, id: number): Promise<WorkflowRun | undefined> {
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
  const parameters = { ...pathOf(access.ref), run_id: id }
  const answer = await access.api('workflows')({ route, parameters, expect: [403, 404] })
  if (answer.status !== 200) return undefined
  const run = parseAnswer(route, Run, answer)
  const actor = run.triggering_actor ?? run.actor
  // Whoever opens a pull request from a fork decides what its workflow files say.
  if (run.head_repository?.id !== run.repository.id || actor === null || actor === undefined) return undefined
  const branch = run.head_branch ?? ''
  return {
    // GitHub adds `@ref` to the path in some answers.
    path: run.path.replace(/@.*$/, ''),
    branch,
    onDefaultBranch: branch === (await defaultBranch(access)),
    actor: { id: actor.id, login: actor.login },
    live: run.status !== 'completed',
  }
}

async function defaultBranch(access: Access): Promise<string> {
  const route = 'GET /repos/{owner}/{repo}'
  const answer = await access.api('survey')({ route, parameters: pathOf(access.ref) })
  return parseAnswer(route, Repository, answer).default_branch
}
