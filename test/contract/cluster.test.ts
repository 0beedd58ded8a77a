import { afterAll, beforeAll, describe } from '@jest/globals'
import type { Api } from '../../src/kubernetes/api.ts'
import { startSandboxCluster } from '../../src/sandbox/cluster/server.ts'
import { openAs } from '../cluster/adapter.ts'
import { apiOf } from '../cluster/control-plane.ts'
import { type ClusterStage, clusterContract } from './ports/cluster.contract.ts'
import { clusterStage, fakeClusterStage } from './ports/cluster-stage.ts'

describe('a cluster in memory', () => {
  clusterContract(fakeClusterStage)
})

// The same on a real control plane: `npm run test:cluster`.
describe('a cluster over HTTP', () => {
  let server: Awaited<ReturnType<typeof startSandboxCluster>>
  let opened: ReturnType<typeof openAs>
  let [api, stage]: [Api?, ClusterStage?] = []
  beforeAll(async () => {
    server = await startSandboxCluster({})
    opened = openAs(server.kubeconfig)
    api = await apiOf(server.kubeconfig)
    stage = clusterStage(api, opened.cluster)
  })
  afterAll(async () => {
    opened.close()
    api?.close()
    await server.close()
  })
  clusterContract(() => {
    if (stage === undefined) throw new Error('the cluster is not open yet')
    return stage
  })
})
