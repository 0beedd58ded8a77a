import { afterAll, beforeAll, expect } from '@jest/globals'
import { createEngine } from '../../src/engine/engine.ts'
import type { Api } from '../../src/kubernetes/api.ts'
import { readReplyMarker } from '../../src/report/marker.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { Calls } from '../engine/fakes/calls.ts'
import { pushFiles } from '../engine/fakes/git.ts'
import { alice, app, config, noDelays, overlay, type Seeded, seed } from '../engine/fakes/seed.ts'
import { openAs } from './adapter.ts'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { onEachCluster } from './stage.ts'

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing.splice(0)) close()
})

onEachCluster('apply', (given, test) => {
  let api: Api
  beforeAll(async () => {
    api = await apiOf(given().kubeconfig('admin'))
    closing.push(() => api.close())
  })

  test('namespaces, definitions, then the rest; it is merged once it runs', async () => {
    const stage = stageIn('apply-order', given().kubeconfig('admin'), {
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
    const stage = stageIn('apply-conflict', given().kubeconfig('admin'))
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
    const stage = stageIn('apply-prune', given().kubeconfig('admin'), { 'map.yaml': configMap('old') })
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
    const stage = stageIn('apply-failure', given().kubeconfig('admin'))
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
    const stage = stageIn('apply-rights', given().kubeconfig('keeper'))
    const reply = await stage.say('/promote podinfo@7.0.0 to prod')
    expect(reply.split('\n')[0]).toBe('### 🔴 podinfo 6.9.2 → 7.0.0 on prod: failed')
    expect(reply).toMatch(/cannot patch resource "deployments".*Allow it to keeper: add .*"patch"/)
    expect(await get(api, '/apis/apps/v1/namespaces/apply-rights/deployments/podinfo')).toBeUndefined()
  })
})

/** A fleet whose `prod` is applied to a namespace of a real cluster; the version is the pods' behaviour too. */
function stageIn(name: string, kubeconfig: string, more: Readonly<Record<string, string>> = {}) {
  const { cluster, close } = openAs(kubeconfig)
  closing.push(close)
  const folder = overlay('podinfo', 'prod').replace('/kustomization.yaml', '')
  const inFolder = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
  const seeded = seed({
    '.github/lockkeeper.yml': config
      .replace(
        '{ name: prod, merge: when-green }',
        '{ name: prod, after: [], merge: when-green, delivery: apply, namespaces: [NS], timeout: 1m }',
      )
      .replace('NS', name)
      .concat('versions: any\nclusters: { prod: { kubeconfig: KUBE_CONFIG } }\n'),
    ...app('podinfo', 'ghcr.io/stefanprodan/podinfo', { test: '7.0.0', stage: '7.0.0', prod: '6.9.2' }),
    ...inFolder({
      'namespace.yaml': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
      ...more,
      'kustomization.yaml': kustomization(name, Object.keys(more)),
    }),
  })
  const engine = createEngine({
    installation: seeded.github.installation(new Calls()),
    clock: systemClock,
    mentions: ['lockkeeper'],
    publish: () => undefined,
    delays: { ...noDelays, abandoned: 0, stable: 1_000 },
    clusters: () => ({ ...cluster, name: 'prod' }),
    remind: request => seeded.github.reminders.add(request),
  })
  return {
    seeded,
    pulls: () => seeded.fleet.pullRequests.map(({ state }) => state),
    push: (files: Readonly<Record<string, string>>) =>
      pushFiles(seeded.fleet, 'main', inFolder(files), { message: 'By hand' }),
    /** Comments, and looks again until the reply is over. */
    async say(body: string): Promise<string> {
      const { github, source, issue } = seeded
      github.clock.pass(Date.now() - github.clock.now().getTime())
      const comment = github.comment(source, issue, alice, body)
      await engine.answerComment(source.ref, comment.id, comment)
      return until(`the end of ${body}`, async () => {
        const reply = replyTo(seeded, comment.id)
        if (reply?.done) return reply.body
        for (const request of github.reminders) await engine.lookAgain(request)
        return undefined
      })
    },
  }
}

function replyTo({ source }: Seeded, comment: number) {
  const bodies = source.comments.filter(({ ours }) => ours).map(({ body }) => body)
  const found = bodies.find(body => readReplyMarker(body)?.key.includes(`/${comment}/`))
  return found === undefined ? undefined : { body: found, done: readReplyMarker(found)?.done === true }
}

function kustomization(namespace: string, more: readonly string[]): string {
  return `namespace: ${namespace}
resources: [../../base, namespace.yaml${more.map(name => `, ${name}`).join('')}]
replicas: [{ name: podinfo, count: 2 }]
images:
  - name: ghcr.io/stefanprodan/podinfo
    newTag: 6.9.2
replacements:
  - source: { kind: Deployment, name: podinfo, fieldPath: 'spec.template.spec.containers.0.image', options: { delimiter: ':', index: 1 } }
    targets:
      - select: { kind: Deployment, name: podinfo }
        fieldPaths: ['spec.template.metadata.annotations.test/behaviour']
        options: { create: true }
`
}

function configMap(name: string): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { x: '1' } })
}

const definition = JSON.stringify({
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

function toy(namespace: string): string {
  return JSON.stringify({
    apiVersion: 'example.org/v1',
    kind: 'Toy',
    metadata: { name: 'bear', namespace },
    spec: { size: 3 },
  })
}

async function send(api: Api, method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, query = {}) {
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

function get(api: Api, path: string) {
  return send(api, 'GET', path)
}

async function image(api: Api, name: string): Promise<string | undefined> {
  const found = await get(api, `/apis/apps/v1/namespaces/${name}/deployments/podinfo`)
  return /"image":"[^"]*:([^":]+)"/.exec(JSON.stringify(found))?.[1]
}

/** Somebody takes the image over, whoever had it. */
async function apply(api: Api, namespace: string, fieldManager: string, tag: string): Promise<void> {
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

async function namespace(api: Api, name: string): Promise<void> {
  if ((await get(api, `/api/v1/namespaces/${name}`)) !== undefined) return
  await send(api, 'POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
}

/** Lets `keeper` do that in a namespace, and look at Namespaces. */
async function grant(api: Api, place: string, rules: readonly object[]): Promise<void> {
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
