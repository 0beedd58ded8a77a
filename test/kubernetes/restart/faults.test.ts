import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { ApiRequest } from '../../../src/kubernetes/api.ts'
import { eventFates, faultOf } from './fake-cluster.ts'
import { Scene } from './scene.ts'

let scene: Scene

beforeEach(() => {
  scene = new Scene()
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
})

afterEach(() => scene.end())

// A whole life has some 20 requests besides the renewals of the Lease.
const requests = Array.from({ length: 24 }, (_, index) => index + 1)
const faults = ['unreachable', 'busy', 'conflict', 'gone', 'forbidden', 'not-found', 'unauthorized'] as const

describe.each(faults)('%s', code => {
  test.each(requests)('at request %i, the end is the same', async at => {
    scene.cluster.disturb = (_, number) => (number === at ? { fault: faultOf(code) } : undefined)
    await scene.start()
    await scene.clock.pass(60_000)
    scene.configMap('config', { message: 'changed' })
    await scene.clock.pass(60_000)
    expect(scene.restarts()).toEqual({ podinfo: 1 })
  })
})

test.each(requests)('request %i is carried out and its answer lost: the end is the same', async at => {
  scene.cluster.disturb = (_, number) =>
    number === at ? { fault: faultOf('unreachable'), after: true } : undefined
  await scene.start()
  await scene.clock.pass(60_000)
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(60_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

describe.each(['before', 'after'] as const)('the process is killed %s', moment => {
  test.each(requests)('request %i: the next one ends the same', async at => {
    let dead = false
    const isDead = (_: ApiRequest, number: number) => {
      if (number >= at) dead = true
      const isLast = number === at && moment === 'after'
      return dead ? { fault: faultOf('unreachable'), ...(isLast ? { after: true as const } : {}) } : undefined
    }
    const first = scene.launch()
    scene.cluster.disturb = isDead
    await scene.clock.pass(60_000)
    scene.configMap('config', { message: 'changed' })
    await scene.clock.pass(60_000)
    await first.stop()
    const learned = scene.written('podinfo').own !== undefined
    scene.cluster.disturb = () => undefined
    await scene.start()
    await scene.clock.pass(60_000)
    // A process that was killed before it knew the old content leaves the next one nothing to compare with.
    expect(scene.restarts()).toEqual({ podinfo: learned ? 1 : 0 })
    scene.configMap('config', { message: 'changed again' })
    await scene.clock.pass(60_000)
    expect(scene.restarts()).toEqual({ podinfo: learned ? 2 : 1 })
  })
})

// Three changes of content, and what was learned and restarted.
const events = Array.from({ length: 6 }, (_, index) => index + 1)

describe.each(eventFates)('an event of a watch: %s', fate => {
  test.each(events)('at event %i, the end is the same', async at => {
    scene.cluster.disturbEvent = number => (number === at ? fate : undefined)
    await scene.start()
    await scene.clock.pass(60_000)
    scene.configMap('config', { message: 'changed' })
    scene.configMap('other', { message: 'new' })
    await scene.clock.pass(60_000)
    scene.configMap('config', { message: 'changed again' })
    await scene.clock.pass(60_000)
    expect(scene.cluster.told).toBeGreaterThanOrEqual(at)
    expect(scene.restarts()).toEqual({ podinfo: 2 })
  })
})

test('a write that others were faster than is decided anew', async () => {
  await scene.start()
  scene.cluster.disturb = ({ method }) => {
    if (method !== 'PATCH') return undefined
    scene.cluster.disturb = () => undefined
    const { metadata, spec } = scene.cluster.get('deployments', 'podinfo')
    scene.cluster.put({ kind: 'Deployment', metadata, spec, status: { replicas: 3 } } as never)
    return undefined
  }
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(5_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})
