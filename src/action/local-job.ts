import { withoutInvisible } from '../command/characters.ts'
import { formatProblem, type Problem } from '../lib/problem.ts'
import { type Payload, parseEvent } from './event.ts'
import type { Inputs } from './inputs.ts'
import type { Job, OutputName, Show } from './job.ts'

/** What a workflow's step would have been given, from the command line in its place. */
export interface LocalWish {
  readonly inputs: Inputs
  /** The event's payload as GitHub wrote it: `$GITHUB_EVENT_PATH` of a run, or an example. */
  readonly payload: string
  readonly eventName: string | undefined
  readonly file: string
  readonly workspace: string
  readonly temporary: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Everything that was shown besides the log: a runner would hand it to later steps. */
export interface LocalShown {
  readonly outputs: Map<OutputName, string>
  readonly summaries: string[]
  readonly problems: Problem[]
}

/** A job on this machine: its log goes to `log`, all else is kept for whoever prints it. */
export function openLocalJob(
  wish: LocalWish,
  log: (line: string) => void,
): { readonly job: Job; readonly shown: LocalShown } {
  const payload = parseEvent(wish.payload, wish.file)
  const shown: LocalShown = { outputs: new Map(), summaries: [], problems: [] }
  const { inputs, workspace, temporary, environment } = wish
  const job: Job = {
    event: { name: wish.eventName ?? environment.GITHUB_EVENT_NAME ?? nameOf(payload), payload },
    repository: repositoryOf(payload) ?? environment.GITHUB_REPOSITORY ?? '',
    apiUrl: environment.GITHUB_API_URL ?? 'https://api.github.com',
    workspace,
    temporary,
    inputs,
    run: {
      id: Number(environment.GITHUB_RUN_ID ?? 0),
      step: 'command line',
      actor: environment.GITHUB_ACTOR ?? '',
      workflow: environment.GITHUB_WORKFLOW_REF ?? '',
    },
    environment,
    show: localShow(shown, log),
  }
  return { job, shown }
}

function localShow({ outputs, summaries, problems }: LocalShown, log: (line: string) => void): Show {
  return {
    folds: false,
    info: text => log(withoutInvisible(text)),
    async group(title, work) {
      log(withoutInvisible(title))
      return work()
    },
    output: (name, value) => void outputs.set(name, value),
    summary: async markdown => void summaries.push(markdown),
    annotate(level, problem) {
      if (level === 'error') problems.push(problem)
      log(withoutInvisible(formatProblem(problem)))
    },
  }
}

// The payload does not name its event, but each has a part that no other has.
function nameOf(payload: Payload): string {
  const marks: readonly (readonly [part: string, event: string])[] = [
    ['comment', 'issue_comment'],
    ['review', 'pull_request_review'],
    ['check_suite', 'check_suite'],
    ['check_run', 'check_run'],
    ['pull_request', 'pull_request'],
    ['schedule', 'schedule'],
    ['commits', 'push'],
  ]
  return marks.find(([part]) => part in payload)?.[1] ?? 'workflow_dispatch'
}

function repositoryOf({ repository }: Payload): string | undefined {
  const { full_name: name } = (repository ?? {}) as { readonly full_name?: unknown }
  return typeof name === 'string' ? name : undefined
}
