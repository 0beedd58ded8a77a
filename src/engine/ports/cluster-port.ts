import type { ClusterPlace } from '../../promotion/policy.ts'
import type { ClusterObject, Evidence, ObjectRef } from '../../rollout/object.ts'

/**
 * One connected cluster. What a person has to repair (an expired certificate, a missing right, no answer) is `Unseen` with its reason;
 * a rejected promise is a bug.
 */
export interface Cluster {
  readonly name: string
  /** Workloads, HelmReleases, Flux Kustomizations and Flux sources of the namespaces, held up to date by watches. None named: all that may be read. */
  inventory(namespaces: readonly string[]): Promise<Seen<readonly ClusterObject[]>>
  /** As the cluster has them now, in the order asked; `undefined` for what is not there. */
  read(refs: readonly ObjectRef[]): Promise<Seen<readonly (ClusterObject | undefined)[]>>
  /** What explains how a workload stands: its ReplicaSets, pods, their events and the last log lines of those that ended. */
  evidence(workload: ObjectRef): Promise<Seen<Evidence>>
  /**
   * Server-side apply as field manager `lockkeeper`, object by object in the order given; stops at the first that is not applied. `swap`: whoever owns
   * its fields, but only onto the version that `metadata.resourceVersion` names, or onto nothing where it names none.
   */
  apply(objects: readonly ClusterObject[], mode: ApplyMode): Promise<Seen<readonly Applied[]>>
  /** Deletes; what is gone already counts as deleted. */
  remove(refs: readonly ObjectRef[]): Promise<Seen<readonly Applied[]>>
  /** Starts a rolling restart: stamps the pod template of a workload. */
  restart(workload: ObjectRef, at: Date): Promise<Seen<'restarted' | 'absent'>>
  /** Asks Flux to reconcile an object at once instead of at its interval. */
  reconcileNow(object: ObjectRef, at: Date): Promise<Seen<'asked' | 'absent'>>
}

export type ApplyMode = 'dry-run' | 'apply' | 'swap'

export type Seen<T> = { readonly kind: 'seen'; readonly value: T } | Unseen

/** Not a failure of the rollout: it could not be looked at. `advice` names what to repair, a missing RBAC rule for example. */
export interface Unseen {
  readonly kind: 'unseen'
  readonly reason: string
  readonly advice?: string
  /** It stays so until a person acts, as with a secret that holds no kubeconfig: waiting does not help. */
  readonly lasting?: true
}

export type Applied =
  | { readonly kind: 'applied'; readonly object: ClusterObject; readonly changed: boolean }
  | { readonly kind: 'removed'; readonly ref: ObjectRef }
  /** Another field manager owns what we would change. */
  | { readonly kind: 'conflict'; readonly ref: ObjectRef; readonly fields: readonly FieldConflict[] }
  /** Somebody else has written it since that version, made it, or removed it. */
  | { readonly kind: 'moved'; readonly ref: ObjectRef }
  /** Admission, validation, quota or a missing right said no. */
  | { readonly kind: 'refused'; readonly ref: ObjectRef; readonly reason: string }

export interface FieldConflict {
  readonly manager: string
  readonly path: string
}

/**
 * Opens a cluster as the configuration connects it; the same one for the same place. Nothing where this process was given no such kubeconfig;
 * what is wrong with one that it was given is `Unseen` later.
 */
export type OpenCluster = (place: ClusterPlace) => Cluster | undefined
