import { afterEach, expect, test } from '@jest/globals'
import type { RestartSettings } from '../../../src/server/restart/settings.ts'
import { type RunningController, startRestartController } from '../../../src/server/restart/start.ts'
import { FakeCluster, faultOf } from '../../kubernetes/restart/fake-cluster.ts'

const settings: RestartSettings = {
  kubeconfig: 'in-cluster',
  context: undefined,
  programs: [],
  namespaces: [],
  secrets: false,
  dryRun: false,
  debounce: 10,
  leaseNamespace: 'lockkeeper',
  identity: 'one',
  port: 0,
  host: '127.0.0.1',
  logLevel: 'info',
}

const running: RunningController[] = []

afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})

async function start(cluster: FakeCluster) {
  const lines: string[] = []
  const controller = await startRestartController(cluster.connect(), settings, line => void lines.push(line))
  running.push(controller)
  return { controller, lines }
}

async function get({ url }: RunningController, path: string): Promise<string> {
  const answer = await fetch(`${url}${path}`)
  return `${answer.status} ${(await answer.text()).trimEnd()}`
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise(resolve => setTimeout(resolve, 10))
}

function put(cluster: FakeCluster, message: string): void {
  const labels = { app: 'podinfo', env: 'test' }
  const annotations = { 'rolling.restart.controller/triggerRestart': 'true' }
  const metadata = { namespace: 'shop', name: 'config', labels, annotations }
  cluster.put({ kind: 'ConfigMap', metadata, data: { message } })
}

function deploy(cluster: FakeCluster): void {
  const labels = { app: 'podinfo', env: 'test' }
  const annotations = { 'rolling.restart.controller/restartOnTrigger': 'true' }
  cluster.put({
    kind: 'Deployment',
    metadata: { namespace: 'shop', name: 'podinfo', labels, annotations },
    spec: { template: { metadata: {}, spec: {} } },
  })
}

test('it lives, becomes ready, restarts, counts and logs it without its content', async () => {
  const cluster = new FakeCluster()
  put(cluster, 'secret-before')
  deploy(cluster)
  const { controller, lines } = await start(cluster)
  expect(await get(controller, '/healthz')).toBe('200 ok')
  await until(async () => (await get(controller, '/readyz')) === '200 ok')
  await until(async () =>
    (await get(controller, '/metrics')).includes('lockkeeper_restart_baselines_learned_total 1'),
  )
  put(cluster, 'secret-after')
  const counted = 'lockkeeper_restarts_total{namespace="shop",kind="Deployment"} 1'
  await until(async () => (await get(controller, '/metrics')).includes(counted))
  expect(await get(controller, '/metrics')).toContain('lockkeeper_restart_leader 1')
  await controller.stop()
  const told = lines.map(line => JSON.parse(line) as { msg: string; because?: unknown })
  expect(told.map(({ msg }) => msg)).toEqual([
    'started',
    'leading',
    'everything is listed; changes are seen from now on',
    'restarted',
    'no longer leading',
    'stopped',
  ])
  expect(told[3]?.because).toEqual(['ConfigMap/config'])
  expect(lines.join('')).not.toContain('secret-')
  const { spec } = cluster.get('leases', 'lockkeeper-restart-controller', 'lockkeeper')
  expect(spec).toMatchObject({ holderIdentity: '' })
}, 20_000)

test('without a Lease it is not ready, and says once why', async () => {
  const cluster = new FakeCluster()
  cluster.disturb = () => ({ fault: { ...faultOf('forbidden'), advice: 'Allow it.' } })
  const { controller, lines } = await start(cluster)
  await until(async () => lines.length > 1)
  expect(await get(controller, '/readyz')).toBe('503 not ready')
  expect(await get(controller, '/healthz')).toBe('200 ok')
  expect(lines.map(line => (JSON.parse(line) as { advice?: string }).advice)).toEqual([
    undefined,
    'Allow it.',
  ])
})
