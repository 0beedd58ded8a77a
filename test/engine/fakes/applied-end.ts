import { endState } from './end-state.ts'
import { engineOver, type Seeded } from './seed.ts'

/** What every restarted process does, until nothing changes any more. */
export async function sweepUntilStill(seeded: Seeded): Promise<void> {
  for (let count = 0; count < 12; count++) {
    const { source, fleet } = seeded
    const state = () => JSON.stringify([source.comments, fleet.pullRequests, fleet.deployments])
    const before = state()
    seeded.github.clock.pass(20_000)
    await engineOver(seeded.github).sweep(new Date(0))
    if (before === state()) return
  }
  throw new Error('it never comes to rest')
}

/** What is left when all is done, on GitHub and in the clusters. */
export function appliedEnd(seeded: Seeded) {
  return {
    ...endState(seeded),
    images: ['prod-eu', 'prod-us'].map(name => imageIn(seeded, name)),
    records: ['prod-eu', 'prod-us'].map(name => {
      const ref = {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'lockkeeper',
        name: 'applied.acme.fleet.prod',
      }
      return /"digest":"(\w+)","whole":(\w+)/
        .exec(JSON.stringify(seeded.github.cluster(name).get(ref)?.data ?? {}).replaceAll('\\', ''))
        ?.slice(1)
    }),
  }
}

/** The tag of what an app's Deployment runs there. */
export function imageIn({ github }: Seeded, cluster: string, name = 'podinfo'): string | undefined {
  const found = github.cluster(cluster).get({ apiVersion: 'apps/v1', kind: 'Deployment', name })
  return /"image":"[^"]*:([^":]+)"/.exec(JSON.stringify(found?.spec))?.[1]
}
