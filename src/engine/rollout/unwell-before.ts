import { type AppliedRecord, identityOf } from '../../rollout/applied-record.ts'
import type { ObjectRef } from '../../rollout/object.ts'
import type { Cluster, Seen } from '../ports/cluster-port.ts'
import { readInventory, seeObject } from './see-objects.ts'

/** What is about to be applied to one cluster. */
export interface Onset {
  readonly cluster: Cluster
  /** What the apply would leave as it is. */
  readonly unchanged: readonly ObjectRef[]
  /** An apply that was begun and not ended: its own, or that of a promotion whose place this one took. What is unwell since then is no excuse. */
  readonly begun: AppliedRecord | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What is unwell before anything is applied, and will not be changed: whatever becomes of it is not this promotion's doing. */
export async function unwellBefore({
  cluster,
  unchanged,
  begun,
  now,
}: Onset): Promise<Seen<readonly ObjectRef[]>> {
  if (begun !== undefined) {
    const kept = new Set(unchanged.map(identityOf))
    return { kind: 'seen', value: begun.unwellBefore.filter(ref => kept.has(identityOf(ref))) }
  }
  const read = await readInventory(cluster, unchanged)
  if (read.kind === 'unseen') return read
  const sightings = await Promise.all(
    unchanged.map((ref, index) => seeObject(cluster, ref, read.value[index], { ...anybody, now })),
  )
  const unwell = sightings.filter(({ object }) => object.report.status !== 'current')
  return { kind: 'seen', value: unwell.map(({ object }) => object.ref) }
}

// Whose an object is does not matter yet: the app's own is judged by how it runs, whatever it was before.
const anybody = { promised: [], isApp: () => false, neighbourOf: () => undefined, flux: [], expressions: [] }
