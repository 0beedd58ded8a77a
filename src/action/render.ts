import { mergeBaseOf } from '../checkout/commits.ts'
import { listSides } from '../checkout/list-sides.ts'
import type { Clock } from '../engine/ports/ports.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Job } from './job.ts'
import { pullOf } from './pull-of.ts'
import type { ModeResult } from './result.ts'

/** Shows what a pull request changes in what every environment renders to. Runs nothing of the pull request. */
export async function render(job: Job, clock: Clock): Promise<ModeResult> {
  const pull = pullOf(job)
  // Git answers while the engine is loaded.
  const listing = listSides(job.workspace, () => mergeBase(job.workspace, pull.base))
  listing.catch(() => undefined)
  const { renderPull } = await import('./render-pull.ts')
  return renderPull(job, clock, pull, listing)
}

/** The commit that both sides have in common; of GitHub's trial merge that is the base branch as it is now. */
async function mergeBase(workspace: string, base: string): Promise<string> {
  if (!/^[0-9a-f]{40,64}$/.test(base)) throw shallow(base)
  const { commit, cause } = await mergeBaseOf(workspace, base)
  if (commit === undefined) throw shallow(base, cause)
  return commit
}

function shallow(base: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'NO_MERGE_BASE',
      message: `The checkout does not hold the base commit ${base.slice(0, 12)}.`,
      advice: 'Give actions/checkout `fetch-depth: 0`, and let it run before this step.',
    },
    { cause },
  )
}
