import { afterAll, beforeAll, expect } from '@jest/globals'
import type { Api } from '../../src/kubernetes/api.ts'
import { get, image, send } from './apply-objects.ts'
import { stageIn } from './apply-stage.ts'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { onEachCluster } from './stage.ts'

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing.splice(0)) close()
})

const other = (annotations?: object) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'other' },
    spec: {
      selector: { matchLabels: { app: 'other' } },
      template: {
        metadata: { labels: { app: 'other' }, annotations },
        spec: { containers: [{ name: 'other', image: 'ghcr.io/acme/other:1.0.0' }] },
      },
    },
  })

/** Somebody has changed the neighbour by hand, in fields that nobody else names: it crashes from now on. */
async function breakOther(api: Api, namespace: string): Promise<void> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/other`
  const annotations = { 'test/behaviour': 'crash' }
  const { apiVersion, kind, metadata } = JSON.parse(other())
  const spec = { template: { metadata: { annotations } } }
  await send(api, 'PATCH', path, { apiVersion, kind, metadata, spec }, { fieldManager: 'somebody' })
  await until(
    'it to be unwell',
    async () =>
      /"(unavailableReplicas|updatedReplicas)":1/.test(JSON.stringify(await get(api, path))) &&
      /CrashLoopBackOff/.test(JSON.stringify(await get(api, `/api/v1/namespaces/${namespace}/pods`))),
  )
}

onEachCluster('apply beside others', (given, test) => {
  let api: Api
  beforeAll(async () => {
    api = await apiOf(given().kubeconfig('admin'))
    closing.push(() => api.close())
  })
  const open = (namespace: string) => {
    const stage = stageIn(namespace, given().kubeconfig('admin'), { 'other.yaml': other() })
    closing.push(stage.close)
    return stage
  }

  test('what was unwell before and is unchanged stops nothing, and is named', async () => {
    const stage = open('apply-beside')
    await stage.say('/promote podinfo@7.0.0 to prod')
    await breakOther(api, 'apply-beside')
    const reply = await stage.say('/promote podinfo@7.1.0 to prod')
    expect(reply.split('\n')[0]).toBe('### 🟠 podinfo 7.0.0 → 7.1.0 on prod: outcome unknown')
    expect(reply).toContain(
      'prod: its own part runs; other beside it, which was unwell before and is unchanged, still is: Deployment apply-beside/other: container other crashes',
    )
    expect([stage.pulls(), await image(api, 'apply-beside')]).toEqual([['merged', 'merged'], '7.1.0'])
  })

  test('what is changed by the apply has to run', async () => {
    const stage = open('apply-harmed')
    await stage.say('/promote podinfo@7.0.0 to prod')
    stage.push({ 'other.yaml': other({ 'test/behaviour': 'crash' }) })
    const reply = await stage.say('/promote podinfo@7.1.0 to prod')
    expect(reply.split('\n')[0]).toBe('### 🔴 podinfo 7.0.0 → 7.1.0 on prod: failed')
    expect(reply).toMatch(
      /prod: other beside it does not run with what was applied: Deployment apply-harmed\/other: pod `other-/,
    )
    expect([stage.pulls(), await image(api, 'apply-harmed')]).toEqual([['merged', 'open'], '7.0.0'])
  })
})
