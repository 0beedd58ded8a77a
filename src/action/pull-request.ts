import type { Clock } from '../engine/ports/ports.ts'
import type { CheckAnnotation, CheckReport, PullReport } from '../github/pull-report.ts'
import type { Finding } from '../promotion/finding.ts'
import { readRenderMarker } from '../report/marker.ts'
import { type RenderedReply, renderedBody, renderedTitle } from '../report/rendered-reply.ts'
import type { Job } from './job.ts'
import type { RenderedPull } from './pull-of.ts'
import { remedyFor } from './remedies.ts'

const checkName = 'lockkeeper: rendered diff'

/** What can be written on the pull request; nothing on a fork's, whose token only reads. */
export async function openReport(
  job: Job,
  clock: Clock,
  { fromFork }: RenderedPull,
): Promise<PullReport | undefined> {
  if (fromFork) {
    job.show.info(
      'The pull request is from a fork, whose token only reads: no comment and no check run is written.',
    )
    return undefined
  }
  // Who writes nothing loads no client.
  const { openGitHub } = await import('./open-github.ts')
  const access = await openGitHub(job, clock)
  const [ref] = await access.installation.repositories()
  return ref === undefined ? undefined : access.pullReport(ref)
}

/** One living comment and one check run. A token that only reads leaves it at the summary and the annotations. */
export async function reportOnPullRequest(
  job: Job,
  report: PullReport,
  { pull, reply }: { readonly pull: RenderedPull; readonly reply: RenderedReply },
): Promise<void> {
  const body = renderedBody(reply)
  const isOwn = (text: string) => readRenderMarker(text) === reply.key
  await ifAllowed(job, 'No comment', () => report.comment(pull.number, body, isOwn))
  await ifAllowed(job, 'No check run', () => report.check(checkOf(pull, reply)))
}

async function ifAllowed({ show }: Job, lost: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const problem = remedyFor(error)
    if (problem?.code !== 'PERMISSION_MISSING') throw error
    show.annotate('warning', { ...problem, message: `${lost} was written: ${problem.message}`, advice })
  }
}

const advice =
  'Give the job `permissions:` contents: read, pull-requests: write, checks: write. Forks and Dependabot get a reading token whatever it says, and a person’s token writes no check runs: there the summary and the annotations say it all.'

function checkOf({ head }: RenderedPull, reply: RenderedReply): CheckReport {
  const failed = reply.broken.length > 0 || reply.blocking.length > 0
  return {
    name: checkName,
    head,
    conclusion: failed ? 'failure' : 'success',
    title: renderedTitle(reply),
    summary: renderedBody(reply),
    annotations: reply.findings.flatMap(annotationOf),
  }
}

function annotationOf({ id, severity, place, message, advice }: Finding): readonly CheckAnnotation[] {
  const { file, line = 1 } = place
  if (file === undefined) return []
  const level = { error: 'failure', warning: 'warning', note: 'notice' } as const
  return [{ path: file, line, level: level[severity], title: id, message: `${message}\n${advice}` }]
}
