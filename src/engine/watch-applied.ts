import type { FluxProgress } from '../rollout/flux-progress.ts'
import type { ObjectRef } from '../rollout/object.ts'
import { readRecord } from './apply-cluster.ts'
import type { Cluster, Seen } from './cluster-port.ts'

/** What Lockkeeper itself is to have applied for an environment: where its record lies, and the digest of what is meant, by cluster. */
export interface OwnDelivery {
  readonly record: ObjectRef
  readonly digests: ReadonlyMap<string, string>
}

/** How far that is, in the same words as what Flux carries. */
export async function ownProgress(
  cluster: Cluster,
  { record: ref, digests }: OwnDelivery,
): Promise<Seen<FluxProgress>> {
  const read = await readRecord(cluster, ref)
  if (read.kind === 'unseen') return read
  const record = read.value
  if (record === undefined)
    return { kind: 'seen', value: { kind: 'waiting', message: 'Lockkeeper has applied nothing there yet' } }
  const { revision, whole, objects: inventory } = record
  const wanted = digests.get(cluster.name)
  if (wanted === undefined)
    return { kind: 'seen', value: { kind: 'unknown', message: 'what is meant cannot be rendered', revision } }
  const short = revision.slice(0, 7)
  if (record.digest !== wanted)
    return {
      kind: 'seen',
      value: {
        kind: 'waiting',
        message: `what was applied there last, of ${short}, is not what is meant`,
        revision,
      },
    }
  const value: FluxProgress = whole
    ? { kind: 'applied', revision, inventory }
    : { kind: 'applying', message: `${short} was not applied to its end`, revision, inventory }
  return { kind: 'seen', value }
}
