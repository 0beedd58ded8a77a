import * as z from 'zod'
import { git } from '../checkout/git.ts'
import { createSharedWork, readCheckout, readCommit } from '../checkout/snapshot.ts'
import type { Clock } from '../engine/ports.ts'
import type { FleetReading } from '../engine/read-fleet.ts'
import { type Problem, ProblemError } from '../lib/problem.ts'
import { blocking, type Finding } from '../promotion/finding.ts'
import { type RenderedDifference, renderedDifference } from '../proof/between.ts'
import { diffJson } from '../report/objects/json.ts'
import { findingJson } from '../report/plan-json.ts'
import { type RenderedReply, renderedBody, renderedTitle } from '../report/rendered-reply.ts'
import type { Job } from './job.ts'
import { writeManifests } from './manifests.ts'
import { openReport, reportOnPullRequest } from './pull-request.ts'
import type { ModeResult } from './result.ts'

const PullRequest = z.object({
  pull_request: z.object({
    number: z.number(),
    base: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }) }),
    head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
  }),
})

/** The pull request that the workflow runs for. */
export interface RenderedPull {
  readonly number: number
  readonly base: string
  readonly head: string
  /** Its head is in another repository: then the workflow's token only reads, and nothing of it is run. */
  readonly fromFork: boolean
}

/** Shows what a pull request changes in what every environment renders to. Runs nothing of the pull request. */
export async function render(job: Job, clock: Clock): Promise<ModeResult> {
  const pull = pullOf(job)
  // GitHub answers while the repository is read; what it refuses is told where it is written.
  const opening = openReport(job, clock, pull)
  opening.catch(() => undefined)
  const sides = await readSides(job, pull)
  const reply = replyOf(job, pull, sides)
  const manifests = await writeManifests(job.temporary, sides.difference)
  for (const problem of annotationsOf(reply)) job.show.annotate('error', problem)
  for (const finding of reply.findings) annotateFinding(job, finding)
  const report = await opening
  if (report !== undefined) await reportOnPullRequest(job, report, { pull, reply })
  return resultOf(reply, sides.difference, manifests)
}

function resultOf(
  reply: RenderedReply,
  { diff, findings }: RenderedDifference,
  manifests: string,
): ModeResult {
  const failed = reply.broken.length > 0 || reply.blocking.length > 0
  return {
    end: failed ? 1 : 0,
    outputs: {
      verdict: failed ? 'failed' : 'succeeded',
      manifests,
      result: JSON.stringify({ ...diffJson(diff), findings: findings.map(findingJson) }),
      ...(failed ? { cause: renderedTitle(reply) } : {}),
    },
    summary: renderedBody(reply),
  }
}

function pullOf({ event }: Job): RenderedPull {
  const { data } = PullRequest.safeParse(event.payload)
  if (data === undefined)
    throw new ProblemError({
      code: 'NO_PULL_REQUEST',
      message: 'The event names no pull request.',
      advice: 'Run mode render `on: pull_request`.',
    })
  const { number, base, head } = data.pull_request
  return {
    number,
    base: base.sha,
    head: head.sha,
    fromFork: head.repo?.full_name !== base.repo.full_name,
  }
}

/** The commit that both sides have in common; of GitHub's trial merge that is the base branch as it is now. */
async function mergeBase(workspace: string, base: string): Promise<string> {
  if (!/^[0-9a-f]{40,64}$/.test(base)) throw shallow(base)
  try {
    return (await git(workspace, 'merge-base', 'HEAD', base)).trim()
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : shallow(base, cause)
  }
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

interface Sides {
  readonly difference: RenderedDifference
  readonly base: FleetReading
  readonly head: FleetReading
}

/** What both sides say, the working tree being the head, and what they render to. */
async function readSides({ workspace }: Job, pull: RenderedPull): Promise<Sides> {
  const shared = createSharedWork()
  const [base, head] = await Promise.all([
    mergeBase(workspace, pull.base).then(commit => readCommit(workspace, commit, shared)),
    readCheckout(workspace, shared),
  ])
  return { base, head, difference: renderedDifference(base, head) }
}

function replyOf(job: Job, pull: RenderedPull, { difference, base, head }: Sides): RenderedReply {
  const { diff, findings, unproven } = difference
  return {
    key: `${job.repository}#${pull.number}`,
    base: base.snapshot.commit,
    head: pull.head,
    diff,
    findings,
    broken: [...unproven.filter(({ side }) => side === 'after'), ...configProblems(head)],
    unproven: unproven.filter(({ side }) => side !== 'after'),
    blocking: blocking(findings, head.policy.blockingFindings),
  }
}

/** A configuration that the pull request breaks would refuse every promotion after the merge. */
function configProblems({ problems, fleet }: FleetReading): RenderedReply['broken'] {
  const names = fleet.environments.map(({ name }) => name).join(', ')
  return problems.map(problem => ({ environment: names, problem }))
}

function annotationsOf({ broken }: RenderedReply): readonly Problem[] {
  return broken.map(({ problem }) => problem)
}

function annotateFinding({ show }: Job, { id, severity, place, message, advice }: Finding): void {
  const { file, line = 1, column = 1 } = place
  const level = severity === 'note' ? 'notice' : severity
  show.annotate(level, {
    code: id,
    message,
    advice,
    ...(file === undefined ? {} : { place: { file, line, column } }),
  })
}
