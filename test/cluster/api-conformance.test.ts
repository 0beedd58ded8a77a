import { expect } from '@jest/globals'
import type { Answer, Api } from '../../src/kubernetes/api.ts'
import { apiOf } from './control-plane.ts'
import { until } from './daemon.ts'
import { onEachCluster } from './stage.ts'

// biome-ignore lint/suspicious/noExplicitAny: an answer has any shape; each test says which.
type Body = any

let count = 0

/** A namespace of a test's own, and requests into it. */
async function inNamespace(kubeconfig: string) {
  const api = await apiOf(kubeconfig)
  count += 1
  const namespace = `api-${count}`
  await api.send({
    method: 'POST',
    path: '/api/v1/namespaces',
    body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  })
  const core = `/api/v1/namespaces/${namespace}`
  const apps = `/apis/apps/v1/namespaces/${namespace}`
  return { api, namespace, core, apps, maps: `${core}/configmaps` }
}

function bodyOf(answer: Answer): Body {
  if (answer.kind === 'fault') throw new Error(answer.message)
  return answer.body
}

function codeOf(answer: Answer): string {
  return answer.kind === 'fault' ? answer.code : 'answered'
}

function configMap(name: string, data: Readonly<Record<string, string>> = {}, labels?: object) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...(labels === undefined ? {} : { labels }) },
    data,
  }
}

function deployment(image: string, spec: object = {}, annotations = {}) {
  const template = {
    metadata: { labels: { app: 'web' }, annotations },
    spec: { containers: [{ name: 'web', image }] },
  }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
  }
}

function apply(api: Api, path: string, manager: string, body: object, force = false): Promise<Answer> {
  const query = { fieldManager: manager, ...(force ? { force: 'true' } : {}) }
  return api.send({ method: 'PATCH', path, query, body, contentType: 'application/apply-patch+yaml' })
}

function patch(api: Api, path: string, body: unknown, type = 'merge-patch'): Promise<Answer> {
  return api.send({ method: 'PATCH', path, body, contentType: `application/${type}+json` })
}

/** The types and names of the next events of a watch. */
async function nextEvents(api: Api, path: string, query: Readonly<Record<string, string>>, wanted: number) {
  const end = new AbortController()
  const answer = await api.open({ method: 'GET', path, query: { watch: 'true', ...query } }, end.signal)
  if (answer.kind === 'fault') throw new Error(answer.message)
  const events: string[] = []
  try {
    for await (const line of answer.lines) {
      const { type, object } = JSON.parse(line) as Body
      if (type !== 'BOOKMARK') events.push(`${type} ${object.metadata?.name ?? object.reason}`)
      if (events.length === wanted) break
    }
  } finally {
    end.abort()
  }
  return events
}

