import type { Cluster } from '../../src/engine/ports/cluster-port.ts'
import { openClusters } from '../../src/kubernetes/clusters.ts'
import { systemClock } from '../../src/server/system-clock.ts'

/** A cluster through the adapter, as a kubeconfig's user. */
export function openAs(kubeconfig: string): { readonly cluster: Cluster; readonly close: () => void } {
  const { open, close } = openClusters({
    environment: { KUBE_CONFIG: kubeconfig },
    folder: '/',
    programs: [],
    clock: systemClock,
    random: Math.random,
  })
  return { cluster: open({ name: 'test', kubeconfig: 'KUBE_CONFIG' }), close }
}
