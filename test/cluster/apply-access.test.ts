import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadAll } from 'js-yaml'
import type { Api } from '../../src/kubernetes/api.ts'
import { recordRef } from '../../src/rollout/applied-record.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { build, withComponents } from '../manifests/folders.ts'
import { accountKubeconfig } from './account.ts'
import { definition, get, namespace, send } from './apply-objects.ts'
import { stageIn } from './apply-stage.ts'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { theRealOne } from './stage.ts'

// Lockkeeper applies with the rights that kustomize/ gives it, and no others. The real control plane alone: a stand-in knows no RBAC.

let api: Api
const closing: (() => void)[] = []
const place = 'apply-access'

beforeAll(async () => {
  api = await apiOf(theRealOne().kubeconfig('admin'))
  closing.push(() => api.close())
  // Another suite may just have removed it.
  await until('a namespace of ours', async () => {
    await namespace(api, 'lockkeeper')
    const found = await get(api, '/api/v1/namespaces/lockkeeper')
    return JSON.stringify(found).includes('"phase":"Active"')
  })
  // So few rights cannot remove what another suite has applied to prod of the same repository.
  const record = `/api/v1/namespaces/lockkeeper/configmaps/${recordRef('acme/fleet', 'prod').name}`
  if ((await get(api, record)) !== undefined) await send(api, 'DELETE', record)
  await namespace(api, place)
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'lockkeeper', namespace: 'lockkeeper' },
  }
  await grantAll([account as ClusterObject, ...rightsIn('cluster-access/apps', ['apply'])])
  await grantAll(rightsIn('cluster-access', ['apply-record']).filter(isRecord))
})
afterAll(() => {
  for (const close of closing.splice(0)) close()
})

function isRecord({ metadata }: ClusterObject): boolean {
  return metadata.name === 'lockkeeper-apply-record'
}

/** What a folder of kustomize/ gives, in the namespace of this suite in place of helloworld's. */
function rightsIn(folder: string, components: readonly string[]): readonly ClusterObject[] {
  const { text } = build(withComponents(folder, components))
  return loadAll(text.replaceAll('namespace: helloworld', `namespace: ${place}`)) as readonly ClusterObject[]
}

const plurals: Readonly<Record<string, string>> = {
  ServiceAccount: 'serviceaccounts',
  Role: 'roles',
  RoleBinding: 'rolebindings',
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
}

async function grantAll(objects: readonly ClusterObject[]): Promise<void> {
  for (const object of objects) {
    const { namespace: own, name } = object.metadata
    const base = object.apiVersion === 'v1' ? '/api/v1' : `/apis/${object.apiVersion}`
    const path = `${base}${own === undefined ? '' : `/namespaces/${own}`}/${plurals[object.kind]}/${name}`
    await send(api, 'PATCH', path, object, { fieldManager: 'test', force: 'true' })
  }
}

const crd = definition.replaceAll('toy', 'doll').replaceAll('Toy', 'Doll')

test('rights in one namespace are enough for what lies in it; what belongs to none needs its component', async () => {
  const kubeconfig = await accountKubeconfig(api, 'lockkeeper', 'lockkeeper')
  const stage = stageIn(place, kubeconfig, {}, 'given')
  closing.push(stage.close)
  const first = await stage.say('/promote podinfo@7.0.0 to prod')
  expect(first.split('\n')[0]).toBe('### 🟢 podinfo 6.9.2 → 7.0.0 on prod')
  expect(await stage.say('/list podinfo on prod')).toMatch(/\| podinfo \| prod \|.*7\.0\.0.*\|/)

  stage.push({ 'doll.yaml': crd })
  stage.name(['doll.yaml'])
  const refused = await stage.say('/promote podinfo@7.1.0 to prod')
  expect(refused.split('\n')[0]).toBe('### 🔴 podinfo 7.0.0 → 7.1.0 on prod: failed')
  expect(refused.replaceAll('`', '')).toContain(
    'add { apiGroups: ["apiextensions.k8s.io"], resources: ["customresourcedefinitions"], verbs: ["get"] } in a ClusterRole',
  )

  const everywhere = rightsIn('cluster-access', ['apply-cluster-wide'])
  await grantAll(everywhere.filter(({ kind }) => kind.startsWith('ClusterRole')))
  const again = await stage.say('/promote podinfo@7.1.0 to prod')
  expect(again.split('\n')[0]).toBe('### 🟢 podinfo 7.0.0 → 7.1.0 on prod')
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/dolls.example.org'
  expect(await get(api, path)).toBeDefined()

  stage.name([])
  const pruned = await stage.say('/promote podinfo@7.2.0 to prod')
  expect(pruned.split('\n')[0]).toBe('### 🟢 podinfo 7.1.0 → 7.2.0 on prod')
  await until('the definition to go', async () => (await get(api, path)) === undefined)
}, 120_000)
