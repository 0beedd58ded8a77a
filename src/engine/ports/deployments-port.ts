import type { Sha } from '../../promotion/names.ts'

export interface Deployment {
  readonly id: number
  readonly environment: string
  readonly sha: string
  readonly task: string
  readonly payload: DeploymentPayload
  readonly createdAt: Date
  readonly state?: DeploymentState
  /** The newest status that is not `inactive`: how it ended, whatever replaced it later. */
  readonly outcome?: { readonly state: DeploymentState; readonly description: string; readonly at: Date }
}

/** The natural key of a deployment, and what was promoted; stored as GitHub's `payload`. */
export interface DeploymentPayload {
  readonly request: string
  readonly app: string
  readonly environment: string
  readonly version: string
  readonly previous?: string
  /** Who asked. */
  readonly by?: string
  readonly kind?: 'rollback'
  /** What was merged held a commit that is not ours. */
  readonly stray?: true
}

/** What is to be recorded. */
export interface NewDeployment {
  readonly sha: Sha
  readonly production: boolean
  readonly description: string
  readonly payload: DeploymentPayload
}

export type DeploymentState = 'pending' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive'

export interface Deployments {
  /** Those that we created for the app in the environment, newest first. */
  find(app: string, environment: string): Promise<readonly Deployment[]>
  /** The same without their states, which cost a request of their own. */
  list(app: string, environment: string): Promise<readonly Deployment[]>
  /** The newest hundred of all apps in the environment, without their states; newest first. */
  inEnvironment(environment: string): Promise<readonly Deployment[]>
  create(deployment: NewDeployment): Promise<Deployment>
  /** `description` is cut at GitHub's 140 characters; links must be https or are left out. */
  setState(id: number, state: DeploymentState, description: string, url?: string): Promise<void>
  /** Sets one inactive that was created twice, and deletes it. Nothing happens when it is gone already. */
  withdraw(id: number): Promise<void>
}
