import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Happening } from '../../kubernetes/restart/happening.ts'

/** Counts what happens, for Prometheus. */
export interface Metrics {
  readonly tell: (happening: Happening) => void
  /** What `/metrics` answers. */
  readonly text: () => Promise<string>
}

/** Metrics of one restart controller. Labels are namespaces and kinds, never names: their number stays small. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const instruments = createInstruments(registry)
  return { text: () => registry.metrics(), tell: happening => count(instruments, happening) }
}

type Instruments = ReturnType<typeof createInstruments>

function createInstruments(registry: Registry) {
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter<Label>({ name: `lockkeeper_${name}`, help, labelNames, registers: [registry] })
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge<Label>({ name: `lockkeeper_${name}`, help, labelNames, registers: [registry] })
  return {
    restarts: counter('restarts_total', 'Rolling restarts begun.', 'namespace', 'kind'),
    failures: counter('restart_failures_total', 'Writes that were refused or not answered.', 'code'),
    conflicts: counter('restart_conflicts_total', 'Writes that somebody else was faster than.'),
    learned: counter('restart_baselines_learned_total', 'Contents noted without a restart.'),
    interruptions: counter('watch_interruptions_total', 'Watches that were lost.', 'collection'),
    leader: gauge('restart_leader', '1 while this replica leads.'),
    known: gauge('restart_known_objects', 'Objects known when everything was last listed.', 'role'),
  }
}

function count(instruments: Instruments, happening: Happening): void {
  const { restarts, failures, conflicts, learned, interruptions, leader, known } = instruments
  switch (happening.kind) {
    case 'leading':
    case 'following':
      leader.set(happening.kind === 'leading' ? 1 : 0)
      break
    case 'synchronised':
      known.set({ role: 'trigger' }, happening.triggers)
      known.set({ role: 'workload' }, happening.workloads)
      break
    case 'learned':
      learned.inc()
      break
    case 'restarted': {
      const { namespace, kind } = happening.restarted.workload
      restarts.inc({ namespace, kind })
      break
    }
    case 'conflict':
      conflicts.inc()
      break
    case 'failed':
      failures.inc({ code: happening.fault.code })
      break
    case 'lost':
      interruptions.inc({ collection: happening.collection })
      break
    case 'would-restart':
    case 'event-failed':
    case 'resumed':
    case 'lease-seen':
    case 'lease-failed':
      break
    default:
      happening satisfies never
  }
}
