import { conditionOf, isOlder } from './conditions.ts'
import { fieldAt, textAt, timeAt } from './fields.ts'
import { inventoryOf } from './flux-inventory.ts'
import { commitOf } from './flux-revision.ts'
import type { Cause, ClusterObject, ObjectRef, ObjectReport } from './object.ts'
import { objectStatus } from './object-status.ts'
import { orderGrace } from './rule.ts'
import { isSuspended } from './suspended.ts'

/** What was read about one Flux Kustomization of an environment. */
export interface FluxFacts {
  readonly kustomization: ClusterObject | undefined
  readonly source: ClusterObject | undefined
  /** By commit, whether it is the promotion's commit or descends from it; a commit that could not be looked up is missing. */
  readonly contains: ReadonlyMap<string, boolean>
}

/** How far Flux has carried a commit into a cluster. Until it is applied, `inventory` may still be that of the revision before. */
export type FluxProgress =
  | { readonly kind: 'waiting'; readonly message: string; readonly revision?: string }
  | {
      readonly kind: 'applying'
      readonly message: string
      readonly revision: string
      readonly inventory: readonly ObjectRef[]
      /** All of it was applied; what is waited for is its health. */
      readonly isApplied?: true
    }
  | {
      readonly kind: 'applied'
      readonly revision: string
      readonly inventory: readonly ObjectRef[]
      /** Flux waited until all of it was current. */
      readonly isHealthy?: true
    }
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly cause: Cause
      readonly revision?: string
      readonly inventory: readonly ObjectRef[]
      /** All of it was applied; only something of it did not become healthy in time. */
      readonly isApplied?: true
    }
  | { readonly kind: 'unknown'; readonly message: string; readonly revision?: string }

/** The commits that `contains` has to tell about. */
export function commitsToCompare({ kustomization, source }: Omit<FluxFacts, 'contains'>): readonly string[] {
  const found = [
    source === undefined ? undefined : sourceCommit(source),
    attempted(kustomization)?.commit,
    applied(kustomization)?.commit,
  ]
  return [...new Set(found.filter(commit => commit !== undefined))]
}

/** Follows a commit: seen by the source, attempted, applied at the observed generation. `now` in milliseconds since 1970. */
export function fluxProgress(facts: FluxFacts, now: number): FluxProgress {
  const { kustomization, source, contains } = facts
  if (kustomization === undefined)
    return { kind: 'waiting', message: 'its Flux Kustomization does not exist' }
  const tried = attempted(kustomization)
  if (tried === undefined || has(contains, tried) !== 'yes')
    return beforeAttempt(source, { tried, contains, kustomization, now })
  return afterAttempt(kustomization, { tried, contains, now })
}

interface Revision {
  readonly text: string
  readonly commit: string | undefined
}

interface Before {
  readonly tried: Revision | undefined
  readonly contains: FluxFacts['contains']
  readonly kustomization: ClusterObject
  readonly now: number
}

function beforeAttempt(source: ClusterObject | undefined, before: Before): FluxProgress {
  const { tried, contains, kustomization, now } = before
  const own = objectStatus(kustomization, now)
  const at = tried === undefined ? {} : { revision: tried.text }
  if (isSuspended(kustomization)) return { kind: 'unknown', message: suspendedWords, ...at }
  if (source === undefined) return { kind: 'waiting', message: 'its Flux source does not exist', ...at }
  const fetched = objectStatus(source, now)
  const revision = sourceRevision(source)
  const seen = revision === undefined ? 'no' : has(contains, { text: revision, commit: sourceCommit(source) })
  if (seen === 'yes') {
    const because = stopped(own, { kustomization, source, now })
    if (because !== undefined)
      return { kind: 'failed', message: own.message, cause: because, inventory: [], ...at }
    return { kind: 'waiting', message: waitingFor(own.message, revision), ...at }
  }
  if (fetched.cause !== undefined)
    return { kind: 'failed', message: fetched.message, cause: fetched.cause, inventory: [], ...at }
  if (isSuspended(source))
    return {
      kind: 'unknown',
      message: 'its Flux source is suspended: Flux fetches nothing until it is resumed',
      ...at,
    }
  if (seen === 'unknown')
    return {
      kind: 'unknown',
      message: `whether ${revision} contains the commit could not be looked up`,
      ...at,
    }
  return {
    kind: 'waiting',
    message: `Flux's source is at ${revision ?? 'no revision'}, before the commit`,
    ...at,
  }
}

