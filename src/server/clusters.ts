import type { Cluster, OpenCluster } from '../engine/ports/cluster-port.ts'
import type { Clock } from '../engine/ports/ports.ts'
import type { Clusters } from '../kubernetes/clusters.ts'
import type { ClusterPlace } from '../promotion/policy.ts'

/** What kubeconfigs are found by: the variables that may hold them, and the folder that files are named from. */
export interface ClusterSettings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
  /** What kubeconfigs may do beyond their own credentials, by name: programs that they run, `proxy-url`; from KUBE_CONFIG_PROGRAMS, separated by commas. */
  readonly programs: readonly string[]
}

/** Only variables whose names begin so: a configuration must not be able to name another secret. */
export function clusterSettings(
  environment: ClusterSettings['environment'],
  folder: string,
): ClusterSettings {
  const named = Object.entries(environment).filter(([name]) => /^(?:KUBE_?CONFIG|KUBERNETES_)/.test(name))
  const programs = (environment.KUBE_CONFIG_PROGRAMS ?? '').split(',').flatMap(name => name.trim() || [])
  return { environment: Object.fromEntries(named), folder, programs }
}

/** The cluster of every environment whose own is not at hand, where KUBE_CONFIG is set: a kubeconfig, or `in-cluster`. */
export function givenCluster({
  environment: { KUBE_CONFIG = '' },
}: Pick<ClusterSettings, 'environment'>): ClusterPlace | undefined {
  const text = KUBE_CONFIG.trim()
  if (text === '') return undefined
  return { name: 'the cluster', kubeconfig: text === 'in-cluster' ? text : 'KUBE_CONFIG' }
}

export interface LazyClusters {
  readonly open: OpenCluster
  close(): void
}

/** The clusters that configurations name. Kubernetes' client is loaded when the first of them is looked at. */
export function lazyClusters(settings: ClusterSettings, clock: Clock): LazyClusters {
  let loaded: Promise<Clusters> | undefined
  const load = async (): Promise<Clusters> => {
    const { openClusters } = await import('../kubernetes/clusters.ts')
    return openClusters({ ...settings, clock, random: Math.random })
  }
  const cluster = async (place: ClusterPlace): Promise<Cluster> => {
    loaded ??= load()
    return (await loaded).open(place)
  }
  return {
    open: place =>
      isGiven(place.kubeconfig, settings) ? delegate(place.name, () => cluster(place)) : undefined,
    close: () => void loaded?.then(clusters => clusters.close()),
  }
}

/** A variable that is not set connects nothing here: a process without secrets does not watch. */
export function isGiven(kubeconfig: string, { environment }: ClusterSettings): boolean {
  if (!/^[A-Z][A-Z0-9_]*$/.test(kubeconfig)) return true
  return (environment[kubeconfig] ?? '').trim() !== ''
}

function delegate(name: string, cluster: () => Promise<Cluster>): Cluster {
  return {
    name,
    inventory: async namespaces => (await cluster()).inventory(namespaces),
    read: async refs => (await cluster()).read(refs),
    evidence: async workload => (await cluster()).evidence(workload),
    apply: async (objects, mode) => (await cluster()).apply(objects, mode),
    remove: async refs => (await cluster()).remove(refs),
    restart: async (workload, at) => (await cluster()).restart(workload, at),
    reconcileNow: async (object, at) => (await cluster()).reconcileNow(object, at),
  }
}
