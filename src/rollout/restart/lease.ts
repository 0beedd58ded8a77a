import { numberAt, textAt } from '../fields.ts'
import type { ClusterObject } from '../object.ts'

/** How leadership is held; milliseconds. */
export interface LeaseTimes {
  /** A holder that has not renewed for so long has lost it. */
  readonly duration: number
  /** Between two looks, and between two renewals. */
  readonly every: number
  /** After so long without a renewal the holder stops acting, well before another may begin. */
  readonly deadline: number
}

/** A Lease as it was first seen in this state, by our own clock: others' clocks may be wrong. */
export interface SeenLease {
  readonly holder: string
  readonly version: string
  readonly seenAt: number
  readonly transitions: number
  /** What its holder promised, in milliseconds. */
  readonly duration: number
  readonly acquiredAt: string | undefined
}

/** Reads a Lease; keeps the moment at which it was first seen in this very version. */
export function seeLease(lease: ClusterObject, before: SeenLease | undefined, now: number): SeenLease {
  const version = lease.metadata.resourceVersion ?? ''
  if (before?.version === version) return before
  return {
    version,
    seenAt: now,
    holder: textAt(lease, 'spec', 'holderIdentity') ?? '',
    transitions: numberAt(lease, 'spec', 'leaseTransitions') ?? 0,
    duration: (numberAt(lease, 'spec', 'leaseDurationSeconds') ?? 0) * 1000,
    acquiredAt: textAt(lease, 'spec', 'acquireTime'),
  }
}

export type LeaseStep = 'renew' | 'take' | 'wait'

/** What a candidate does about a Lease: it renews its own, takes one that is free or was not renewed in time, and waits otherwise. */
export function leaseStep(lease: SeenLease, identity: string, now: number): LeaseStep {
  if (lease.holder === identity) return 'renew'
  return lease.holder === '' || now >= lease.seenAt + lease.duration ? 'take' : 'wait'
}

/** The Lease as its holder writes it; `previous` is the one that it follows, whose version the API server compares. */
export function heldLease(
  place: { readonly namespace: string; readonly name: string },
  holder: { readonly identity: string; readonly duration: number; readonly now: Date },
  previous: SeenLease | undefined,
): ClusterObject {
  const now = microTime(holder.now)
  const keeps = previous !== undefined && previous.holder === holder.identity
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { ...place, ...(previous === undefined ? {} : { resourceVersion: previous.version }) },
    spec: {
      holderIdentity: holder.identity,
      leaseDurationSeconds: holder.duration / 1000,
      acquireTime: keeps ? (previous.acquiredAt ?? now) : now,
      renewTime: now,
      leaseTransitions: previous === undefined ? 0 : previous.transitions + (keeps ? 0 : 1),
    },
  }
}

/** The Lease as one leaves it that stops: free at once. */
export function releasedLease(
  place: { readonly namespace: string; readonly name: string },
  previous: SeenLease,
  now: Date,
): ClusterObject {
  const lease = heldLease(place, { identity: '', duration: 1000, now }, previous)
  return { ...lease, spec: { ...(lease.spec as object), leaseTransitions: previous.transitions } }
}

// Kubernetes' MicroTime has six digits of a second.
function microTime(now: Date): string {
  return now.toISOString().replace('Z', '000Z')
}
