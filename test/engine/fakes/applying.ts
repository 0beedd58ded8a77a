import type { Clock } from '../../../src/engine/ports/ports.ts'
import { listAt, textAt } from '../../../src/rollout/fields.ts'
import type { FakeCluster } from './fake-cluster.ts'
import { type Pods, running } from './flux.ts'
import { withProd } from './questions.ts'
import { type Seeded, seed } from './seed.ts'

/** prod runs in clusters without Flux: Lockkeeper applies by itself. `more` are further files of the repository. */
export function applying(
  words = '{ name: prod, after: [], merge: when-green, delivery: apply, clusters: [prod-eu, prod-us] }',
  more: Readonly<Record<string, string>> = {},
): Seeded {
  const files = withProd(words)
  const clusters =
    'clusters:\n  prod-eu: { kubeconfig: KUBE_CONFIG_EU }\n  prod-us: { kubeconfig: KUBE_CONFIG_US }\n'
  const seeded = seed({
    ...files,
    ...more,
    '.github/lockkeeper.yml': `${files['.github/lockkeeper.yml']}${clusters}`,
  })
  for (const name of ['prod-eu', 'prod-us']) simulate(seeded, name)
  return seeded
}

/** How the pods of a Deployment with that name and image do. */
export type Fortune = (name: string, image: string) => Pods

/** 7.0.1 cannot be pulled, everything else runs. */
const usual: Fortune = (_, image) => (image.endsWith(':7.0.1') ? 'image-pull' : 'ready')

/** Controllers that see to every Deployment at once. */
export function simulate({ github }: Seeded, name: string, fortune: Fortune = usual): void {
  seeTo(github.cluster(name), github.clock, fortune)
}

/** Controllers in that cluster, by that clock. */
export function seeTo(cluster: FakeCluster, clock: Pick<Clock, 'now'>, fortune: Fortune = usual): void {
  const seen = new Map<string, string>()
  cluster.onLook = () => {
    for (const object of [...cluster.objects.values()]) {
      if (object.kind !== 'Deployment') continue
      const { name: own, namespace } = object.metadata
      const image = textAt(listAt(object, 'spec', 'template', 'spec', 'containers')[0], 'image') ?? ''
      // What is applied again names no replicas: the two that `running` makes are still there.
      const pods = fortune(own, image)
      const state = `${image} ${pods}`
      if (seen.get(own) === state) {
        cluster.put({ ...object, spec: { ...(object.spec as object), replicas: 2 } })
        continue
      }
      seen.set(own, state)
      forgetPods(cluster, own)
      const place = namespace === undefined ? {} : { namespace }
      const [made, ...rest] = running({ name: own, ...place, image }, pods, clock.now())
      const [spec, labels] = [object.spec as object, object.metadata.labels ?? {}]
      if (made !== undefined)
        cluster.put({ ...made, metadata: { ...made.metadata, labels }, spec: { ...spec, replicas: 2 } })
      cluster.put(...rest)
    }
  }
}

function forgetPods({ objects }: FakeCluster, name: string): void {
  for (const [key, { kind, metadata }] of objects)
    if (['Pod', 'ReplicaSet'].includes(kind) && metadata.name.startsWith(`${name}-`)) objects.delete(key)
}
