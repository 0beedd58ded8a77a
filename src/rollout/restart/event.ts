import { sha256 } from '../../lib/hash.ts'
import type { ClusterObject, ObjectRef } from '../object.ts'
import { keyIn, type Trigger } from './trigger.ts'
import type { Stamp, Workload } from './workload.ts'
import { fieldManager } from './written.ts'

/** One restart, as it is told. */
export interface Restarted {
  readonly workload: Workload
  readonly stamp: Stamp
  readonly triggers: readonly Trigger[]
}

/** The Kubernetes Events of a restart: one on the workload, one on each ConfigMap or Secret. Their names make each unique. */
export function eventsOf(restarted: Restarted): readonly ClusterObject[] {
  const { workload, triggers } = restarted
  const names = triggers.map(trigger => keyIn(trigger).replace('/', ' ')).join(', ')
  const hint = workload.onDelete
    ? '; its update strategy is OnDelete: pods restart when they are deleted'
    : ''
  const about: readonly [ObjectRef & { readonly uid?: string }, string, string][] = [
    [workloadRef(workload), 'RollingRestart', `Restarting: content of ${names} changed${hint}`],
    ...triggers.map((trigger): [ObjectRef, string, string] => [
      triggerRef(trigger),
      'TriggeredRestart',
      `Changed content restarts ${workload.kind} ${workload.name}`,
    ]),
  ]
  const { timestamp } = restarted.stamp
  return about.map(([object, reason, message]) =>
    event(restarted, { object, reason, message, type: 'Normal' }, timestamp),
  )
}

/** The Event that says why a restart cannot be carried out; the same however often that is tried. */
export function refusedEvent(restarted: Restarted, message: string): ClusterObject {
  const object = workloadRef(restarted.workload)
  return event(restarted, { object, reason: 'RestartRefused', message, type: 'Warning' }, '')
}

interface Said {
  readonly object: ObjectRef
  readonly reason: string
  readonly message: string
  readonly type: 'Normal' | 'Warning'
}

function event(
  { workload, stamp }: Restarted,
  { object, reason, message, type }: Said,
  occasion: string,
): ClusterObject {
  const { kind, namespace = '', name } = object
  const key = [kind, name, workload.kind, workload.name, stamp.contentHash, occasion, reason].join(' ')
  return {
    apiVersion: 'v1',
    kind: 'Event',
    // A name may have 253 characters.
    metadata: { namespace, name: `${name.slice(0, 230)}.${sha256(key).slice(0, 16)}` },
    involvedObject: object,
    type,
    reason,
    // As much as the API takes.
    message: message.slice(0, 1024),
    count: 1,
    firstTimestamp: stamp.timestamp,
    lastTimestamp: stamp.timestamp,
    source: { component: fieldManager },
    reportingComponent: fieldManager,
    reportingInstance: fieldManager,
  }
}

function workloadRef({ kind, namespace, name, uid }: Workload) {
  return { apiVersion: 'apps/v1', kind, namespace, name, uid }
}

// A Secret's uid keys its hash, so whoever may read Events must not learn it.
function triggerRef({ kind, namespace, name, uid }: Trigger) {
  return { apiVersion: 'v1', kind, namespace, name, ...(kind === 'Secret' ? {} : { uid }) }
}
