import type { Account, App } from './accounts.ts'

/** How a check run ended. */
export const conclusions = [
  'success',
  'failure',
  'neutral',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
] as const

/** How a check run ended; `stale` is given by GitHub alone. */
export type Conclusion = (typeof conclusions)[number] | 'stale'

/** All check runs of one App on one commit. */
export interface CheckSuite {
  readonly id: number
  readonly app: App
  readonly headSha: string
  readonly headBranch: string | null
  readonly before: string | null
  readonly createdAt: number
  updatedAt: number
}

/** An annotation on a line of a file. */
export interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly annotation_level: string
  readonly message: string
}

/** One check run. */
export interface CheckRun {
  readonly id: number
  readonly suite: CheckSuite
  readonly app: App
  name: string
  externalId: string | null
  detailsUrl: string | null
  status: 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending'
  conclusion: Conclusion | null
  startedAt: number
  completedAt: number | undefined
  output: { title: string | null; summary: string | null; text: string | null }
  readonly annotations: Annotation[]
  readonly actions: readonly { readonly identifier: string }[]
}

/** A commit status of the older kind. */
export interface CommitStatus {
  readonly id: number
  readonly sha: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly context: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  readonly createdAt: number
}

/** A status of a deployment. */
export interface DeploymentStatus {
  readonly id: number
  readonly state: 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success'
  readonly description: string
  readonly environment: string
  readonly environmentUrl: string
  readonly logUrl: string
  readonly creator: Account
  readonly app: App | undefined
  readonly createdAt: number
}

/** A deployment with all its statuses, oldest first. */
export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly payload: unknown
  readonly environment: string
  readonly description: string | null
  readonly creator: Account
  readonly app: App | undefined
  readonly transient: boolean
  readonly production: boolean
  readonly createdAt: number
  updatedAt: number
  readonly statuses: DeploymentStatus[]
}
