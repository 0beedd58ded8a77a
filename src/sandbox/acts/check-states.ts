import type { CheckRun, CommitStatus } from '../world/checks.ts'
import type { Repository } from '../world/repository.ts'

/** How a check stands, whichever of the two kinds it is. */
export type CheckState = 'success' | 'pending' | 'failure'

/** The newest check runs of a commit, one for each App and name. */
export function latestRuns({ runs }: Pick<Repository, 'runs'>, sha: string): readonly CheckRun[] {
  const latest = new Map<string, CheckRun>()
  for (const run of runs.values()) {
    if (run.suite.headSha === sha) latest.set(`${run.app.id} ${run.name}`, run)
  }
  return [...latest.values()]
}

/** The newest commit statuses of a commit, one for each context, newest first. */
export function latestStatuses(repository: Repository, sha: string): readonly CommitStatus[] {
  const latest = new Map<string, CommitStatus>()
  for (const status of repository.statuses) {
    if (status.sha === sha) latest.set(status.context.toLowerCase(), status)
  }
  return [...latest.values()].reverse()
}

/** How each named check or status of a commit stands. */
export function checkStates(repository: Repository, sha: string): ReadonlyMap<string, CheckState> {
  const states = new Map<string, CheckState>()
  for (const run of latestRuns(repository, sha)) states.set(run.name, runState(run))
  for (const status of latestStatuses(repository, sha)) {
    states.set(status.context, status.state === 'error' ? 'failure' : status.state)
  }
  return states
}

/** How a required check stands; one that must come from a certain App, by that App's reports alone. */
export function requiredState(
  repository: Repository,
  sha: string,
  { name, app }: { readonly name: string; readonly app: number | undefined },
): CheckState | undefined {
  if (app === undefined) return checkStates(repository, sha).get(name)
  const run = latestRuns(repository, sha).find(each => each.name === name && each.app.id === app)
  return run === undefined ? undefined : runState(run)
}

function runState(run: CheckRun): CheckState {
  if (run.status !== 'completed') return 'pending'
  return ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '') ? 'success' : 'failure'
}
