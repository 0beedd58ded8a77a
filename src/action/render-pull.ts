import type { ListedSides } from '../checkout/list-sides.ts'
import { readSides } from '../checkout/sides.ts'
import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import type { Clock } from '../engine/ports/ports.ts'
import type { Problem } from '../lib/problem.ts'
import { blocking, type Finding } from '../promotion/finding.ts'
import { type RenderedDifference, renderedDifference } from '../proof/between.ts'
import { diffJson } from '../report/objects/json.ts'
import { findingJson } from '../report/plan-json.ts'
import { type RenderedReply, renderedBody, renderedTitle } from '../report/rendered-reply.ts'
import type { Job } from './job.ts'
import { writeManifests } from './manifests.ts'
import type { RenderedPull } from './pull-of.ts'
import { openReport, reportOnPullRequest } from './pull-request.ts'
import type { ModeResult } from './result.ts'

/** Renders both sides of a pull request and says what it changes, here and on GitHub. */
export async function renderPull(
  job: Job,
  clock: Clock,
  pull: RenderedPull,
  listing: Promise<ListedSides>,
): Promise<ModeResult> {
  // GitHub answers while the repository is read; what it refuses is told where it is written.
  const opening = openReport(job, clock, pull)
  opening.catch(() => undefined)
  const sides = await sidesOf(await listing)
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

interface Sides {
  readonly difference: RenderedDifference
  readonly base: FleetReading
  readonly head: FleetReading
}

async function sidesOf(listed: ListedSides): Promise<Sides> {
  const { base, head } = await readSides(listed)
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
