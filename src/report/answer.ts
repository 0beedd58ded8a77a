import type { Problem } from '../lib/problem.ts'
import type { CommandRefusal } from '../promotion/command.ts'
import { noApp } from '../promotion/lookup.ts'
import type { PullRequestName } from '../promotion/progress.ts'
import { assemble, type Piece, text } from './assemble.ts'
import { code, cut, prose } from './encode.ts'
import { withLinks } from './links.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'

/** The answer to a line that is almost a command: what is wrong with it, and the corrected line to copy. */
export function refusalBody(refusal: CommandRefusal, record: ReplyRecord): string {
  const { line, source, message, suggestion, code: reason } = refusal
  return assemble([
    text(`### ${refusalTitle(reason, line)}`),
    ...(source === '' ? [] : [text(`You wrote: ${code(source)}`)]),
    text(prose(message)),
    ...copyLine(suggestion),
    text(replyMarker(record)),
  ])
}

function refusalTitle(reason: string, line: number): string {
  switch (reason) {
    case 'NOT_YET':
      return '🚧 Not here yet'
    case 'TOO_MANY_COMMANDS':
      return '❌ I ran nothing of this comment'
    default:
      return `❌ I did not run line ${line}`
  }
}

function copyLine(suggestion: string | undefined): readonly Piece[] {
  const line = suggestion === undefined ? 'What you may run here: `/help`' : `Copy: ${code(suggestion, 2000)}`
  return [text(line)]
}

/** The answer to a command that cannot be carried out as it stands: every problem with its place and the way out, and the nearest line that could run. */
export function problemBody(
  {
    source,
    problems,
    suggestion,
  }: { readonly source: string; readonly problems: readonly Problem[]; readonly suggestion?: string },
  record: ReplyRecord,
): string {
  return assemble([
    text(
      `### ❌ ${problems.length === 1 ? 'I did not run this' : `I did not run this: ${problems.length} problems`}`,
    ),
    text(`You wrote: ${code(source, 2000)}`),
    problemList(problems),
    ...(suggestion === undefined ? [] : copyLine(suggestion)),
    ...(record.done ? [] : [text('It goes on by itself once that is mended.')]),
    text(replyMarker(record)),
  ])
}

/** Problems as a list, each with its place first. */
export function problemList(problems: readonly Problem[]): Piece {
  return {
    kind: 'rows',
    before: [],
    rows: problems.map(problem => `- ${problemLine(problem)}`),
    after: [],
    more: count => `- … and ${count} more`,
  }
}

function problemLine({ message, place, advice }: Problem): string {
  const where = place === undefined ? '' : `${code(`${place.file}:${place.line}:${place.column}`)}: `
  const way = advice === undefined ? '' : ` ${adviceLine(advice)}`
  return `${where}${prose(cut(message, 2000))}${way}`
}

// An advice that is a command is there to be copied as it is.
function adviceLine(advice: string): string {
  return /^\/[a-z]+( |$)/.test(advice) ? `Copy: ${code(advice, 2000)}` : prose(cut(advice, 2000))
}

/** An answer that only says something; `title` and `lines` are sentences of ours that may hold others' names. */
export function noteBody(
  note: {
    readonly mark: string
    readonly title: string
    readonly lines: readonly string[]
    /** Those that the lines name by their numbers. */
    readonly pullRequests?: readonly PullRequestName[]
  },
  record: ReplyRecord,
): string {
  return assemble([
    text(`### ${note.mark} ${prose(note.title)}`),
    ...note.lines.map(line => text(withLinks(prose(line), note.pullRequests ?? []))),
    text(replyMarker(record)),
  ])
}

/** Several GitOps repositories list this one as a source: which is meant? */
export function whichRepositoryBody(
  { repositories, source }: { readonly repositories: readonly string[]; readonly source: string },
  record: ReplyRecord,
): string {
  return assemble([
    text('### ❓ Which GitOps repository?'),
    text(`You wrote: ${code(source, 2000)}`),
    text('More than one GitOps repository lists this repository under `sources`:'),
    text(repositories.map(name => `- ${code(name)}`).join('\n')),
    text('Comment in the one you mean, or take this repository out of the others’ `.github/lockkeeper.yml`.'),
    text(replyMarker(record)),
  ])
}

/** No GitOps repository lists this one as a source: how to change that. */
export function noRepositoryBody(
  { repository, source }: { readonly repository: string; readonly source: string },
  record: ReplyRecord,
): string {
  const config = [
    '```yaml',
    'version: 1',
    'sources:',
    `  - ${cut(repository, 200).replace(/[^\w./-]/g, '')}`,
    '```',
  ]
  return assemble([
    text('### ❓ This repository belongs to no GitOps repository'),
    text(`You wrote: ${code(source, 2000)}`),
    text(
      'I can see no GitOps repository that takes promotions from here. Add this to `.github/lockkeeper.yml` on the default branch of yours, and install the GitHub App on it, or name it in the workflow by the inputs `repository` and `token`:',
    ),
    text(config.join('\n')),
    text(`Or is it to be this one itself? ${noApp}`),
    text(replyMarker(record)),
  ])
}
