import type { OpenCluster } from '../engine/ports/cluster-port.ts'
import type { Policy } from '../promotion/policy.ts'
import type { FleetClusters } from '../sandbox/cluster/fleet-clusters.ts'
import type { SandboxGitHub } from '../sandbox/github-server.ts'
import { lazyClusters } from '../server/clusters.ts'
import { systemClock } from '../server/system-clock.ts'
import { buildForSandbox, parseObjects } from './sandbox-flux.ts'

/** Where the sandbox's rollouts happen: in stand-ins, in a real cluster that is only watched, or nowhere. */
export type ClusterChoice =
  /** `withoutFlux`: the environment whose cluster has none. */
  | { readonly kind: 'stand-ins'; readonly withoutFlux?: string }
  | { readonly kind: 'real'; readonly kubeconfig: string }
  | { readonly kind: 'none' }

/** The clusters of a sandbox, as the App and the page open them. */
export interface SandboxClusters {
  /** Kubeconfigs by the variables that the configuration names. */
  readonly environment: Readonly<Record<string, string>>
  readonly open: OpenCluster
  /** One sentence for the page on what they are. */
  readonly note: string
  /** Calls back when something changed in a stand-in. */
  onChange(callback: () => void): void
  close(): Promise<void>
}

/** Opens the clusters of a choice; nothing where there are none. */
export async function openSandboxClusters(
  choice: ClusterChoice,
  gitHub: SandboxGitHub,
  policy: () => Promise<Policy>,
): Promise<SandboxClusters | undefined> {
  switch (choice.kind) {
    case 'none':
      return undefined
    case 'real': {
      const names = variablesOf(await policy())
      const environment = Object.fromEntries(names.map(name => [name, choice.kubeconfig]))
      return opened(environment, { note: realNote, onChange: () => undefined, close: async () => undefined })
    }
    case 'stand-ins': {
      const fleet = await startSeededClusters(gitHub, choice.withoutFlux)
      const onChange = (callback: () => void) => {
        for (const { store } of fleet.clusters) store.watch(callback)
      }
      return opened(kubeconfigsOf(fleet), { note: standInNote, onChange, close: fleet.close })
    }
    default:
      return choice satisfies never
  }
}

const standInNote =
  'Stand-ins on this machine: real API, made-up pods. 7.0.1 cannot be pulled, 7.0.2 crashes, 7.0.3 is slow.'
const realNote =
  'A real cluster. What its own Flux applies is shown; the sandbox starts none there. Where the configuration says `delivery: apply`, Lockkeeper applies.'

function opened(
  environment: Readonly<Record<string, string>>,
  rest: Pick<SandboxClusters, 'note' | 'onChange' | 'close'>,
): SandboxClusters {
  const clusters = lazyClusters({ environment, folder: '/', programs: [] }, systemClock)
  return {
    ...rest,
    environment,
    open: clusters.open,
    close: async () => {
      clusters.close()
      await rest.close()
    },
  }
}

/** The variables by which a configuration asks for kubeconfigs; files and `in-cluster` are none. */
function variablesOf({ environments }: Policy): readonly string[] {
  const names = environments.flatMap(({ clusters }) =>
    clusters.flatMap(({ place }) => place?.kubeconfig ?? []),
  )
  return [...new Set(names)].filter(name => /^[A-Z][A-Z0-9_]*$/.test(name))
}

/** Starts the clusters of the seeded fleet, each following the stand-in's GitOps repository. */
async function startSeededClusters(
  gitHub: SandboxGitHub,
  withoutFlux: string | undefined,
): Promise<FleetClusters> {
  const { startFleetClusters } = await import('../sandbox/cluster/fleet-clusters.ts')
  const { seededBehaviour } = await import('../sandbox/seed/behaviours.ts')
  const { fluxFiles } = await import('../sandbox/seed/flux-files.ts')
  const reader = gitHub.people.find(({ role }) => role === 'admin')
  const fleet = await startFleetClusters({
    clusters: ['test', 'stage', 'prod'].map(name => ({
      name,
      bootstrap: (name === withoutFlux ? [] : fluxFiles(name)).flatMap(([path, text]) =>
        path.endsWith('gotk-sync.yaml') ? parseObjects(text) : [],
      ),
    })),
    git: { url: `${gitHub.url}/acme/fleet.git`, token: reader?.token ?? '' },
    build: buildForSandbox,
    behaviourOf: seededBehaviour,
  })
  // Flux has been there for long: what the repository held at the start is applied before anybody comments.
  await fleet.settled()
  return fleet
}

function kubeconfigsOf({ clusters }: FleetClusters): Readonly<Record<string, string>> {
  return Object.fromEntries(
    clusters.map(({ name, kubeconfig }) => [`KUBE_CONFIG_${name.toUpperCase()}`, kubeconfig]),
  )
}
