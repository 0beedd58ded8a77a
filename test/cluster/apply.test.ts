import { afterAll, beforeAll, expect } from '@jest/globals'
import type { Api } from '../../src/kubernetes/api.ts'
import { apply, configMap, definition, get, grant, image, namespace, send, toy } from './apply-objects.ts'
import { stageIn } from './apply-stage.ts'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { onEachCluster } from './stage.ts'

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing.splice(0)) close()
})

function open(...words: Parameters<typeof stageIn>): ReturnType<typeof stageIn> {
  const stage = stageIn(...words)
  closing.push(stage.close)
  return stage
}

onEachCluster('apply', (given, test) => {
  let api: Api
  beforeAll(async () => {
    api = await apiOf(given().kubeconfig('admin'))
    closing.push(() => api.close())
  })

  test('namespaces, definitions, then the rest; it is merged once it runs', async () => {
    const stage = open('apply-order', given().kubeconfig('admin'), {
      'definition.yaml': definition,
      'toy.yaml': toy('apply-order'),
    })
    const reply = await stage.say('/promote podinfo@7.0.0 to prod')
    expect(reply.split('\n')[0]).toBe('### 🟢 podinfo 6.9.2 → 7.0.0 on prod')
    expect(reply).toMatch(/\| applied `[0-9a-f]{7}` in prod \| ✅ \|/)
    expect(reply).toMatch(/\| rollout: 2\/2 pods run `sha256:[0-9a-f]{7}…` \| ✅ \|/)
    expect(stage.pulls()).toEqual(['merged'])
    expect(await image(api, 'apply-order')).toBe('7.0.0')
    expect(await get(api, '/apis/example.org/v1/namespaces/apply-order/toys/bear')).toMatchObject({
      spec: { size: 3 },
    })
    expect(stage.seeded.fleet.deployments.map(({ state }) => state)).toEqual(['success'])
  })

  test('a conflict names object, field and manager, and nothing is changed', async () => {
    const stage = open('apply-conflict', given().kubeconfig('admin'))
    await stage.say('/promote podinfo@7.0.0 to prod')
    await apply(api, 'apply-conflict', 'kubectl', '6.0.0')
    const reply = await stage.say('/promote podinfo@7.1.0 to prod')
    expect(reply.split('\n')[0]).toBe('### 🔴 podinfo 7.0.0 → 7.1.0 on prod: failed')
    expect(reply).toContain(
      "prod: Deployment apply-conflict/podinfo: conflict: `/spec/template/spec/containers/[name=podinfo]/image` is kubectl's",
    )
    expect([stage.pulls(), await image(api, 'apply-conflict')]).toEqual([['merged', 'open'], '6.0.0'])
  })

  test('what is no longer rendered is removed, and what others made stays', async () => {
    const stage = open('apply-prune', given().kubeconfig('admin'), { 'map.yaml': configMap('old') })
    await stage.say('/promote podinfo@7.0.0 to prod')
    await send(api, 'POST', '/api/v1/namespaces/apply-prune/configmaps', JSON.parse(configMap('foreign')))
    stage.push({ 'map.yaml': configMap('new') })
    const reply = await stage.say('/promote podinfo@7.1.0 to prod')
    expect(reply.split('\n')[0]).toBe('### 🟢 podinfo 7.0.0 → 7.1.0 on prod')
    const there = async (name: string) =>
      (await get(api, `/api/v1/namespaces/apply-prune/configmaps/${name}`)) !== undefined
    await until('the old one to go', async () => !(await there('old')))
    expect([await there('new'), await there('foreign')]).toEqual([true, true])
  })

  test('what cannot be pulled is put back, and its pull request stays open with the cause', async () => {
    const stage = open('apply-failure', given().kubeconfig('admin'))
    await stage.say('/promote podinfo@7.0.0 to prod')
    const reply = await stage.say('/promote podinfo@image-pull to prod')
    expect(reply.split('\n')[0]).toBe('### 🔴 podinfo 7.0.0 → image-pull on prod: failed')
    expect(reply).toMatch(
      /prod: Deployment apply-failure\/podinfo: pod `podinfo-\S+`: (ErrImagePull|ImagePullBackOff|.*image-pull)/,
    )
    expect([stage.pulls(), await image(api, 'apply-failure')]).toEqual([['merged', 'open'], '7.0.0'])
    expect(stage.seeded.fleet.pullRequests.at(-1)?.body).toContain('**Not merged:** prod: Deployment')
    const again = await stage.say('/promote podinfo@7.1.0 to prod')
    expect(again.split('\n')[0]).toBe('### 🟢 podinfo 7.0.0 → 7.1.0 on prod')
  })

  test('without a right nothing is changed, and the missing rule is named', async () => {
    await namespace(api, 'apply-rights')
    await namespace(api, 'lockkeeper')
    await grant(api, 'apply-rights', [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }])
    await grant(api, 'lockkeeper', [
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'create', 'patch'] },
    ])
    const stage = open('apply-rights', given().kubeconfig('keeper'))
    const reply = await stage.say('/promote podinfo@7.0.0 to prod')
    expect(reply.split('\n')[0]).toBe('### 🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
    expect(reply).toMatch(/cannot patch resource "deployments".*Allow it to keeper: add .*"patch"/)
    expect(await get(api, '/apis/apps/v1/namespaces/apply-rights/deployments/podinfo')).toBeUndefined()
  })
})
