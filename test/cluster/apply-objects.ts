import type { Api } from '../../src/kubernetes/api.ts'

export function configMap(name: string): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { x: '1' } })
}

export const definition = JSON.stringify({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'toys.example.org' },
  spec: {
    group: 'example.org',
    scope: 'Namespaced',
    names: { plural: 'toys', singular: 'toy', kind: 'Toy' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
          },
        },
      },
    ],
  },
})

export function toy(namespace: string): string {
  return JSON.stringify({
    apiVersion: 'example.org/v1',
    kind: 'Toy',
    metadata: { name: 'bear', namespace },
    spec: { size: 3 },
  })
}

export async function send(
  api: Api,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  query = {},
) {
  const contentType = method === 'PATCH' ? { contentType: 'application/apply-patch+yaml' } : {}
  const answer = await api.send({
    method,
    path,
    query,
    ...contentType,
    ...(body === undefined ? {} : { body }),
  })
  if (answer.kind === 'fault' && method !== 'GET') throw new Error(answer.message)
  return answer.kind === 'fault' ? undefined : answer.body
}

export function get(api: Api, path: string) {
  return send(api, 'GET', path)
}

export async function image(api: Api, name: string): Promise<string | undefined> {
  const found = await get(api, `/apis/apps/v1/namespaces/${name}/deployments/podinfo`)
  return /"image":"[^"]*:([^":]+)"/.exec(JSON.stringify(found))?.[1]
}

/** Somebody takes the image over, whoever had it. */
export async function apply(api: Api, namespace: string, fieldManager: string, tag: string): Promise<void> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/podinfo`
  const containers = [{ name: 'podinfo', image: `ghcr.io/stefanprodan/podinfo:${tag}` }]
  const body = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'podinfo', namespace },
    spec: { template: { spec: { containers } } },
  }
  await send(api, 'PATCH', path, body, { fieldManager, force: 'true' })
}

export async function namespace(api: Api, name: string): Promise<void> {
  if ((await get(api, `/api/v1/namespaces/${name}`)) !== undefined) return
  await send(api, 'POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
}

/** Lets `keeper` do that in a namespace, and look at Namespaces. */
export async function grant(api: Api, place: string, rules: readonly object[]): Promise<void> {
  const path = '/apis/rbac.authorization.k8s.io/v1'
  const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'keeper' }]
  const metadata = { name: `apply-${place}` }
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', name: metadata.name }
  await send(api, 'POST', `${path}/namespaces/${place}/roles`, { metadata, rules })
  await send(api, 'POST', `${path}/namespaces/${place}/rolebindings`, {
    ...{ metadata, subjects },
    roleRef: { ...roleRef, kind: 'Role' },
  })
  const everywhere = [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'create', 'patch'] }]
  await send(api, 'POST', `${path}/clusterroles`, { metadata, rules: everywhere })
  await send(api, 'POST', `${path}/clusterrolebindings`, {
    ...{ metadata, subjects },
    roleRef: { ...roleRef, kind: 'ClusterRole' },
  })
}