interface Fetched {
  readonly kustomization: ClusterObject
  readonly source: ClusterObject
  readonly now: number
}

/**
 * Why Flux will not try what its source has fetched. Flux writes the revision that it tries only once it has found the folder in it: until then
 * nothing but the time tells which one a failure is about.
 */
function stopped({ cause }: ObjectReport, { kustomization, source, now }: Fetched): Cause | undefined {
  if (cause?.code === 'stalled') return cause
  const ready = conditionOf(kustomization, 'Ready')
  if (ready?.reason !== 'ArtifactFailed' || ready.since === undefined) return undefined
  const fetchedAt = timeAt(source, 'status', 'artifact', 'lastUpdateTime')
  if (fetchedAt === undefined || ready.since < fetchedAt) return undefined
  // What could not be downloaded is downloaded again.
  const isFinal = ready.message.startsWith('kustomization path not found')
  return isFinal || isOlder(ready, now, orderGrace) ? cause : undefined
}

const suspendedWords = 'its Flux Kustomization is suspended: Flux applies nothing until it is resumed'

function waitingFor(said: string, revision: string | undefined): string {
  return `Flux has fetched ${revision} and not yet applied it: ${said}`
}

function afterAttempt(
  kustomization: ClusterObject,
  {
    tried,
    contains,
    now,
  }: { readonly tried: Revision; readonly contains: FluxFacts['contains']; readonly now: number },
): FluxProgress {
  const report = objectStatus(kustomization, now)
  const inventory = inventoryOf(kustomization)
  const arrived = applied(kustomization)
  const revision = tried.text
  if (report.status === 'current' && arrived !== undefined && has(contains, arrived) === 'yes')
    return {
      ...{ kind: 'applied', revision: arrived.text, inventory },
      ...(fieldAt(kustomization, 'spec', 'wait') === true ? { isHealthy: true } : {}),
    }
  const so = { message: report.message, revision, inventory, ...whetherApplied(kustomization, revision) }
  if (report.cause !== undefined) return { kind: 'failed', cause: report.cause, ...so }
  if (report.status === 'unknown') return { kind: 'unknown', message: report.message, revision }
  return { kind: 'applying', ...so }
}

/** Flux checks the health of what it has applied: while it does, and when that failed, it says of which revision. */
function whetherApplied(kustomization: ClusterObject, revision: string): { readonly isApplied?: true } {
  if (conditionOf(kustomization, 'Ready')?.reason === 'HealthCheckFailed') return { isApplied: true }
  const healthy = conditionOf(kustomization, 'Healthy')
  return healthy?.status === 'Unknown' && healthy.message.includes(revision) ? { isApplied: true } : {}
}

function has(contains: FluxFacts['contains'], { commit }: Revision): 'yes' | 'no' | 'unknown' {
  const answer = commit === undefined ? undefined : contains.get(commit)
  if (answer === undefined) return 'unknown'
  return answer ? 'yes' : 'no'
}

// An OCI artifact that was built from git names its commit as its origin.
function attempted(object: ClusterObject | undefined): Revision | undefined {
  return revisionAt(object, 'lastAttemptedRevision', 'lastAttemptedOriginRevision')
}

function applied(object: ClusterObject | undefined): Revision | undefined {
  return revisionAt(object, 'lastAppliedRevision', 'lastAppliedOriginRevision')
}

function revisionAt(object: ClusterObject | undefined, field: string, origin: string): Revision | undefined {
  const text = textAt(object, 'status', field)
  if (text === undefined) return undefined
  return { text, commit: commitOf(textAt(object, 'status', origin)) ?? commitOf(text) }
}

function sourceRevision(source: ClusterObject | undefined): string | undefined {
  return textAt(source, 'status', 'artifact', 'revision')
}

function sourceCommit(source: ClusterObject): string | undefined {
  const metadata = fieldAt(source, 'status', 'artifact', 'metadata')
  return commitOf(textAt(metadata, 'org.opencontainers.image.revision')) ?? commitOf(sourceRevision(source))
}
