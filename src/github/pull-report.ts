import * as z from 'zod'
import { type Access, parseAnswer, pathOf } from './access.ts'
import { fromRest, RestComment } from './comment.ts'
import { cutUnits } from './cut.ts'
import { readPages } from './pages.ts'
import { createThreads } from './threads.ts'

export interface CheckAnnotation {
  readonly path: string
  readonly line: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
}

export interface CheckReport {
  readonly name: string
  readonly head: string
  readonly conclusion: 'success' | 'failure'
  readonly title: string
  readonly summary: string
  readonly annotations: readonly CheckAnnotation[]
}

/** What is said on a pull request besides a reply: one comment that is kept current, and a check run with marks on lines. */
export interface PullReport {
  /** `isSame` recognises the comment of an earlier run by its text. */
  comment(pullRequest: number, body: string, isSame: (text: string) => boolean): Promise<void>
  check(report: CheckReport): Promise<void>
}

export function createPullReport(access: Access): PullReport {
  return {
    comment: (pullRequest, body, isSame) => keepComment(access, pullRequest, body, isSame),
    check: report => createCheck(access, report),
  }
}

async function keepComment(
  access: Access,
  pullRequest: number,
  body: string,
  isSame: (text: string) => boolean,
): Promise<void> {
  const parameters = { ...pathOf(access.ref), issue_number: pullRequest }
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  const found = await readPages(access.api('talk'), { route, parameters }, { entry: RestComment })
  const known = found
    .map(rest => fromRest(access.identity, rest))
    .find(comment => comment.ours && isSame(comment.body))
  const threads = createThreads(access)
  if (known === undefined) await threads.write(pullRequest, body)
  else if (known.body.trimEnd() !== body.trimEnd()) await threads.rewrite(known.id, body)
}

// GitHub takes fifty annotations a request, and adds those of later ones.
const annotationsAtOnce = 50
const mostAnnotations = 500
const longestSummary = 65_000
const longestTitle = 255
// 64 KB, and a unit takes three bytes at the most.
const longestMessage = 20_000

const Created = z.object({ id: z.number() })

async function createCheck(access: Access, report: CheckReport): Promise<void> {
  const { name, head, conclusion, annotations } = report
  const kept = annotations.slice(0, mostAnnotations)
  const route = 'POST /repos/{owner}/{repo}/check-runs'
  const answer = await access.api('check')({
    route,
    parameters: {
      ...pathOf(access.ref),
      name,
      head_sha: head,
      status: 'completed',
      conclusion,
      output: outputOf(report, kept.slice(0, annotationsAtOnce)),
    },
    content: true,
  })
  const { id } = parseAnswer(route, Created, answer)
  for (let at = annotationsAtOnce; at < kept.length; at += annotationsAtOnce)
    await access.api('check')({
      route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      parameters: {
        ...pathOf(access.ref),
        check_run_id: id,
        output: outputOf(report, kept.slice(at, at + annotationsAtOnce)),
      },
      repeatable: true,
    })
}

function outputOf({ title, summary }: CheckReport, annotations: readonly CheckAnnotation[]) {
  return {
    title: cutUnits(title, longestTitle),
    summary: cutUnits(summary, longestSummary),
    annotations: annotations.map(({ path, line, level, title: heading, message }) => ({
      path,
      start_line: line,
      end_line: line,
      annotation_level: level,
      title: cutUnits(heading, longestTitle),
      message: cutUnits(message, longestMessage),
    })),
  }
}
