import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../engine/ports/ports.ts'
import type { Api } from '../../kubernetes/api.ts'
import { type ControllerOptions, runRestartController } from '../../kubernetes/restart/controller.ts'
import type { Tell } from '../../kubernetes/restart/happening.ts'
import { createQueue } from '../../queue/in-process.ts'
import { fieldManager } from '../../rollout/restart/written.ts'
import { listen, type Route, type Routes } from '../http.ts'
import { createLog } from '../log.ts'
import { metricsRoutes } from '../routes.ts'
import { createHappeningLog } from './log-happening.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createReadiness } from './readiness.ts'
import type { RestartSettings } from './settings.ts'

export interface RunningController {
  /** Of health and metrics, on this machine. */
  readonly url: string
  /** Settles when the controller ends: rejected when it cannot go on. */
  readonly ended: Promise<void>
  /** Ends what it began, gives leadership back. */
  stop(): Promise<void>
}

// The first start learns from every workload at once, and others need the API server too.
const writesAtOnce = 8
// In milliseconds. As Kubernetes' own controllers hold their Leases.
const leaseTimes = { duration: 15_000, every: 3_000, deadline: 10_000 }
// A change waits for the next one, but not for ever.
const mostQuiets = 10

// What is slept must not keep a process alive that was told to stop.
const clock: Clock = {
  now: () => new Date(),
  sleep: async milliseconds => void (await sleep(milliseconds, undefined, { ref: false })),
}

/** Starts the restart controller on a connection; health and metrics are served as long as it runs. */
export async function startRestartController(
  api: Api,
  settings: RestartSettings,
  write: (line: string) => void,
): Promise<RunningController> {
  const log = createLog({ level: settings.logLevel, secrets: [], write })
  const metrics = createMetrics()
  const readiness = createReadiness()
  const listeners = [metrics.tell, readiness.tell, createHappeningLog(log)]
  const told = new AbortController()
  const isReady = () => !told.signal.aborted && readiness.isReady()
  const listener = await listen(routesOf(isReady, metrics), { host: settings.host, port: settings.port })
  const options = optionsOf(settings, happening => {
    for (const tell of listeners) tell(happening)
  })
  const { namespaces, secrets, dryRun, identity } = options
  log.info({ port: listener.port, identity, cluster: api.name, namespaces, secrets, dryRun }, 'started')
  const ended = runRestartController(api, options, told.signal).finally(async () => {
    await listener.close()
    api.close()
    log.info('stopped')
  })
  // Whoever waits for the end hears of a failure; until then it is nobody's surprise.
  ended.catch(() => undefined)
  return {
    url: `http://127.0.0.1:${listener.port}`,
    ended,
    async stop() {
      told.abort()
      await ended
    },
  }
}

function optionsOf(settings: RestartSettings, tell: Tell): ControllerOptions {
  const { namespaces, secrets, dryRun, debounce, leaseNamespace, identity } = settings
  return {
    namespaces,
    secrets,
    dryRun,
    identity: identity ?? `lockkeeper-${randomUUID()}`,
    clock,
    debounce: { quiet: debounce, most: debounce * mostQuiets },
    lease: { namespace: leaseNamespace, name: fieldManager, times: leaseTimes },
    random: Math.random,
    queue: createQueue(writesAtOnce),
    tell,
  }
}

function routesOf(isReady: () => boolean, metrics: Metrics): Routes {
  return {
    'GET /healthz': answer(() => true),
    'GET /readyz': answer(isReady),
    ...metricsRoutes(metrics.text),
  }
}

function answer(isGood: () => boolean): Route {
  return async () => (isGood() ? { status: 200, text: 'ok' } : { status: 503, text: 'not ready' })
}
