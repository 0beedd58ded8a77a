import { type ControllerOptions, runRestartController } from '../../../src/kubernetes/restart/controller.ts'
import type { Happening } from '../../../src/kubernetes/restart/happening.ts'
import { createQueue } from '../../../src/queue/in-process.ts'
import type { ClusterObject } from '../../../src/rollout/object.ts'
import { FakeCluster } from './fake-cluster.ts'
import { ManualClock, settle } from './manual-clock.ts'

const prefix = 'rolling.restart.controller'

export interface Replica {
  readonly happened: Happening[]
  /** As at SIGTERM. */
  stop(): Promise<void>
  /** Rejected when it cannot go on. */
  readonly ended: Promise<void>
}

/** A cluster in memory with a clock that the test moves, and restart controllers. */
export class Scene {
  readonly cluster = new FakeCluster()
  readonly clock = new ManualClock()
  #stops: (() => void)[] = []
  #replicas = 0

  /** Starts a controller; it sees everything when this resolves, if it leads. */
  async start(options: Partial<ControllerOptions> = {}): Promise<Replica> {
    const replica = this.launch(options)
    await this.clock.pass(1_000)
    return replica
  }

  /** Starts a controller and waits for nothing. */
  launch(options: Partial<ControllerOptions> = {}): Replica {
    this.#replicas += 1
    const happened: Happening[] = []
    const told = new AbortController()
    const ended = runRestartController(
      this.cluster.connect(),
      {
        namespaces: [],
        secrets: false,
        dryRun: false,
        debounce: { quiet: 500, most: 5_000 },
        lease: {
          namespace: 'lockkeeper',
          name: 'restart',
          times: { duration: 15_000, every: 3_000, deadline: 10_000 },
        },
        identity: `replica-${this.#replicas}`,
        clock: this.clock,
        random: () => 0.5,
        queue: createQueue(8),
        tell: happening => void happened.push(happening),
        ...options,
      },
      told.signal,
    )
    ended.catch(() => undefined)
    this.#stops.push(() => told.abort())
    return {
      happened,
      ended,
      async stop() {
        told.abort()
        await settle()
        await ended
      },
    }
  }

  /** Ends whatever runs. */
  async end(): Promise<void> {
    this.cluster.disturb = () => undefined
    for (const stop of this.#stops.splice(0)) stop()
    await this.clock.pass(120_000)
  }

  /** Puts a ConfigMap that restarts, unless said otherwise. */
  configMap(name: string, data: Record<string, string>, change: Change = {}): ClusterObject {
    return this.cluster.put({ kind: 'ConfigMap', metadata: metadataOf(name, 'triggerRestart', change), data })
  }

  secret(name: string, data: Record<string, string>, change: Change = {}): ClusterObject {
    return this.cluster.put({ kind: 'Secret', metadata: metadataOf(name, 'triggerRestart', change), data })
  }

  /** Puts a workload that may be restarted, unless said otherwise. */
  workload(
    name: string,
    change: Change & { readonly kind?: string; readonly pod?: object } = {},
  ): ClusterObject {
    const { kind = 'Deployment', pod = { containers: [] } } = change
    return this.cluster.put({
      kind,
      apiVersion: 'apps/v1',
      metadata: metadataOf(name, 'restartOnTrigger', change),
      spec: { template: { metadata: { labels: { app: 'podinfo' } }, spec: pod } },
    })
  }

  /** How often each workload's pods were replaced since it was made. */
  restarts(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      ['deployments', 'statefulsets', 'daemonsets']
        .flatMap(plural => this.cluster.list(plural))
        .map(({ metadata }) => [metadata.name, this.cluster.replaced.get(metadata.name) ?? 0]),
    )
  }

  /** What is written on a workload: its own annotations of ours, and those of its pod template. */
  written(name: string): { readonly own: unknown; readonly template: unknown } {
    const { metadata, spec } = this.cluster.get('deployments', name)
    const { template } = spec as { template: { metadata: { annotations?: Record<string, string> } } }
    return { own: metadata.annotations?.[`${prefix}/baseline`], template: template.metadata.annotations }
  }
}

export interface Change {
  readonly namespace?: string
  readonly labels?: Record<string, string>
  readonly annotations?: Record<string, string>
}

function metadataOf(name: string, annotation: string, change: Change) {
  const { namespace = 'shop', labels = { app: 'podinfo', env: 'test' } } = change
  const { annotations = { [`${prefix}/${annotation}`]: 'true' } } = change
  return { name, namespace, labels, annotations }
}
