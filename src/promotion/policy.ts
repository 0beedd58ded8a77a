import type { EnvironmentName } from './names.ts'

/** What an environment asks of a promotion. From configuration, else its defaults. */
export interface EnvironmentPolicy {
  readonly name: EnvironmentName
  /** The environments a release must be in before this one. */
  readonly after: readonly EnvironmentName[]
  readonly production: boolean
  readonly merge: 'when-green' | 'after-approval' | 'never'
  /** Once only GitHub's own rules are waited for, GitHub merges by itself. */
  readonly autoMerge: boolean
  /** Names of checks to wait for besides those that branch rules require. */
  readonly requiredChecks: readonly string[]
  /** Nothing: whoever has write on the GitOps repository. With it: exactly these, and read is enough. */
  readonly allow?: {
    readonly users: readonly string[]
    readonly teams: readonly string[]
    readonly workflows: readonly string[]
  }
  /** Empty: no cluster is connected, and nothing is watched. One without a place is known and not connected. */
  readonly clusters: readonly EnvironmentCluster[]
  readonly delivery: 'flux' | 'apply'
  /** Of the rollout, in milliseconds. */
  readonly timeout: number
  readonly onFailure: 'propose-rollback' | 'rollback' | 'nothing'
}

/** A cluster that an environment runs in. */
export interface EnvironmentCluster {
  readonly name: string
  readonly place?: ClusterPlace
}

/** How a cluster is reached: `kubeconfig` names a secret or variable, a file, or is `in-cluster`. */
export interface ClusterPlace {
  readonly name: string
  readonly kubeconfig: string
  readonly context?: string
}

/** Everything the configuration decides beyond single environments. */
export interface Policy {
  readonly environments: readonly EnvironmentPolicy[]
  readonly versions: 'known' | 'strict' | 'any'
  readonly sources: readonly Source[]
  readonly unproven: 'show' | 'block'
  /** Kinds or ids of findings that refuse a plan. */
  readonly blockingFindings: readonly string[]
  /** The labels that tell environments and apps apart where they share a namespace. */
  readonly labels: { readonly environment: string; readonly app: string }
}

/** A repository whose comments may promote into the GitOps repository; without `apps`, those named as the repository is. */
export interface Source {
  readonly repository: string
  readonly apps?: readonly string[]
}

/** What the configuration decides of an environment; nothing where it knows none of that name. */
export function environmentPolicy(
  { environments }: Pick<Policy, 'environments'>,
  environment: string,
): EnvironmentPolicy | undefined {
  return environments.find(({ name }) => name === environment)
}
