import { type AppliedRecord, identityOf } from '../../rollout/applied-record.ts'
import type { FluxProgress } from '../../rollout/flux-progress.ts'
import type { ObjectRef } from '../../rollout/object.ts'
import type { Cluster, Seen } from '../ports/cluster-port.ts'
import { holdRecord } from './hold-record.ts'

/** What Lockkeeper itself is to have applied for an environment: where its record lies, and the digest of what is meant, by cluster. */
export interface OwnDelivery {
  readonly record: ObjectRef
  readonly digests: ReadonlyMap<string, string>
  /** The promotion that is judged; absent: whoever only looks. */
  readonly request?: string
}

/** How far that is, in the same words as what Flux carries. */
export interface OwnProgress {
  readonly progress: FluxProgress
  /** What was unwell before the judged promotion was applied, and is unchanged by it: identities. */
  readonly unwellBefore?: ReadonlySet<string>
}

/** Looks at the record. */
export async function ownProgress(cluster: Cluster, own: OwnDelivery): Promise<Seen<OwnProgress>> {
  const read = await holdRecord(cluster, own.record)
  if (read.kind === 'unseen') return read
  const { record } = read.value
  const progress = progressOf(record, own.digests.get(cluster.name))
  if (record === undefined || record.request !== own.request) return { kind: 'seen', value: { progress } }
  const unwellBefore = new Set(record.unwellBefore.map(identityOf))
  return { kind: 'seen', value: { progress, unwellBefore } }
}

function progressOf(record: AppliedRecord | undefined, wanted: string | undefined): FluxProgress {
  if (record === undefined) return { kind: 'waiting', message: 'Lockkeeper has applied nothing there yet' }
  const { revision, whole, objects: inventory } = record
  if (wanted === undefined) return { kind: 'unknown', message: 'what is meant cannot be rendered', revision }
  const short = revision.slice(0, 7)
  if (record.digest !== wanted)
    return {
      kind: 'waiting',
      message: `what was applied there last, of ${short}, is not what is meant`,
      revision,
    }
  return whole
    ? { kind: 'applied', revision, inventory }
    : { kind: 'applying', message: `${short} was not applied to its end`, revision, inventory }
}
