import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import type { Api, ApiRequest } from '../../src/kubernetes/api.ts'
import { reconcileObject, restartWorkload } from '../../src/kubernetes/change.ts'
import { readEvidence } from '../../src/kubernetes/evidence.ts'
import { createInventory } from '../../src/kubernetes/inventory.ts'
import { readObjects } from '../../src/kubernetes/read.ts'
import { resourceFinder } from '../../src/kubernetes/resources.ts'
import { isSettled } from '../../src/rollout/rules/settled.ts'
import { rules as kinds } from '../../src/rollout/rules.ts'
import { startSandboxCluster } from '../../src/sandbox/cluster/server.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { apiOf } from '../cluster/control-plane.ts'
import { until } from '../cluster/daemon.ts'
import { deployment } from '../contract/ports/cluster.contract.ts'
import { build, texts } from '../manifests/folders.ts'

let server: Awaited<ReturnType<typeof startSandboxCluster>>
let api: Api

beforeAll(async () => {
  server = await startSandboxCluster({
    behaviourOf: () => ({ kind: 'crash', exitCode: 1, log: 'panic: told to\n' }),
  })
  api = await apiOf(server.kubeconfig)
})

afterAll(async () => {
  api.close()
  await server.close()
})

/** `get apps/deployments`, as RBAC names it; nothing for discovery, which everybody may ask. */
function rightFor({ method, path, query = {} }: ApiRequest): string | undefined {
  const found =
    /^\/(?:api|apis\/(?<group>[^/]+))\/[^/]+(?:\/namespaces\/[^/]+)?\/(?<plural>[a-z]+)(?:\/(?<name>[^/]+)(?:\/(?<part>[a-z]+))?)?$/.exec(
      path,
    )?.groups
  if (found === undefined) return undefined
  const { group = '', plural = '', name, part } = found
  const verb =
    method !== 'GET' ? method.toLowerCase() : name !== undefined ? 'get' : query.watch ? 'watch' : 'list'
  const resource = part === undefined ? plural : `${plural}/${part}`
  return `${verb} ${group === '' ? '' : `${group}/`}${resource}`
}

function recorded(asked: Set<string>): Api {
  const note = (request: ApiRequest) => {
    const right = rightFor(request)
    if (right !== undefined) asked.add(right)
  }
  return {
    ...api,
    send: request => {
      note(request)
      return api.send(request)
    },
    open: (request, signal) => {
      note(request)
      return api.open(request, signal)
    },
  }
}

interface Rule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
}

/** Every right that kustomize/lockkeeper/cluster-access gives. */
function given(): ReadonlySet<string> {
  const { text } = build({ name: '', dir: 'kustomize/lockkeeper/cluster-access', texts })
  const objects = text.split(/^---$/m).map(each => load(each) as { kind: string; rules?: readonly Rule[] })
  return new Set(
    objects.flatMap(({ rules = [] }) =>
      rules.flatMap(({ apiGroups, resources, verbs }) =>
        apiGroups.flatMap(group =>
          resources.flatMap(resource =>
            verbs.map(verb => `${verb} ${group === '' ? '' : `${group}/`}${resource}`),
          ),
        ),
      ),
    ),
  )
}

const at = new Date('2026-11-26T12:00:00Z')

test('what following rollouts and restarting asks of a cluster, cluster-access gives, and no verb that changes anything besides', async () => {
  const asked = new Set<string>()
  const own = recorded(asked)
  const find = resourceFinder(own)
  const end = new AbortController()
  const parts = { api: own, find, clock: systemClock, random: Math.random, signal: end.signal }
  await api.send({ method: 'POST', path: '/api/v1/namespaces', body: namespace })
  for (const [plural, object] of [
    ['deployments', deployment('shop', 'cart')],
    ['statefulsets', { ...deployment('shop', 'db'), kind: 'StatefulSet' }],
    ['daemonsets', { ...deployment('shop', 'agent'), kind: 'DaemonSet' }],
  ] as const)
    await api.send({ method: 'POST', path: `/apis/apps/v1/namespaces/shop/${plural}`, body: object })
  const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'cart' }
  await createInventory(parts).objects([])
  // Every kind with a rule of its own may be in an inventory.
  const names = kinds.flatMap(({ group, kinds: all }) =>
    all === 'all' ? [] : all.map(kind => ({ group, kind })),
  )
  for (const { group, kind } of names) {
    const apiVersion = group === '' ? 'v1' : `${group}/${versions[group] ?? 'v1'}`
    if (!isSettled({ apiVersion, kind }))
      await readObjects(own, find, [{ ...ref, apiVersion, kind, name: 'x' }])
  }
  await until('a crash with its log', async () => {
    const seen = await readEvidence(own, find, ref)
    return seen.kind === 'seen' && seen.value.logs.size > 0
  })
  for (const [kind, name] of [
    ['Deployment', 'cart'],
    ['StatefulSet', 'db'],
    ['DaemonSet', 'agent'],
  ] as const)
    await restartWorkload(own, find, { ...ref, kind, name }, at)
  const flux = { namespace: 'flux-system', name: 'x' }
  for (const [apiVersion, kind] of [
    ...['GitRepository', 'OCIRepository', 'Bucket'].map(
      kind => ['source.toolkit.fluxcd.io/v1', kind] as const,
    ),
    ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  ] as const)
    await reconcileObject(own, find, { apiVersion, kind, ...flux }, at)
  end.abort()
  const rights = given()
  const lacking = [...asked].filter(
    right => !rights.has(right) && !rights.has(right.replace(/\/[a-z]+$/, '/*')),
  )
  // Lies in no namespace, so no Role can give it: where an environment brings definitions, the missing rule is named.
  expect(lacking.sort()).toEqual(['get apiextensions.k8s.io/customresourcedefinitions'])
  const unused = [...rights].filter(right => /^(?!get|list|watch)/.test(right) && !asked.has(right))
  expect(unused.sort()).toEqual([])
})

const versions: Readonly<Record<string, string>> = { autoscaling: 'v2', 'helm.toolkit.fluxcd.io': 'v2' }
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }
