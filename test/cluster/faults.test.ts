import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Answer, Api, ApiRequest } from '../../src/kubernetes/api.ts'
import { applyObjects } from '../../src/kubernetes/apply.ts'
import { reconcileObject, removeObjects, restartWorkload } from '../../src/kubernetes/change.ts'
import { resourceFinder } from '../../src/kubernetes/resources.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { deployment, ref } from '../contract/ports/cluster.contract.ts'
import { openAs } from './adapter.ts'
import { apiOf, type ControlPlane, startControlPlane } from './control-plane.ts'
import { until } from './daemon.ts'
import { theRealOne } from './stage.ts'

let api: Api

beforeAll(async () => {
  api = await apiOf(theRealOne().kubeconfig('admin'))
})
afterAll(() => api.close())

const at = new Date('2026-11-26T12:00:00Z')

test('a fault at every request, before or after it took effect: doing it again ends the same', async () => {
  const undisturbed = faulty(api, Number.POSITIVE_INFINITY, 'before')
  const expected = await endOf('faults-0', undisturbed)
  expect(undisturbed.requests()).toBe(10)
  for (let nth = 1; nth <= undisturbed.requests(); nth++)
    for (const when of ['before', 'after'] as const) {
      const namespace = `faults-${nth}-${when}`
      await scenario(namespace, faulty(api, nth, when))
      expect([nth, when, await endOf(namespace, api)]).toEqual([nth, when, expected])
    }
})

/** Does all that the adapter writes; stops where something could not be seen. */
async function scenario(namespace: string, through: Api): Promise<void> {
  const find = resourceFinder(through)
  const parts = { api: through, find, clock: systemClock }
  const [cart, map] = [
    ref(namespace, 'cart'),
    { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'old' },
  ]
  const steps = [
    () =>
      applyObjects(
        parts,
        [namespaceOf(namespace), configMap(namespace), deployment(namespace, 'cart')],
        'apply',
      ),
    () => restartWorkload(through, find, cart, at),
    () => reconcileObject(through, find, cart, at),
    () => removeObjects(through, find, [map]),
  ]
  for (const step of steps) if ((await step()).kind === 'unseen') return
}

/** The scenario once more, and what is there then. */
async function endOf(namespace: string, through: Api): Promise<unknown> {
  await scenario(namespace, through)
  const base = `/apis/apps/v1/namespaces/${namespace}/deployments/cart`
  const [cart, map] = [
    await api.send({ method: 'GET', path: base }),
    await api.send({ method: 'GET', path: `/api/v1/namespaces/${namespace}/configmaps/old` }),
  ]
  if (cart.kind === 'fault') throw new Error(cart.message)
  const { metadata, spec } = cart.body as unknown as ClusterObject
  return {
    annotations: { ...metadata.annotations, 'deployment.kubernetes.io/revision': '' },
    spec,
    map: map.kind,
  }
}

/** A connection on which the nth request is lost: before it arrives, or its answer is. */
function faulty(to: Api, nth: number, when: 'before' | 'after'): Api & { readonly requests: () => number } {
  let count = 0
  const lost: Answer = { kind: 'fault', code: 'unreachable', message: 'injected' }
  return {
    ...to,
    requests: () => count,
    send: async (request: ApiRequest) => {
      count += 1
      if (count !== nth) return to.send(request)
      if (when === 'after') await to.send(request)
      return lost
    },
  }
}

test('an API server that is killed: nothing is called seen meanwhile, and nothing is missed after', async () => {
  const { programs = '' } = theRealOne()
  const plane: ControlPlane = await startControlPlane(programs)
  const admin = await apiOf(plane.kubeconfig('admin'))
  const { cluster, close } = openAs(plane.kubeconfig('admin'))
  try {
    const create = async (name: string) => {
      const path = '/apis/apps/v1/namespaces/default/deployments'
      await until(
        name,
        async () =>
          (await admin.send({ method: 'POST', path, body: deployment('default', name) })).kind === 'answered',
      )
    }
    const names = async () => {
      const inventory = await cluster.inventory(['default'])
      return inventory.kind === 'seen' ? inventory.value.map(({ metadata }) => metadata.name) : inventory.kind
    }
    await create('before')
    await until('the first', async () => String(await names()) === 'before')
    const restarting = plane.restartApiServer('SIGKILL')
    await until('the outage', async () => (await names()) === 'unseen')
    await restarting
    await create('after')
    await until(
      'the second',
      async () => String(await names()) === 'after,before' || String(await names()) === 'before,after',
    )
  } finally {
    close()
    admin.close()
    await plane.stop()
  }
})

function namespaceOf(name: string): ClusterObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
}

function configMap(namespace: string): ClusterObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'old', namespace }, data: { x: '1' } }
}
