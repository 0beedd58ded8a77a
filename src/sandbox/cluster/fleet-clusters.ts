import type { BehaviourOf } from './controllers/context.ts'
import { type BuildKustomization, type RunningFlux, startFlux } from './flux/flux.ts'
import type { GitAddress } from './flux/git-source.ts'
import { openGitSource } from './flux/git-source.ts'
import type { JsonMap } from './json.ts'
import { type SandboxCluster, startSandboxCluster } from './server.ts'

/** One cluster to stand in for: its name, and what Flux is bootstrapped with there. */
export interface FleetCluster {
  readonly name: string
  readonly bootstrap: readonly JsonMap[]
}

export interface FleetClustersOptions {
  readonly clusters: readonly FleetCluster[]
  readonly git: GitAddress
  readonly build: BuildKustomization
  readonly behaviourOf: BehaviourOf
}

/** Clusters that follow one GitOps repository. */
export interface FleetClusters {
  readonly clusters: readonly SandboxCluster[]
  /** Resolves once every Flux has looked at the repository once more. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Starts a stand-in for each cluster, and in each a likeness of Flux that follows the repository over git. */
export async function startFleetClusters(options: FleetClustersOptions): Promise<FleetClusters> {
  const { git, build, behaviourOf } = options
  const source = await openGitSource(git)
  const started = await Promise.all(
    options.clusters.map(async ({ name, bootstrap }) => {
      const cluster = await startSandboxCluster({ name, behaviourOf })
      makeNamespaces(cluster, bootstrap)
      return { cluster, flux: startFlux({ cluster, source, build, bootstrap }) }
    }),
  )
  return {
    clusters: started.map(({ cluster }) => cluster),
    settled: async () => void (await Promise.all(started.map(({ flux }) => flux.settled()))),
    close: () => closeAll(started, () => source.close()),
  }
}

/** Where Flux itself lies, its installation has made. */
function makeNamespaces({ resources, writes, store }: SandboxCluster, objects: readonly JsonMap[]): void {
  const resource = resources.byKind('v1', 'Namespace')
  if (resource === undefined) return
  const names = new Set(objects.map(({ metadata }) => (metadata as JsonMap).namespace))
  for (const name of names) {
    if (typeof name !== 'string' || store.get(resource, undefined, name) !== undefined) continue
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
    writes.create({ resource, namespace: undefined, manager: 'flux' }, body)
  }
}

async function closeAll(
  started: readonly { readonly cluster: SandboxCluster; readonly flux: RunningFlux }[],
  last: () => Promise<void>,
): Promise<void> {
  await Promise.all(started.map(({ flux }) => flux.close()))
  await Promise.all(started.map(({ cluster }) => cluster.close()))
  await last()
}
