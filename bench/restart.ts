// The restart controller beside 10,000 ConfigMaps and 5,000 Deployments on a real API server: memory, the time from a change to the
// restart, requests. The rival is the goal that we set ourselves; bare Node is shown beside it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Api } from '../src/kubernetes/api.ts'
import { follow } from '../src/kubernetes/follow.ts'
import type { ClusterObject } from '../src/rollout/object.ts'
import { systemClock } from '../src/server/system-clock.ts'
import { apiOf, startControlPlane } from '../test/cluster/control-plane.ts'
import { freePorts, until } from '../test/cluster/daemon.ts'
import { buildPrograms } from '../test/cluster/programs.ts'
import { openProxy } from '../test/cluster/proxy.ts'

const goals = { memory: 150, p95: 1_000, requests: 3 }
const namespaces = 100
const appsInNamespace = 50
const apps = namespaces * appsInNamespace
const changes = 200

const prefix = 'rolling.restart.controller'
const folder = mkdtempSync(join(tmpdir(), 'bench-restart-'))
const children: ChildProcess[] = []

/** Runs a task for each number up to a count, a few at a time. */
async function inParallel(
  count: number,
  width: number,
  task: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const work = async () => {
    for (let index = next++; index < count; index = next++) await task(index)
  }
  await Promise.all(Array.from({ length: width }, work))
}

async function send(api: Api, request: Parameters<Api['send']>[0]): Promise<void> {
  const answer = await api.send(request)
  if (answer.kind === 'fault') throw new Error(answer.message)
}

function create(api: Api, path: string, object: object): Promise<void> {
  return send(api, { method: 'POST', path, body: object })
}

function placeOf(app: number) {
  const namespace = `n-${app % namespaces}`
  return { namespace, name: `app-${app}`, labels: { app: `app-${app}`, env: 'prod' } }
}

/** An app: a ConfigMap that restarts it, one that does not, and its Deployment, in the size that they have in the wild. */
async function createApp(api: Api, app: number): Promise<void> {
  const { namespace, name, labels } = placeOf(app)
  const metadata = { name, labels, annotations: { [`${prefix}/triggerRestart`]: 'true' } }
  const data = { message: 'hello', 'application.properties': `server.port=8080\n${'key=value\n'.repeat(80)}` }
  await create(api, `/api/v1/namespaces/${namespace}/configmaps`, { metadata, data })
  await create(api, `/api/v1/namespaces/${namespace}/configmaps`, {
    metadata: { name: `${name}-other`, labels },
    data,
  })
  const template = {
    metadata: { labels },
    spec: {
      containers: [
        {
          name: 'app',
          image: 'ghcr.io/acme/app:1.0.0',
          envFrom: [{ configMapRef: { name } }],
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
          readinessProbe: { httpGet: { path: '/readyz', port: 8080 } },
        },
      ],
    },
  }
  await create(api, `/apis/apps/v1/namespaces/${namespace}/deployments`, {
    metadata: { name, labels, annotations: { [`${prefix}/restartOnTrigger`]: 'true' } },
    spec: { replicas: 3, selector: { matchLabels: labels }, template },
  })
}

async function fill(api: Api): Promise<void> {
  await inParallel(namespaces, 8, index =>
    create(api, '/api/v1/namespaces', { metadata: { name: `n-${index}` } }),
  )
  await inParallel(apps, 16, index => createApp(api, index))
}

/** Starts the controller as it is installed: the built file. */
async function startController(kubeconfig: string) {
  const [port = 0] = await freePorts(1)
  const file = join(folder, 'kubeconfig')
  writeFileSync(file, kubeconfig)
  const program = fileURLToPath(new URL('../build/cli.js', import.meta.url))
  const child = spawn(process.execPath, [program, 'restart-controller', '--kubeconfig', file], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', POD_NAME: 'bench', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  await until('a controller that sees everything', async () => (await fetch(`${url}/readyz`)).ok, 300_000)
  const metric = async (name: string) => {
    const text = await (await fetch(`${url}/metrics`)).text()
    const series = text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'gm'))
    return [...series].reduce((sum, [, value]) => sum + Number(value), 0)
  }
  return {
    metric,
    memory: () => statusOf(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Megabytes of resident memory: now, and at most so far. */
function statusOf(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const field = (name: string) =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024)
  return { now: field('VmRSS'), most: field('VmHWM') }
}

async function bareNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await systemClock.sleep(500)
  const { now } = statusOf(child.pid ?? 0)
  child.kill()
  return now
}

