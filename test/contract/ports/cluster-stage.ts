import type { Cluster } from '../../../src/engine/ports/cluster-port.ts'
import type { Api } from '../../../src/kubernetes/api.ts'
import type { ClusterObject } from '../../../src/rollout/object.ts'
import { until } from '../../cluster/daemon.ts'
import { Calls } from '../../engine/fakes/calls.ts'
import { FakeCluster } from '../../engine/fakes/fake-cluster.ts'
import type { ClusterStage } from './cluster.contract.ts'

let count = 0

/** A cluster behind its API, which somebody else changes as `api`'s user. */
export function clusterStage(api: Api, cluster: Cluster): ClusterStage {
  const put = async (...objects: readonly ClusterObject[]) => {
    for (const object of objects) await create(api, object)
  }
  return {
    cluster,
    put,
    namespace: async () => {
      const name = `adapter-${++count}`
      await put(namespaceOf(name))
      return name
    },
    eventually: async (look, wanted) => {
      const found = await until('it', async () => {
        const seen = await look()
        return wanted(seen) && { seen }
      })
      return found.seen
    },
  }
}

/** The one in memory. */
export function fakeClusterStage(): ClusterStage {
  const fake = new FakeCluster('fake')
  return {
    cluster: fake.port(new Calls()),
    put: async (...objects) => fake.put(...objects),
    namespace: async () => `fake-${++count}`,
    eventually: async look => look(),
  }
}

const plurals: Readonly<Record<string, string>> = {
  Namespace: '/api/v1/namespaces',
  ConfigMap: '/api/v1/namespaces/NS/configmaps',
  Deployment: '/apis/apps/v1/namespaces/NS/deployments',
}

async function create(api: Api, object: ClusterObject): Promise<void> {
  const path = (plurals[object.kind] ?? '').replace('NS', object.metadata.namespace ?? '')
  const answer = await api.send({ method: 'POST', path, query: { fieldManager: 'somebody' }, body: object })
  if (answer.kind === 'fault') throw new Error(answer.message)
}

export function namespaceOf(name: string): ClusterObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
}
