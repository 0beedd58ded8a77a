import type { FleetClusters } from '../sandbox/cluster/fleet-clusters.ts'
import type { SandboxGitHub } from '../sandbox/github-server.ts'
import { buildForSandbox, parseObjects } from './sandbox-flux.ts'

/** Starts the clusters of the seeded fleet, each following the stand-in's GitOps repository. */
export async function startSeededClusters(gitHub: SandboxGitHub): Promise<FleetClusters> {
  const { startFleetClusters } = await import('../sandbox/cluster/fleet-clusters.ts')
  const { seededBehaviour } = await import('../sandbox/seed/behaviours.ts')
  const { fluxFiles } = await import('../sandbox/seed/flux-files.ts')
  const reader = gitHub.people.find(({ role }) => role === 'admin')
  return startFleetClusters({
    clusters: ['test', 'stage', 'prod'].map(name => ({
      name,
      bootstrap: fluxFiles(name).flatMap(([path, text]) =>
        path.endsWith('gotk-sync.yaml') ? parseObjects(text) : [],
      ),
    })),
    git: { url: `${gitHub.url}/acme/fleet.git`, token: reader?.token ?? '' },
    build: buildForSandbox,
    behaviourOf: seededBehaviour,
  })
}

/** The kubeconfigs of clusters, by the names of the variables under which the seeded configuration asks for them. */
export function kubeconfigVariables({ clusters }: FleetClusters): Readonly<Record<string, string>> {
  return Object.fromEntries(
    clusters.map(({ name, kubeconfig }) => [`KUBE_CONFIG_${name.toUpperCase()}`, kubeconfig]),
  )
}
