import type { Logger } from 'pino'
import type { Happening } from '../../kubernetes/restart/happening.ts'
import type { Restarted } from '../../rollout/restart/event.ts'
import { keyIn } from '../../rollout/restart/trigger.ts'
import type { Workload } from '../../rollout/restart/workload.ts'

interface Line {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly text: string
  readonly fields?: Readonly<Record<string, unknown>>
  /** What is broken, and not said again before it is mended. */
  readonly breaks?: string
  /** What works again; silent where it was not broken. */
  readonly mends?: string
}

/** Writes what happens to the log, each once: what goes on failing is not repeated. */
export function createHappeningLog(log: Logger): (happening: Happening) => void {
  const broken = new Set<string>()
  return happening => {
    const { level, text, fields = {}, breaks, mends } = lineOf(happening)
    if (breaks !== undefined && broken.has(breaks)) return
    if (mends !== undefined && !broken.delete(mends)) return
    if (breaks !== undefined) broken.add(breaks)
    log[level](fields, text)
  }
}

function lineOf(happening: Happening): Line {
  switch (happening.kind) {
    case 'leading':
      return { level: 'info', text: 'leading' }
    case 'following':
      return { level: 'info', text: 'no longer leading' }
    case 'synchronised': {
      const { triggers, workloads } = happening
      const text = 'everything is listed; changes are seen from now on'
      return { level: 'info', text, fields: { triggers, workloads } }
    }
    case 'learned':
      return { level: 'debug', text: 'content noted', fields: workloadOf(happening.workload) }
    case 'restarted':
      return { level: 'info', text: 'restarted', fields: restartOf(happening.restarted) }
    case 'would-restart':
      return { level: 'info', text: 'would restart', fields: restartOf(happening.restarted) }
    case 'conflict':
      return {
        level: 'debug',
        text: 'changed meanwhile; looking again',
        fields: workloadOf(happening.workload),
      }
    default:
      return troubleOf(happening)
  }
}

type Trouble = Extract<
  Happening,
  { kind: 'failed' | 'event-failed' | 'lost' | 'resumed' | 'lease-seen' | 'lease-failed' }
>

function troubleOf(happening: Trouble): Line {
  switch (happening.kind) {
    case 'failed': {
      const fields = { ...workloadOf(happening.workload), ...faultOf(happening) }
      return { level: 'error', text: 'not written; trying again', fields }
    }
    case 'event-failed':
      return { level: 'warn', text: 'an Event was not written', fields: faultOf(happening), breaks: 'events' }
    case 'lost': {
      const { collection } = happening
      const fields = { collection, ...faultOf(happening) }
      return { level: 'warn', text: 'lost; trying again', fields, breaks: collection }
    }
    case 'resumed': {
      const { collection } = happening
      return { level: 'info', text: 'resumed', fields: { collection }, mends: collection }
    }
    case 'lease-failed':
      return { level: 'error', text: 'the Lease is not reached', fields: faultOf(happening), breaks: 'lease' }
    case 'lease-seen':
      return { level: 'info', text: 'the Lease is reached again', mends: 'lease' }
    default:
      return happening satisfies never
  }
}

function workloadOf({ kind, namespace, name }: Workload) {
  return { kind, namespace, name }
}

function restartOf({ workload, triggers, stamp }: Restarted) {
  return { ...workloadOf(workload), because: triggers.map(keyIn), content: stamp.contentHash }
}

function faultOf({ fault }: Extract<Happening, { fault: unknown }>) {
  const { code, message, advice } = fault
  return { code, reason: message, ...(advice === undefined ? {} : { advice }) }
}