/** Changes ConfigMaps one after another; the milliseconds from each accepted change to the restart that a watch shows. */
async function changeAll(api: Api, signal: AbortSignal): Promise<readonly number[]> {
  const changed = new Map<string, number>()
  const delays: number[] = []
  const stamp = (object: ClusterObject) => {
    const { template } = object.spec as { template: { metadata: { annotations?: Record<string, string> } } }
    return template.metadata.annotations?.[`${prefix}/restartTimestamp`]
  }
  const collection = { path: '/apis/apps/v1/deployments' }
  const seen = Promise.withResolvers<void>()
  void (async () => {
    for await (const change of follow(api, {
      collection,
      project: stamp,
      clock: systemClock,
      random: Math.random,
      signal,
    })) {
      if (change.kind === 'listed') seen.resolve()
      if (change.kind !== 'set') continue
      const begun = changed.get(change.key)
      changed.delete(change.key)
      if (begun !== undefined) delays.push(performance.now() - begun)
    }
  })()
  await seen.promise
  for (let change = 0; change < changes; change++) {
    const { namespace, name } = placeOf(change * 17)
    await send(api, {
      method: 'PATCH',
      path: `/api/v1/namespaces/${namespace}/configmaps/${name}`,
      contentType: 'application/merge-patch+json',
      body: { data: { message: `changed ${change}` } },
    })
    changed.set(`${namespace}/${name}`, performance.now())
    await systemClock.sleep(20)
  }
  await until('every restart', async () => changed.size === 0)
  return delays
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
}

const over = new AbortController()
const plane = await startControlPlane(
  buildPrograms(line => console.log(line)),
  'api-server',
)
const proxy = await openProxy(plane.kubeconfig('admin'))
try {
  const api = await apiOf(plane.kubeconfig('admin'))
  await fill(api)
  const kubeconfig = withServer(plane.kubeconfig('admin'), proxy.url)
  const first = await startController(kubeconfig)
  const learned = 'lockkeeper_restart_baselines_learned_total'
  await until('everything is learned', async () => (await first.metric(learned)) === apps, 600_000)
  const learning = first.memory()
  await first.stop()
  const starting = proxy.asked.length
  const second = await startController(kubeconfig)
  await systemClock.sleep(3_000)
  const toStart = proxy.asked.length - starting
  const begun = proxy.asked.length
  const delays = await changeAll(api, over.signal)
  const restarts = await second.metric('lockkeeper_restarts_total')
  const asked = proxy.asked.slice(begun).filter(each => !each.includes('/leases/'))
  const memory = second.memory()
  await second.stop()
  api.close()
  const perRestart = asked.length / changes
  const bare = await bareNode()
  console.log(`${apps * 2} ConfigMaps, ${apps} Deployments, ${changes} changes`)
  console.table({
    'memory, MB': { ours: memory.now, goal: goals.memory, 'bare Node': bare },
    'memory at most, MB': { ours: memory.most, goal: '', 'bare Node': bare },
    'memory after learning everything, MB': { ours: learning.now, goal: '', 'bare Node': bare },
    'change to restart, median, ms': { ours: percentile(delays, 0.5), goal: '', 'bare Node': '' },
    'change to restart, p95, ms': { ours: percentile(delays, 0.95), goal: goals.p95, 'bare Node': '' },
    'requests a restart': { ours: perRestart, goal: goals.requests, 'bare Node': '' },
    'requests to start': { ours: toStart, goal: '', 'bare Node': '' },
    restarts: { ours: restarts, goal: changes, 'bare Node': '' },
  })
  const p95 = percentile(delays, 0.95)
  console.log(
    `restart-memory ratio=${(goals.memory / memory.now).toFixed(2)} ours=${memory.now}MB rival=${goals.memory}MB`,
  )
  console.log(
    `restart-requests ratio=${(goals.requests / perRestart).toFixed(2)} ours=${perRestart} rival=${goals.requests}`,
  )
  console.log(`restart ratio=${(goals.p95 / p95).toFixed(2)} ours=${p95}ms rival=${goals.p95}ms`)
} finally {
  over.abort()
  for (const child of children) child.kill('SIGKILL')
  await proxy.close()
  await plane.stop()
  rmSync(folder, { recursive: true, force: true })
}

function withServer(kubeconfig: string, server: string): string {
  const config = JSON.parse(kubeconfig) as { clusters: { name: string }[] }
  return JSON.stringify({
    ...config,
    clusters: config.clusters.map(({ name }) => ({ name, cluster: { server } })),
  })
}
