import { openSandboxClusters } from '../../src/cli/sandbox-clusters.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'

/** Stand-in clusters that follow the GitOps repository: their kubeconfigs, by the variables that its configuration names. */
export async function withClusters<T>(
  gitHub: SandboxGitHub,
  work: (kubeconfigs: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const policy = {
    environments: [],
    versions: 'known',
    sources: [],
    unproven: 'show',
    blockingFindings: [],
    labels: { environment: 'env', app: 'app' },
  } as const
  const clusters = await openSandboxClusters({ kind: 'stand-ins' }, gitHub, async () => policy)
  if (clusters === undefined) throw new Error('no clusters')
  try {
    return await work(clusters.environment)
  } finally {
    await clusters.close()
  }
}
