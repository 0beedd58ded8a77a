import { expect } from '@jest/globals'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { onEachCluster } from './stage.ts'

onEachCluster('a cluster', (cluster, test) => {
  test('a Deployment becomes ready, and its pods say which digest they run', async () => {
    const api = await apiOf(cluster().kubeconfig('admin'))
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'first' } }
    await api.send({ method: 'POST', path: '/api/v1/namespaces', body: namespace })
    const template = {
      metadata: { labels: { app: 'podinfo' } },
      spec: { containers: [{ name: 'podinfo', image: 'example.com/podinfo:7.0.0' }] },
    }
    await api.send({
      method: 'POST',
      path: '/apis/apps/v1/namespaces/first/deployments',
      body: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'podinfo' },
        spec: { replicas: 3, selector: { matchLabels: { app: 'podinfo' } }, template },
      },
    })
    const pods = await until('three ready pods', async () => {
      const answer = await api.send({ method: 'GET', path: '/api/v1/namespaces/first/pods' })
      if (answer.kind === 'fault') throw new Error(answer.message)
      const { items } = answer.body as {
        items: { status: { containerStatuses?: { imageID: string; ready: boolean }[] } }[]
      }
      const states = items.flatMap(({ status }) => status.containerStatuses ?? [])
      return states.filter(({ ready }) => ready).length === 3 && states
    })
    expect(new Set(pods.map(({ imageID }) => imageID.split('@')[1]))).toEqual(
      new Set(['sha256:2e8f8990b8ea415d3d15f97b99fc79d5f6679000398aec1adf3e8e74954e27e7']),
    )
    api.close()
  })
})
