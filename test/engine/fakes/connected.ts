import { deliver, type Pods } from './flux.ts'
import { headOf } from './git.ts'
import { pinned, withProd } from './questions.ts'
import { engineOver, type Seeded, seed } from './seed.ts'

const path = 'apps/podinfo/overlays/prod'

/** prod runs in two clusters that Flux keeps as the default branch says. */
export function connected(
  words = '{ name: prod, merge: when-green, clusters: [prod-eu, prod-us] }',
  podinfo: { readonly tagPattern?: string } = {},
): Seeded {
  const files = withProd(words)
  const apps =
    podinfo.tagPattern === undefined ? '' : `apps: { podinfo: { tagPattern: "${podinfo.tagPattern}" } }\n`
  const clusters =
    'clusters:\n  prod-eu: { kubeconfig: KUBE_CONFIG_EU }\n  prod-us: { kubeconfig: KUBE_CONFIG_US }\n'
  const seeded = seed({
    ...files,
    '.github/lockkeeper.yml': `${files['.github/lockkeeper.yml']}${clusters}${apps}`,
  })
  for (const name of ['prod-eu', 'prod-us']) arrive(seeded, name, '6.9.2', 'ready')
  return seeded
}

/** Flux has applied the default branch's head there, and its pods do so. */
export function arrive({ github, fleet }: Seeded, name: string, tag: string, pods: Pods): void {
  const revision = headOf(fleet, 'main').sha
  deliver(github.cluster(name), { path, revision, tag, pods, at: github.clock.now() })
}

/** Everybody who wanted to be reminded is, in a process that remembers nothing. */
export async function lookAgain(seeded: Seeded, after = 5_000): Promise<void> {
  seeded.github.clock.pass(after)
  const requests = [...seeded.github.reminders]
  seeded.github.reminders.clear()
  for (const request of requests) await engineOver(seeded.github).lookAgain(request)
}

/** From now on Flux applies whatever the default branch's head is, at once, and its pods run. */
export function followed(seeded: Seeded): void {
  const { github, fleet } = seeded
  for (const name of ['prod-eu', 'prod-us']) {
    let applied = headOf(fleet, 'main').sha
    github.cluster(name).onLook = () => {
      if (applied === headOf(fleet, 'main').sha) return
      applied = headOf(fleet, 'main').sha
      arrive(seeded, name, pinned(seeded, 'prod') ?? '', 'ready')
    }
  }
}
