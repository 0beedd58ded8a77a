import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import type { OpenCluster } from '../engine/ports/cluster-port.ts'
import { bringObjects } from '../engine/rollout/apply-cluster.ts'
import { holdRecord } from '../engine/rollout/hold-record.ts'
import { environmentObjects } from '../proof/environment-objects.ts'
import { recordRef } from '../rollout/applied-record.ts'

/** Where Lockkeeper applies, it has done so before anybody comments. */
export async function applySeeded({ fleet, policy, rendering, snapshot }: FleetReading, open: OpenCluster) {
  const repository = 'acme/fleet'
  for (const { name, delivery, clusters } of policy.environments) {
    if (delivery !== 'apply') continue
    const names = clusters.map(each => each.name)
    const desired = environmentObjects(fleet, name, names, rendering)
    for (const [index, { place }] of clusters.entries()) {
      const cluster = place === undefined ? undefined : open(place)
      const own = desired.kind === 'rendered' ? desired.clusters[index] : undefined
      if (cluster === undefined || own === undefined) continue
      const mark = { repository, request: 'seed', app: '', revision: snapshot.commit, unwellBefore: [] }
      const ref = recordRef(repository, name)
      const held = await holdRecord(cluster, ref)
      if (held.kind === 'unseen') continue
      const rest = { desired: own, settled: mark.request, beside: [], held: held.value }
      await bringObjects({ ...{ cluster, ref, mark }, ...rest })
    }
  }
}
