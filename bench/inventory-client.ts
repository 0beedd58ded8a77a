// `watches PORT`: our inventory of twenty clusters. `lists PORT`: asking them anew each time, through client-node's own object API.
// Prints milliseconds to the first answer, of a later one, and the megabytes that it takes.
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node'
import type { Seen } from '../src/engine/ports/cluster-port.ts'
import { openClusters } from '../src/kubernetes/clusters.ts'
import type { ClusterObject } from '../src/rollout/object.ts'
import { systemClock } from '../src/server/system-clock.ts'

const [which = '', port = ''] = process.argv.slice(2)
const names = Array.from({ length: 20 }, (_, index) => String(index))

const look = which === 'watches' ? watching() : listing()
const first = await timed(look)
await sleep(3_000)
const later: number[] = []
for (let round = 0; round < 5; round++) later.push((await timed(look)).ms)
globalThis.gc?.()
const median = later.toSorted((left, right) => left - right)[2] ?? 0
const megabytes = process.memoryUsage.rss() / 1024 / 1024
process.stdout.write(
  JSON.stringify({ first: first.ms, later: median, megabytes, objects: first.objects }),
  () => process.exit(0),
)

async function timed(
  work: () => Promise<number>,
): Promise<{ readonly ms: number; readonly objects: number }> {
  const start = performance.now()
  const objects = await work()
  return { ms: performance.now() - start, objects }
}

function kubeconfig(name: string, cluster: object = {}): string {
  return JSON.stringify({
    'current-context': 'it',
    clusters: [{ name: 'it', cluster: { server: `http://127.0.0.1:${port}/${name}`, ...cluster } }],
    users: [{ name: 'me', user: { token: 'x' } }],
    contexts: [{ name: 'it', context: { cluster: 'it', user: 'me' } }],
  })
}

function watching(): () => Promise<number> {
  const environment = Object.fromEntries(names.map(name => [`KUBE_CONFIG_${name}`, kubeconfig(name)]))
  const options = { environment, folder: '/', programs: [], clock: systemClock, random: Math.random }
  const { open } = openClusters(options)
  return async () => {
    const seen = await Promise.all(
      names.map(name => open({ name, kubeconfig: `KUBE_CONFIG_${name}` }).inventory([])),
    )
    return seen.reduce((sum, each) => sum + countOf(each), 0)
  }
}

/** What could not be seen took no time: that would be no figure. */
function countOf(seen: Seen<readonly ClusterObject[]>): number {
  if (seen.kind === 'unseen') throw new Error(seen.reason)
  return seen.value.length
}

function listing(): () => Promise<number> {
  const kinds = [
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'StatefulSet'],
    ['apps/v1', 'DaemonSet'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
    ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
    ['source.toolkit.fluxcd.io/v1', 'GitRepository'],
  ] as const
  const apis = names.map(name => {
    const config = new KubeConfig()
    // client-node asks for it before it speaks plain http.
    config.loadFromString(kubeconfig(name, { 'insecure-skip-tls-verify': true }))
    return KubernetesObjectApi.makeApiClient(config)
  })
  return async () => {
    const lists = await Promise.all(
      apis.flatMap(api => kinds.map(([apiVersion, kind]) => api.list(apiVersion, kind))),
    )
    return lists.reduce((sum, { items }) => sum + items.length, 0)
  }
}
