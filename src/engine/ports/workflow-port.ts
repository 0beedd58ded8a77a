import type { Person } from './ports.ts'

/** One run of a workflow, as GitHub knows it: what a step says of itself counts for nothing. */
export interface WorkflowRun {
  /** `.github/workflows/deliver.yml`. */
  readonly path: string
  /** The branch or tag that it runs on. */
  readonly branch: string
  readonly onDefaultBranch: boolean
  /** Whoever started it, or started it again. */
  readonly actor: Person
  /** It has not ended. */
  readonly live: boolean
}

export interface Workflows {
  /** Nothing: there is no such run, our token may not see it, or it runs for a fork. */
  run(id: number): Promise<WorkflowRun | undefined>
}
