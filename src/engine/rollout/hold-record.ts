import { type AppliedRecord, formatRecord, parseRecord } from '../../rollout/applied-record.ts'
import type { ObjectRef } from '../../rollout/object.ts'
import { nameRef } from '../../rollout/verdict.ts'
import type { Cluster, Seen } from '../ports/cluster-port.ts'
import { sayUnseenIn } from './say-unseen.ts'

/** The record of what was applied as it was read; nothing of both when there is none. */
export interface HeldRecord {
  /** Nothing, too, where what is there cannot be read as a record. */
  readonly record?: AppliedRecord
  /** Whoever writes the next must have read this one. */
  readonly version?: string
}

/** Reads the record of an environment in a cluster. */
export async function holdRecord(cluster: Cluster, ref: ObjectRef): Promise<Seen<HeldRecord>> {
  const read = await cluster.read([ref])
  if (read.kind === 'unseen') return read
  const [object] = read.value
  const [record, version] = [parseRecord(object), object?.metadata.resourceVersion]
  return {
    kind: 'seen',
    value: { ...(record === undefined ? {} : { record }), ...(version === undefined ? {} : { version }) },
  }
}

/** What writing the record came to. `moved`: somebody else wrote it first, and it has to be read and decided on again. */
export type Swapped =
  | { readonly kind: 'held'; readonly version: string | undefined }
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused' | 'unseen'; readonly because: string }

/** Writes the record onto the version that was read, and onto no other. It is ours alone: nobody else's field in it counts. */
export async function swapRecord(
  cluster: Cluster,
  ref: ObjectRef,
  record: AppliedRecord,
  version: string | undefined,
): Promise<Swapped> {
  const object = formatRecord(ref, record)
  const metadata = { ...object.metadata, ...(version === undefined ? {} : { resourceVersion: version }) }
  const written = await cluster.apply([{ ...object, metadata }], 'swap')
  if (written.kind === 'unseen') return { kind: 'unseen', because: sayUnseenIn(cluster.name, written) }
  const [first] = written.value
  switch (first?.kind) {
    case 'applied':
      return { kind: 'held', version: first.object.metadata.resourceVersion }
    case 'refused':
      return { kind: 'refused', because: `${cluster.name}: ${nameRef(ref)}: ${first.reason}` }
    default:
      return { kind: 'moved' }
  }
}
