import type { Clock } from '../engine/ports.ts'
import type { CheckAnnotation } from '../github/pull-report.ts'
import type { Finding } from '../promotion/finding.ts'
import { readRenderMarker } from '../report/marker.ts'
import { type RenderedReply, renderedBody, renderedTitle } from '../report/rendered-reply.ts'
import type { Job } from './job.ts'
import { openGitHub } from './open-github.ts'
import type { RenderedPull } from './render.ts'

const checkName = 'lockkeeper: rendered diff'

/** One living comment and one check run. A fork's workflow has a token that only reads: there the summary and annotations say it all. */
export async function reportOnPullRequest(
  job: Job,
  clock: Clock,
  { pull, reply }: { readonly pull: RenderedPull; readonly reply: RenderedReply },
): Promise<void> {
  if (pull.fromFork) {
    job.show.info(
      'The pull request is from a fork, whose token only reads: no comment and no check run is written.',
    )
    return
  }
  const access = await openGitHub(job, clock)
  const [ref] = await access.installation.repositories()
  if (ref === undefined) return
  const report = access.pullReport(ref)
  const body = renderedBody(reply)
  const failed = reply.broken.length > 0 || reply.blocking.length > 0
  await report.comment(pull.number, body, text => readRenderMarker(text) === reply.key)
  await report.check({
    name: checkName,
    head: pull.head,
    conclusion: failed ? 'failure' : 'success',
    title: renderedTitle(reply),
    summary: body,
    annotations: reply.findings.flatMap(annotationOf),
  })
}

function annotationOf({ id, severity, place, message, advice }: Finding): readonly CheckAnnotation[] {
  const { file, line = 1 } = place
  if (file === undefined) return []
  const level = { error: 'failure', warning: 'warning', note: 'notice' } as const
  return [{ path: file, line, level: level[severity], title: id, message: `${message}\n${advice}` }]
}
