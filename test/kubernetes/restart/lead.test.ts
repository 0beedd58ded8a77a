import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { faultOf } from './fake-cluster.ts'
import { Scene } from './scene.ts'

let scene: Scene

beforeEach(() => {
  scene = new Scene()
  scene.configMap('config', { message: 'hello' })
  scene.workload('podinfo')
})

afterEach(() => scene.end())

function holder(): unknown {
  return (scene.cluster.get('leases', 'restart', 'lockkeeper').spec as { holderIdentity: string })
    .holderIdentity
}

test('of two replicas one restarts, once', async () => {
  const [first, second] = [await scene.start(), await scene.start()]
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(30_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
  expect(first.happened.some(({ kind }) => kind === 'leading')).toBe(true)
  expect(second.happened.map(({ kind }) => kind).filter(kind => kind !== 'lease-seen')).toEqual([])
})

test('a leader that stops gives its Lease back, and the next one leads within seconds', async () => {
  const first = await scene.start()
  await scene.start()
  expect(holder()).toBe('replica-1')
  await first.stop()
  expect(holder()).toBe('')
  scene.configMap('config', { message: 'changed' })
  await scene.clock.pass(5_000)
  expect(holder()).toBe('replica-2')
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('a leader that falls silent is followed when its Lease has run out', async () => {
  await scene.start({
    identity: 'silent',
    clock: { now: () => scene.clock.now(), sleep: () => new Promise(() => {}) },
  })
  expect(holder()).toBe('silent')
  await scene.start()
  await scene.clock.pass(10_000)
  expect(holder()).toBe('silent')
  await scene.clock.pass(10_000)
  expect(holder()).toBe('replica-2')
})

test('a leader that was frozen writes nothing when it wakes', async () => {
  await scene.start()
  scene.configMap('config', { message: 'changed' })
  scene.clock.jump(11_000)
  await scene.clock.pass(0)
  expect(scene.restarts()).toEqual({ podinfo: 0 })
  // It renews its Lease, which nobody took, and does it then.
  await scene.clock.pass(10_000)
  expect(scene.restarts()).toEqual({ podinfo: 1 })
})

test('a leader that cannot renew stops before another may begin', async () => {
  const { happened } = await scene.start()
  scene.cluster.disturb = ({ path }) =>
    path.includes('/leases') ? { fault: faultOf('unreachable') } : undefined
  await scene.clock.pass(14_000)
  expect(happened.map(({ kind }) => kind)).toContain('following')
})

test('two leaders at once still restart once: the API server compares versions', async () => {
  const lease = (name: string) => ({
    namespace: 'lockkeeper',
    name,
    times: { duration: 15_000, every: 3_000, deadline: 10_000 },
  })
  await scene.start({ lease: lease('one') })
  await scene.start({ lease: lease('two') })
  for (let change = 1; change <= 5; change++) {
    scene.configMap('config', { message: `change ${change}` })
    await scene.clock.pass(10_000)
    expect(scene.restarts()).toEqual({ podinfo: change })
  }
})