onEachCluster('the API', (cluster, test) => {
  const open = () => inNamespace(cluster().kubeconfig('admin'))

  test('says what is not there, is there already, was changed meanwhile and is invalid', async () => {
    const { api, maps, apps } = await open()
    expect(codeOf(await api.send({ method: 'GET', path: `${maps}/x` }))).toBe('not-found')
    const made = bodyOf(await api.send({ method: 'POST', path: maps, body: configMap('x') }))
    expect(codeOf(await api.send({ method: 'POST', path: maps, body: configMap('x') }))).toBe('conflict')
    await patch(api, `${maps}/x`, { data: { a: '1' } })
    expect(
      codeOf(await api.send({ method: 'PUT', path: `${maps}/x`, body: { ...made, data: { a: '2' } } })),
    ).toBe('conflict')
    expect(codeOf(await api.send({ method: 'POST', path: maps, body: configMap('No_Name') }))).toBe('invalid')
    expect(
      codeOf(
        await api.send({
          method: 'POST',
          path: `${apps}/deployments`,
          body: deployment('web:1', { selector: { matchLabels: { app: 'other' } } }),
        }),
      ),
    ).toBe('invalid')
    expect(codeOf(await api.send({ method: 'GET', path: '/apis/nothing.example/v1/things' }))).toBe(
      'not-served',
    )
    api.close()
  })

  test('cuts a list and goes on at the revision it began with', async () => {
    const { api, maps } = await open()
    for (const name of ['a', 'b', 'c'])
      await api.send({ method: 'POST', path: maps, body: configMap(name, {}, { list: 'yes' }) })
    const query = { limit: '2', labelSelector: 'list=yes' }
    const first = bodyOf(await api.send({ method: 'GET', path: maps, query }))
    await api.send({ method: 'DELETE', path: `${maps}/c` })
    const second = bodyOf(
      await api.send({ method: 'GET', path: maps, query: { ...query, continue: first.metadata.continue } }),
    )
    const names = (list: Body) => list.items.map((item: Body) => item.metadata.name)
    expect([names(first), names(second)]).toEqual([['a', 'b'], ['c']])
    expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion)
    api.close()
  })

  test('tells a watch what came, changed, left its selection and went, from a version on', async () => {
    const { api, maps } = await open()
    const { resourceVersion } = bodyOf(await api.send({ method: 'GET', path: maps })).metadata
    await api.send({ method: 'POST', path: maps, body: configMap('a', {}, { app: 'web' }) })
    await patch(api, `${maps}/a`, { data: { k: 'v' } })
    await patch(api, `${maps}/a`, { metadata: { labels: { app: null } } })
    await api.send({ method: 'POST', path: maps, body: configMap('b', {}, { app: 'web' }) })
    await api.send({ method: 'DELETE', path: `${maps}/b` })
    const events = await nextEvents(api, maps, { resourceVersion, labelSelector: 'app=web' }, 5)
    expect(events).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a', 'ADDED b', 'DELETED b'])
    api.close()
  })

  test('gives each field to whoever applied it, and takes away what is applied no more', async () => {
    const { api, maps } = await open()
    await apply(api, `${maps}/c`, 'one', configMap('c', { a: '1', b: '1' }))
    const both = bodyOf(await apply(api, `${maps}/c`, 'two', configMap('c', { b: '1', z: '2' })))
    const owned = (object: Body) =>
      object.metadata.managedFields.map((entry: Body) => [
        entry.manager,
        entry.operation,
        entry.fieldsV1['f:data'],
      ])
    expect(owned(both).sort()).toEqual([
      ['one', 'Apply', { 'f:a': {}, 'f:b': {} }],
      ['two', 'Apply', { 'f:b': {}, 'f:z': {} }],
    ])
    const left = bodyOf(await apply(api, `${maps}/c`, 'one', configMap('c', {})))
    expect(left.data).toEqual({ b: '1', z: '2' })
    const again = bodyOf(await apply(api, `${maps}/c`, 'two', configMap('c', { b: '1', z: '2' })))
    expect(again.metadata.resourceVersion).toBe(left.metadata.resourceVersion)
    api.close()
  })

  test('keeps no empty labels, so that applying them again is another value than what is there', async () => {
    const { api, maps } = await open()
    const made = bodyOf(await apply(api, `${maps}/c`, 'one', configMap('c', {}, {})))
    expect([made.metadata.labels, made.data]).toEqual([undefined, undefined])
    const refused = await apply(api, `${maps}/c`, 'two', configMap('c', {}, {}))
    expect(refused).toMatchObject({ code: 'conflict' })
    api.close()
  })

  test('names the owner and the field of each conflict, and hands over by force', async () => {
    const { api, apps } = await open()
    const path = `${apps}/deployments/web`
    await apply(api, path, 'flux', deployment('example.com/web:1', { replicas: 0 }))
    const refused = await apply(api, path, 'me', deployment('example.com/web:2', { replicas: 1 }))
    expect(refused).toMatchObject({
      kind: 'fault',
      code: 'conflict',
      causes: expect.arrayContaining([
        { reason: 'FieldManagerConflict', message: 'conflict with "flux"', field: '.spec.replicas' },
        {
          reason: 'FieldManagerConflict',
          message: 'conflict with "flux"',
          field: '.spec.template.spec.containers[name="web"].image',
        },
      ]),
    })
    expect(codeOf(await apply(api, path, 'me', deployment('example.com/web:2', { replicas: 0 }), true))).toBe(
      'answered',
    )
    expect(codeOf(await apply(api, path, 'flux', deployment('example.com/web:1', { replicas: 0 })))).toBe(
      'conflict',
    )
    api.close()
  })

  test('gives what an update changes to whoever updated it', async () => {
    const { api, maps } = await open()
    await apply(api, `${maps}/c`, 'one', configMap('c', { a: '1' }))
    await api.send({
      method: 'PATCH',
      path: `${maps}/c`,
      query: { fieldManager: 'hand' },
      body: { data: { a: '2' } },
      contentType: 'application/merge-patch+json',
    })
    expect(await apply(api, `${maps}/c`, 'one', configMap('c', { a: '1' }))).toMatchObject({
      code: 'conflict',
      causes: [{ reason: 'FieldManagerConflict', field: '.data.a' }],
    })
    api.close()
  })

  test('merges lists with keys entry by entry', async () => {
    const { api, apps } = await open()
    const path = `${apps}/deployments/web`
    await apply(api, path, 'one', deployment('example.com/web:1', { replicas: 0 }))
    const side = { name: 'side', image: 'example.com/side:1' }
    await patch(api, path, { spec: { template: { spec: { containers: [side] } } } }, 'strategic-merge-patch')
    const names = (body: Body) =>
      body.spec.template.spec.containers.map((container: Body) => container.name).sort()
    const both = bodyOf(await apply(api, path, 'one', deployment('example.com/web:2', { replicas: 0 })))
    expect(names(both)).toEqual(['side', 'web'])
    const one = bodyOf(
      await patch(
        api,
        path,
        { spec: { template: { spec: { containers: [{ name: 'side', $patch: 'delete' }] } } } },
        'strategic-merge-patch',
      ),
    )
    expect(names(one)).toEqual(['web'])
    api.close()
  })

  test('carries out JSON patches whole or not at all', async () => {
    const { api, maps } = await open()
    await api.send({ method: 'POST', path: maps, body: configMap('c', { a: '1' }) })
    const done = await patch(
      api,
      `${maps}/c`,
      [
        { op: 'test', path: '/data/a', value: '1' },
        { op: 'add', path: '/data/b', value: '2' },
      ],
      'json-patch',
    )
    expect(bodyOf(done).data).toEqual({ a: '1', b: '2' })
    const wrong = await patch(
      api,
      `${maps}/c`,
      [
        { op: 'remove', path: '/data/a' },
        { op: 'test', path: '/data/b', value: '9' },
      ],
      'json-patch',
    )
    expect(codeOf(wrong)).toBe('invalid')
    expect(bodyOf(await api.send({ method: 'GET', path: `${maps}/c` })).data).toEqual({ a: '1', b: '2' })
    api.close()
  })

  test('counts generations of the specification alone, and keeps status apart', async () => {
    const { api, apps } = await open()
    const path = `${apps}/deployments/web`
    const first = bodyOf(await apply(api, path, 'me', deployment('example.com/web:1', { replicas: 0 })))
    await patch(api, path, { metadata: { labels: { a: 'b' } }, status: { replicas: 7 } })
    const second = bodyOf(await apply(api, path, 'me', deployment('example.com/web:2', { replicas: 0 })))
    expect([first.metadata.generation, second.metadata.generation]).toEqual([1, 2])
    expect(second.status?.replicas).not.toBe(7)
    expect(second.spec.progressDeadlineSeconds).toBe(600)
    const other = deployment('example.com/web:2', {
      replicas: 0,
      selector: { matchLabels: { app: 'web', more: 'x' } },
    })
    expect(codeOf(await apply(api, path, 'me', other))).toBe('invalid')
    api.close()
  })

  test('answers a dry run without doing it', async () => {
    const { api, maps } = await open()
    const query = { dryRun: 'All' }
    expect(
      bodyOf(await api.send({ method: 'POST', path: maps, query, body: configMap('x') })).metadata.name,
    ).toBe('x')
    expect(codeOf(await api.send({ method: 'GET', path: `${maps}/x` }))).toBe('not-found')
    api.close()
  })

  test('holds what has a finalizer until that is taken away', async () => {
    const { api, maps } = await open()
    const held = configMap('x')
    await api.send({
      method: 'POST',
      path: maps,
      body: { ...held, metadata: { ...held.metadata, finalizers: ['example.com/hold'] } },
    })
    await api.send({ method: 'DELETE', path: `${maps}/x` })
    expect(
      bodyOf(await api.send({ method: 'GET', path: `${maps}/x` })).metadata.deletionTimestamp,
    ).toBeDefined()
    await patch(api, `${maps}/x`, { metadata: { finalizers: null } })
    expect(codeOf(await api.send({ method: 'GET', path: `${maps}/x` }))).toBe('not-found')
    api.close()
  })

  test('lets one of two take a Lease at one version', async () => {
    const { api, namespace } = await open()
    const leases = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`
    const lease = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'l' },
      spec: { holderIdentity: 'nobody' },
    }
    const made = bodyOf(await api.send({ method: 'POST', path: leases, body: lease }))
    const take = (holderIdentity: string) =>
      api.send({ method: 'PUT', path: `${leases}/l`, body: { ...made, spec: { holderIdentity } } })
    const codes = (await Promise.all([take('a'), take('b')])).map(codeOf)
    expect(codes.sort()).toEqual(['answered', 'conflict'])
    api.close()
  })

  test('rolls a Deployment to its end and on to the next version', async () => {
    const { api, apps, core } = await open()
    const path = `${apps}/deployments/web`
    const arrived = (generation: number) =>
      until(`generation ${generation}`, async () => {
        const { metadata, status } = bodyOf(await api.send({ method: 'GET', path }))
        const progressing = (status?.conditions ?? []).find(
          (condition: Body) => condition.type === 'Progressing',
        )
        const isDone =
          status?.observedGeneration === generation &&
          status.updatedReplicas === 2 &&
          status.replicas === 2 &&
          status.availableReplicas === 2
        return (
          isDone &&
          progressing?.reason === 'NewReplicaSetAvailable' &&
          metadata.annotations['deployment.kubernetes.io/revision']
        )
      })
    await apply(api, path, 'me', deployment('example.com/web:1', { replicas: 2 }))
    expect(await arrived(1)).toBe('1')
    await apply(api, path, 'me', deployment('example.com/web:2', { replicas: 2 }))
    expect(await arrived(2)).toBe('2')
    const pods = await until('two pods', async () => {
      const { items } = bodyOf(await api.send({ method: 'GET', path: `${core}/pods` }))
      return items.length === 2 && items
    })
    const [set] = pods[0].metadata.ownerReferences
    expect([set.kind, set.controller, pods[0].metadata.labels['pod-template-hash'] !== undefined]).toEqual([
      'ReplicaSet',
      true,
      true,
    ])
    expect(pods[0].status.containerStatuses[0].imageID).toMatch(/@sha256:[0-9a-f]{64}$/)
    api.close()
  })

  for (const [behaviour, reason] of [
    ['image-pull', 'ImagePullBackOff'],
    ['crash', 'CrashLoopBackOff'],
  ] as const)
    test(`shows what keeps a pod from starting: ${behaviour}`, async () => {
      const { api, apps, core } = await open()
      await apply(
        api,
        `${apps}/deployments/web`,
        'me',
        deployment('example.com/web:1', { replicas: 1 }, { 'test/behaviour': behaviour }),
      )
      await until(reason, async () => {
        const { items } = bodyOf(await api.send({ method: 'GET', path: `${core}/pods` }))
        return items[0]?.status?.containerStatuses?.[0]?.state?.waiting?.reason === reason
      })
      await until('a Deployment that says so', async () => {
        const { status } = bodyOf(await api.send({ method: 'GET', path: `${apps}/deployments/web` }))
        return status.unavailableReplicas === 1 && status.readyReplicas === undefined
      })
      api.close()
    })
})
