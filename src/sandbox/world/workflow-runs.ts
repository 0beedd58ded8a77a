import type { Account, App } from './accounts.ts'
import type { Deployment } from './checks.ts'
import type { Environment } from './environments.ts'
import type { Repository } from './repository.ts'
import { takeId, type World } from './world.ts'

/** One run of a workflow: nothing runs here, GitHub only says of it what it would. */
export interface WorkflowRun {
  readonly id: number
  readonly path: string
  readonly headBranch: string
  readonly headSha: string
  readonly event: string
  readonly actor: Account
  /** Where the branch is: another repository for a pull request of a fork. */
  readonly head: Repository
  status: 'in_progress' | 'completed' | 'waiting'
  conclusion: 'success' | 'failure' | null
  readonly createdAt: number
  /** Its job waits for an environment's reviewers, or for Apps that have not answered yet. */
  waiting:
    | {
        readonly environment: Environment
        readonly deployment: Deployment
        readonly since: number
        readonly open: Set<App>
      }
    | undefined
}

/** Says that a workflow runs. */
export function addWorkflowRun(
  world: World,
  repository: Repository,
  wish: Pick<WorkflowRun, 'path' | 'headBranch' | 'headSha' | 'event' | 'actor'>,
): WorkflowRun {
  const run: WorkflowRun = {
    ...wish,
    id: takeId(world),
    head: repository,
    status: 'in_progress',
    conclusion: null,
    createdAt: world.clock.now(),
    waiting: undefined,
  }
  repository.workflowRuns.set(run.id, run)
  return run
}
