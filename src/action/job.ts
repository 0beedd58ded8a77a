import type { Problem } from '../lib/problem.ts'
import type { Inputs } from './inputs.ts'

/** One step of a workflow, or the command line in its place: what it was given, and where its answers go. */
export interface Job {
  readonly event: JobEvent
  /** `owner/name` of the repository that the workflow runs in. */
  readonly repository: string
  /** What `GITHUB_API_URL` says. */
  readonly apiUrl: string
  /** The checkout, an absolute path. */
  readonly workspace: string
  /** Where files for later steps may be put, an absolute path. */
  readonly temporary: string
  readonly inputs: Inputs
  readonly run: WorkflowRun
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly show: Show
}

/** The event that started the workflow, as GitHub wrote it. */
export interface JobEvent {
  readonly name: string
  readonly payload: unknown
}

/** Which run of which workflow this is; `step` tells two of our steps in one run apart. */
export interface WorkflowRun {
  readonly id: number
  readonly step: string
  /** Whoever started it. */
  readonly actor: string
  /** `owner/name/.github/workflows/file.yml@refs/heads/main`. */
  readonly workflow: string
}

/** As `action.yml` names them. */
export const outputNames = ['verdict', 'cause', 'pull-request', 'manifests', 'result'] as const
export type OutputName = (typeof outputNames)[number]

/** Where a job's answers go: the log, the step's outputs, its summary, annotations on lines. Text is data here: nobody's `::` command runs. */
export interface Show {
  /** A group stands folded: what it holds may have been told before. */
  readonly folds: boolean
  info(text: string): void
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  output(name: OutputName, value: string): void
  summary(markdown: string): Promise<void>
  annotate(level: 'error' | 'warning' | 'notice', problem: Problem): void
}

/** 0 done · 1 refused, failed, or findings that block · 2 unknown · 3 wrong usage or configuration. */
export type JobEnd = 0 | 1 | 2 | 3
