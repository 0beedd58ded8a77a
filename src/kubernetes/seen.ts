import type { Seen, Unseen } from '../engine/ports/cluster-port.ts'
import type { Fault } from './api.ts'

export function seen<T>(value: T): Seen<T> {
  return { kind: 'seen', value }
}

/** What could not be looked at. Several faults are told together, so that every missing right is added at once. */
export function unseen(...faults: readonly Fault[]): Unseen {
  const reasons = [...new Set(faults.map(({ message }) => message))]
  const advice = [...new Set(faults.flatMap(fault => fault.advice ?? []))]
  return {
    kind: 'unseen',
    reason: reasons.join('\n'),
    ...(advice.length === 0 ? {} : { advice: advice.join('\n') }),
    ...(faults.some(({ code }) => code === 'kubeconfig') ? { lasting: true } : {}),
  }
}
