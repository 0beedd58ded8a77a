import type { Cause, ClusterObject, ObjectRef, ObjectReport } from './object.ts'

/** How objects of one kind say where they stand. The version of the API does not matter. */
export interface Rule {
  readonly group: string
  readonly kinds: readonly string[] | 'all'
  /** It reads `Reconciling` and `Stalled` itself, since they do not mean there what kstatus takes them for. */
  readonly ownConditions?: true
  /** Judges an object whose newest generation was observed. `now` in milliseconds since 1970. */
  readonly judge: (object: ClusterObject, now: number) => ObjectReport
}

export function current(message: string): ObjectReport {
  return { status: 'current', message }
}

export function inProgress(message: string): ObjectReport {
  return { status: 'in-progress', message }
}

/** Failed, with the object itself as what shows it. */
export function failed(object: ClusterObject, code: Cause['code'], message: string): ObjectReport {
  return { status: 'failed', message, cause: { code, object: refOf(object), message } }
}

/** The name of an object. */
export function refOf({ apiVersion, kind, metadata }: ClusterObject): ObjectRef {
  const { name, namespace } = metadata
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name }
}

/** The group of an API version; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

/** How long a refusal may be a matter of what is applied before what, in milliseconds. */
export const orderGrace = 30_000
